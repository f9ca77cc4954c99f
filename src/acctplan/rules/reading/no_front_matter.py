"""# AP002 no-front-matter

A file that was named as a plan has no front matter, or its front matter has no key `acctplan`.

The key `acctplan: 1` is what makes a Markdown file a plan. Files that a pattern brings along are skipped
without it; a file that somebody names is expected to be one.

## Fails

```markdown whole
# Brightwater Foods success plan

ARR: $420,000
```

## Passes

```markdown
---
acctplan: 1
account: Brightwater Foods
arr: $420,000
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

no_front_matter = declared("AP002", "no-front-matter", Severity.ERROR, globals())
