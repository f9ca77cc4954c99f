"""# AP306 no-champion

No stakeholder is a champion: nobody has high power and high support, nor the role.

Champions carry the plan inside the account (004, *Power Map*: "High Power/High Support: Champions"; *Land*:
"Build champion relationships"). The role *champion* or the word under *Relationship* is enough. A table
without *Power* and *Support*, or with cells in them that cannot be read, is not judged.

## Fails

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| executive sponsor | Helen Okafor | 2026-09-18 |
| internal team | Priya Nair | 2026-09-16 |

## Stakeholders

| Name | Title | Power | Support |
|---|---|---|---|
| Helen Okafor | CFO | H | M |
| Mara Lind | Head of Finance Operations | M | H |
| Jonas Weber | Ledger Lead | M | H |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Power | Support |
|---|---|---|---|
| Helen Okafor | CFO | H | M |
| Mara Lind | Head of Finance Operations | H | H |
| Jonas Weber | Ledger Lead | M | H |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.alignment import lacks_champion
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder
from acctplan.rule import Context, Problem, rule


@rule("AP306", "no-champion", Severity.WARNING)
def no_champion(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report stakeholders among whom nobody is a champion, and a plan that names none."""
    if lacks_champion(plan):
        some = bool(plan.rows(Stakeholder))
        message = (
            "no stakeholder has high power and high support, nor the role champion"
            if some
            else "no champion is named"
        )
        hint = "find out who would speak for the plan; write the role 'champion' in Stakeholders only once it is true"
        yield Problem(plan.heading(Stakeholder), message, hint)
