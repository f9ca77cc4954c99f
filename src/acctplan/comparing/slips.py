"""The time in between: how often a day was put off, and how something stood before it was gone."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from acctplan.comparing.pairing import SURE, similarity
from acctplan.model.naming import normal
from acctplan.model.plan import Plan
from acctplan.model.row import Row

R = TypeVar("R", bound=Row)

_COMPARED = 40


class Between:
    """The plan's states from then to now, looked at by halving, since each of them has to be read.

    Where two states say the same, those between them are taken to say it, too: a day that was moved and moved back
    was not put off.
    """

    def __init__(self, before: Plan, states: Sequence[Plan | None], after: Plan) -> None:
        self._before, self._states, self._after = before, states, after
        self._last = len(states) + 1

    def _plan(self, place: int) -> Plan | None:
        if place == 0:
            return self._before
        return self._after if place == self._last else self._states[place - 1]

    def times_put_off(self, kind: type[R], names: Sequence[str], due: Callable[[R], date | None]) -> int:
        """How often the day of a row was moved to a later one; `names` are what it was called then and is now."""
        known = {normal(name) for name in names}

        def look(place: int) -> date | None:
            plan = self._plan(place)
            row = row_called(plan.rows(kind), known) if plan else None
            return due(row) if row is not None else None

        days = {0: look(0), self._last: look(self._last)}
        _fill(days, 0, self._last, look)
        said = [day for place in sorted(days) if (day := days[place])]
        return sum(later > earlier for earlier, later in pairwise(said))

    def last_seen(self, kind: type[R], name: str) -> R | None:
        """A row that was there then and is gone now, as it was when it was there for the last time."""
        known = {normal(name)}
        there, gone = 0, self._last
        last = row_called(self._before.rows(kind), known)
        while gone - there > 1:
            middle = (there + gone) // 2
            plan = self._plan(middle)
            row = row_called(plan.rows(kind), known) if plan else None
            if row is None:
                gone = middle
            else:
                there, last = middle, row
                known.add(normal(row.title))
        return last


def _fill(days: dict[int, date | None], first: int, last: int, look: Callable[[int], date | None]) -> None:
    """Find the states between two at which the day changed."""
    if last - first < 2 or days[first] == days[last]:
        return
    middle = (first + last) // 2
    days[middle] = look(middle)
    _fill(days, first, middle, look)
    _fill(days, middle, last, look)


def row_called(rows: Sequence[R], known: set[str]) -> R | None:
    """The row that is called one of these normal names, or nearly so."""
    for row in rows:
        if normal(row.title) in known:
            return row
    for row in rows[:_COMPARED]:
        if any(similarity(normal(row.title), name) >= SURE for name in known):
            return row
    return None
