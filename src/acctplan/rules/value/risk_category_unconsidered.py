"""# AP406 risk-category-unconsidered

No risk is of one of the five categories.

Relationship, competitive, budget, technical, political: accounts are lost in all five ways, and the one that
nobody thought about comes as a surprise (004, *Risk Categories*). Closed risks count: they were considered.
Silent without the column *Category*, and if a cell of it cannot be read.

## Fails

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H | Second champion by March | Priya Nair |
| Budget freeze in spring | budget | L | M | Phased roll-out | Tom Becker |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
```

## Passes

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H | Second champion by March | Priya Nair |
| Rival bundles capture with the ERP | competitive | L | M | Value summary each quarter | Tom Becker |
| Budget freeze in spring | budget | L | M | Phased roll-out | Tom Becker |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
| Plants resist the shared centre | political | M | M | Plant leads in the steering group | Mara Lind |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.risks import Risk
from acctplan.model.words import RiskCategory
from acctplan.rule import Context, Problem, rule


@rule("AP406", "risk-category-unconsidered", Severity.NOTE, unfilled=True)
def risk_category_unconsidered(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report once the categories of which the plan has no risk."""
    table = plan.table(Risk)
    if table is None or not table.rows or not table.is_readable("category"):
        return
    found = {row.category for row in table.rows}
    missing = [category.value for category in RiskCategory if category not in found]
    if missing:
        message = f"no risk is of the categor{'y' if len(missing) == 1 else 'ies'} {', '.join(missing)}"
        hint = "ask what could go wrong there, and add a row or set its Category"
        yield Problem(table.heading, message, hint, "Category")
