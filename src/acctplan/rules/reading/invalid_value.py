"""# AP008 invalid-value

A value of the front matter cannot be read as what its key means.

The author's own text is quoted, with what is accepted instead. Numbers out of their range, such as a health
score of 820, are reported too.

## Fails

```markdown
---
review:
  cadence: now and then
  last: 2026-09-16
  next: 2026-12-16
---
```

## Passes

```markdown
---
review:
  cadence: quarterly
  last: 2026-09-16
  next: 2026-12-16
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

invalid_value = declared("AP008", "invalid-value", Severity.ERROR, globals())
