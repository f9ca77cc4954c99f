"""# AP307 no-executive-sponsor

Nobody at the customer is the executive sponsor.

The account summary names one (000, *Executive Sponsor*; 004, *Key Principles*: "C-level sponsors make
everything easier"). The sponsor is on the customer's side: the key `executive_sponsor` or the role
*sponsor* in Stakeholders; a sign-off alone does not name one.

## Fails

```markdown
---
executive_sponsor: Tom Becker, Account Executive
---

## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind | 2026-09-17 |
| internal team | Priya Nair | 2026-09-16 |

## Stakeholders

| Name | Title | Role |
|---|---|---|
| Helen Okafor | CFO | decision maker |
| Mara Lind | Head of Finance Operations | champion |
| Jonas Weber | Ledger Lead | user |
```

## Passes

```markdown
---
executive_sponsor: (absent)
---

## Stakeholders

| Name | Title | Role |
|---|---|---|
| Helen Okafor | CFO | executive sponsor |
| Mara Lind | Head of Finance Operations | champion |
| Jonas Weber | Ledger Lead | user |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.alignment import lacks_sponsor, sponsors
from acctplan.model.people import Side
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule

_HINT = "write 'executive_sponsor: Name, Title' in the front matter, with somebody at the customer"


@rule("AP307", "no-executive-sponsor", Severity.WARNING)
def no_executive_sponsor(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without an executive sponsor on the customer's side."""
    if lacks_sponsor(plan):
        ours = [person for person in sponsors(plan) if person.side is Side.US]
        message = "no executive sponsor at the customer is named"
        if ours:
            message = f"executive sponsor '{ours[0].name}' is one of our people, not the customer's"
        yield Problem(plan.front.at("executive_sponsor"), message, _HINT, "executive_sponsor")
