"""Text of a cell -> a day."""

import re
from datetime import date
from functools import lru_cache

from acctplan.diagnostic import Better
from acctplan.model.time import last_day_of_month
from acctplan.model.years import FIRST_YEAR, LAST_YEAR
from acctplan.pattern import Pattern
from acctplan.reader.values.months import MONTHS, TITLES
from acctplan.reader.values.reading import MAX_LENGTH, Problem, ReadingContext, bare, quoted, without_note

_HINT = "write a day, like 2026-12-10"
_ISO = Pattern(
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ][0-9][0-9:.]{3,14}(?:Z|[+-][0-9:]{2,5})?)?"
)
_YEAR_LAST = Pattern(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_WEEKDAY = Pattern(
    r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]?\s+", re.IGNORECASE
)
_LEAD = Pattern(r"(?:by|on|due|until|before|from)\s+", re.IGNORECASE)
_DAY_FIRST = Pattern(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.|º)?[ -]*(?:of |de )?([^\W\d_]{3,10})\.?,?[ -]*(?:de )?"
    r"(?:([0-9]{4}|'?[0-9]{2})(?: г\.?)?)?",
    re.IGNORECASE,
)
_MONTH_FIRST = Pattern(
    r"([^\W\d_]{3,10})\.?[ -]*([0-9]{1,2})(?:st|nd|rd|th)?(?:(?:, ?|[ -])([0-9]{4}|'[0-9]{2}))?",
    re.IGNORECASE,
)
_NO_DAY = Pattern(
    r"(?:(?:early|mid|late|end of|q[1-4]|h[12]|fy ?[0-9]{2,4})[ -]*)*(?:(?P<month>[^\W\d_]{3,10})\.?,?[ -]*)?"
    r"(?:'?[0-9]{2}|[0-9]{4}|[0-9]{4}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{4}|[0-9]{4}-?q[1-4])?",
    re.IGNORECASE,
)


def read_day(text: str, _context: ReadingContext) -> date | Problem:
    """Read `2026-12-10`, `10 Dec 2026` or `Dec 10, 2026`; years 1900 to 2200.

    `02/03/2026` is refused as ambiguous; other digits with the year last are refused with the form to
    type. A month or a quarter names no day.
    """
    return _day(text) if len(text) <= MAX_LENGTH else _no_date(text)


@lru_cache(maxsize=2048)
def _day(text: str) -> date | Problem:
    value = day_value(text)
    found = find_day(value, text)
    if found is not None:
        return found
    match = _NO_DAY.fullmatch(value)
    if match and match[0] and (match["month"] is None or match["month"].lower() in MONTHS):
        return Problem(f"{quoted(text)} names no day", _HINT)
    return _no_date(text)


def day_value(text: str) -> str:
    """The text without decoration, note, weekday and words such as `by`."""
    value, _ = without_note(bare(text))
    return _WEEKDAY.sub("", _LEAD.sub("", value, count=1), count=1) if value[:1].isalpha() else value


def find_day(value: str, text: str) -> date | Problem | None:
    """The day that a value names, a problem quoting `text` if it means one wrongly, None if it means none."""
    match = _ISO.fullmatch(value)
    if match:
        return make_day(int(match[1]), int(match[3]), int(match[4]), text)
    match = _YEAR_LAST.fullmatch(value)
    if match:
        return _year_last(match, text)
    match = _DAY_FIRST.fullmatch(value)
    if match and match[2].lower() in MONTHS:
        return _named(match[3], match[2], match[1], match[0], text)
    match = _MONTH_FIRST.fullmatch(value)
    if match and match[1].lower() in MONTHS:
        return _named(match[3], match[1], match[2], match[0], text)
    return None


def make_day(year: int, month: int, day: int, text: str) -> date | Problem:
    """A day from its numbers, or which of them does not exist."""
    reason = ""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        reason = f"the year is not between {FIRST_YEAR} and {LAST_YEAR}"
    elif not 1 <= month <= 12:
        reason = f"there is no month {month}"
    elif not 1 <= day <= last_day_of_month(year, month).day:
        reason = f"{TITLES[month - 1]} {year} has no day {day}"
    return Problem(f"{quoted(text)} is not a date: {reason}", _HINT) if reason else date(year, month, day)


def _named(year: str | None, month: str, day: str, written: str, text: str) -> date | Problem:
    number = MONTHS[month.lower()]
    if year is None:
        return Problem(f"{quoted(text)} names no year", _HINT)
    if len(year) != 4:
        full = f"20{year.lstrip(chr(39))}-{number:02d}-{int(day):02d}"
        better = Better(text.replace(written, full)) if text.count(written) == 1 else None
        return Problem(f"{quoted(text)} has a year of two digits", f"write {full}", better=better)
    return make_day(int(year), number, int(day), text)


def _year_last(match: re.Match[str], text: str) -> Problem:
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    days = dict.fromkeys(
        make_day(year, month, day, text) for month, day in ((first, second), (second, first))
    )
    real = [day.isoformat() for day in days if isinstance(day, date)]
    if not real:
        return _no_date(text)
    if len(real) == 1:
        # two digits at either end may be a year
        better = (
            Better(text.replace(match[0], real[0]), len(match[4]) == 4) if text.count(match[0]) == 1 else None
        )
        return Problem(f"{quoted(text)} does not begin with the year", f"write {real[0]}", better=better)
    return Problem(f"{quoted(text)} is ambiguous", f"write {real[0]} or {real[1]}")


def _no_date(text: str) -> Problem:
    return Problem(f"{quoted(text)} is not a date", _HINT)
