"""# AP401 gap-mismatch

A stated gap is not the target minus the current value.

A wrong gap is quoted in front of the customer (000, *Value Realization Targets*, whose gap carries a sign:
`[±]`). The gap is signed: negative where the value has to fall, so that current plus gap is the target. It may
be rounded as it is written, percentages differ by points, and zero is a gap too where the target is exceeded.
Silent without the column, and where the units of target, current value and gap do not compare.

## Fails

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h | 600 h |
| Invoices paid on time | 1 | 71% | 95% | 80% | 12% |
```

## Passes

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current | Gap |
|---|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h | -600 h |
| Invoices paid on time | 1 | 71% | 95% | 80% | 15 points |
```
"""

from collections.abc import Iterator
from decimal import Decimal

from acctplan.diagnostic import Severity
from acctplan.model.formats import signed
from acctplan.model.money import Measure
from acctplan.model.numbers import gap, share_of_way
from acctplan.model.plan import Plan
from acctplan.model.sections.value import ValueTarget
from acctplan.pattern import Pattern
from acctplan.reader.values import quoted
from acctplan.reader.values.written import is_rounded, with_unit
from acctplan.rule import Context, Problem, named, rule

_POINTS = ("pp", "point")
_FALLING = ("↓", "▼", "⬇", "⇩", "🔻")
_ABOUT = Decimal("0.1")
_GROUPED = Pattern(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
"""A number that may have a decimal point or, as in much of Europe, group its thousands."""


@rule("AP401", "gap-mismatch", Severity.ERROR)
def gap_mismatch(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each gap that its row's target and current value contradict."""
    currency = context.settings.currency
    for row in plan.rows(ValueTarget):
        if row.gap is None or row.gap.bound not in ("", "~"):
            continue
        current, target = (with_unit(each, row.unit, currency) for each in (row.current, row.target))
        exact = gap(current, target).value
        if exact is None or not _compares(row.gap.unit, exact.unit):
            continue
        stated = _stated(row, row.gap)
        if not _agrees(row, stated, exact.amount) and not (stated == 0 and _is_exceeded(row, currency)):
            yield _problem(row, stated, exact)


def _compares(stated: str, exact: str) -> bool:
    """Whether a gap in one unit may be meant in the other, as points are for percentages and `$5` for `$5/yr`."""
    if stated in ("", exact):
        return True
    if stated in _POINTS:
        return exact in ("", "%", *_POINTS) or exact.startswith("/") or exact.endswith("point")
    return (not exact and stated != "%") or exact.startswith(f"{stated}/")


def _stated(row: ValueTarget, measure: Measure) -> Decimal:
    is_falling = row.text("gap").startswith(_FALLING) and measure.amount > 0
    return -measure.amount if is_falling else measure.amount


def _agrees(row: ValueTarget, stated: Decimal, exact: Decimal) -> bool:
    assert row.gap is not None
    if row.gap.bound and abs(stated - exact) <= abs(exact) * _ABOUT:
        return True
    texts = [row.text(field) for field in ("gap", "target", "current")]
    if stated == exact * 1000 and any(map(_GROUPED.search, texts[1:])):
        return True
    return is_rounded(stated, exact, *texts)


def _is_exceeded(row: ValueTarget, currency: str) -> bool:
    numbers = (row.baseline, row.current, row.target)
    way = share_of_way(*(with_unit(each, row.unit, currency) for each in numbers)).value
    return way is not None and way >= 1


def _problem(row: ValueTarget, stated: Decimal, exact: Measure) -> Problem:
    text = signed(exact)
    target, current = quoted(row.text("target")), quoted(row.text("current"))
    sums = f"target {target} minus current {current} is {text}"
    gap_text = f"gap {quoted(row.text('gap'))} of {named('value area', row)}"
    if stated == -exact.amount:
        wanted = "fall: the gap is negative" if exact.amount < 0 else "rise: the gap is positive"
        return Problem(
            row.at("gap"),
            f"{gap_text} has the wrong sign: {sums}",
            f"write '{text}'; the value has to {wanted}",
            "Gap",
        )
    hint = f"write '{text}', or correct target or current value; a minus means that the value has to fall"
    return Problem(row.at("gap"), f"{gap_text} does not add up: {sums}", hint, "Gap")
