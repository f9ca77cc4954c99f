r"""# AP014 ragged-row

A row has more or fewer cells than the table's header.

All cells behind the mistake would be read under the wrong heading. A pipe inside a cell is written `\|`.

## Fails

```markdown
## Risk Factors

| Risk | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|
| Champion moves to the new plant | M | Second champion by March | Priya Nair |
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

ragged_row = declared("AP014", "ragged-row", Severity.ERROR, globals())
