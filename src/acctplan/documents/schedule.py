"""Figures of time: months to renewal and what they ask for, expected progress, the next twelve months."""

from collections.abc import Iterator
from datetime import date, timedelta

from acctplan.model.numbers import Figure, known, unknown
from acctplan.model.renewal import BANDS, Band
from acctplan.model.time import Timeline, add_months, months_between
from acctplan.model.words import CheckIn


def months_to_renewal(today: date, end: date | None) -> Figure[int]:
    """Whole calendar months from today to the contract's last day; the day itself still counts as 0."""
    if end is None:
        return unknown("no contract end")
    if end < today:
        return unknown("the contract ended on {day}", day=end)
    return known(months_between(today, end))


def renewal_band(months: Figure[int]) -> Figure[Band]:
    """The planning focus and QBR emphasis of that many months, bands half-open: nine months are `9-12`."""
    if months.value is None:
        return unknown(months.reason)
    left = months.value
    return known(next(band for band in BANDS if left >= band.first))


def is_within_year(when: Timeline | None, today: date) -> bool:
    """Whether a time overlaps the twelve months from today on; a state without a date does not."""
    if when is None or when.start is None or when.end is None:
        return False
    return when.end >= today and when.start < add_months(today, 12)


def check_ins(cadence: CheckIn | None, start: date, until: date, limit: int = 6) -> Iterator[date]:
    """The days of the check-ins after `start` until `until`, `limit` at most; none without a cadence."""
    day, count = start, 0
    while cadence is not None and count < limit:
        count += 1
        day = (
            add_months(start, count)
            if cadence is CheckIn.MONTHLY
            else start + timedelta(days=_DAYS[cadence] * count)
        )
        if day > until:
            return
        yield day


_DAYS = {CheckIn.WEEKLY: 7, CheckIn.EVERY_2_WEEKS: 14}
