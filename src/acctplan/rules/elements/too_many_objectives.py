"""# AP111 too-many-objectives

The plan has more than five annual objectives.

Who pursues everything at once pursues nothing: the source's plan shows three objectives, and its priorities
are the customer's top three (000, *Strategic Conversation Questions*). Above five it is worth asking which
of them matter.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on time | Invoices paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Helen Okafor | 🟢 |
| 2 | Close the month faster | Working days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | Mara Lind | 🟡 |
| 3 | Fewer posting errors | Posting errors | 6% | 2% | 2027-03-31 | Mara Lind | Mara Lind | 🟢 |
| 4 | Lower late payment fees | Fees a year | $310,000 | $60,000 | 2027-03-31 | Mara Lind | Mara Lind | 🟢 |
| 5 | Fewer supplier calls | Calls a month | 840 | 300 | 2027-03-31 | Mara Lind | Mara Lind | 🟢 |
| 6 | Connect plants faster | Weeks per plant | 12 | 4 | 2027-03-31 | Mara Lind | Mara Lind | 🟢 |

## Strategies and Initiatives

| Strategy | Initiative | Objective | Our Role |
|---|---|---|---|
| One way in for invoices | Central capture | 1, 4, 5 | Configure capture |
| Fewer manual postings | Matching rules | 2, 3, 6 | Build the rules with the ledger team |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on time | Invoices paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Helen Okafor | 🟢 |
| 2 | Close the month faster | Working days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | Mara Lind | 🟡 |
```

## Options

- `maximum` (default 5): most objectives that a plan may have. Source: our default; 000 shows three.
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.rule import Context, Options, Problem, option, rule


class ObjectiveOptions(Options):
    """How many objectives are too many."""

    maximum: int = option(5, "most objectives that a plan may have", "our default; 000 shows three", ge=1)


@rule("AP111", "too-many-objectives", Severity.NOTE, options=ObjectiveOptions)
def too_many_objectives(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report the number of objectives if it is above the limit."""
    count, maximum = len(plan.rows(Objective)), context.options.maximum
    if count > maximum:
        message = f"plan has {count} annual objectives, more than {maximum}"
        hint = "ask the customer which of them matter most, and move the others to 'Notes'"
        yield Problem(plan.heading(Objective), message, hint)
