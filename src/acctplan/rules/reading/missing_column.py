"""# AP013 missing-column

A table lacks a column that its section must have.

The columns are those of the source documents (000, *Success Plan Structure*); without them the rules that
judge the section have nothing to read.

## Fails

```markdown
## Key Milestones

| Milestone | Owner |
|---|---|
| Six plants live | Mara Lind |
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

missing_column = declared("AP013", "missing-column", Severity.ERROR, globals())
