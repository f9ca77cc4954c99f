"""The phases of roadmaps and growth plans: which comes first, and which dates say otherwise."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from acctplan.model.plan import Plan, once_per_plan
from acctplan.model.sections.growth import GrowthStep, RoadmapPhase
from acctplan.model.time import Timeline
from acctplan.model.words import Phase

_NAMED = {Phase.CURRENT: 0, Phase.LAND: 1, Phase.EXPAND: 2, Phase.TRANSFORM: 3}


def place_of(phase: Phase) -> int:
    """Where a phase stands: 0 for the current state, 1 for land, and phase 2 beside expand."""
    return _NAMED[phase] if phase in _NAMED else int(phase.value)


class Misplaced(NamedTuple):
    """A row whose phase begins too early or too late, and one of those whose dates say so."""

    row: GrowthStep | RoadmapPhase
    other: GrowthStep | RoadmapPhase
    is_early: bool


class _Start(NamedTuple):
    """The first row of a phase, as far as it has a date."""

    place: int
    start: date
    end: date
    row: GrowthStep | RoadmapPhase


@once_per_plan
def misplaced_step(plan: Plan) -> Misplaced | None:
    """The phase of the growth plan that is out of time order, if one is."""
    return _misplaced((row, row.date) for row in plan.rows(GrowthStep))


def misplaced_phase(plan: Plan) -> Misplaced | None:
    """The phase of the expansion roadmap that is out of time order, if one is."""
    return _misplaced((row, row.timeline) for row in plan.rows(RoadmapPhase))


def _misplaced(rows: Iterable[tuple[GrowthStep | RoadmapPhase, Timeline | None]]) -> Misplaced | None:
    """The phase that contradicts most others by its first date; of several the last.

    Phases may overlap: one is out of order if its first row is over before the first row of an earlier phase begins.
    """
    starts = sorted(_starts(rows), key=lambda each: each.place)
    against = {
        one.place: [other for other in starts if _contradict(one, other) or _contradict(other, one)]
        for one in starts
    }
    worst = max(starts, key=lambda each: (len(against[each.place]), each.place), default=None)
    if worst is None or not against[worst.place]:
        return None
    other = min(against[worst.place], key=lambda each: abs(each.place - worst.place))
    return Misplaced(worst.row, other.row, worst.place > other.place)


def _starts(rows: Iterable[tuple[GrowthStep | RoadmapPhase, Timeline | None]]) -> Iterable[_Start]:
    first: dict[int, _Start] = {}
    for row, when in rows:
        if row.phase is None or when is None or when.start is None or when.end is None:
            continue
        place = place_of(row.phase)
        if place not in first or when.end < first[place].end:
            first[place] = _Start(place, when.start, when.end, row)
    return first.values()


def _contradict(earlier: _Start, later: _Start) -> bool:
    return earlier.place < later.place and later.end < earlier.start
