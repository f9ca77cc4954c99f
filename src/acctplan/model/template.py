"""By which of the two source documents a plan is written."""

from acctplan.model.plan import Plan
from acctplan.model.row import Prose, Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import CustomerVision, Objective, Strategy
from acctplan.model.sections.growth import Opportunity, WhiteSpace
from acctplan.model.sections.people import Stakeholder
from acctplan.model.sections.profile import BusinessContext, Product
from acctplan.model.sections.value import SuccessMetric, ValueTarget

_SUCCESS_PLAN: tuple[type[Row] | type[Prose], ...] = (
    CustomerVision,
    Objective,
    Strategy,
    ValueTarget,
    Milestone,
)
_ACCOUNT_PLAN: tuple[type[Row] | type[Prose], ...] = (
    BusinessContext,
    Product,
    Stakeholder,
    WhiteSpace,
    Opportunity,
    SuccessMetric,
)
_ENOUGH = 4


def is_account_plan_only(plan: Plan) -> bool:
    """Whether a plan follows the account plan template (004) and has nothing of a success plan (000) but its goals.

    That template has no vision, objectives or value targets, so a plan filled in by it is no success plan with
    gaps: none of the five sections that only the success plan has, and at least four of the account plan's own six.
    """
    if any(_is_written(plan, kind) for kind in _SUCCESS_PLAN):
        return False
    return sum(_is_written(plan, kind) for kind in _ACCOUNT_PLAN) >= _ENOUGH


def _is_written(plan: Plan, kind: type[Row] | type[Prose]) -> bool:
    return kind in plan.tables or kind in plan.prose
