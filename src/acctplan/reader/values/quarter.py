"""Text of a cell -> a calendar or fiscal quarter."""

import re
from functools import lru_cache

from acctplan.model.time import Quarter
from acctplan.model.years import FIRST_YEAR, LAST_YEAR
from acctplan.pattern import Pattern
from acctplan.reader.values.reading import MAX_LENGTH, Problem, ReadingContext, bare, quoted, without_note

_YEAR_FIRST = Pattern(
    r"(?:(?P<fiscal>fy ?'?)(?P<short>[0-9]{2}|[0-9]{4})|(?P<long>[0-9]{4}))"
    r"[-/ .,]{0,2}(?:q(?P<number>[1-4])|(?P<other>[1-4])q)",
    re.IGNORECASE,
)
_QUARTER_FIRST = Pattern(
    r"(?:q(?P<number>[1-4])|(?P<other>[1-4])q)(?P<gap>[-/ .,]{0,2}(?:of )?)"
    r"(?P<fiscal>fy ?)?(?P<tick>['’])?(?P<year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_BARE = Pattern(r"q([1-4])", re.IGNORECASE)


def read_quarter(text: str, context: ReadingContext) -> Quarter | Problem:
    """Read `2026-Q4`, `Q4 2026`, or the fiscal `FY27-Q1`, `Q1 FY27`, named after the year of its end."""
    if len(text) > MAX_LENGTH:
        return _no_quarter(text)
    return _quarter(text, context.fiscal_year_start)


def find_quarter(value: str, fiscal_year_start: int) -> Quarter | None:
    """The quarter that a bare text names with its year, or None."""
    match = _YEAR_FIRST.fullmatch(value) or _QUARTER_FIRST.fullmatch(value)
    if match is None:
        return None
    parts = match.groupdict()
    digits = parts.get("year") or parts.get("long") or parts["short"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    number = int(parts["number"] or parts["other"])
    if parts["fiscal"]:
        return Quarter(year, number, fiscal_year_start, fiscal=True)
    return Quarter(year, number)


def bare_quarter(value: str) -> int | None:
    """The number of a quarter without a year, as in `Q3`."""
    match = _BARE.fullmatch(value)
    return int(match[1]) if match else None


@lru_cache(maxsize=1024)
def _quarter(text: str, fiscal_year_start: int) -> Quarter | Problem:
    value, _ = without_note(bare(text))
    found = find_quarter(value, fiscal_year_start)
    if found is not None:
        return found
    number = bare_quarter(value)
    if number is not None:
        return Problem(f"{quoted(text)} names no year", f"write the year too, like 2026-Q{number}")
    return _no_quarter(text)


def _no_quarter(text: str) -> Problem:
    return Problem(f"{quoted(text)} is not a quarter", "write a quarter, like 2026-Q4 or FY27-Q1")
