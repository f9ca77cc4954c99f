"""`acctplan due`."""

import os
import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from acctplan.agenda.listing import Wanted, closest, what_is_due
from acctplan.cli import edge, options
from acctplan.cli.agendas import read_agendas
from acctplan.cli.due_lines import due_lines
from acctplan.cli.layout import json_text
from acctplan.cli.output import shielded
from acctplan.cli.terminal import is_terminal, wants_colour, width
from acctplan.errors import UsageError
from acctplan.model.people import Side
from acctplan.workspace import Workspace

_SPAN = re.compile(r"([0-9]{1,4}) ?(d|days?|w|weeks?|m|months?)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 31}


def parse_span(text: str | int) -> int:
    """Days: `14`, `14d`, `2w` (14 days), `1m` (31 days).

    Raises: UsageError for anything else.
    """
    if isinstance(text, int):
        return text
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"'{text}' is not a span of time", "write it like --within 14d, 2w or 1m")
    return int(match[1]) * _DAYS[(match[2] or "d")[0].lower()]


Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="TIME",
        parser=parse_span,
        help="Only what is due within so many days (14d), weeks (2w) or months (1m), or overdue.",
    ),
]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what should have been done before today.")]
Owner = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help="Only what this person has to do.")
]


class Format(StrEnum):
    """How it is listed."""

    FULL = "full"
    JSON = "json"


Formats = Annotated[
    Format,
    typer.Option(
        "--output-format", "-f", metavar="FORMAT", help="full (default) or json.", show_default=False
    ),
]
Whose = Annotated[Side | None, typer.Option("--side", help="Only what people of this side have to do.")]


def due(
    paths: options.Paths = None,
    within: Within = None,
    overdue: Overdue = False,
    owner: Owner = None,
    side: Whose = None,
    output_format: Formats = Format.FULL,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> int:
    """List what is due over all accounts, by day and owner.

    Goals, actions, milestones, reviews, touchpoints, renewals, and people whom nobody has talked to for long
    (AP310). What is done or dropped is left out, and so are archived plans. Exit status 1 if a plan cannot be read.

    Example: acctplan due --within 14d --owner CSM
    """
    today: date = options.day_or_today(as_of)
    plans = read_agendas(Workspace(Path.cwd(), config).find(paths or ()), today, quiet=quiet)
    if owner is not None and (close := closest(owner, plans)):
        hint = f"did you mean '{close}'?" if close != "-" else "'acctplan due' shows who owns what"
        raise UsageError(f"no plan knows '{owner}'", hint)
    document = what_is_due(plans, Wanted(within, overdue, owner, side), today)
    if as_json or output_format is Format.JSON:
        edge.write(json_text(document))
    else:
        cells = width() if is_terminal(sys.stdout) else None
        text = "\n".join(due_lines(document, cells, wants_colour(no_color, sys.stdout))) + "\n"
        edge.write(shielded(text, os.environ, os.urandom(16).hex()))
    return edge.FINDINGS if document.unreadable else edge.CLEAN
