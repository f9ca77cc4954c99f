"""# AP507 growth-mismatch

A stated growth or total is not what the plan's own figures give.

A sum that does not add up costs the trust in all others (004, *Growth Targets* and template: Growth %; growth
is `(target - current) / current`, field formulas). Judged are `growth` against `arr` and `target_arr`, what
*Note* says in Growth Targets (`+33%`, `3x`) against the year before, and the Total rows of Products, Expansion
Roadmap, White Space, Opportunities and Growth Plan. Figures may be rounded as they are written. Silent where a
part of a sum cannot be read or is missing.

## Fails

```markdown
---
arr: $420,000
target_arr: $560,000
growth: 25%
---
```

## Passes

```markdown
---
arr: $420,000
target_arr: $560,000
growth: 33%
---
```
"""

from collections.abc import Iterator, Sequence

from acctplan.diagnostic import Severity
from acctplan.model.formats import money, number, percent
from acctplan.model.money import Money
from acctplan.model.numbers import growth, total
from acctplan.model.plan import Plan, Table
from acctplan.model.row import Row
from acctplan.model.sections.growth import GrowthStep, GrowthTarget, Opportunity, RoadmapPhase, WhiteSpace
from acctplan.model.sections.profile import Product
from acctplan.model.words import Phase, ProductState
from acctplan.reader.values import quoted
from acctplan.reader.values.growth import Growth, stated_growth
from acctplan.reader.values.written import is_rounded, written_step
from acctplan.rule import Context, Problem, rule

_SUMMED: dict[type[Row], tuple[str, ...]] = {
    Product: ("arr",),
    RoadmapPhase: ("arr_potential",),
    WhiteSpace: ("value", "potential"),
    Opportunity: ("value",),
    GrowthStep: ("arr_impact",),
}
"""The columns of money that Total rows add up, by section."""

_COMPLETE = (WhiteSpace, Opportunity)
"""Sections in which a row without an amount is a finding of its own, so that their sum is not known."""


@rule("AP507", "growth-mismatch", Severity.ERROR)
def growth_mismatch(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report stated growth, then notes of growth targets, then totals."""
    yield from _front(plan)
    yield from _notes(plan)
    for kind, fields in _SUMMED.items():
        table = plan.table(kind)
        if table is not None and table.totals:
            yield from _totals(plan, kind, table, fields)


def _front(plan: Plan) -> Iterator[Problem]:
    front = plan.front
    exact = growth(front.arr, front.target_arr).value
    if front.growth is None or exact is None:
        return
    text = front.text("growth")
    bound = {"<": "<=", ">": ">="}.get(front.growth.bound, front.growth.bound)
    if Growth(1 + front.growth.fraction, written_step(text) / 200, bound).agrees(1 + exact):
        return
    ends = f"arr {quoted(front.text('arr'))} and target_arr {quoted(front.text('target_arr'))}"
    message = f"growth {quoted(text)} does not agree with {ends}, which make {percent(exact)}"
    yield Problem(front.at("growth"), message, f"write '{percent(exact)}', or correct the amounts", "growth")


def _notes(plan: Plan) -> Iterator[Problem]:
    by_year: dict[int, GrowthTarget] = {}
    for row in plan.rows(GrowthTarget):
        key = _year(row)
        if key is not None:
            by_year.setdefault(key, row)
    for key, row in by_year.items():
        before = by_year.get(key - 1)
        stated = stated_growth(row.note or "") if before else None
        exact = growth(before.arr, row.arr).value if before else None
        if before is None or stated is None or exact is None or stated.agrees(exact + 1):
            continue
        change = f"{percent(exact)} or {number(exact + 1)}x"
        years = f"{quoted(before.text('arr'))} to {quoted(row.text('arr'))}"
        message = (
            f"note {quoted(row.text('note'))} of {row.title} does not agree with {years}, which make {change}"
        )
        sign = "+" if exact >= 0 else ""
        hint = f"write '{sign}{percent(exact)}', or correct the amounts"
        yield Problem(row.at("note"), message, hint, "Note")


def _year(row: GrowthTarget) -> int | None:
    """The year of a target, or the n of `Year n` where the contract's start is not known."""
    return None if row.year is None else row.year.year or row.year.ordinal


def _totals(plan: Plan, kind: type[Row], table: Table[Row], fields: Sequence[str]) -> Iterator[Problem]:
    present = [field for field in fields if table.has(field)]
    if not present or not table.is_readable(*present):
        return
    sums = _sums(kind, table.rows, fields)
    for row in table.totals:
        for field in present:
            stated = _amount(row, field)
            if stated is None or not sums or any(each.currency != stated.currency for each in sums):
                continue
            texts = [row.text(field), *(each.text(field) for each in table.rows if _amount(each, field))]
            if any(is_rounded(stated.amount, each.amount, *texts) for each in sums):
                continue
            if kind is not Product or not _is_arr(plan, stated):
                yield _wrong_total(table, row, field, sums[0 if kind is Product else -1])
            break


def _wrong_total(table: Table[Row], row: Row, field: str, exact: Money) -> Problem:
    text = quoted(row.text(field))
    message = f"total {text} of '{table.title}' is not the sum of its rows, {money(exact)}"
    return Problem(row.at(field), message, f"write '{money(exact)}', or correct the rows")


def _is_arr(plan: Plan, stated: Money) -> bool:
    """Whether a total of products is the account's ARR, so that a product is wrong: AP508 says it."""
    return plan.front.arr == stated


def _sums(kind: type[Row], rows: Sequence[Row], fields: Sequence[str]) -> Sequence[Money]:
    """What a total may state: all rows, or products in use alone, or what a roadmap adds to today."""
    worth = [
        (row, next((each for each in (_amount(row, name) for name in fields) if each), None)) for row in rows
    ]
    if kind in _COMPLETE and any(amount is None for _, amount in worth):
        return ()
    if len({amount.currency for _, amount in worth if amount is not None}) > 1:
        return ()
    parts = [[amount for row, amount in worth if _counts(row)], [amount for _, amount in worth]]
    found = [total(part, "amount").value for part in parts]
    return [each for each in found if each is not None]


def _counts(row: Row) -> bool:
    if isinstance(row, Product):
        return row.status is ProductState.DEPLOYED
    return not (isinstance(row, RoadmapPhase) and row.phase is Phase.CURRENT)


def _amount(row: Row, field: str) -> Money | None:
    value = getattr(row, field)
    return value if isinstance(value, Money) or value is None else value.money
