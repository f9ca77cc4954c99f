"""# AP505 opportunity-in-the-past

The time in which an opportunity was to be decided is over.

Either it was decided, or the forecast counts on something that did not happen (004, *Prioritization
Criteria*: "When decision will be made"). A quarter is over after its last day. Silent for an opportunity that
lacks value, probability or timeline (AP504).

## Fails

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | $80,000 | 70% | 2026-Q3 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```

## Passes

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | $80,000 | 70% | 2026-Q4 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import Opportunity
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_HINT = "set the time in which it will be decided; if it was, move it to Products or take the row out"


@rule("AP505", "opportunity-in-the-past", Severity.WARNING)
def opportunity_in_the_past(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each complete opportunity whose timeline ended before today."""
    for row in plan.rows(Opportunity):
        end = row.timeline.end if row.timeline else None
        if end is None or end >= context.today or row.is_blank("value") or row.is_blank("probability"):
            continue
        message = (
            f"{named('opportunity', row)} was to be decided by {quoted(row.text('timeline'))}, which is over"
        )
        yield Problem(row.at("timeline"), message, _HINT, "Timeline")
