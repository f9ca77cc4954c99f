"""# AP309 blocker-without-action

A stakeholder with high power and low support has no next action.

Who can stop the plan and would like to is no side matter (004, *Power Map*: "High Power/Low Support:
Blockers (address concerns or work around)"). Silent without the columns *Power*, *Support* and *Next
Action*.

## Fails

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Next Action |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | H | Send the value summary |
| Mara Lind | Head of Finance Operations | champion | H | H | Prepare the QBR |
| Jonas Weber | Ledger Lead | user | M | H |  |
| Ines Duarte | CIO | decision maker | H | L |  |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Next Action |
|---|---|---|---|---|---|
| Helen Okafor | CFO | sponsor | H | H | Send the value summary |
| Mara Lind | Head of Finance Operations | champion | H | H | Prepare the QBR |
| Jonas Weber | Ledger Lead | user | M | H |  |
| Ines Duarte | CIO | decision maker | H | L | Walk through the interface plan |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.power import is_blocker
from acctplan.model.sections.people import Stakeholder
from acctplan.rule import Context, Problem, rule


@rule("AP309", "blocker-without-action", Severity.WARNING)
def blocker_without_action(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each blocker of the power map whose next action is blank."""
    for _, row in plan.gaps(Stakeholder):
        if is_blocker(row) and row.is_blank("next_action"):
            message = f"'{row.title}' has high power, low support and no next action"
            hint = "write what will be done about the concerns, and when"
            yield Problem(row.at("next_action"), message, hint, "Next Action")
