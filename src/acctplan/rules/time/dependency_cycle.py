"""# AP607 dependency-cycle

Milestones wait for each other in a circle.

What a milestone depends on has to happen before it (000, *Key Milestones*: "Dependencies"); in a circle none can
ever be reached. The circle is printed from the milestone that most likely names the wrong one: the first that
waits for a later one. One circle is one finding.

## Fails

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 | 3 | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
| 3 | Value review with the board | 2027-05-20 | 2 | Priya Nair | open |
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

from collections.abc import Iterator, Sequence

from acctplan.diagnostic import Severity
from acctplan.model.dependencies import Dependencies, dependencies, shortest_circle
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import Milestone
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule

_SHOWN = 12
"""Milestones of a circle that a message names; the rest are counted."""


@rule("AP607", "dependency-cycle", Severity.ERROR, unfilled=False)
def dependency_cycle(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each circle once."""
    links = dependencies(plan)
    if links is None:
        return
    rows = plan.rows(Milestone)
    for row, needed in sorted(_suspects(rows, links).values()):
        circle = shortest_circle(links, row, needed)
        names = [rows[each].title or links.names.labels[each] for each in circle]
        if needed == row:
            message = f"milestone {quoted(names[0])} depends on itself"
            hint = "name the milestone that has to come before it, or leave the cell empty"
        else:
            if len(names) > _SHOWN + 2:
                names[_SHOWN:-1] = [f"{len(names) - _SHOWN - 1} more"]
            message = f"milestones depend on each other in a circle: {' → '.join(names)}"
            hint = f"decide which comes first; {quoted(names[0])} names {quoted(names[1])} here"
        yield Problem(rows[row].at("dependencies"), message, hint, "Dependencies")


def _suspects(rows: Sequence[Milestone], links: Dependencies) -> dict[int, tuple[int, int]]:
    """For each circle the dependency to report: the first on a later milestone, or else the first of all."""
    first: dict[int, tuple[int, int]] = {}
    later: dict[int, tuple[int, int]] = {}
    for row, needs in enumerate(links.needs):
        for needed in needs:
            if links.is_circular(row, needed):
                circle = links.circles[row]
                first.setdefault(circle, (row, needed))
                if rows[needed].is_later_than(rows[row]):
                    later.setdefault(circle, (row, needed))
    return {**first, **later}
