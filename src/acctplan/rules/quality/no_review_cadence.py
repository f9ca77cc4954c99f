"""# AP212 no-review-cadence

Nothing says how often the plan is reviewed.

A plan that nobody looks at again is lost by the next QBR (000, *Review cadence established*; *COMMIT*: "Set
check-in cadence").

## Fails

```markdown
---
review:
  last: 2026-09-16
  next: 2026-12-16
---
```

## Passes

```markdown
---
review:
  cadence: quarterly
  last: 2026-09-16
  next: 2026-12-16
---
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.rule import Context, Problem, rule
from acctplan.source import FIRST_LINE


@rule("AP212", "no-review-cadence", Severity.WARNING, base=True, unfilled=True)
def no_review_cadence(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a missing or blank `review.cadence`."""
    front = plan.front
    if not front.is_missing("review.cadence"):
        return
    group = front.place("review")
    if group and group.state in (CellState.UNREADABLE, CellState.PLACEHOLDER):
        return
    span = (
        front.at("review.cadence")
        if front.place("review.cadence")
        else group.key_span
        if group
        else FIRST_LINE
    )
    hint = "add 'cadence: quarterly' under 'review:'; also monthly, half-yearly, yearly"
    yield Problem(span, "nothing says how often the plan is reviewed", hint, "review.cadence")
