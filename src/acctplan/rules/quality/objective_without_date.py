"""# AP204 objective-without-date

An annual objective has no due date, and none of its words name one.

An objective is SMART only if it is time-bound (000, *Objectives are SMART*). A quarter or a year is exact
enough. The source's own table has no *Due* column, so a table without it is reported once.

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close | 9 days | 5 days |  | Mara Lind | QBR | 🟡 |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close | 9 days | 5 days | 2027-03-31 | Mara Lind | QBR | 🟡 |
```
"""

import re
from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.model.time import Precision
from acctplan.pattern import Pattern
from acctplan.rule import Context, Problem, rule

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_TIME = Pattern(
    rf"\b20[0-9]{{2}}-(?:[0-9]{{2}}|[qh][1-4])|\b[qh][1-4]\b|\bfy ?[0-9]{{2,4}}\b"
    rf"|\b(?:{_MONTHS})[a-z]{{0,6}}\.? (?:[0-9]{{1,2}},? )?20[0-9]{{2}}\b"
    r"|\b(?:by|until|before|end of|during|in) 20[0-9]{2}\b|\b(?:year[- ]end|end of (?:the |this )?[a-z ]{0,10}year)\b",
    re.IGNORECASE,
)
_ENDLESS = (Precision.ONGOING, Precision.LIVE)
_HINT = "write a day or a quarter, like 2026-12-10 or 2026-Q4"


@rule("AP204", "objective-without-date", Severity.WARNING, unfilled=True)
def objective_without_date(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective without an end, or once the table that has no column for it."""
    table = plan.table(Objective)
    if table is None or not table.rows:
        return
    if not table.has("due"):
        if not all(row.origin.ragged or _names_a_time(row) for row in table.rows):
            message = "annual objectives have no column 'Due', so nothing says by when they are reached"
            yield Problem(table.header or table.heading, message, "add a column 'Due'", "Due")
        return
    for position, row in enumerate(table.rows, 1):
        if row.due is not None:
            if row.due.precision not in _ENDLESS:
                continue
            yield Problem(
                row.at("due"),
                f"objective {called(row, position)} is due '{row.text('due')}', which has no end",
                _HINT,
                "Due",
            )
        elif row.is_blank("due") and not _names_a_time(row):
            yield Problem(row.at("due"), f"objective {called(row, position)} has no due date", _HINT, "Due")


def _names_a_time(row: Objective) -> bool:
    return any(_TIME.search(row.text(field)[:500]) for field in ("objective", "metric", "target"))
