"""# AP314 weak-relationship

A stakeholder with high power has a relationship of 1 or 2.

Those who decide should know us (004, *Relationship Strength*: level 2 is "transactional", level 1 "no
relationship or at risk"). Silent without the columns *Power* and *Relationship*.

## Fails

```markdown
## Stakeholders

| Name | Title | Role | Power | Relationship |
|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | 2 |
| Mara Lind | Head of Finance Operations | champion | H | 5 |
| Jonas Weber | Ledger Lead | user | M | 4 |
| Ines Duarte | CIO | decision maker | H | 3 |
| Kofi Mensah | Procurement Manager | procurement | M | 3 |
| Lena Roth | Controller | user | L | 3 |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Role | Power | Relationship |
|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | 3 |
| Mara Lind | Head of Finance Operations | champion | H | 5 |
| Jonas Weber | Ledger Lead | user | M | 4 |
| Ines Duarte | CIO | decision maker | H | 3 |
| Kofi Mensah | Procurement Manager | procurement | M | 3 |
| Lena Roth | Controller | user | L | 3 |
```

## Options

- `level` (default 2): the highest relationship that is weak, 1 to 5. Source: 004, *Relationship Strength*
  (2: transactional, reactive).
"""

from collections.abc import Iterator

from pydantic import Field

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import Level
from acctplan.rule import Context, Options, Problem, rule


class Weakness(Options):
    """Options of AP314."""

    level: int = Field(
        2,
        ge=1,
        le=5,
        description="Highest relationship that is weak, 1 to 5",
        json_schema_extra={
            "source": "account planning framework, section 2: level 2 is transactional, reactive"
        },
    )


@rule("AP314", "weak-relationship", Severity.WARNING, options=Weakness)
def weak_relationship(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each powerful stakeholder to whom there is no working relationship."""
    for row in plan.rows(Stakeholder):
        if row.power is not Level.HIGH or row.relationship is None:
            continue
        level = row.relationship.level
        if level is not None and level <= context.options.level:
            message = f"'{row.title}' has high power and a relationship of {level}"
            hint = "plan under Next Action how to win the relationship; write 3 or more once it is won"
            yield Problem(row.at("relationship"), message, hint, "Relationship")
