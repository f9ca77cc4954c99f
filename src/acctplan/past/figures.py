"""What a plan asks for beside what its last review left."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from acctplan.model.money import Measure
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal, Objective
from acctplan.model.sections.value import SuccessMetric, ValueTarget
from acctplan.past import Past, Version
from acctplan.past.reviews import last_review, left_by_review, written_after
from acctplan.past.rows import by_name, earlier_plan
from acctplan.past.texts import EarlierText
from acctplan.reader.values import find_measure
from acctplan.reader.values.written import with_unit
from acctplan.settings import Settings

_KINDS: tuple[tuple[type[Row], str, str], ...] = (
    (Objective, "objective", "target"),
    (ValueTarget, "value area", "target"),
    (SuccessMetric, "metric", "target"),
    (Goal, "goal", "criteria"),
)


class Pair(NamedTuple):
    """A row and what it was after the review of a day; `asks` is the field that says what to reach."""

    noun: str
    asks: str
    now: Row
    before: Row
    review: date
    settings: Settings

    def figure(self, row: Row, field: str) -> Measure | None:
        """A number with its unit; of a text, the one that it aims at. None if there is none."""
        value, settings = getattr(row, field, None), self.settings
        if isinstance(value, str):
            return find_measure(value, settings.currency)
        return with_unit(value, getattr(row, "unit", None), settings.currency)


def as_reviewed(
    plan: Plan, past: Past | None, settings: Settings, today: date, days: int
) -> Sequence[Sequence[Pair]]:
    """Each row that asks for something, beside what it was after the last review, and once that was written down.

    What a review changed may be written down for so many days after it. Rows of which the target and the baseline
    are as they were are left out, as is everything without a day of the last review.
    """
    key = as_reviewed, past, today, days
    if key not in plan.known:
        plan.known[key] = [*_as_reviewed(plan, past, settings, today, days)]
    known: Sequence[Sequence[Pair]] = plan.known[key]
    return known


def _as_reviewed(
    plan: Plan, past: Past | None, settings: Settings, today: date, days: int
) -> Iterator[Sequence[Pair]]:
    last = last_review(plan, today)
    if past is None or last is None:
        return
    left = left_by_review(plan, past, last, min(last + timedelta(days=days), today), settings)
    other = [version for version in left if not _is_unchanged(past.text(version), plan)]
    read = [earlier_plan(past, version, settings, *(kind for kind, _, _ in _KINDS)) for version in other]
    earlier = [before for before in read if before]
    for kind, noun, asks in _KINDS if earlier else ():
        then = [by_name(before, kind) for before in earlier]
        for name, row in by_name(plan, kind).items():
            yield [Pair(noun, asks, row, each[name], last, settings) for each in then if name in each]


def first_compared(plan: Plan, past: Past | None, today: date, days: int) -> Iterator[Version | None]:
    """The versions that `as_reviewed` begins with."""
    last = last_review(plan, today)
    if past is not None and last is not None:
        outcome = written_after(past, last, min(last + timedelta(days=days), today))
        yield from (outcome[0], outcome[-1]) if outcome else (past.at(last),)


def _is_unchanged(text: EarlierText, plan: Plan) -> bool:
    return all(text.says_all(plan, kind, asks, "baseline", "unit") for kind, _, asks in _KINDS)
