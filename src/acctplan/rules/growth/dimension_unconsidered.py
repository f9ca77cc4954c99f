"""# AP503 dimension-unconsidered

White space has no entry in one of the five dimensions.

Product, use case, business unit, geography, users: accounts grow in all five (004, *White Space Analysis*).
Where the table has no *Dimension* the name of an entry tells, as in `User expansion`; if one does not, the
rule is silent. It is silent too if a cell of the column cannot be read.

## Fails

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
| product | Forecast | Cash forecast for treasury | $80,000 | 2027-Q2 |
| use case | Supplier portal | Suppliers see their own status | $90,000 | 2027-Q4 |
| business unit | Procurement | 120 buyers | $45,000 | 2027-Q4 |
```

## Passes

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
| product | Forecast | Cash forecast for treasury | $80,000 | 2027-Q2 |
| use case | Supplier portal | Suppliers see their own status | $90,000 | 2027-Q4 |
| business unit | Procurement | 120 buyers | $45,000 | 2027-Q4 |
| geography | Poland | Plant in Poznań | $30,000 | 2027-Q1 |
| users | Plant controllers | 60 more users | $25,000 | 2027-Q1 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan, Table
from acctplan.model.sections.growth import WhiteSpace
from acctplan.model.words import Dimension
from acctplan.rule import Context, Problem, rule


@rule("AP503", "dimension-unconsidered", Severity.NOTE, unfilled=True)
def dimension_unconsidered(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report once the dimensions in which the plan sees no white space."""
    table = plan.table(WhiteSpace)
    if table is None or not table.rows or not _is_told(table):
        return
    found = {row.told_dimension for row in table.rows}
    missing = [dimension.value for dimension in Dimension if dimension not in found]
    if missing:
        message = f"no white space is in the dimension{'' if len(missing) == 1 else 's'} {', '.join(missing)}"
        hint = "ask what could grow there, and add a row or set its Dimension"
        yield Problem(table.heading, message, hint, "Dimension")


def _is_told(table: Table[WhiteSpace]) -> bool:
    if table.has("dimension"):
        return table.is_readable("dimension")
    return all(row.told_dimension is not None and not row.is_unsure("opportunity") for row in table.rows)
