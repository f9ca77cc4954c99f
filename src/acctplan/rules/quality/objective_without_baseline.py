"""# AP206 objective-without-baseline

An annual objective has a number to reach and an empty baseline.

"95%" says little to somebody who does not know that today it is 71%. A *from* may also stand in the text
itself (`from 71% to 95%`). A table without the column *Baseline* and a target that is no number are not
judged (000, *Value Realization Targets*; GitLab's reading of SMART asks for the baseline).

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close |  | 5 days | 2027-03-31 | Mara Lind | QBR | 🟡 |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Close the month faster | Days to close |  | from 9 to 5 days | 2027-03-31 | Mara Lind | QBR | 🟡 |
```
"""

import re
from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Objective
from acctplan.pattern import Pattern
from acctplan.rule import Context, Problem, rule

_FROM = Pattern(
    r"\b(?:from|was|were|currently|current|today|now|baseline|vs|versus|compared|against|up|down|von)\b"
    r"[^0-9|]{0,20}(?:[0-9]|zero|none|scratch)"
    r"|[0-9][0-9.,]{0,12} ?[^0-9\s]{0,12}(?: [a-z]{1,12})? ?(?:→|⇒|->|=>|\bto\b) ?[^0-9\s]{0,4} ?[0-9]",
    re.IGNORECASE,
)
_NO_AMOUNT = Pattern(
    r"\b20[0-9]{2}(?:-[0-9qh]{1,2}){0,2}\b|\b[qh][1-4]\b|\bfy ?[0-9]{2,4}\b"
    r"|\b(?:iso|soc|iec|en)\b[a-z/ -]{0,6}[0-9:-]+|\b[a-z]{3,9} [0-9]{1,2},? (?=20)",
    re.IGNORECASE,
)


@rule("AP206", "objective-without-baseline", Severity.NOTE, unfilled=True)
def objective_without_baseline(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective that says to what and not from what."""
    for position, row in plan.gaps(Objective):
        if row.is_blank("baseline") and _has_amount(row.target or "") and not _says_from(row):
            message = (
                f"objective {called(row, position)} has the target '{row.text('target')}' and no baseline"
            )
            yield Problem(row.at("baseline"), message, "write where it stands today, like '71%'", "Baseline")


def _has_amount(target: str) -> bool:
    return any(character.isdigit() for character in _NO_AMOUNT.sub("", target[:500]))


def _says_from(row: Objective) -> bool:
    return any(_FROM.search(row.text(field)[:500]) for field in ("objective", "metric", "target"))
