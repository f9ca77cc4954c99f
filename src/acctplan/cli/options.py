"""Options that several commands share, with one meaning and one help text each."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from acctplan.errors import UsageError
from acctplan.model.years import FIRST_YEAR, LAST_YEAR

_HINT = "write it like --as-of 2026-12-31"


def parse_day(text: str | date) -> date:
    """A day as `2026-12-31`, of the years that plans may speak of: whatever is reckoned from it is a day, too.

    Raises: UsageError for anything else.
    """
    if isinstance(text, date):
        return text
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise _no_day(text) from error
    if day.isoformat() != text.strip():
        raise _no_day(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(f"{day} is not between {FIRST_YEAR} and {LAST_YEAR}", _HINT)
    return day


def day_or_today(as_of: date | None) -> date:
    """The day to judge by: the given one, or today where this computer is. Reads the clock; call it once."""
    return as_of or datetime.now().astimezone().date()


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Files and folders; all plans of the repository if none is given."),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this acctplan.toml and no other.")
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Take this day for today (YYYY-MM-DD)."),
]
Incognito = Annotated[
    bool,
    typer.Option(
        "--incognito", help="Mask names, companies, addresses and amounts, for showing it in public."
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print no colours, as with NO_COLOR set.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was asked for, and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done, and show tracebacks.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def _no_day(text: str) -> UsageError:
    return UsageError(f"'{text}' is not a day", _HINT)
