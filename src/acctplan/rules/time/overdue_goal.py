"""# AP605 overdue-goal

A quarterly goal's day has passed and its progress is below 100%.

"Regular progress checkpoints" keep both sides accountable (000, *Mutual accountability*); a goal that is late
and not spoken about is one that nobody keeps. A goal due today is not late. In a quarter that has ended (AP611)
goals are not judged one by one.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-10-16 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-10-16 | 100% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule


@rule("AP605", "overdue-goal", Severity.WARNING, base=True, unfilled=False)
def overdue_goal(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each goal of the running quarter that should have been reached by now."""
    table, quarter = plan.table(Goal), plan.front.quarter
    if table is None or not table.has("progress") or (quarter and quarter.end < context.today):
        return
    for row in table.rows:
        day = row.due.day if row.due else None
        if day is None or day >= context.today or row.is_unsure("progress") or _is_reached(row):
            continue
        days = (context.today - day).days
        ago = f"{days} day{'' if days == 1 else 's'} ago"
        stand = f"stands at {quoted(row.text('progress'))}" if row.progress else "has no progress"
        message = f"{named('goal', row)} was due {ago}, on {quoted(row.text('due'))}, and {stand}"
        hint = "write 100% if it was reached; if not, agree on a day that will be kept"
        yield Problem(row.at("due"), message, hint, "Due")


def _is_reached(row: Goal) -> bool:
    return row.progress is not None and row.progress.value >= 100 and row.progress.bound != "<"
