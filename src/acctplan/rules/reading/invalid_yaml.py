"""# AP004 invalid-yaml

The front matter is not YAML, is not a mapping, is nested deeper than 32 levels, or uses anchors, aliases or
tags.

Anchors, aliases and tags make one line mean what another line says; a plan says what it says. A text with a
colon inside, or one that begins with a special character, wants quotes.

## Fails

```markdown
---
account: Brightwater: Foods and Drinks
---
```

## Passes

```markdown
---
account: "Brightwater: Foods and Drinks"
---
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

invalid_yaml = declared("AP004", "invalid-yaml", Severity.ERROR, globals())
