"""# AP003 unclosed-front-matter

The front matter has no closing `---`.

Without it the whole plan would be read as keys, or as nothing. The hint names the line after which the
fence belongs.

## Fails

```markdown whole
---
acctplan: 1
account: Brightwater Foods

## Customer Vision

Every supplier is paid on the agreed day.
```

## Passes

```markdown
---
acctplan: 1
account: Brightwater Foods
---

## Customer Vision

Every supplier is paid on the agreed day.
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

unclosed_front_matter = declared("AP003", "unclosed-front-matter", Severity.ERROR, globals())
