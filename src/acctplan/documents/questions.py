"""What a plan lacks, so that a review asks for it. Judged by what its audience may see."""

from decimal import Decimal

from acctplan.documents.cells import Viewpoint
from acctplan.model.numbers import share_of_way
from acctplan.model.sections.goals import CustomerVision, Goal, Objective
from acctplan.model.sections.growth import RoadmapPhase
from acctplan.model.sections.value import ValueTarget

_HALF = Decimal("0.5")


def lacks(view: Viewpoint) -> dict[str, bool]:
    """By theme of the discovery questions, whether the plan leaves it open.

    `vision`: no vision. `priorities`: no objectives, or no goals for the quarter. `challenges`: nothing learned from a
    closed quarter. `value`: a value area without current value or confirmation, or none at all. `expansion`: no
    roadmap, though at least one value area is half way: before that the question comes too early.
    """
    plan = view.plan
    areas = plan.rows(ValueTarget)
    learned = any(review.prose and review.prose.words for review in plan.reviews)
    ways = [share_of_way(row.baseline, row.current, row.target).value for row in areas]
    earned = any(way is not None and way >= _HALF for way in ways)
    return {
        "vision": CustomerVision not in plan.prose,
        "priorities": not plan.rows(Objective) or not plan.rows(Goal),
        "challenges": not learned,
        "value": not areas or any(row.current is None or row.confirmed_by is None for row in areas),
        "expansion": earned and not plan.rows(RoadmapPhase),
    }
