"""# AP007 missing-key

A required key of the front matter is missing or empty: `acctplan`, `account`, `arr`, `contract.end` or
`quarter`.

The account summary of the source opens with ARR and contract term, and the quarterly goals belong to a
quarter (000, *Success Plan Structure*). An Account Summary section may give them instead of the front
matter.

## Fails

```markdown
---
arr:
quarter: 2026-Q4
---
```

## Passes

```markdown
---
arr: $420,000
quarter: 2026-Q4
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

missing_key = declared("AP007", "missing-key", Severity.ERROR, globals(), unfilled=True)
