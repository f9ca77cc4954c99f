"""Targets and baselines of a plan beside what its last review left."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from acctplan.model.money import Measure
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Objective
from acctplan.model.sections.value import ValueTarget
from acctplan.past import Past
from acctplan.past.rows import by_name, earlier_plan, still_says
from acctplan.reader.values import find_measure
from acctplan.reader.values.written import with_unit
from acctplan.settings import Settings

_KINDS: tuple[tuple[type[Row], str], ...] = ((Objective, "objective"), (ValueTarget, "value area"))


class Pair(NamedTuple):
    """A row and what it was after the review of a day."""

    noun: str
    now: Row
    before: Row
    review: date
    settings: Settings

    def figure(self, row: Row, field: str) -> Measure | None:
        """A number with its unit; of an objective, the only one in its text. None if there is none."""
        value, settings = getattr(row, field), self.settings
        if isinstance(value, str):
            return find_measure(value, settings.currency)
        return with_unit(value, getattr(row, "unit", None), settings.currency)


def as_reviewed(plan: Plan, past: Past | None, settings: Settings, today: date, days: int) -> Iterator[Pair]:
    """The objectives and value areas whose target or baseline is not what it was after the last review.

    What a review changed may be written down for so many days after it. None without a day of the last review.
    """
    last = plan.front.review.last if plan.front.review else None
    if past is None or last is None:
        return
    version = past.at(min(last + timedelta(days=days), today))
    rows = [(kind, noun, row) for kind, noun in _KINDS for row in plan.rows(kind)]
    if version is None or _is_unchanged(past.source(version).text, [row for _, _, row in rows]):
        return
    before = earlier_plan(past, version, settings)
    if before is None:
        return
    for kind, noun in _KINDS:
        earlier = by_name(before, kind)
        for name, row in by_name(plan, kind).items():
            if name in earlier:
                yield Pair(noun, row, earlier[name], last, settings)


def _is_unchanged(text: str, rows: list[Row]) -> bool:
    return all(still_says(text, row, "target", "baseline", "unit") for row in rows)
