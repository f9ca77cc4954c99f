"""# AP603 no-next-review

No QBR is scheduled before the renewal.

The QBR is where a plan is made and mended ("Updated each QBR", 000, *Documented and shared*), and from one to
the next its emphasis follows the months to renewal (000, *Connecting Plan to Renewal*). The day of the next one is
`review.next`; any day up to the contract's last one will do. A day that has passed is AP213.

## Fails

```markdown
---
review:
  cadence: quarterly
  last: 2026-09-16
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
from acctplan.model.renewal import coming_renewal, has_renewal_passed, is_reversed
from acctplan.model.row import CellState
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule
from acctplan.source import FIRST_LINE, Span


@rule("AP603", "no-next-review", Severity.WARNING, base=True, unfilled=True)
def no_next_review(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a missing or blank `review.next`, and one that comes after the renewal."""
    front, renewal = plan.front, coming_renewal(plan, context.today)
    if has_renewal_passed(plan, context.today) or is_reversed(front.contract):
        return
    group = front.place("review")
    if front.is_missing("review.next"):
        if group is None or group.state not in (CellState.UNREADABLE, CellState.PLACEHOLDER):
            hint = "agree on the day of the next QBR and write it under 'review:', like 'next: 2026-12-16'"
            yield Problem(_missing(plan), "no next review is scheduled", hint, "review.next")
    elif front.review and front.review.next and renewal and front.review.next > renewal:
        day = quoted(front.text("review.next"))
        message = f"the next review, on {day}, comes after the renewal on {renewal}"
        yield Problem(front.at("review.next"), message, f"schedule a QBR before {renewal}", "review.next")


def _missing(plan: Plan) -> Span:
    """The blank key, or the group that should hold it."""
    group = plan.front.place("review")
    if plan.front.place("review.next"):
        return plan.front.at("review.next")
    return group.key_span if group else FIRST_LINE
