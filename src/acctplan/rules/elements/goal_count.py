"""# AP112 goal-count

The plan has fewer than two or more than three goals for the quarter.

"Define 2-3 specific goals" (000, *Quarterly Planning Session Structure*): one goal leaves the quarter to
chance, and ten are nobody's priority. A plan without goals is AP103.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```

## Options

- `minimum` (default 2): fewest goals of a quarter. Source: 000, *define 2-3 specific goals*.
- `maximum` (default 3): most goals of a quarter. Source: 000, *define 2-3 specific goals*.
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.rule import Context, Options, Problem, option, rule


class GoalCountOptions(Options):
    """How many goals a quarter has."""

    minimum: int = option(2, "fewest goals of a quarter", "000, define 2-3 specific goals", ge=1)
    maximum: int = option(3, "most goals of a quarter", "000, define 2-3 specific goals", ge=1)


@rule("AP112", "goal-count", Severity.WARNING, options=GoalCountOptions)
def goal_count(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report the number of goals if it is outside the limits; none at all is AP103."""
    count, least, most = len(plan.goals), context.options.minimum, context.options.maximum
    if not count or least <= count <= most:
        return
    if count < least:
        wanted, hint = f"fewer than {least}", "agree on another result to reach this quarter"
    else:
        wanted, hint = (
            f"more than {most}",
            "keep those that matter most this quarter; steps towards them are 'Actions'",
        )
    noun = "goal" if count == 1 else "goals"
    yield Problem(plan.heading(Goal), f"plan has {count} quarterly {noun}, {wanted}", hint)
