"""# AP403 value-moving-backwards

The current value of a value area is worse than its baseline.

Which way is better follows from the baseline and the target (000, *Value Realization Targets*; *Measurable
success criteria*). A number that runs the wrong way is either a slip or the first subject of the next review.
Silent without all three numbers in one unit, where baseline and target are the same, and where the baseline
already keeps a limit such as `< 2%`.

## Fails

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 2,100 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 |
```

## Passes

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,900 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.money import Measure
from acctplan.model.numbers import share_of_way
from acctplan.model.plan import Plan
from acctplan.model.sections.value import ValueTarget
from acctplan.reader.values import quoted
from acctplan.reader.values.written import with_unit
from acctplan.rule import Context, Problem, named, rule

_HINT = "correct the number, or say under Risk Factors and Actions what turns it round"


@rule("AP403", "value-moving-backwards", Severity.WARNING)
def value_moving_backwards(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each value that has left its baseline in the direction away from the target."""
    currency = context.settings.currency
    for row in plan.rows(ValueTarget):
        numbers = (row.baseline, row.current, row.target)
        baseline, current, target = (with_unit(each, row.unit, currency) for each in numbers)
        way = share_of_way(baseline, current, target).value
        if way is None or way >= 0 or _keeps_limit(baseline, target):
            continue
        message = (
            f"current {quoted(row.text('current'))} of {named('value area', row)} is worse than its baseline "
            f"{quoted(row.text('baseline'))} on the way to {quoted(row.text('target'))}"
        )
        yield Problem(row.at("current"), message, _HINT, "Current")


def _keeps_limit(baseline: Measure | None, target: Measure | None) -> bool:
    """Whether a target with a bound is met from the start, so that the numbers give no direction."""
    if baseline is None or target is None:
        return False
    below = target.bound in ("<", "<=") and baseline.amount <= target.amount
    return below or (target.bound in (">", ">=") and baseline.amount >= target.amount)
