"""# AP702 stale-plan

Nobody has changed the plan for more than 31 days.

"Review and update account plan monthly, not just quarterly" (004, *Best Practices*). What counts is the day of the
last commit that touched the file, by its committer's date in UTC: moving a file, or merging a branch, touches
nothing. A file that is being edited is not stale. For drafts that is AP707. Needs git.

## Fails

```markdown before=2026-09-28
## Notes

Poznań opens in May.
```

```markdown
## Notes

Poznań opens in May.
```

## Passes

```markdown before=2026-10-20
## Notes

Poznań opens in May.
```

```markdown
## Notes

Poznań opens in May.
```

## Options

- `days` (default 31): the longest time without a change. Source: 004, *Update Regularly*: monthly.
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.words import PlanStatus
from acctplan.rule import Context, Options, Problem, option, rule
from acctplan.source import FIRST_LINE

_HINT = "go through goals, actions, risks and values with the customer, and write what is new"


class Stillness(Options):
    """Options of AP702."""

    days: int = option(31, "Longest time without a change, in days", "004, update monthly", ge=1)


@rule("AP702", "stale-plan", Severity.WARNING, options=Stillness, history=True)
def stale_plan(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan whose file no commit has touched for a month."""
    past = context.past
    if past is None or plan.status is PlanStatus.DRAFT:
        return
    days = (context.today - past.touched).days
    if days > context.options.days and not _is_edited(plan, context):
        yield Problem(FIRST_LINE, f"plan has not changed for {days} days, since {past.touched}", _HINT)


def _is_edited(plan: Plan, context: Context) -> bool:
    """Whether the file is not as it was committed, but for its line ends."""
    assert context.past is not None
    committed = context.past.source(context.past.newest)
    return committed.lines != plan.source.lines
