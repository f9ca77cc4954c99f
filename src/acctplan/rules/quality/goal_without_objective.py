"""# AP208 goal-without-objective

A quarterly goal names no annual objective, or one that does not exist.

A goal that serves no objective is disconnected from the business (000, *Anti-Patterns*: "Technical goals,
not business impact"; *Connected to value*). An objective is named by its `#`, by its position where the
table has no `#`, or by its exact text. The source's own table has no *Objective* column, so a table without
it is reported once.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 4 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import closest, objective_names
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal, Objective
from acctplan.rule import Context, Problem, rule

_SUGGESTIONS = 20
"""Only so many findings look for a similar name, so that a plan of thousands of rows takes bounded time."""


@rule("AP208", "goal-without-objective", Severity.WARNING, unfilled=True)
def goal_without_objective(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each goal without a known objective, or once the table that has no column for it."""
    table, objectives = plan.table(Goal), plan.table(Objective)
    if table is None or not table.rows or objectives is None or not objectives.rows:
        return
    if not table.has("objective"):
        message = "quarterly goals have no column 'Objective', so nothing ties them to an annual objective"
        hint = "add a column 'Objective' with the objective's number"
        yield Problem(table.header or table.heading, message, hint, "Objective")
        return
    names = objective_names(plan)
    found = 0
    for row in table.rows:
        unknown = names.pointed(row, "objective").unknown if names.is_complete else ()
        if row.objective is None and row.is_blank("objective"):
            message, hint = (
                f"goal '{row.title}' names no objective",
                f"write the number of the objective that it serves; {names.only()}",
            )
            yield Problem(row.at("objective"), message, hint, "Objective")
        elif unknown:
            message = f"goal '{row.title}' names objective '{unknown[0]}', but {names.only()}"
            titles = (each.title for each in objectives.rows)
            close = closest(unknown[0], titles) if found < _SUGGESTIONS else ""
            found += 1
            hint = f"did you mean '{close}'?" if close else "write the number of the objective that it serves"
            yield Problem(row.at("objective"), message, hint, "Objective")
