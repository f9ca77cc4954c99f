"""# AP203 objective-without-metric

An annual objective has an empty metric or target cell.

An objective is SMART only if everybody can see when it is reached (000, *Measurable success criteria*:
"specific, quantifiable targets"; *Anti-Patterns*: "'Improve' without measurement"). One finding a row, at
its first empty cell.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month in five days |  | 9 days |  | 2027-03-31 | Mara Lind | QBR | 🟡 |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month in five days | Days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | QBR | 🟡 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.rule import Context, Problem, rule


@rule("AP203", "objective-without-metric", Severity.ERROR, unfilled=True)
def objective_without_metric(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective whose metric or target is blank."""
    for position, row in plan.gaps(Objective):
        blank = [field for field in ("metric", "target") if row.is_blank(field)]
        if blank:
            hint = "say what is measured and the value to reach, like 'Invoices paid on time' and '95%'"
            message = f"objective {called(row, position)} has no {' and no '.join(blank)}"
            yield Problem(row.at(blank[0]), message, hint, blank[0].title())
