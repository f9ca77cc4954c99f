"""# AP604 goal-outside-quarter

A quarterly goal is due on a day outside the plan's quarter.

Quarterly goals are what is reached in this quarter (000, *Multi-horizon view*: "This quarter's goals, this
year's objectives"); what takes longer is an objective or a milestone. A goal without a day is AP107, and in a
quarter that has ended (AP611) the days are not judged.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2027-01-29 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-31 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule


@rule("AP604", "goal-outside-quarter", Severity.WARNING, unfilled=False)
def goal_outside_quarter(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each goal whose day the quarter does not hold; the quarter itself is still running or to come."""
    quarter = plan.front.quarter
    if quarter is None or quarter.end < context.today:
        return
    start, end = quarter.start, quarter.end
    for row in plan.goals:
        day = row.due.day if row.due and not row.origin.ragged else None
        if day is None or start <= day <= end:
            continue
        edge = f"ends on {end}" if day > end else f"starts on {start}"
        message = f"{named('goal', row)} is due {quoted(row.text('due'))}, but the quarter {edge}"
        hint = (
            f"agree what can be reached by {end}; what takes longer is an objective or a milestone"
            if day > end
            else f"write a day of the quarter, or keep the goal under 'Review {quarter.at(day)}'"
        )
        yield Problem(row.at("due"), message, hint, "Due")
