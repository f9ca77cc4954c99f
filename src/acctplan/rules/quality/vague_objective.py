"""# AP202 vague-objective

An annual objective says a direction and nowhere what will be true at its end.

"'Improve' without measurement" is the first of the anti-patterns (000, *Anti-Patterns*). Objective, metric, baseline
and target are read together, and a target in its own column is enough. So are a level, from-to, the size of a change,
a limit or an event, in digits or in words ("halve", "one notch", "zero"). A soft target ("better") is this rule's and
not AP104's.

This rule judges English wording by sense, and can err. On 420 labelled rows that it never learned from:
precision 1.00 (44 of 44; 0.92-1.00), recall 0.92 (44 of 48; 0.80-0.97).

## Fails

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Improve cooperation with the plants | Cooperation | – | Better | 2027-03-31 | Mara Lind | QBR | 🟡 |
```

## Passes

```markdown
## Annual Objectives

| # | Objective | Metric | Baseline | Target | Due | Owner | Source | Status |
|---|---|---|---|---|---|---|---|---|
| 1 | Pay suppliers on the agreed day | Paid on time | 71% | 95% | 2026-Q4 | Helen Okafor | Kick-off | 🟢 |
| 2 | Improve cooperation with the plants | Answers in a day | 40% | 80% | 2027-03-31 | Mara Lind | QBR | 🟡 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule
from acctplan.wording.reasons import unmeasurable
from acctplan.wording.rows import weak_rows

_HINT = "say by how much and from where, like 'from 61% to 75%', or which event ends it, like 'certified'"


@rule("AP202", "vague-objective", Severity.WARNING)
def vague_objective(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each objective that says nowhere what will be true at its end."""
    for each in weak_rows(plan, context.settings, context.today, "AP202"):
        reason = unmeasurable(each.verdict)
        message = (
            f"objective {called(each.row, each.position)} does not say what will be true at its end: {reason}"
        )
        yield Problem(each.row.at("objective"), message, _HINT, "Objective")
