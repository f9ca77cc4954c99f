"""# AP012 unknown-column

A table has a column that its section does not know, or one column twice.

What stands in an unknown column is kept, is internal and is not judged. Where a known column is close, it
is read as that one and named in the hint.

## Fails

```markdown
## Risk Factors

| Risk | Probabilty | Impact | Mitigation | Owner |
|---|---|---|---|---|
| Champion moves to the new plant | M | H | Second champion by March | Priya Nair |
```

## Passes

```markdown
## Risk Factors

| Risk | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|
| Champion moves to the new plant | M | H | Second champion by March | Priya Nair |
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

unknown_column = declared("AP012", "unknown-column", Severity.WARNING, globals())
