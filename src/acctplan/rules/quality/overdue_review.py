"""# AP213 overdue-review

The last review is older than the cadence allows, or the next review is in the past.

A static plan is an anti-pattern: it is "updated each QBR" (000, *Documented and shared*). The cadence in
days: monthly 31, quarterly 92, half-yearly 183, yearly 366. One overdue review is one finding, at `next` if
that day has passed.

## Fails

```markdown
---
review:
  cadence: quarterly
  last: 2026-07-01
  next: 2026-12-16
---
```

## Passes

```markdown
---
review:
  cadence: half-yearly
  last: 2026-07-01
  next: 2026-12-16
---
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule


@rule("AP213", "overdue-review", Severity.WARNING, base=True, unfilled=False)
def overdue_review(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a review that should have been held by now."""
    review = plan.front.review
    if review is None:
        return
    if review.next is not None and review.next < context.today:
        message = f"the next review, on {review.next}, has passed"
        hint = "write that day as 'last', and the day of the coming review as 'next'"
        yield Problem(plan.front.at("review.next"), message, hint, "review.next")
    elif review.last is not None and review.cadence is not None:
        days = (context.today - review.last).days
        if days > review.cadence.days:
            message = f"the last review was {days} days ago, on {review.last}, although the cadence is {review.cadence}"
            hint = "hold the review and write its day here"
            yield Problem(plan.front.at("review.last"), message, hint, "review.last")
