"""# AP209 feature-goal

An objective or a goal is reached as soon as a tool is used, whatever comes of it.

"Success = business impact, not just feature adoption" (000, *Connected to value*; *Anti-Patterns*: "Adoption over
outcomes"). Using, enabling or configuring a named feature, logging in to it and producing things in it are means,
with or without a percentage. A row passes that states a result (time, money, errors, a closed finding) and names the
feature as its means; so do policies, standards, training, hardware and the customer's own products. In category
adoption the source's own measures pass: users activated or active, features adopted (AP210 looks at the mix).

This rule judges English wording by sense, and can err. On 420 labelled rows that it never learned from:
precision 0.98 (42 of 43; 0.88-1.00), recall 0.88 (42 of 48; 0.75-0.94).

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | revenue | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Use the new dashboard | 1 | strategic | Dashboard opened by every plant lead | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | revenue | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Dashboard shows late invoices in time | 1 | quality | Late fees from 900 to 300 | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule
from acctplan.wording.reasons import words
from acctplan.wording.rows import weak_rows

_HINT = "say what the use brings in time, money or errors, like 'Late fees from 900 to 300 a month'"


@rule("AP209", "feature-goal", Severity.WARNING)
def feature_goal(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective and goal that is reached by use alone."""
    for each in weak_rows(plan, context.settings, context.today, "AP209"):
        quoted = words(each.verdict)
        tail = f": {quoted}, and no result" if quoted else ""
        message = f"{each.noun} {called(each.row, each.position)} is reached by using a tool{tail}"
        yield Problem(each.row.at(each.field), message, _HINT, each.noun.title())
