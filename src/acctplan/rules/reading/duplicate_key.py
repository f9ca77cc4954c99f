"""# AP005 duplicate-key

A key of the front matter stands twice; both lines are named.

YAML would silently keep one of the two values, and readers of the file would quote the other.

## Fails

```markdown
---
arr: $420,000
health: 82
arr: $450,000
---
```

## Passes

```markdown
---
arr: $420,000
health: 82
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

duplicate_key = declared("AP005", "duplicate-key", Severity.ERROR, globals())
