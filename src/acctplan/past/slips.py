"""How often a due date was moved later."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.time import Timeline
from acctplan.past import Past, Version
from acctplan.past.rows import by_name, earlier_plan
from acctplan.settings import Settings


class Slip(NamedTuple):
    """A due date that was later than before, `times` times, and what it was at first, as it was written."""

    times: int
    first: str


class Dates(NamedTuple):
    """A row's due dates in the versions of a plan, looked at by halving.

    Where two versions have the same date, those between them are taken to have it, too: a date that was moved and
    moved back has not slipped.
    """

    past: Past
    settings: Settings
    versions: Sequence[Version]

    def moved(self, plan: Plan, kind: type[Row]) -> Sequence[Row]:
        """The rows of a section whose due date may not be what it was in the oldest of these versions."""
        oldest = self.past.text(self.versions[-1]) if self.versions else None
        if oldest is None or oldest.says_all(plan, kind, "due"):
            return ()
        return [row for row in plan.rows(kind) if not oldest.says(row, "due")]

    def slip(self, row: Row, name: str) -> Slip:
        """How often the due date of a row that may have moved was moved later, the oldest version first."""
        now = _due(row)
        known: dict[int, tuple[date, str] | None] = {-1: (now, row.text("due")) if now else None}
        oldest = len(self.versions) - 1
        self._look(known, oldest, row, name)
        self._fill(known, -1, oldest, row, name)
        dates = [each for place in sorted(known, reverse=True) if (each := known[place])]
        times = sum(later[0] > earlier[0] for earlier, later in pairwise(dates))
        return Slip(times, dates[0][1] if dates else "")

    def _fill(
        self, known: dict[int, tuple[date, str] | None], newer: int, older: int, row: Row, name: str
    ) -> None:
        """Find the versions between two of them at which the date changed."""
        if older - newer < 2 or _same(known[newer], known[older]):
            return
        middle = (newer + older) // 2
        self._look(known, middle, row, name)
        self._fill(known, newer, middle, row, name)
        self._fill(known, middle, older, row, name)

    def _look(self, known: dict[int, tuple[date, str] | None], place: int, row: Row, name: str) -> None:
        version = self.versions[place]
        known[place] = None
        text = self.past.text(version)
        if text.says(row, "due"):
            known[place] = known[-1]
        elif text.mentions(row):
            before = earlier_plan(self.past, version, self.settings, type(row))
            there = by_name(before, type(row)).get(name) if before else None
            due = _due(there) if there else None
            known[place] = (due, there.text("due")) if there and due else None


def _same(one: tuple[date, str] | None, other: tuple[date, str] | None) -> bool:
    return (one and one[0]) == (other and other[0])


def _due(row: Row) -> date | None:
    """The last day that is meant."""
    due = getattr(row, "due", None)
    return due.end if isinstance(due, Timeline) else None
