"""Days around a review and before a renewal, counted from that day."""

from typing import NamedTuple

from acctplan.model.words import Tier


class Step(NamedTuple):
    """What is to be done so many days after the day; before it if negative."""

    days: int
    what: str


REVIEW = (
    Step(-14, "Schedule the business review"),
    Step(-10, "Ask the customer for input to the business review"),
    Step(-7, "Gather the numbers for the business review"),
    Step(-5, "Draft the business review"),
    Step(-3, "Go through the business review internally"),
    Step(-2, "Call the champion about the business review"),
    Step(-1, "Send the business review's agenda"),
    Step(1, "Send the business review's summary"),
    Step(7, "Track what the business review agreed on"),
)
"""Source: field formulas, *Time*: preparation of a QBR from T-14 to T+7."""

RENEWAL = {
    Tier.STRATEGIC: (180, 120, 60),
    Tier.GROWTH: (120, 90, 45),
    Tier.BASE: (90, 60, 30),
}
"""Days before the contract's end to begin talking, negotiate and close, by tier.

Source: field formulas, *Time*: enterprise, mid-market and small accounts.
"""


def renewal_steps(tier: Tier, *, auto_renews: bool, notice: int) -> tuple[Step, ...]:
    """What leads to a renewal; with an automatic one, also the last day of a notice `notice` days before the end."""
    first, negotiate, close = RENEWAL[tier]
    steps = [
        Step(-first, "Begin to talk about the renewal"),
        Step(-negotiate, "Negotiate the renewal"),
        Step(-close, "Close the renewal"),
    ]
    if auto_renews:
        steps.append(Step(-notice, f"Last day to give notice ({notice} days before the contract's end)"))
    return tuple(sorted(steps))
