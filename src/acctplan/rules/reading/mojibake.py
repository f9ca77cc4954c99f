"""# AP017 mojibake

A text was UTF-8 once and was read in another encoding, so that `é` became `Ã©`.

Names are the first to suffer, and a customer sees them on the first page. Where the repair loses nothing,
`acctplan check --fix` makes it; the rest of the plan is judged as if it were made.

## Fails

```markdown
## Business Context

Family-owned manufacturer with a new plant in PoznaÅ„.
```

## Passes

```markdown
## Business Context

Family-owned manufacturer with a new plant in Poznań.
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

mojibake = declared("AP017", "mojibake", Severity.WARNING, globals())
