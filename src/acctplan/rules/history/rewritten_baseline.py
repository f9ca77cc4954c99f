"""# AP704 rewritten-baseline

A baseline was changed since the last review.

A baseline is where things stood when the work began (000, *Value Realization Targets*); changed later, it makes the
way look longer or shorter than it was. Compared are the baselines of objectives and value areas with what the last
review left; filling in a blank one, or writing the same number otherwise, is no change. Needs git.

## Fails

```markdown before=2026-09-18
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,700 h | 700 h | 1,300 h | -600 h |
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
| Clerk hours a month | 1 | 1900 hours | 700 h | 1,500 h | -800 h |
| Late payment fees a year | 1 | $310K | $60,000 | $190,000 | -$130,000 |
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
from acctplan.model.naming import same_name
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.past import Version
from acctplan.past.figures import Pair, as_reviewed, first_compared
from acctplan.reader.values import quoted
from acctplan.rule import Context, Options, Problem, named, option, rule

_HINT = "write the old baseline again; if it was measured wrong, say so under Notes and in the next review"


class WriteUp(Options):
    """Options of AP704."""

    days: int = option(
        7,
        "Days after a review in which its outcome is written down",
        "customary preparation of a QBR, from 14 days before to 7 days after",
        ge=0,
    )


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    return first_compared(plan, context.past, context.today, context.options.days)


@rule("AP704", "rewritten-baseline", Severity.WARNING, options=WriteUp, history=True, ahead=_ahead)
def rewritten_baseline(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each baseline that is not what the last review left."""
    for pairs in as_reviewed(plan, context.past, context.settings, context.today, context.options.days):
        pair = next(filter(_is_rewritten, pairs), None)
        if pair is not None:
            row, before = pair.now, pair.before
            message = (
                f"baseline of {named(pair.noun, row)} was changed since the review of {pair.review}: "
                f"from {quoted(before.text('baseline'))} to {quoted(row.text('baseline'))}"
            )
            yield Problem(row.at("baseline"), message, _HINT, "Baseline")


def _is_rewritten(pair: Pair) -> bool:
    if not (_is_told(pair.before) and _is_told(pair.now)):
        return False
    old, new = pair.figure(pair.before, "baseline"), pair.figure(pair.now, "baseline")
    if old is None or new is None:
        return same_name(pair.before.text("baseline")) != same_name(pair.now.text("baseline"))
    return (old.amount, old.unit) != (new.amount, new.unit)


def _is_told(row: Row) -> bool:
    return getattr(row, "baseline", None) is not None
