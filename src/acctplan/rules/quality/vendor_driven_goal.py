"""# AP201 vendor-driven-goal

An objective or a goal is ours: if only this happens, we are better off and the customer is not.

A success plan is the customer's: "Goals are customer-driven" (000, *Success Plan Review Checklist*; *Anti-Patterns*:
"Vendor-driven goals"). Ours are bookings, quota, the renewal or extension of our contract, more seats, a higher price,
our pipeline, churn and NRR, references, reviews and introductions, beating our rivals, and "deploy our X". Not ours are
the customer's own sales, contracts and licences, savings on our licences, and our product as the means of their result.
Our names come from *Products*, `[team] company` and `[catalog] products`. In the last three months before the renewal a
goal about it or its terms is what AP602 asks for, and passes.

This rule judges English wording by sense, and can err. On 420 labelled rows that it never learned from:
precision 0.98 (43 of 44; 0.88-1.00), recall 0.90 (43 of 48; 0.78-0.95).

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Close the upsell of our premium edition | 1 | revenue | Order form signed | Priya Nair | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Sell the seasonal menu to the canteens | 1 | revenue | 40 canteens have ordered | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule
from acctplan.wording.reasons import our_deal
from acctplan.wording.rows import weak_rows

_HINT = "say what the customer gains and measure that, like 'Posting errors from 6% to 2%'; ours is for Opportunities"


@rule("AP201", "vendor-driven-goal", Severity.WARNING)
def vendor_driven_goal(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective and goal whose gain is ours alone."""
    for each in weak_rows(plan, context.settings, context.today, "AP201"):
        message = f"{each.noun} {called(each.row, each.position)} is ours: {our_deal(each.verdict)}"
        yield Problem(each.row.at(each.field), message, _HINT, each.noun.title())
