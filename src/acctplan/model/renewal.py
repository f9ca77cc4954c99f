"""The way to the renewal: how far it is, and what the time until then is for."""

from datetime import date
from typing import NamedTuple

from acctplan.model.front import Contract
from acctplan.model.plan import Plan


class Band(NamedTuple):
    """Months to renewal from `first` up to but not including the next band's, and what the time is for."""

    first: int
    label: str
    focus: str
    emphasis: str


BANDS = (
    Band(12, "12+ months", "Long-term value building", "Growth and adoption"),
    Band(9, "9-12 months", "Value realization acceleration", "ROI documentation"),
    Band(6, "6-9 months", "Success plan completion", "Achievement review"),
    Band(3, "3-6 months", "Renewal justification", "Value proof, future vision"),
    Band(0, "0-3 months", "Renewal execution", "Terms, expansion, commitment"),
)
"""Source: Connecting Plan to Renewal. The source's edges overlap; here a band ends before its upper edge."""


def is_reversed(contract: Contract | None) -> bool:
    """Whether a contract ends before it begins; not if one of the days is missing or could not be read."""
    if contract is None or contract.start is None or contract.end is None:
        return False
    return contract.end < contract.start


def has_renewal_passed(plan: Plan, today: date) -> bool:
    """Whether the contract's last day lies before today; a contract with reversed days says nothing."""
    contract = plan.front.contract
    return bool(contract and contract.end and contract.end < today and not is_reversed(contract))


def coming_renewal(plan: Plan, today: date) -> date | None:
    """The contract's last day if it is known, still to come, and after the first one."""
    contract = plan.front.contract
    if contract is None or contract.end is None or is_reversed(contract):
        return None
    return contract.end if contract.end >= today else None
