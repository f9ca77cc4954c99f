"""How an account went over the quarters: as its plan stood at the end of each, and as it stands."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from acctplan.comparing.slips import row_called
from acctplan.comparing.telling import cell, words_of
from acctplan.model.naming import normal
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal
from acctplan.model.sections.value import ValueTarget
from acctplan.model.time import Quarter
from acctplan.overview.fields import goals_reading
from acctplan.overview.parts import Amount, Part

MOST = 8
"""Quarters that are shown, the latest ones."""

KINDS: frozenset[type[Row]] = frozenset({Goal, ValueTarget})
"""The tables that are read of earlier states."""

_AREAS = 6


class QuarterEnd(NamedTuple):
    """A plan as it was at the end of a quarter; as it is, for the one that still runs."""

    quarter: str
    day: date
    plan: Plan
    goals: Sequence[Goal]
    """The quarter's goals as they ended, or as they stand."""


class AreaEntry(Part):
    """A value area at the end of a quarter."""

    area: str = Field(description="What it is called now")
    current: str = Field(description="As documents print it; empty if it was not stated")
    number: float | None = Field(description="The number of it, without its unit")


class QuarterEntry(Part):
    """The account at the end of a quarter, or on the day of the overview in the one that runs."""

    quarter: str
    day: date
    arr: Amount | None
    health: float | None
    health_status: Literal["green", "yellow", "red"] | None
    goals: str = Field(description="How many goals were finished; empty for none")
    value: list[AreaEntry]


def ends_of_quarters(
    now: Plan, today: date, at: Callable[[date], Plan | None], closing: Callable[[Quarter], Plan | None]
) -> Sequence[QuarterEnd]:
    """The plan at the ends of the quarters before its own, the oldest first, and as it is.

    `at` gives the plan as it was at the end of a day, `closing` as it was last in a quarter: goals are brought up to
    date when a quarter is over. Quarters before its first state are left out.
    """
    own = now.front.quarter
    if own is None:
        return ()
    found = [QuarterEnd(str(own), today, now, now.goals)]
    running = own.at(today) if own.end < today else own
    for back in range(1, MOST):
        quarter = running.next(-back)
        plan = at(quarter.end)
        if plan is None:
            break
        found.append(QuarterEnd(str(quarter), quarter.end, plan, _goals_of(quarter, now, closing)))
    return found[::-1]


def _goals_of(quarter: Quarter, now: Plan, closing: Callable[[Quarter], Plan | None]) -> Sequence[Goal]:
    """The goals of a quarter: as its review has them, else as they stood last."""
    for review in now.reviews:
        if review.quarter is not None and review.quarter.start == quarter.start:
            return review.rows
    plan = closing(quarter)
    return plan.goals if plan else ()


def quarter_entries(ends: Sequence[QuarterEnd]) -> list[QuarterEntry]:
    """What each of them says of money, health, goals and value; nothing if there is but one."""
    if len(ends) < 2:
        return []
    areas = [row for row in ends[-1].plan.rows(ValueTarget) if row.title][:_AREAS]
    names = [{normal(row.title)} for row in areas]
    entries = [_entry(end, areas, names) for end in reversed(ends)]
    return entries[::-1]


def _entry(end: QuarterEnd, areas: Sequence[ValueTarget], names: Sequence[set[str]]) -> QuarterEntry:
    front = end.plan.front
    return QuarterEntry(
        quarter=end.quarter,
        day=end.day,
        arr=Amount.of(front.arr),
        health=None if front.health is None else float(front.health),
        health_status=front.health_status.value if front.health_status else None,
        goals=goals_reading(end.goals).text,
        value=[
            _area(words_of(area.title), end.plan, known) for area, known in zip(areas, names, strict=True)
        ],
    )


def _area(name: str, plan: Plan, known: set[str]) -> AreaEntry:
    """A value area in an earlier state; what it is called there is known from then on."""
    row = row_called(plan.rows(ValueTarget), known)
    if row is None:
        return AreaEntry(area=name, current="", number=None)
    known.add(normal(row.title))
    number = float(row.current.amount) if row.current else None
    return AreaEntry(area=name, current=cell(row, "current"), number=number)
