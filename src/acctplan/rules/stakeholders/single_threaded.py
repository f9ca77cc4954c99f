"""# AP308 single-threaded

Too few stakeholders have a relationship of at least 3.

An account that hangs on one or two people is lost when they leave (004, *Multi-Thread*: "5-8 stakeholders,
not just 1-2"; *Relationship Risk*: "3-5 strong relationships"). Whoever is called champion under
*Relationship* counts. Silent without the column, and if a cell of it cannot be read.

## Fails

```markdown
## Stakeholders

| Name | Title | Role | Relationship |
|---|---|---|---|
| Helen Okafor | CFO | sponsor | 4 |
| Mara Lind | Head of Finance Operations | champion | 5 |
| Jonas Weber | Ledger Lead | user | 2 |
| Ines Duarte | CIO | decision maker | 3 |
| Kofi Mensah | Procurement Manager | procurement | 3 |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Role | Relationship |
|---|---|---|---|
| Helen Okafor | CFO | sponsor | 4 |
| Mara Lind | Head of Finance Operations | champion | 5 |
| Jonas Weber | Ledger Lead | user | 3 |
| Ines Duarte | CIO | decision maker | 3 |
| Kofi Mensah | Procurement Manager | procurement | 3 |
```

## Options

- `minimum` (default 5): stakeholders with such a relationship. Source: 004, best practice 2 (5-8
  stakeholders).
- `level` (default 3): the relationship that counts, 1 to 5. Source: 004, *Relationship Strength* (3: strong
  working relationships).
- `critical` (default 3): fewer than so many are called critical in the message. Source: 004, *Relationship
  Risk* (3-5).
"""

from collections.abc import Iterator, Sequence

from pydantic import Field

from acctplan.diagnostic import Severity
from acctplan.model.people import normal_name
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder
from acctplan.rule import Context, Options, Problem, rule


class Threads(Options):
    """Options of AP308."""

    minimum: int = Field(
        5,
        ge=1,
        description="Stakeholders with a relationship that counts",
        json_schema_extra={"source": "account planning framework, best practice 2: 5-8 stakeholders"},
    )
    level: int = Field(
        3,
        ge=1,
        le=5,
        description="Lowest relationship that counts, 1 to 5",
        json_schema_extra={
            "source": "account planning framework, section 2: level 3, strong working relationships"
        },
    )
    critical: int = Field(
        3,
        ge=0,
        description="With fewer such stakeholders the message says that the account hangs on them",
        json_schema_extra={"source": "account planning framework, section 7: build 3-5 strong relationships"},
    )


@rule("AP308", "single-threaded", Severity.WARNING, options=Threads)
def single_threaded(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report an account with too few relationships that hold."""
    table = plan.table(Stakeholder)
    if table is None or not table.rows:
        return
    options = context.options
    strong = _strong(table.rows, options.level)
    if len(strong) >= options.minimum or not table.is_readable("name", "relationship"):
        return
    people = (
        f"{len(strong)} stakeholders have" if len(strong) > 1 else f"{len(strong) or 'no'} stakeholder has"
    )
    message = f"{people} a relationship of {options.level} or more, fewer than {options.minimum}"
    if len(strong) < options.critical:
        message += ": the account hangs on too few people"
    yield Problem(
        table.heading,
        message,
        "add to Stakeholders whom the team knows, and plan under Next Action whom to win",
        "Relationship",
    )


def _strong(rows: Sequence[Stakeholder], level: int) -> set[str]:
    """Normal names of those to whom there is a relationship that counts."""
    strong: set[str] = set()
    for row in rows:
        relationship = row.relationship
        if relationship is not None and (relationship.champion or (relationship.level or 0) >= level):
            strong.add(normal_name(row.name or ""))
    return strong
