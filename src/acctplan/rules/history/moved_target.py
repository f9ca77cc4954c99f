"""# AP703 moved-target

A target was made easier since the last review.

A target belongs to both sides ("agreed upon jointly", 000, *Goal-Setting Framework*): it is moved in a review, with
a reason, and not on the way. Compared are the targets of objectives and value areas with what the last review left;
easier means closer to the baseline. Silent where the numbers, or their units, cannot be compared. Needs git.

## Fails

```markdown before=2026-09-18
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 500 h | 1,300 h | -800 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 | -$130,000 |
```

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h | -600 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 | -$130,000 |
```

## Passes

```markdown before=2026-09-18
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 800 h | 1,500 h | -700 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 | -$130,000 |
```

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h | -600 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 | -$130,000 |
```

## Options

- `days` (default 7): days after a review in which its outcome is written down. Source: customary preparation of a
  QBR, from 14 days before it to 7 days after it.
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.money import Measure
from acctplan.model.plan import Plan
from acctplan.past.figures import Pair, as_reviewed
from acctplan.reader.values import quoted
from acctplan.rule import Context, Options, Problem, named, option, rule

_HINT = "go back to the target that was agreed, or agree on another one in the next review"


class WriteUp(Options):
    """Options of AP703."""

    days: int = option(
        7,
        "Days after a review in which its outcome is written down",
        "customary preparation of a QBR, from 14 days before to 7 days after",
        ge=0,
    )


@rule("AP703", "moved-target", Severity.WARNING, options=WriteUp, history=True)
def moved_target(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each target that is closer to its baseline than the last review left it."""
    for pair in as_reviewed(plan, context.past, context.settings, context.today, context.options.days):
        if _is_easier(pair):
            row, before = pair.now, pair.before
            message = (
                f"target of {named(pair.noun, row)} was made easier since the review of {pair.review}: "
                f"from {quoted(before.text('target'))} to {quoted(row.text('target'))}"
            )
            yield Problem(row.at("target"), message, _HINT, "Target")


def _is_easier(pair: Pair) -> bool:
    old, new = pair.figure(pair.before, "target"), pair.figure(pair.now, "target")
    start = pair.figure(pair.before, "baseline") or pair.figure(pair.now, "baseline")
    if old is None or new is None or old.unit != new.unit:
        return False
    return (new.amount - old.amount) * _direction(start, old) < 0


def _direction(start: Measure | None, target: Measure) -> int:
    """1 if more is better, -1 if less is, 0 if nobody can tell."""
    if start is not None and start.unit == target.unit and start.amount != target.amount:
        return 1 if target.amount > start.amount else -1
    return {">": 1, ">=": 1, "<": -1, "<=": -1}.get(target.bound, 0)
