"""# AP311 raci-not-one-accountable

An activity of the RACI section has nobody accountable, or more than one.

"Accountable: who makes decisions?" (004, *RACI Matrix*): where two decide, nobody does. Exactly one name
stands in that column.

## Fails

```markdown
## RACI

| Activity | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Roll-out in the plants | Jonas Weber | Mara Lind, Helen Okafor | Ines Duarte | Kofi Mensah |
```

## Passes

```markdown
## RACI

| Activity | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Roll-out in the plants | Jonas Weber | Mara Lind, Head of Finance Operations | Ines Duarte | Kofi Mensah |
```
"""

import re
from collections.abc import Iterator, Sequence

from acctplan.diagnostic import Severity
from acctplan.model.people import Person, Side
from acctplan.model.plan import Plan
from acctplan.model.sections.people import RaciActivity
from acctplan.pattern import Pattern
from acctplan.rule import Context, Problem, rule

_LISTED = Pattern(r"[;/+]|<br", re.IGNORECASE)


@rule("AP311", "raci-not-one-accountable", Severity.ERROR)
def raci_not_one_accountable(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each activity without exactly one name under *Accountable*."""
    for row in plan.rows(RaciActivity):
        if row.accountable is None and row.is_blank("accountable"):
            message, hint = (
                f"activity '{row.title}' has nobody accountable",
                "name the one person who decides",
            )
            yield Problem(row.at("accountable"), message, hint, "Accountable")
            continue
        people = plan.people(row, "accountable")
        if len(people) > 1 and _are_several(people, row.text("accountable")):
            names = " and ".join(f"'{person.name}'" for person in people[:5])
            message = f"activity '{row.title}' has {len(people)} accountable: {names}"
            hint = "keep the one who decides; the others are responsible or consulted"
            yield Problem(row.at("accountable"), message, hint, "Accountable")


def _are_several(people: Sequence[Person], text: str) -> bool:
    """Whether they are people, and not one department such as `Sales and Marketing`."""
    known = sum(person.side is not Side.UNKNOWN for person in people)
    if known > 1 or _LISTED.search(text):
        return True
    return all(person.side is not Side.UNKNOWN or _is_full_name(person.name) for person in people)


def _is_full_name(text: str) -> bool:
    words = text.split(" ", 6)
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)
