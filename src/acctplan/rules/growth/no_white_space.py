"""# AP501 no-white-space

The plan names no white space.

Growth that nobody has looked for is not planned: what the customer could use and does not yet (000,
*Whitespace Analysis*; 004, section 3).

## Fails

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
```

## Passes

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
| product | Forecast | Cash forecast for treasury | $80,000 | 2027-Q2 |
| use case | Supplier portal | Suppliers see their own status | $90,000 | 2027-Q4 |
| business unit | Procurement | 120 buyers | $45,000 | 2027-Q4 |
| geography | Poland | Plant in Poznań | $30,000 | 2027-Q1 |
| users | Plant controllers | 60 more users | $25,000 | 2027-Q1 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import WhiteSpace
from acctplan.rule import Context, Problem, rule

_HINT = "list under 'White Space' what the customer could use and does not yet, and what each is worth"


@rule("AP501", "no-white-space", Severity.WARNING, unfilled=True)
def no_white_space(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a row of white space."""
    if plan.has_none(WhiteSpace):
        yield Problem(plan.heading(WhiteSpace), "plan has no white space", _HINT)
