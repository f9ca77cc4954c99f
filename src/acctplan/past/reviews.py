"""When a plan was last reviewed, and which version the review left."""

from collections.abc import Sequence
from datetime import date

from acctplan.model.plan import Plan
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.past import Past, Version
from acctplan.past.rows import earlier_plan
from acctplan.settings import Settings


def last_review(plan: Plan, today: date) -> date | None:
    """The day of the last review: as the plan says, else the end of the last quarter that it has reviewed.

    None if it says neither, or a day that is still to come.
    """
    review = plan.front.review
    if review and review.last:
        return review.last if review.last <= today else None
    return end_of_reviewed(plan, today)


def end_of_reviewed(plan: Plan, today: date) -> date | None:
    """The end of the last quarter up to a day that the plan has a review of."""
    closed = (each.quarter.end for each in plan.reviews if each.quarter)
    return max((day for day in closed if day <= today), default=None)


def left_by_review(plan: Plan, past: Past, last: date, until: date, settings: Settings) -> Sequence[Version]:
    """The versions that the review of a day left: the first that knows of it, and the last one up to `until`.

    Without any in that time, the one that was there; if the file came later, its first.
    """
    outcome, then = written_after(past, last, until), past.at(last)
    if not outcome:
        return [then] if then else past.since(last)[-1:]
    written = next((each for each in outcome if _knows(each, plan, past, last, settings)), then)
    return [each for each in dict.fromkeys((written, outcome[-1])) if each]


def written_after(past: Past, last: date, until: date) -> Sequence[Version]:
    """The versions up to a day that came after a review, the oldest first, behind that of its own day; maybe none."""
    outcome = [version for version in reversed(past.since(last)) if version.day <= until]
    then = past.at(last) if outcome else None
    return [then, *outcome] if then is not None and then.day == last else outcome


def _knows(version: Version, plan: Plan, past: Past, last: date, settings: Settings) -> bool:
    review = plan.front.review
    if review and review.last:
        line = plan.source.lines[plan.front.at("review.last").line - 1]
        if line and line in past.source(version).text:
            return True
    before = earlier_plan(past, version, settings, ReviewedGoal)
    return before is not None and last_review(before, last) == last
