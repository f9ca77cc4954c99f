"""# AP006 unknown-key

The front matter has a key that the format does not know.

A misspelled key is a value that nobody reads. Where a known key is close, it is read as that one and named
in the hint.

## Fails

```markdown
---
industri: Food manufacturing
---
```

## Passes

```markdown
---
industry: Food manufacturing
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

unknown_key = declared("AP006", "unknown-key", Severity.WARNING, globals())
