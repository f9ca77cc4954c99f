"""# AP110 no-milestones

No milestone lies in the next 12 months.

The source's milestones are those of the next 12 months (000, *Key Milestones*); without one in sight nobody
sees whether the plan is on its way. Dropped milestones do not count.

## Fails

```markdown
## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Two plants live | 2026-06-30 | Mara Lind | done |
| Portal open to all suppliers | 2028-01-15 | Priya Nair | open |
```

## Passes

```markdown
## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Two plants live | 2026-06-30 | Mara Lind | done |
| Six plants live | 2027-01-29 | Priya Nair | open |
```

## Options

- `months` (default 12): months ahead in which a milestone must lie. Source: 000, *Key Milestones (Next 12 Months)*.
"""

from collections.abc import Iterator
from datetime import date

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan, Table
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import Milestone
from acctplan.model.time import add_months
from acctplan.model.words import WorkState
from acctplan.rule import Context, Options, Problem, option, rule


class MilestoneOptions(Options):
    """How far ahead a milestone counts."""

    months: int = option(
        12, "months ahead in which a milestone must lie", "000, Key Milestones (Next 12 Months)", ge=1
    )


@rule("AP110", "no-milestones", Severity.WARNING, options=MilestoneOptions)
def no_milestones(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan with no milestone ahead; a date that could not be read might be one."""
    months = context.options.months
    table = plan.table(Milestone)
    hint = f"list under 'Key Milestones' what will have happened by when, in the next {months} months"
    if table is None or plan.has_none(Milestone):
        yield Problem(plan.heading(Milestone), "plan has no milestones", hint)
    elif table.has("due") and not _may_lie_ahead(table, context.today, add_months(context.today, months)):
        message = f"none of the milestones lies in the next {months} months"
        yield Problem(table.heading, message, hint)


def _may_lie_ahead(table: Table[Milestone], today: date, end: date) -> bool:
    for row in table.rows:
        if row.status is WorkState.DROPPED:
            continue
        due = row.due
        if due is None or due.start is None or due.end is None or (due.start <= end and today <= due.end):
            return True
        if row.origin.ragged or row.state("due") is not CellState.VALUE:
            return True
    return False
