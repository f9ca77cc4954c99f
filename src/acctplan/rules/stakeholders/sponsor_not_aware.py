"""# AP302 sponsor-not-aware

No executive sponsor has signed the plan off or was informed of it on a day.

"Executive sponsor aware" is an item of the source's checklist (000, *Stakeholder Alignment*). A dated
sign-off does, and so does a date under *Informed* in the sponsor's row of Stakeholders. Silent where there
is no sponsor: that is AP307.

## Fails

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind | 2026-09-17 |
| internal team | Priya Nair | 2026-09-16 |

## Stakeholders

| Name | Title | Role | Department | Support | Informed |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | Finance | M |  |
| Mara Lind | Head of Finance Operations | champion | Finance | H | 2026-09-17 |
| Jonas Weber | Ledger Lead | user | Finance | H | 2026-09-17 |
```

## Passes

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind | 2026-09-17 |
| internal team | Priya Nair | 2026-09-16 |

## Stakeholders

| Name | Title | Role | Department | Support | Informed |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | Finance | M | 2026-09-18 |
| Mara Lind | Head of Finance Operations | champion | Finance | H | 2026-09-17 |
| Jonas Weber | Ledger Lead | user | Finance | H | 2026-09-17 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.alignment import approval, sponsors, unaware_sponsors
from acctplan.model.people import normal_name
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.model.words import SignOffRole
from acctplan.rule import Context, Problem, rule


@rule("AP302", "sponsor-not-aware", Severity.WARNING)
def sponsor_not_aware(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan that its executive sponsor has neither signed nor been informed of."""
    unaware = unaware_sponsors(plan)
    if not unaware:
        return
    people = tuple(person for person in sponsors(plan) if normal_name(person.name) in unaware)
    found = approval(plan, SignOffRole.EXECUTIVE_SPONSOR, people)
    if found.undated:
        message = f"sign-off of executive sponsor '{found.undated.name or ''}' has no date"
        yield Problem(found.undated.at("signed"), message, "write the day of the sign-off", "Date")
        return
    row = f"| executive sponsor | {people[0].name} | {context.today} |"
    hint = (
        f"show the plan to the sponsor and add '{row}' to Sign-offs, or the day to Informed in Stakeholders"
    )
    yield Problem(
        plan.heading(SignOff), "no executive sponsor has signed this plan or been informed of it", hint
    )
