"""# AP104 unmeasurable-criterion

A goal's success criterion, or an objective's metric and target, is nothing that a stranger could check.

On the due date somebody who was not there must be able to say yes or no (000, *Success Plan Review Checklist*:
"Success criteria measurable"). A threshold, a change or a range will do, in digits or in words ("nil", "halved",
"nine in ten"), and so will an event, a document in a definite state and a formal verdict. A date alone rescues
nothing, nor do numbers that count topics, sites or people, and a direction without a size is none. An empty cell is
AP203's.

This rule judges English wording by sense, and can err. On 420 labelled rows that it never learned from:
precision 0.98 (42 of 43; 0.88-1.00), recall 0.88 (42 of 48; 0.75-0.94).

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | revenue | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | strategic | Leads are happy with the training | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | revenue | 70% without a clerk | Mara Lind | 2026-12-10 | 40% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | strategic | 11 leads have passed the test | Jonas Weber | 2026-12-18 | 50% |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule
from acctplan.wording.reasons import unmeasurable
from acctplan.wording.rows import weak_rows

_HINT = "write a number to reach, an event or a document, like 'from 6% to 2%' or 'signed by the auditor'"


@rule("AP104", "unmeasurable-criterion", Severity.WARNING, unfilled=False)
def unmeasurable_criterion(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each criterion and target that nobody could check."""
    for each in weak_rows(plan, context.settings, context.today, "AP104"):
        what = "success criterion" if each.field == "criteria" else "target"
        whose = f"{each.noun} {called(each.row, each.position)}"
        text = quoted(each.row.text(each.field))
        message = f"{what} {text} of {whose} cannot be checked: {unmeasurable(each.verdict)}"
        yield Problem(
            each.row.at(each.field), message, _HINT, "Success Criteria" if each.noun == "goal" else "Target"
        )
