"""Many accounts at a glance: a line each, and what they bring together."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.documents.schedule import months_to_renewal
from acctplan.model.front import FrontMatter
from acctplan.model.money import Money
from acctplan.model.plan import Plan
from acctplan.model.words import Rag
from acctplan.overview.parts import TOOL, Amount, Part, Problem
from acctplan.report_contract import Tool
from acctplan.settings import Bands


class Glance(Part):
    """One account. What the plan does not say, or says so that it cannot be read, is null."""

    path: str
    account: str = Field(description="The file's path if no name can be read")
    tier: Literal["strategic", "growth", "base"] | None
    status: Literal["draft", "active", "archived"] | None
    arr: Amount | None
    health: float | None = Field(description="Score from 0 to 100")
    health_status: Literal["green", "yellow", "red"] | None = Field(
        description="As the plan says, else by the configured bands"
    )
    quarter: str | None
    renewal: date | None
    months_to_renewal: int | None = Field(description="Whole months; null if the day has passed")
    next_review: date | None
    errors: int = Field(ge=0)
    warnings: int = Field(ge=0)
    notes: int = Field(ge=0)
    unreadable: Problem | None = Field(description="Why nothing of the plan can be read")


class ListDocument(Part):
    """The accounts, as `acctplan list --json` prints them."""

    schema_version: Literal[1] = 1
    tool: Tool = TOOL
    as_of: date
    accounts: list[Glance] = Field(description="By name")
    total_arr: list[Amount] = Field(description="By currency, without archived plans")


def glance(path: str, plan: Plan | None, found: Sequence[Diagnostic], today: date, bands: Bands) -> Glance:
    """One account's line; `found` are all findings of its file. Without a plan the first finding says why."""
    front = plan.front if plan else FrontMatter.born({})
    renewal = front.contract.end if front.contract else None
    counting = [each.severity for each in found if each.suppressed is None]
    return Glance(
        path=path,
        account=front.account or path,
        tier=plan.tier.value if plan else None,
        status=plan.status.value if plan else None,
        arr=Amount.of(front.arr),
        health=None if front.health is None else float(front.health),
        health_status=health_status(front, bands),
        quarter=str(front.quarter) if front.quarter else None,
        renewal=renewal,
        months_to_renewal=months_to_renewal(today, renewal).value,
        next_review=front.review.next if front.review else None,
        errors=counting.count(Severity.ERROR),
        warnings=counting.count(Severity.WARNING),
        notes=counting.count(Severity.NOTE),
        unreadable=Problem.of(found[0]) if plan is None and found else None,
    )


def health_status(front: FrontMatter, bands: Bands) -> Literal["green", "yellow", "red"] | None:
    """The account's light: the stated one, else that of the score; None if neither can be read."""
    if front.health_status is not None:
        return front.health_status.value
    if front.health is None:
        return None
    if front.health >= bands.green:
        return Rag.GREEN.value
    return Rag.YELLOW.value if front.health >= bands.yellow else Rag.RED.value


def listed(glances: Iterable[Glance], today: date) -> ListDocument:
    """The accounts by name, and the sum of what they bring a year."""
    accounts = sorted(glances, key=lambda each: (each.account.casefold(), each.path))
    return ListDocument(as_of=today, accounts=accounts, total_arr=_totals(accounts))


def _totals(accounts: Iterable[Glance]) -> list[Amount]:
    sums: dict[str, Decimal] = {}
    for each in accounts:
        if each.arr is not None and each.status != "archived":
            sums[each.arr.currency] = sums.get(each.arr.currency, Decimal(0)) + Decimal(each.arr.amount)
    amounts = (Amount.of(Money(amount, currency)) for currency, amount in sorted(sums.items()))
    return [amount for amount in amounts if amount is not None]
