"""# AP210 adoption-only-goals

Every quarterly goal is of category adoption.

Use is a means. "Success = business impact, not just feature adoption" (000, *Connected to value*;
*Anti-Patterns*: "Adoption over outcomes"). A table without the column *Category*, or with an empty or
unreadable cell in it, is not judged.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | adoption | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | adoption | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | adoption | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.model.words import GoalCategory
from acctplan.rule import Context, Problem, rule


@rule("AP210", "adoption-only-goals", Severity.WARNING, unfilled=False)
def adoption_only_goals(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report goals that are about adoption and nothing else."""
    table = plan.table(Goal)
    if table is None or not table.rows:
        return
    if all(row.category is GoalCategory.ADOPTION for row in table.rows) and table.is_readable("category"):
        count = len(table.rows)
        message = (
            "the only goal is of category adoption"
            if count == 1
            else f"all {count} goals are of category adoption"
        )
        hint = "add a goal for what the use brings: efficiency, quality, revenue or strategic"
        yield Problem(table.heading, message, hint, "Category")
