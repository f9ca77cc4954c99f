"""# AP102 no-annual-objectives

The plan names no annual objective.

Objectives are what the customer must achieve this year to reach its vision (000, *Strategic Account
Planning Layers*); without them goals have nothing to serve.

A plan that follows the account plan template (004) alone, which has no such section, is not reported.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on time | Invoices paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Helen Okafor | 🟢 |
| 2 | Close the month faster | Working days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | Mara Lind | 🟡 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.model.template import is_account_plan_only
from acctplan.rule import Context, Problem, rule


@rule("AP102", "no-annual-objectives", Severity.ERROR)
def no_annual_objectives(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a row of objectives."""
    if plan.has_none(Objective) and not is_account_plan_only(plan):
        hint = (
            "list under 'Annual Objectives' what the customer must achieve this year, with metric and target"
        )
        yield Problem(plan.heading(Objective), "plan has no annual objectives", hint)
