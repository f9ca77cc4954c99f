"""# AP011 missing-table

A section that is a table has none, or has a second one.

Lists and free text cannot be judged or counted. A list of records, such as `1. **Forecast**` with `Value: …`
below it, becomes one row a record under the section's columns: `acctplan adopt FILE --write` does it. Of two tables
only the first is read.

## Fails

```markdown
## Key Milestones

- Six plants live by December
- Month closed in five days by March
```

## Passes

```markdown
## Key Milestones

| Milestone | Target Date | Owner |
|---|---|---|
| Six plants live | 2026-12-10 | Mara Lind |
| Month closed in five days | 2027-03-31 | Priya Nair |
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

missing_table = declared("AP011", "missing-table", Severity.ERROR, globals(), unfilled=True)
