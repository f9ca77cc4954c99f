"""# AP703 moved-target

A target was made easier since the last review.

A target belongs to both sides ("agreed upon jointly", 000, *Goal-Setting Framework*): it is moved in a review, with
a reason, and not on the way. Compared are the targets of objectives, value areas and metrics, and the success
criteria of goals, with what the last review left; easier means closer to the baseline, or less in the same words
('at least 30' instead of 'at least 40'). Silent where the numbers, or their units, cannot be compared. Needs git.

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

from acctplan.comparing.changes import Kind
from acctplan.comparing.measures import target_kind, worded_target_kind
from acctplan.comparing.results import about_of
from acctplan.diagnostic import Severity
from acctplan.model.naming import normal
from acctplan.model.plan import Plan
from acctplan.past import Version
from acctplan.past.figures import Pair, as_reviewed, first_compared
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


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    return first_compared(plan, context.past, context.today, context.options.days)


@rule("AP703", "moved-target", Severity.WARNING, options=WriteUp, history=True, ahead=_ahead)
def moved_target(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each target and success criterion that is easier to reach than the last review left it."""
    for pairs in as_reviewed(plan, context.past, context.settings, context.today, context.options.days):
        pair = next(filter(_is_easier, pairs), None)
        if pair is not None:
            row, before, field = pair.now, pair.before, pair.asks
            what, column = (
                ("target", "Target") if field == "target" else ("success criterion", "Success Criteria")
            )
            message = (
                f"{what} of {named(pair.noun, row)} was made easier since the review of {pair.review}: "
                f"from {quoted(before.text(field))} to {quoted(row.text(field))}"
            )
            yield Problem(row.at(field), message, _HINT, column)


def _is_easier(pair: Pair) -> bool:
    """Whether a target came closer to where it started, or less is asked for in the same words."""
    before, now = pair.before.text(pair.asks), pair.now.text(pair.asks)
    if not before or not now or before == now:
        return False
    kind = Kind.CHANGED
    if pair.asks == "target":
        start = pair.figure(pair.before, "baseline") or pair.figure(pair.now, "baseline")
        kind = target_kind(start, pair.figure(pair.before, "target"), pair.figure(pair.now, "target"))
    if kind is Kind.CHANGED:
        kind = worded_target_kind(normal(before), normal(now), about_of(pair.now)) or kind
    return kind is Kind.EASIER
