"""Text of a cell -> a year of growth targets."""

import re
from datetime import date
from functools import lru_cache

from acctplan.model.time import PlanYear
from acctplan.model.years import FIRST_YEAR, LAST_YEAR
from acctplan.pattern import Pattern
from acctplan.reader.values.reading import MAX_LENGTH, Problem, ReadingContext, bare, quoted, without_note

_CALENDAR = Pattern(r"(?:cy ?)?([0-9]{4})", re.IGNORECASE)
_FISCAL = Pattern(r"fy ?'?(?:(?:[0-9]{2}|[0-9]{4})[/-])?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_ORDINAL = Pattern(r"(?:year|yr\.?|y) ?#?([1-9][0-9]?)|([1-9])(?:st|nd|rd|th) year", re.IGNORECASE)
_TRAILER = Pattern(r" ?[-–—:] .*| ?:$")


def read_year(text: str, context: ReadingContext) -> PlanYear | Problem:
    """Read `2027`, `FY27` (the year in which it ends) or `Year 1`, counted from the contract's start."""
    return _year(text, context.contract_start) if len(text) <= MAX_LENGTH else _no_year(text)


def find_year(value: str) -> PlanYear | None:
    """The calendar or fiscal year that a bare text names, or None."""
    match = _CALENDAR.fullmatch(value)
    fiscal = match is None
    match = match or _FISCAL.fullmatch(value)
    if match is None:
        return None
    year = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
    return PlanYear(year, fiscal=fiscal) if FIRST_YEAR <= year <= LAST_YEAR else None


@lru_cache(maxsize=512)
def _year(text: str, contract_start: date | None) -> PlanYear | Problem:
    value = _TRAILER.sub("", without_note(bare(text))[0])
    found = find_year(value)
    if found is not None:
        return found
    match = _ORDINAL.fullmatch(value)
    if match is None:
        return _no_year(text)
    ordinal = int(match[1] or match[2])
    return PlanYear(contract_start.year + ordinal - 1 if contract_start else None, ordinal)


def _no_year(text: str) -> Problem:
    return Problem(f"{quoted(text)} is not a year", "write a year, like 2027, FY27 or Year 1")
