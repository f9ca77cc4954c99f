"""# AP107 date-missing

A goal, an action or a milestone has no day on which it is due.

What is due "in Q4" is due on its last day or never; the source gives goals, milestones and actions a date,
and quarters to objectives only (000, *Success Plan Structure*; 004, template).

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-Q4 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair |  | 20% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```
"""

from collections.abc import Iterator, Mapping

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.time import Precision
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_DATED: Mapping[type[Goal | Action | Milestone], str] = {
    Goal: "goal",
    Action: "action",
    Milestone: "milestone",
}


@rule("AP107", "date-missing", Severity.ERROR, base=True)
def date_missing(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each row whose date is blank or no day."""
    for kind, noun in _DATED.items():
        for row in plan.rows(kind):
            due = row.due
            if due and due.precision is Precision.DAY:
                continue
            message = _complaint(row)
            if message:
                hint = f"write a day, like {due.end if due and due.end else '2026-12-10'}"
                yield Problem(row.at("due"), f"{named(noun, row)} {message}", hint, "Due")


def _complaint(row: Goal | Action | Milestone) -> str:
    if row.origin.ragged:
        return ""
    if row.is_blank("due"):
        return "has no due date"
    if row.state("due") is CellState.VALUE and row.due and not row.due.day:
        return f"is due {quoted(row.text('due'))}, which names no day"
    return ""
