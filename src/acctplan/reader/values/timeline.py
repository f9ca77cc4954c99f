"""Text of a cell -> a time of any precision."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from acctplan.model.time import Precision, Quarter, Timeline, last_day_of_month
from acctplan.model.years import FIRST_YEAR, LAST_YEAR
from acctplan.pattern import Pattern
from acctplan.reader.values.day import day_value, find_day
from acctplan.reader.values.months import MONTHS
from acctplan.reader.values.quarter import bare_quarter, find_quarter
from acctplan.reader.values.reading import MAX_LENGTH, Problem, ReadingContext, bare, quoted, undecorated
from acctplan.reader.values.year import find_year

_STATES = {
    **dict.fromkeys(
        ("live", "in production", "deployed", "current", "now", "in use", "already live"), Precision.LIVE
    ),
    **dict.fromkeys(
        ("ongoing", "on-going", "continuous", "continuously", "rolling", "recurring"), Precision.ONGOING
    ),
    **dict.fromkeys(("always", "evergreen", "in progress", "throughout"), Precision.ONGOING),
}
_NUMERIC_MONTH = Pattern(
    r"(?:(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})|(?P<first>[0-9]{1,2})[-/.](?P<last>[0-9]{4}))"
)
_NAMED_MONTH = Pattern(r"([^\W\d_]{3,10})\.?,?[ -]*(?:of )?(?:([0-9]{4})|['’]([0-9]{2}))")
_HALF = Pattern(
    r"(?:(?:h(?P<a>[12])|(?P<b>[12])h)[-/ ,]{0,2}(?P<f>fy ?)?'?(?P<y>[0-9]{4}|[0-9]{2})"
    r"|(?P<g>fy ?)?'?(?P<z>[0-9]{4}|(?<=[y '])[0-9]{2})[-/ ,]{0,2}h(?P<c>[12]))",
    re.IGNORECASE,
)
_LEAD = Pattern(
    r"(?:early|mid|late|end|start|beginning|eoy|eom|eoq|by|in|from|circa|ca\.|around|about|~|≈|approx\.?)"
    r"(?: of| in|-| )? ?(?:the )?(?=[\w'])",
    re.IGNORECASE,
)
_ENDS = Pattern(
    r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})|(?<=^[0-9]{4})-(?=[0-9]{4}$)"
    r"| (?:-|–|—|→|to|until|through) |[–—→]|(?<=[qh][1-4])-(?=[qh][1-4])",
    re.IGNORECASE,
)
_YEAR_AT_END = Pattern(r"(?:fy ?)?'?[0-9]{2,4}$", re.IGNORECASE)
_ORDER = tuple(Precision)


class _BareMonth(NamedTuple):
    """A month without its year."""

    number: int


def read_timeline(text: str, context: ReadingContext) -> Timeline | Problem:
    """Read a day, a month, a quarter, a half or a whole year, a range of them, `Live` or `Ongoing`.

    A bare `Q3` or `December` is the next one from the plan's quarter, that quarter included.
    """
    if len(text) > MAX_LENGTH:
        return _no_time(text)
    found = _timeline(text, context.fiscal_year_start)
    if isinstance(found, _BareMonth):
        return _next_month(found.number, text, context)
    return _next_quarter(found, text, context) if isinstance(found, int) else found


@lru_cache(maxsize=4096)
def _timeline(text: str, fiscal_year_start: int) -> "Timeline | Problem | int | _BareMonth":
    found = _point(text, text, fiscal_year_start) if text[:1] in "Q2" else None
    if found is not None:
        return found
    value = day_value(undecorated(bare(text)))
    state = _STATES.get(value.lower())
    if state:
        return Timeline(state)
    found = _point(value, text, fiscal_year_start)
    if found is None:
        found = _stretch(value, text, fiscal_year_start)
    if found is not None:
        return found
    month = MONTHS.get(value.lower().removesuffix("."))
    return bare_quarter(value) or (_BareMonth(month) if month else _no_time(text, value))


def _point(value: str, text: str, fiscal_year_start: int) -> Timeline | Problem | None:
    """One time with its year; a lead such as `mid` or `end of` does not make it more exact than the rest."""
    day = find_day(value, text)
    if day is not None:
        return day if isinstance(day, Problem) else Timeline(Precision.DAY, day, day)
    coarse = _coarse(value, fiscal_year_start)
    if coarse is None:
        shorter = _LEAD.sub("", value, count=1)
        if shorter != value and (coarse := _coarse(shorter, fiscal_year_start)) is None:
            return _approximate_day(shorter, text)
    return coarse


def _approximate_day(value: str, text: str) -> Timeline | Problem | None:
    day = find_day(value, text)
    return Timeline(Precision.DAY, day, day) if isinstance(day, date) else day


def _coarse(value: str, fiscal_year_start: int) -> Timeline | None:
    quarter = find_quarter(value, fiscal_year_start)
    if quarter is not None:
        return Timeline(Precision.QUARTER, quarter.start, quarter.end)
    return _month(value) or _half(value, fiscal_year_start) or _whole_year(value, fiscal_year_start)


def _month(value: str) -> Timeline | None:
    numeric = _NUMERIC_MONTH.fullmatch(value)
    named = _NAMED_MONTH.fullmatch(value) if numeric is None else None
    if numeric:
        year, month = int(numeric["year"] or numeric["last"]), int(numeric["month"] or numeric["first"])
    elif named:
        year, month = int(named[2] or f"20{named[3]}"), MONTHS.get(named[1].lower(), 0)
    else:
        return None
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return Timeline(Precision.MONTH, date(year, month, 1), last_day_of_month(year, month))


def _half(value: str, fiscal_year_start: int) -> Timeline | None:
    match = _HALF.fullmatch(value)
    if match is None:
        return None
    digits, half = match["y"] or match["z"], int(match["a"] or match["b"] or match["c"])
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first = Quarter(year, 2 * half - 1, fiscal_year_start if match["f"] or match["g"] else 1)
    return Timeline(Precision.HALF, first.start, first.next().end)


def _whole_year(value: str, fiscal_year_start: int) -> Timeline | None:
    found = find_year(value)
    if found is None or found.year is None:
        return None
    start = Quarter(found.year, 1, fiscal_year_start if found.fiscal else 1).start
    return Timeline(
        Precision.YEAR, start, Quarter(found.year, 4, fiscal_year_start if found.fiscal else 1).end
    )


def _stretch(value: str, text: str, fiscal_year_start: int) -> Timeline | Problem | None:
    """From one time to another; a year that only the end names holds for the start as well."""
    ends = [part.strip() for part in _ENDS.split(value)]
    if len(ends) != 2 or not all(ends):
        return None
    last = _point(ends[1], text, fiscal_year_start)
    first = _point(ends[0], text, fiscal_year_start)
    if not isinstance(first, Timeline) and (year := _YEAR_AT_END.search(ends[1])):
        first = _point(f"{ends[0]} {year[0]}", text, fiscal_year_start)
    if not isinstance(first, Timeline) or not isinstance(last, Timeline):
        return None
    if first.start is None or last.end is None or first.start > last.end:
        return Problem(f"{quoted(text)} ends before it begins", "write the earlier time first")
    return Timeline(
        max(first.precision, last.precision, Precision.MONTH, key=_ORDER.index), first.start, last.end
    )


def _next_quarter(number: int, text: str, context: ReadingContext) -> Timeline | Problem:
    quarter = context.quarter
    if quarter is None:
        return Problem(
            f"{quoted(text)} names no year", f"write the year too, like 2026-Q{number}", borrowed=True
        )
    meant = quarter.next((number - quarter.number) % 4)
    return Timeline(Precision.QUARTER, meant.start, meant.end)


def _next_month(number: int, text: str, context: ReadingContext) -> Timeline | Problem:
    if context.quarter is None:
        return Problem(
            f"{quoted(text)} names no year", f"write the year too, like 2026-{number:02d}", borrowed=True
        )
    start = context.quarter.start
    year = start.year + (number < start.month)
    return Timeline(Precision.MONTH, date(year, number, 1), last_day_of_month(year, number))


def _no_time(text: str, value: str = "") -> Problem:
    if value.lower() in {"h1", "h2"}:
        return Problem(f"{quoted(text)} names no year", "write the year too, like H1 2027")
    return Problem(
        f"{quoted(text)} is not a date", "write a day, month or quarter, like 2026-12-10 or 2026-Q4"
    )
