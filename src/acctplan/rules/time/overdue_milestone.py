"""# AP606 overdue-milestone

A milestone's day has passed and it is neither done nor dropped.

Milestones show whether a plan is on its way (000, *Key Milestones*); a missed one that still stands there as open
hides that it is not. A table without the column *Status*, as in the source, is not judged: nothing says which
milestones are done.

## Fails

```markdown
## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Two plants live | 2026-09-30 | Mara Lind | doing |
| Month closed in five days | 2027-03-31 | Jonas Weber | open |
| Value review with the board | 2027-05-20 | Priya Nair | open |
```

## Passes

```markdown
## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Two plants live | 2026-09-30 | Mara Lind | done |
| Month closed in five days | 2027-03-31 | Jonas Weber | open |
| Value review with the board | 2027-05-20 | Priya Nair | open |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import Milestone
from acctplan.model.words import WorkState
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_OVER = (WorkState.DONE, WorkState.DROPPED)


@rule("AP606", "overdue-milestone", Severity.WARNING, unfilled=False)
def overdue_milestone(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each milestone that should have been passed by now."""
    table = plan.table(Milestone)
    if table is None or not table.has("status"):
        return
    for row in table.rows:
        day = row.due.day if row.due else None
        if day is None or day >= context.today or row.is_unsure("status") or row.status in _OVER:
            continue
        days = (context.today - day).days
        ago = f"{days} day{'' if days == 1 else 's'} ago"
        state = f"is {quoted(row.text('status'))}" if row.status else "has no status"
        message = f"{named('milestone', row)} was due {ago}, on {quoted(row.text('due'))}, and {state}"
        hint = "write 'done' or 'dropped' under Status, or agree on a new day"
        yield Problem(row.at("due"), message, hint, "Target Date")
