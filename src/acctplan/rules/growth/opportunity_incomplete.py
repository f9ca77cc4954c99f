"""# AP504 opportunity-incomplete

An opportunity has no value, no probability or no timeline.

The pipeline is weighed by value times probability, and ranked by when a decision will be made (004,
*Prioritization Criteria*); a row without one of the three is in no sum.

## Fails

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | $80,000 |  | 2027-Q2 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```

## Passes

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | $80,000 | 70% | 2027-Q2 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import Opportunity
from acctplan.rule import Context, Problem, named, rule

_HINTS = {
    "value": "write what it would bring a year, like '$150K ARR'",
    "probability": "write how likely it is, like '60%'",
    "timeline": "write when it will be decided, like '2027-Q2'",
}


@rule("AP504", "opportunity-incomplete", Severity.ERROR, unfilled=True)
def opportunity_incomplete(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each opportunity once, at the first of its blank cells."""
    for row in plan.rows(Opportunity):
        blank = [field for field in _HINTS if row.is_blank(field)]
        if blank:
            message = f"{named('opportunity', row)} has no {' and no '.join(blank)}"
            yield Problem(row.at(blank[0]), message, _HINTS[blank[0]], blank[0].capitalize())
