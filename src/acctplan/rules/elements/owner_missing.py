"""# AP105 owner-missing

A goal, milestone, action or growth plan row has no owner.

What nobody owns is not done. The source asks for "named owners on both sides" (000, *Mutual accountability*) and gives
goals, milestones and the growth plan an *Owner* column.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk |  | 2026-12-10 | 40% |
| Close the books in 5 days | 1 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 1 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```
"""

from collections.abc import Iterator, Mapping

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.sections.growth import GrowthStep
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_OWNED: Mapping[type[Row], str] = {
    Goal: "goal",
    Milestone: "milestone",
    Action: "action",
    GrowthStep: "growth plan action",
}


@rule("AP105", "owner-missing", Severity.ERROR, base=True)
def owner_missing(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each row whose owner cell is blank."""
    for kind, noun in _OWNED.items():
        for _, row in plan.gaps(kind):
            if row.is_blank("owner"):
                hint = "name one person; people come from Stakeholders and Account Team"
                yield Problem(row.at("owner"), f"{_named(noun, row)} has no owner", hint, "Owner")


def _named(noun: str, row: Row) -> str:
    """A growth plan row begins with its phase, which names none of its actions."""
    if isinstance(row, GrowthStep) and row.action:
        return f"{noun} {quoted(row.action)}"
    return named(noun, row)
