"""# AP609 unknown-dependency

A milestone depends on something that is none of the plan's milestones.

A dependency that nobody can follow cannot be watched (000, *Key Milestones*: "Dependencies"). A milestone is named
by its exact text, without regard to case, or by number; several are split at `;`.

## Fails

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 |  | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | Six plant live | Jonas Weber | open |
| 3 | Value review with the board | 2027-05-20 | 7 | Priya Nair | open |
```

## Passes

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 |  | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | Six plants live | Jonas Weber | open |
| 3 | Value review with the board | 2027-05-20 | 1; 2 | Priya Nair | open |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.dependencies import dependencies
from acctplan.model.naming import closest
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import Milestone
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_SUGGESTIONS = 20
"""Only so many findings look for a similar name, so that a plan of thousands of rows takes bounded time."""


@rule("AP609", "unknown-dependency", Severity.ERROR, unfilled=False)
def unknown_dependency(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each milestone with a dependency that names no row of the table."""
    links = dependencies(plan)
    if links is None or not links.names.is_complete:
        return
    rows = plan.rows(Milestone)
    found = 0
    for row, unknown in zip(rows, links.unknown, strict=True):
        if not unknown:
            continue
        others = (each.title for each in rows if each is not row)
        close = closest(unknown[0], others) if found < _SUGGESTIONS else ""
        found += 1
        hint = (
            f"did you mean '{close}'?"
            if close
            else f"write the milestone's text or its number, {links.names.known()}; steps are 'Actions'"
        )
        message = f"{named('milestone', row)} depends on {quoted(unknown[0])}, which is no milestone"
        yield Problem(row.at("dependencies"), message, hint, "Dependencies")
