"""# AP301 champion-not-approved

No champion has signed the plan off with a date.

A plan that its champion has not agreed to is ours alone (000, *Champion reviewed and approved*). A sign-off
without a date is none. Silent where there is no champion at all: that is AP306.

## Fails

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind |  |
| executive sponsor | Helen Okafor | 2026-09-18 |
| internal team | Priya Nair | 2026-09-16 |
```

## Passes

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind | 2026-09-17 |
| executive sponsor | Helen Okafor | 2026-09-18 |
| internal team | Priya Nair | 2026-09-16 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.alignment import (
    TELLING_CHAMPION,
    approval,
    champions,
    has_signed,
    hides_people,
    lacks_champion,
)
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.model.words import SignOffRole
from acctplan.rule import Context, Problem, rule


@rule("AP301", "champion-not-approved", Severity.WARNING)
def champion_not_approved(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a champion's dated sign-off."""
    if has_signed(plan, SignOffRole.CHAMPION):
        return
    people = champions(plan)
    found = approval(plan, SignOffRole.CHAMPION, people)
    if (
        found.signed
        or not found.is_sure
        or lacks_champion(plan)
        or (not people and hides_people(plan, *TELLING_CHAMPION))
    ):
        return
    if found.undated:
        message = f"sign-off of champion '{found.undated.name or ''}' has no date"
        yield Problem(found.undated.at("signed"), message, "write the day of the sign-off", "Date")
        return
    name = people[0].name if people else "Name"
    hint = f"go through the plan together and add '| champion | {name} | {context.today} |' to Sign-offs"
    yield Problem(plan.heading(SignOff), "no champion has signed this plan off", hint)
