"""# AP019 unbalanced-internal-marker

An internal part is opened and not closed, or closed without having been opened.

What stands between `<!-- internal -->` and `<!-- /internal -->` never reaches a customer. Without its end
everything that follows is internal, so that nothing slips out, but documents lose it too.

## Fails

```markdown
## Customer Vision

Every supplier is paid on the agreed day.

<!-- internal -->
The CFO said so over lunch; do not quote.
```

## Passes

```markdown
## Customer Vision

Every supplier is paid on the agreed day.

<!-- internal -->
The CFO said so over lunch; do not quote.
<!-- /internal -->
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

unbalanced_internal_marker = declared("AP019", "unbalanced-internal-marker", Severity.ERROR, globals())
