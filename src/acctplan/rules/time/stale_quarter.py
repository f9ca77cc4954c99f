"""# AP611 stale-quarter

The plan's quarter has ended.

The goals of a plan are those of the current quarter (000, *Quarterly Goals (Current Quarter)*), and the plan is
"updated each QBR" (000, *Documented and shared*). A quarter that is over is closed with a review, and new goals
are agreed. Until then the goals' days say nothing: AP604 and AP605 stay silent.

## Fails

```markdown
---
quarter: 2026-Q3
---
```

## Passes

```markdown
---
quarter: 2026-Q4
---
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule


@rule("AP611", "stale-quarter", Severity.WARNING, base=True, unfilled=False)
def stale_quarter(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a quarter whose last day is before today."""
    quarter = plan.front.quarter
    if quarter is None or quarter.end >= context.today:
        return
    message = f"quarter {quoted(plan.front.text('quarter'))} ended on {quarter.end}"
    hint = f"keep its goals under 'Review {quarter}', agree new ones, and write 'quarter: {quarter.at(context.today)}'"
    yield Problem(plan.front.at("quarter"), message, hint, "quarter")
