"""# AP315 small-account-team

Fewer than two of our people are named.

"Team Sport: involve CSMs, SEs, executives in account strategy" (004, best practice 6). Our people are those
of Account Team, the keys `csm` and `account_executive`, and the configuration's team.

## Fails

```markdown
---
account_executive: (absent)
---

## Account Team

| Name | Title |
|---|---|
| Priya Nair | Customer Success Manager |

## Executive Engagement

| Quarter | Touchpoint |
|---|---|
| Ongoing | Call of the executives |

## Opportunities

(absent)

## Growth Plan

(absent)

## Risk Factors

| Risk | Probability | Impact | Mitigation |
|---|---|---|---|
| Rival bundles capture with the ERP | L | M | Value summary each quarter |

## Actions

| Action | Owner | Due | Status |
|---|---|---|---|
| Name two leads in each plant | Jonas Weber | 2026-11-13 | doing |
| Deliver the training plan | Priya Nair | 2026-11-18 | open |
```

## Passes

```markdown
## Account Team

| Name | Title |
|---|---|
| Priya Nair | Customer Success Manager |
| Tom Becker | Account Executive |
```

## Options

- `minimum` (default 2): our people on the account. Source: 004, best practice 6 (team sport), which names
  no number.
"""

from collections.abc import Iterator

from pydantic import Field

from acctplan.diagnostic import Severity
from acctplan.model.people import Side, normal_name
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.people import TeamMember
from acctplan.rule import Context, Options, Problem, rule

_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)


class Team(Options):
    """Options of AP315."""

    minimum: int = Field(
        2,
        ge=1,
        description="Our people on the account",
        json_schema_extra={
            "source": "account planning framework, best practice 6: team sport; it names no number"
        },
    )


@rule("AP315", "small-account-team", Severity.NOTE, options=Team)
def small_account_team(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan that names too few of our people."""
    people = [person.name for person in plan.roster.people if person.side is Side.US]
    ours = {normal_name(name): name for name in reversed(people)}
    if len(ours) < context.options.minimum and _everybody_was_read(plan):
        names = " and ".join(f"'{name}'" for name in ours.values())
        message = (
            f"only {names} is of our team"
            if len(ours) == 1
            else f"only {names} are of our team"
            if ours
            else "nobody of our team is named"
        )
        yield Problem(plan.heading(TeamMember), message, "add our people to Account Team: name, title, role")


def _everybody_was_read(plan: Plan) -> bool:
    if any(plan.front.state(key) in _UNSURE for key in ("csm", "account_executive")):
        return False
    table = plan.table(TeamMember)
    return table is None or table.is_readable("name")
