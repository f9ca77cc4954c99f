"""# AP205 objective-without-owner

An annual objective has no owner.

The A of SMART is read as *assigned*: somebody at the customer answers for the objective (000, *Mutual
accountability*: "named owners on both sides"). The source's own table has no *Owner* column, so a table
without it is reported once.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close | 9 days | 5 days | 2027-03-31 |  | QBR | 🟡 |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | QBR | 🟡 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.rule import Context, Problem, rule


@rule("AP205", "objective-without-owner", Severity.WARNING, unfilled=True)
def objective_without_owner(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective whose owner is blank, or once the table that has no column for it."""
    table = plan.table(Objective)
    if table is None or not table.rows:
        return
    if not table.has("owner"):
        message = "annual objectives have no column 'Owner', so nobody answers for them"
        yield Problem(
            table.header or table.heading, message, "add a column 'Owner' with one name a row", "Owner"
        )
        return
    for position, row in plan.gaps(Objective):
        if row.is_blank("owner"):
            hint = "name the person at the customer who answers for it"
            yield Problem(row.at("owner"), f"objective {called(row, position)} has no owner", hint, "Owner")
