"""# AP513 mixed-currencies

Amounts that the plan adds up are in different currencies.

A sum over dollars and euros is no number, and no rate is right for a plan of years. Judged are `arr`,
`target_arr` and the amounts of Products, Expansion Roadmap, White Space, Opportunities, Growth Plan and Growth
Targets, each table once. An amount without a currency is in the configured one.

## Fails

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | €80,000 | 70% | 2027-Q2 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```

## Passes

```markdown
## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Next Step |
|---|---|---|---|---|---|---|
| Cash forecast | Forecast | Treasury | $80,000 | 70% | 2027-Q2 | Demo with treasury |
| Supplier portal | Portal | Procurement | $210,000 | 50% | 2027-Q3 | Business case |
```
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from acctplan.diagnostic import Severity
from acctplan.model.money import Money
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.growth import GrowthStep, GrowthTarget, Opportunity, RoadmapPhase, WhiteSpace
from acctplan.model.sections.profile import Product
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule
from acctplan.source import Span

_TABLES: dict[type[Row], tuple[str, tuple[str, ...]]] = {
    Product: ("product", ("arr",)),
    RoadmapPhase: ("phase", ("arr_potential",)),
    WhiteSpace: ("white space", ("value", "potential")),
    Opportunity: ("opportunity", ("value",)),
    GrowthStep: ("phase", ("arr_impact",)),
    GrowthTarget: ("growth target", ("arr",)),
}


class _Amount(NamedTuple):
    """An amount, where it stands, and what messages call it."""

    span: Span
    money: Money
    name: str


@rule("AP513", "mixed-currencies", Severity.ERROR)
def mixed_currencies(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report the first odd amount of the front matter and of each table."""
    if len(_currencies(plan)) < 2:
        return
    groups = [group for group in _groups(plan) if group]
    usual = _usual(plan, groups)
    for group in groups:
        odd = [amount for amount in group if amount.money.currency != usual]
        if odd:
            yield _problem(odd, usual)


def _currencies(plan: Plan) -> set[str]:
    """The currencies of all amounts; most plans have one, and nothing else of them is looked at."""
    front = plan.front
    found = {value.currency for value in (front.arr, front.target_arr) if value}
    for kind, (_, fields) in _TABLES.items():
        table = plan.table(kind)
        for row in () if table is None else (*table.rows, *table.totals):
            for field in fields:
                money = _money(row, field)
                if money is not None:
                    found.add(money.currency)
    return found


def _money(row: Row, field: str) -> Money | None:
    value = getattr(row, field)
    return value if isinstance(value, Money) or value is None else value.money


def _problem(odd: Sequence[_Amount], usual: str) -> Problem:
    first = odd[0]
    others = f", as {'is' if len(odd) == 2 else 'are'} {len(odd) - 1} more" if len(odd) > 1 else ""
    message = f"{first.name} is in {first.money.currency}{others}, but other amounts are in {usual}"
    return Problem(first.span, message, f"write it in {usual}; one plan adds up one currency")


def _usual(plan: Plan, groups: Sequence[Sequence[_Amount]]) -> str:
    """The account's currency, unless at least two tables agree on another and none on it."""
    votes = Counter(_most(group) for group in groups)
    arr = plan.front.arr
    if arr is None:
        return votes.most_common(1)[0][0]
    favourite, count = votes.most_common(1)[0]
    return favourite if votes[arr.currency] < 2 and count > 1 else arr.currency


def _most(group: Sequence[_Amount]) -> str:
    return Counter(amount.money.currency for amount in group).most_common(1)[0][0]


def _groups(plan: Plan) -> Iterator[Sequence[_Amount]]:
    front = plan.front
    yield [
        _Amount(front.at(key), value, f"{key} {quoted(front.text(key))}")
        for key, value in (("arr", front.arr), ("target_arr", front.target_arr))
        if value
    ]
    for kind, (noun, fields) in _TABLES.items():
        table = plan.table(kind)
        if table is not None:
            rows = (*table.rows, *table.totals)
            yield [amount for row in rows for field in fields for amount in _amounts(row, field, noun)]


def _amounts(row: Row, field: str, noun: str) -> Iterator[_Amount]:
    money = _money(row, field)
    if money is not None:
        yield _Amount(row.at(field), money, f"{quoted(row.text(field))} of {named(noun, row)}")
