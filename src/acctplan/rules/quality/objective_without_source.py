"""# AP207 objective-without-source

An annual objective names nobody at the customer as having said it.

Objectives are the customer's (000, *Customer-driven objectives*: "Their strategy, not your quota"). Who
said it, and when, is the proof. The source's own table has no *Source* column, so a table without it is
reported once.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close | 9 days | 5 days | 2027-03-31 | Mara Lind |  | 🟡 |
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

_HINT = "name who at the customer said it and when, like 'Helen Okafor, January kick-off'"


@rule("AP207", "objective-without-source", Severity.WARNING, unfilled=True)
def objective_without_source(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective whose source is blank, or once the table that has no column for it."""
    table = plan.table(Objective)
    if table is None or not table.rows:
        return
    if not table.has("source"):
        message = (
            "annual objectives have no column 'Source', so nothing says that they are the customer's own"
        )
        yield Problem(
            table.header or table.heading, message, "add a column 'Source': who said it, and when", "Source"
        )
        return
    for position, row in plan.gaps(Objective):
        if row.is_blank("source"):
            yield Problem(
                row.at("source"),
                f"objective {called(row, position)} has no source at the customer",
                _HINT,
                "Source",
            )
