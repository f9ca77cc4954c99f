"""# AP106 owners-on-one-side

All quarterly goals and milestones are owned by people of one side.

"Named owners on both sides" is what makes accountability mutual (000, *Mutual accountability*; checklist:
owners assigned, both sides). Whether somebody is ours or the customer's follows from Account Team,
Stakeholders and the front matter; a name that is in none of them could be on either side, and then nothing
is reported.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Jonas Weber | 2026-12-15 | 20% |

## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Month closed in five days | 2027-03-31 | Jonas Weber | open |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |

## Key Milestones

| Milestone | Target Date | Owner | Status |
|---|---|---|---|
| Month closed in five days | 2027-03-31 | Jonas Weber | open |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.people import Person, Side
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Goal
from acctplan.model.words import WorkState
from acctplan.rule import Context, Problem, rule

_WHOSE = {Side.US: "our side", Side.CUSTOMER: "the customer's side"}


@rule("AP106", "owners-on-one-side", Severity.ERROR)
def owners_on_one_side(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report goals and milestones that all belong to one side, unless an owner could be on the other."""
    rows: list[Row] = [*plan.rows(Goal)]
    rows += [row for row in plan.rows(Milestone) if row.status is not WorkState.DROPPED]
    owners: list[Person] = []
    for row in rows:
        for person in plan.people(row):
            owners.append(person)
            if person.side is Side.UNKNOWN or person.side is not owners[0].side:
                return
    if owners and _is_readable(plan, Goal, Milestone):
        side = owners[0].side
        other = Side.CUSTOMER if side is Side.US else Side.US
        names = _names(list(dict.fromkeys(owners)))
        message = f"all goals and milestones are owned on {_WHOSE[side]} ({names}), none on {_WHOSE[other]}"
        hint = f"agree who on {_WHOSE[other]} owns one of them"
        yield Problem(plan.heading(Goal if plan.rows(Goal) else Milestone), message, hint, "Owner")


def _is_readable(plan: Plan, *kinds: type[Row]) -> bool:
    """Whether no owner is hidden in what could not be read."""
    tables = [plan.table(kind) for kind in kinds]
    return all(table is None or table.is_readable("owner") for table in tables)


def _names(people: list[Person]) -> str:
    names = [person.name for person in people]
    return ", ".join(names) if len(names) < 4 else f"{', '.join(names[:2])} and {len(names) - 2} more"
