r"""# AP018 hidden-character

A text holds a character that nobody can see: a zero-width or control character, or one that turns the
direction of writing.

Such characters come from web pages and chat programs; they make equal names unequal and can make a line
show something else than it says. Joiners inside emoji and in scripts that use them are fine.

## Fails

```markdown escapes
## Business Context

Family-owned manu\u200bfacturer, 11 plants.
```

## Passes

```markdown
## Business Context

Family-owned manufacturer, 11 plants.
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

hidden_character = declared("AP018", "hidden-character", Severity.WARNING, globals())
