"""What a document remembers: the quarter that was closed, and what changed since the plan was looked at last.

An earlier plan goes the way of the plan itself: what an audience may not see is taken out before anything is compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from acctplan.comparing import Change, Theme, compare, grouped
from acctplan.documents.cells import Line, Viewpoint
from acctplan.documents.projection import project
from acctplan.model.plan import Plan, Table
from acctplan.model.sections.goals import Goal, ReviewedGoal
from acctplan.model.time import Quarter

_FOR_THE_TABLE = (Theme.VALUE, Theme.OBJECTIVES, Theme.MILESTONES, Theme.ACTIONS)
"""What both sides look at together; the rest is for the facilitator."""

_MOST = 12


class Remembered(NamedTuple):
    """A plan as it was on a day, and those of the time since, the oldest first; None for one that cannot be read.

    `closed` is the plan as it was last in the quarter that is looked back on, if no review in it tells of that.
    """

    day: date | None = None
    before: Plan | None = None
    between: Sequence[Plan | None] = ()
    closed: Plan | None = None
    quarter: Quarter | None = None
    """The quarter to look back on, if it is not the latest one that was reviewed."""


def looking_back(plan: Plan, remembered: Remembered | None) -> Plan:
    """The plan with the goals of the quarter that is looked back on as a review, as if it had been written."""
    if remembered is None:
        return plan
    reviews = plan.reviews
    if remembered.quarter is not None:
        reviews = tuple(each for each in reviews if each.quarter == remembered.quarter)
    closed = remembered.closed
    table = closed.table(Goal) if closed else None
    if closed is not None and table is not None and table.rows:
        reviews = (*reviews, _as_review(table, closed.front.quarter))
    return replace(plan, reviews=reviews)


def _as_review(table: Table[Goal], quarter: Quarter | None) -> Table[ReviewedGoal]:
    """A table of goals as the review of its quarter; whatever hides a row or column of it still does."""
    rows = tuple(ReviewedGoal.born(vars(row).items(), row.origin) for row in table.rows)
    return Table(
        table.heading,
        ReviewedGoal.INFO.title,
        rows,
        columns=table.columns,
        unsure=table.unsure,
        internal=table.internal,
        quarter=quarter,
    )


def since(view: Viewpoint, remembered: Remembered | None) -> Line | None:
    """What changed since the earlier day, in sentences: `day`, `outcome`, `moved` for both sides, `ours` for us.

    None if nothing is remembered or nothing changed.
    """
    if remembered is None or remembered.before is None or remembered.day is None:
        return None
    audience, settings = view.projection.audience, view.settings
    before = project(remembered.before, audience, settings).plan
    between = [project(each, audience, settings).plan if each else None for each in remembered.between]
    changes = compare(before, view.plan, between)
    if not changes.all:
        return None
    return {
        "day": view.day(remembered.day),
        "outcome": view.texts.plain(changes.outcome) if changes.outcome else "",
        "moved": _sentences(view, (each for each in changes.all if each.theme in _FOR_THE_TABLE)),
        "ours": _sentences(view, (each for each in changes.all if each.theme not in _FOR_THE_TABLE)),
    }


def _sentences(view: Viewpoint, changes: Iterable[Change]) -> tuple[str, ...]:
    said = [text for text, _ in grouped(changes)]
    left = len(said) - _MOST
    more = [view.tongue.t("and {count} more changes", count=left)] if left > 0 else []
    return tuple(view.texts.plain(text) for text in [*said[:_MOST], *more])
