"""# AP310 stale-contact

Nobody has spoken to a stakeholder for 90 days, or 30 days for one with high power.

Relationships fade (004, *Key Stakeholders* with *Last Contact*; *Continuous Value*). Sources differ from 14
days to a quarter. Silent without the column *Last Contact* and for a blank or unreadable cell.

## Fails

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Last Contact |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | M | 2026-09-01 |
| Mara Lind | Head of Finance | champion | M | H | 2026-10-28 |
| Jonas Weber | Ledger Lead | user | M | H | 2026-09-30 |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Last Contact |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | M | 2026-10-20 |
| Mara Lind | Head of Finance | champion | M | H | 2026-10-28 |
| Jonas Weber | Ledger Lead | user | M | H | 2026-09-30 |
```

## Options

- `days` (default 90): the longest time without contact. Source: field formulas, *Relationships* (decided:
  90).
- `high-power-days` (default 30): the same for high power. Source: Sourcegraph's handbook (30 days or more
  is poor).
"""

from collections.abc import Iterator

from pydantic import Field

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import Level
from acctplan.rule import Context, Options, Problem, rule

_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)


class Silence(Options):
    """Options of AP310."""

    days: int = Field(
        90,
        ge=1,
        description="Longest time without contact, in days",
        json_schema_extra={"source": "field formulas, relationships: one quarter"},
    )
    high_power_days: int = Field(
        30,
        ge=1,
        description="Longest time without contact to a stakeholder with high power, in days",
        json_schema_extra={"source": "Sourcegraph handbook: 30 days or more is poor"},
    )


@rule("AP310", "stale-contact", Severity.WARNING, options=Silence)
def stale_contact(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each stakeholder whose last contact is longer ago than the limit."""
    options = context.options
    least = min(options.days, options.high_power_days)
    for row in plan.rows(Stakeholder):
        if row.last_contact is None:
            continue
        days = (context.today - row.last_contact).days
        if days <= least or row.origin.ragged:
            continue
        powerful = row.power is Level.HIGH
        limit = options.high_power_days if powerful else options.days
        if row.power is None and row.state("power") in _UNSURE:
            limit = max(options.days, options.high_power_days)
        if days > limit:
            whom = f"'{row.title}', who has high power," if powerful else f"'{row.title}'"
            message = f"last contact with {whom} was {days} days ago, more than {limit}"
            yield Problem(row.at("last_contact"), message, "get in touch and write the day", "Last Contact")
