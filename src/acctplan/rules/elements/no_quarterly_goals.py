"""# AP103 no-quarterly-goals

The plan names no goal for the quarter.

A QBR ends with commitments: "define 2-3 specific goals", with owners on both sides (000, *Quarterly
Planning Session Structure*). A plan of any tier has them.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.rule import Context, Problem, rule


@rule("AP103", "no-quarterly-goals", Severity.ERROR, base=True)
def no_quarterly_goals(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a row of goals."""
    if plan.has_none(Goal):
        hint = "list under 'Quarterly Goals' two or three results to reach, with criterion, owner and day"
        yield Problem(plan.heading(Goal), "plan has no quarterly goals", hint)
