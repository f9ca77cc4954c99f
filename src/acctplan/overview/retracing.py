"""One field of a plan through time, as `acctplan history` prints it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from acctplan.model.plan import Plan
from acctplan.overview.fields import Followed, Reading
from acctplan.overview.parts import TOOL, Part
from acctplan.report import as_posix
from acctplan.report_contract import Tool


class State(NamedTuple):
    """A plan from a day on; `commit` is empty for the file here, if it is not committed like this."""

    day: date
    commit: str
    plan: Plan


class PointEntry(Part):
    """A value from a day on, until the next."""

    day: date
    text: str = Field(description="As documents print it; empty if the plan said nothing of it")
    number: float | None = Field(description="The number behind it, where there is one")
    commit: str | None = Field(description="Null for the file here, if it is not committed like this")


class HistoryDocument(Part):
    """One field through time, as `acctplan history --json` prints it."""

    schema_version: Literal[1] = 1
    tool: Tool = TOOL
    as_of: date
    account: str
    path: str
    field: str = Field(description="The key, or the row's own words and the column")
    points: list[PointEntry] = Field(description="The oldest first, one for each time that it changed")
    unread: list[date] = Field(description="Days of states that could not be read as a plan")


def retraced(
    states: Iterable[State], followed: Followed, today: date, unread: Sequence[date] = ()
) -> HistoryDocument:
    """The history of a field; `states` come from the newest to the oldest, and there is at least one."""
    all_states = list(states)
    readings = [(each, followed.read(each.plan)) for each in all_states]
    points: list[tuple[State, Reading]] = []
    for state, reading in reversed(readings):
        if (reading.text or points) and (not points or points[-1][1] != reading):
            points.append((state, reading))
    newest = all_states[0].plan
    return HistoryDocument(
        as_of=today,
        account=newest.account,
        path=as_posix(newest.source.path),
        field=followed.title,
        points=[_point(*each) for each in points],
        unread=list(unread),
    )


def _point(state: State, reading: Reading) -> PointEntry:
    return PointEntry(
        day=state.day, text=reading.text, number=_float(reading.number), commit=state.commit[:10] or None
    )


def _float(number: Decimal | None) -> float | None:
    return None if number is None else round(float(number), 4)
