r"""# AP001 unreadable-file

The file cannot be read as text: it is not UTF-8, holds a NUL character, is larger than 2 MB, or is no
regular file.

Nothing else can be judged then. A plan is a text file of some 10 KB; other encodings come from copying
through old office programs, and the message names the first byte that does not fit.

## Fails

```text whole bytes
---
acctplan: 1
account: Caf\xe9 Nord
---
```

## Passes

```markdown
---
account: Café Nord
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

unreadable_file = declared("AP001", "unreadable-file", Severity.ERROR, globals())
