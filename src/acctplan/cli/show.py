"""`acctplan show`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from acctplan.cli import edge, options
from acctplan.cli.accounts import Account, find_account, read_accounts
from acctplan.cli.judging import Judged
from acctplan.cli.layout import json_text
from acctplan.cli.outcome import gather
from acctplan.cli.output import shielded
from acctplan.cli.portrait import portrait_lines
from acctplan.cli.remembering import quarters_of
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.overview.portrait import portrait
from acctplan.report import Layout
from acctplan.reporters import find_reporter
from acctplan.workspace import Workspace


def _complete(incomplete: str) -> list[str]:
    """Names of the configured plans, for the shell; none if the configuration is wrong."""
    from acctplan.errors import UsageError

    try:
        found = Workspace(Path.cwd()).find()
    except UsageError:
        return []
    return [each.path.stem for each in found if each.path.stem.startswith(incomplete)]


PlanName = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="A file, or the name of one of the configured plans without folder and '.md'.",
        autocompletion=_complete,
        show_default=False,
    ),
]


NoHistory = Annotated[
    bool, typer.Option("--no-history", help="Show the plan as it is, without what git says of its quarters.")
]


def show(
    plan: PlanName,
    no_history: NoHistory = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
) -> int:
    """Show one account with its computed numbers.

    A file that cannot be read as a plan gives exit status 1 and what 'check' says about it.
    """
    today = options.day_or_today(as_of)
    candidate = find_account(plan, Workspace(Path.cwd(), config))
    (account,) = read_accounts([candidate], today, quiet=True)
    colour = wants_colour(no_color, sys.stdout)
    if account.plan is None:
        complaint = _complaint(account, Layout(colour, width()), as_json=as_json)
        edge.write(complaint if as_json else _shielded(complaint))
        return edge.FINDINGS
    ends = () if no_history else quarters_of(candidate, account.plan, today)
    document = portrait(account.plan, account.diagnostics, account.active, today, account.settings, ends)
    cells = width() if is_terminal(sys.stdout) else None
    text = "\n".join(portrait_lines(document, cells, colour)) + "\n"
    edge.write(json_text(document) if as_json else _shielded(text))
    return edge.CLEAN


def _shielded(text: str) -> str:
    return shielded(text, os.environ, os.urandom(16).hex())


def _complaint(account: Account, layout: Layout, *, as_json: bool) -> str:
    judged = Judged(account.path, is_plan=True, diagnostics=tuple(account.diagnostics))
    form = "json" if as_json else "full" if is_terminal(sys.stdout) else "concise"
    return find_reporter(form).render(gather([judged], {}, show_notes=False), layout)
