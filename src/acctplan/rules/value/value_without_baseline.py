"""# AP402 value-without-baseline

A value area has no baseline.

Without the number from before nobody can show what was gained, and after a year nobody can find it any more
(000, *Value Realization Targets*; *Connecting Plan to Renewal*: ROI documentation). A cell that could not be
read, or that still holds template text, is a finding of its own.

## Fails

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
| Clerk hours a month | 1 |  | 700 h | 1,300 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 |
```

## Passes

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h |
| Late payment fees a year | 1 | $310,000 | $60,000 | $190,000 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.value import ValueTarget
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule


@rule("AP402", "value-without-baseline", Severity.ERROR, unfilled=True)
def value_without_baseline(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each value area whose baseline is blank."""
    for row in plan.rows(ValueTarget):
        if row.is_blank("baseline"):
            like = f", in the unit of its target {quoted(row.text('target'))}" if row.target else ""
            hint = f"write where it stood before the work began{like}"
            yield Problem(row.at("baseline"), f"{named('value area', row)} has no baseline", hint, "Baseline")
