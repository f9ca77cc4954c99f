"""`acctplan list`."""

import os
import sys
from pathlib import Path

from acctplan.cli import edge, options
from acctplan.cli.accounts import read_accounts
from acctplan.cli.layout import json_text
from acctplan.cli.listing import listing_lines
from acctplan.cli.output import shielded
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.overview.glance import glance, listed
from acctplan.workspace import Workspace


def list_(
    paths: options.Paths = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """List accounts at a glance."""
    today = options.day_or_today(as_of)
    accounts = read_accounts(Workspace(Path.cwd(), config).find(paths or ()), today, quiet=quiet or verbose)
    glances = [
        glance(each.path, each.plan, each.diagnostics, today, each.settings.health.bands) for each in accounts
    ]
    document = listed(glances, today)
    cells = width() if is_terminal(sys.stdout) else None
    colour = wants_colour(no_color, sys.stdout)
    if as_json:
        edge.write(json_text(document))
    else:
        text = "\n".join(listing_lines(document, cells, colour)) + "\n"
        edge.write(shielded(text, os.environ, os.urandom(16).hex()))
    return edge.FINDINGS if any(each.unreadable for each in glances) else edge.CLEAN
