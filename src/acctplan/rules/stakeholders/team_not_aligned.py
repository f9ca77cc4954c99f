"""# AP304 team-not-aligned

Nobody of the internal team has signed the plan off with a date.

"Internal team aligned" is an item of the source's checklist (000, *Stakeholder Alignment*): whoever
promises something in the plan should know it. A sign-off without a date is none.

## Fails

```markdown
## Sign-offs

| Role | Name | Date |
|---|---|---|
| champion | Mara Lind | 2026-09-17 |
| executive sponsor | Helen Okafor | 2026-09-18 |
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
from acctplan.model.alignment import approval, has_signed
from acctplan.model.people import Side
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.model.words import SignOffRole
from acctplan.rule import Context, Problem, rule


@rule("AP304", "team-not-aligned", Severity.WARNING)
def team_not_aligned(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a dated sign-off of the internal team."""
    if has_signed(plan, SignOffRole.INTERNAL_TEAM):
        return
    ours = tuple(person for person in plan.roster.people if person.side is Side.US)
    found = approval(plan, SignOffRole.INTERNAL_TEAM, ours)
    if found.signed or not found.is_sure:
        return
    if found.undated:
        message = f"sign-off of the internal team by '{found.undated.name or ''}' has no date"
        yield Problem(found.undated.at("signed"), message, "write the day of the sign-off", "Date")
        return
    name = ours[0].name if ours else "Name"
    hint = f"go through the plan with the team and add '| internal team | {name} | {context.today} |' to Sign-offs"
    yield Problem(plan.heading(SignOff), "the internal team has not signed this plan off", hint)
