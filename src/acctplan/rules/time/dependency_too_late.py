"""# AP608 dependency-too-late

A milestone depends on one that is due later.

What a milestone depends on has to happen before it (000, *Key Milestones*: "Dependencies"), so one of the days or
the dependency is wrong. Two milestones of one day may depend on each other's work. Dropped milestones are not
judged; a circle is AP607.

## Fails

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 |  | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | 3 | Jonas Weber | open |
| 3 | Value review with the board | 2027-05-20 | 1 | Priya Nair | open |
```

## Passes

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 |  | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
| 3 | Value review with the board | 2027-05-20 | 1; 2 | Priya Nair | open |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.dependencies import dependencies
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import Milestone
from acctplan.model.words import WorkState
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule


@rule("AP608", "dependency-too-late", Severity.ERROR, unfilled=False)
def dependency_too_late(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each milestone that waits for a later one; of several the last."""
    links = dependencies(plan)
    if links is None:
        return
    rows = plan.rows(Milestone)
    for position, row in enumerate(rows):
        if row.status is WorkState.DROPPED:
            continue
        needed = [rows[each] for each in links.needs[position] if not links.is_circular(position, each)]
        late = [each for each in needed if each.status is not WorkState.DROPPED and each.is_later_than(row)]
        if late:
            last = max(
                late, key=lambda each: each.due.start.toordinal() if each.due and each.due.start else 0
            )
            day, later = quoted(row.text("due")), quoted(last.text("due"))
            message = f"{named('milestone', row)}, due {day}, depends on {quoted(last.title)}, due {later}"
            hint = "move one of the two days, or name a milestone that comes before"
            yield Problem(row.at("dependencies"), message, hint, "Dependencies")
