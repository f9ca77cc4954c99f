"""Quarters, timelines and years: the time units that plans are written in."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month, leap years included."""
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=256)
def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(start: date, end: date) -> int:
    """Whole calendar months from `start` to `end`; negative, rounded towards minus infinity, if `end` is earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    return months


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4.

    `start_month` is 1 for a calendar quarter, else the month in which the fiscal year begins. A fiscal year is
    named after the year in which it ends.
    """

    year: int
    number: int
    start_month: int = 1
    fiscal: bool = False

    @property
    def start(self) -> date:
        """First day."""
        first_year = self.year if self.start_month == 1 else self.year - 1
        return add_months(date(first_year, self.start_month, 1), 3 * (self.number - 1))

    @property
    def end(self) -> date:
        """Last day."""
        return add_months(self.start, 3) - timedelta(days=1)

    def __lt__(self, other: "Quarter") -> bool:
        """Whether it begins earlier; calendar and fiscal quarters compare by their days."""
        return self.start < other.start

    def next(self, count: int = 1) -> "Quarter":
        """The quarter `count` later, in the same calendar; negative for earlier ones."""
        index = self.year * 4 + self.number - 1 + count
        return Quarter(index // 4, index % 4 + 1, self.start_month, self.fiscal)

    def at(self, day: date) -> "Quarter":
        """The quarter of the same calendar in which the day lies."""
        return self.next(months_between(self.start, day) // 3)

    def holds(self, day: date) -> bool:
        """Whether the day lies in this quarter."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"FY{self.year % 100:02d}-Q{self.number}" if self.fiscal else f"{self.year}-Q{self.number}"


class Precision(StrEnum):
    """How exact the author was about a time."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    LIVE = "live"
    ONGOING = "ongoing"


class Timeline(NamedTuple):
    """A time as written in a plan: a day, a month, a quarter, a half, a year, or a state without a date.

    `start` and `end` are the first and last day meant; both are None for `Live` and `Ongoing`.
    """

    precision: Precision
    start: date | None = None
    end: date | None = None

    @property
    def day(self) -> date | None:
        """The day, if the author named one; None for anything coarser."""
        return self.start if self.precision is Precision.DAY else None


class PlanYear(NamedTuple):
    """A year of growth targets: a calendar or fiscal year, or the n-th year of the contract.

    `year` is None until the contract's start is known for `Year 1`; `ordinal` is then the n of `Year n`.
    """

    year: int | None
    ordinal: int | None = None
    fiscal: bool = False
