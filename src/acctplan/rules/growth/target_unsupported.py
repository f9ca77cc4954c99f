"""# AP506 target-unsupported

`target_arr` is more than today's ARR and the weighted pipeline together.

A target without a pipeline is a wish (004, *Account Planning Template*: Target ARR in 12 months; *Expansion
Opportunities*; weighted pipeline = Σ value × probability, field formulas). Opportunities that may be decided
within the next 12 months count. Silent without the section (the pipeline is kept elsewhere), if an opportunity
is incomplete (AP504) or cannot be read, and if currencies differ (AP513).

## Fails

```markdown
---
arr: $420,000
target_arr: $700,000
---
```

## Passes

```markdown
---
arr: $420,000
target_arr: $580,000
---
```

## Options

- `months` (default 12): months ahead in which an opportunity counts. Source: 004, *Target ARR (12 months)*.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from acctplan.diagnostic import Severity
from acctplan.model.formats import money
from acctplan.model.money import Money
from acctplan.model.numbers import weighted_pipeline
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import Opportunity
from acctplan.model.time import add_months
from acctplan.reader.values import quoted
from acctplan.reader.values.written import written_step
from acctplan.rule import Context, Options, Problem, option, rule

_SUMMED = ("value", "probability", "timeline")


class Horizon(Options):
    """Options of AP506."""

    months: int = option(
        12,
        "Months ahead in which an opportunity counts",
        "account planning framework, template: Target ARR (12 months)",
        ge=1,
    )


@rule("AP506", "target-unsupported", Severity.WARNING, unfilled=True, options=Horizon)
def target_unsupported(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a target that today's ARR and the weighted pipeline do not reach."""
    arr, target = plan.front.arr, plan.front.target_arr
    if arr is None or target is None or arr.currency != target.currency or target.amount <= arr.amount:
        return
    months = context.options.months
    weighted = _weighted(plan, add_months(context.today, months), arr.currency)
    if weighted is None:
        return
    slack = max(written_step(plan.front.text(key)) for key in ("arr", "target_arr")) / 2
    reached = arr + weighted
    if target.amount - reached.amount > slack:
        stated = quoted(plan.front.text("target_arr"))
        weigh = f"opportunities of the next {months} months weigh {money(weighted)}"
        message = f"target_arr {stated} is {money(target - arr)} above arr, but the {weigh}"
        hint = f"add what is missing to Opportunities, or write a target of at most {money(reached)}"
        yield Problem(plan.front.at("target_arr"), message, hint, "target_arr")


def _weighted(plan: Plan, end: date, currency: str) -> Money | None:
    """The weighted pipeline until a day; None if a part of it is unknown."""
    table = plan.table(Opportunity)
    if table is None or not table.is_readable(*_SUMMED):
        return None
    if any(row.is_blank(field) for row in table.rows for field in _SUMMED):
        return None
    if {row.value.currency for row in table.rows if row.value} - {currency}:
        return None
    rows = [row for row in table.rows if row.timeline and (row.timeline.start or end) <= end]
    pipeline = weighted_pipeline(rows).value
    return pipeline.weighted if pipeline else Money(Decimal(0), currency)
