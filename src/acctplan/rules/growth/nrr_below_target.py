"""# AP512 nrr-below-target

The growth targets lead to less net revenue retention than `nrr_target`.

Next year's ARR from the same customer, divided by today's, is what the target asks of this account (004,
*Growth Targets*: NRR Target 150%+; NRR = (start + expansion - contraction - churn) ÷ start, field formulas).
The first year after the current one counts. Silent without the key or without such a row.

## Fails

```markdown
---
arr: $420,000
nrr_target: 150%
---
```

## Passes

```markdown
---
arr: $420,000
nrr_target: 130%
---
```
"""

from collections.abc import Iterator
from datetime import date

from acctplan.diagnostic import Severity
from acctplan.model.formats import percent
from acctplan.model.numbers import growth
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import GrowthTarget
from acctplan.model.time import PlanYear, months_between
from acctplan.reader.values import quoted
from acctplan.reader.values.written import written_step
from acctplan.rule import Context, Problem, rule


@rule("AP512", "nrr-below-target", Severity.NOTE)
def nrr_below_target(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a retention target that the next year's ARR does not reach."""
    front, row = plan.front, _next_year(plan, context)
    more = growth(front.arr, row.arr).value if row else None
    if front.nrr_target is None or row is None or more is None:
        return
    text = front.text("nrr_target")
    wanted = front.nrr_target.fraction - written_step(text) / 200
    if more + 1 < wanted:
        step = f"from {quoted(front.text('arr'))} to {quoted(row.text('arr'))} in {row.title}"
        message = f"nrr_target {quoted(text)} is not reached: {step} makes {percent(more + 1)}"
        hint = "plan more growth in Growth Targets, or lower nrr_target"
        yield Problem(front.at("nrr_target"), message, hint, "nrr_target")


def _next_year(plan: Plan, context: Context) -> GrowthTarget | None:
    """The target of the first year that begins after today."""
    contract = plan.front.contract
    start = contract.start if contract else None
    ahead = [
        (order, row)
        for row in plan.rows(GrowthTarget)
        if row.year
        and (order := _years_ahead(row.year, context.today, start, context.settings.fiscal_year_start)) > 0
    ]
    return min(ahead, key=lambda each: each[0])[1] if ahead else None


def _years_ahead(year: PlanYear, today: date, start: date | None, fiscal_start: int) -> int:
    """How many years after the current one of the same count; 0 if the contract's start is not known."""
    if year.ordinal is not None:
        return year.ordinal - 1 - months_between(start, today) // 12 if start else 0
    later = year.fiscal and 1 < fiscal_start <= today.month
    return (year.year or 0) - today.year - later
