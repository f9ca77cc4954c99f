"""# AP508 product-arr-mismatch

The ARR of the deployed products does not add up to `arr`.

One of the two is what the customer pays (004, *Account Planning Template*: Current ARR, and ARR by product).
Another figure of today's ARR, such as the current phase of the roadmap, tells which of them to look at. Amounts
may be rounded as they are written. Silent without the column, and if the ARR of a product may be missing.

## Fails

```markdown
## Products

| Product | Status | ARR | Users | Renewal |
|---|---|---|---|---|
| Capture | deployed | $310,000 | 350 | 2028-01 |
| Match | deployed | $120,000 | 150 | 2028-01 |
| Forecast | available | – | – | – |
```

## Passes

```markdown
## Products

| Product | Status | ARR | Users | Renewal |
|---|---|---|---|---|
| Capture | deployed | $300,000 | 350 | 2028-01 |
| Match | deployed | $120,000 | 150 | 2028-01 |
| Forecast | available | – | – | – |
```
"""

from collections.abc import Iterator, Sequence

from acctplan.diagnostic import Severity
from acctplan.model.formats import money
from acctplan.model.money import Money
from acctplan.model.numbers import total
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import RoadmapPhase
from acctplan.model.sections.profile import Product
from acctplan.model.words import Phase, ProductState
from acctplan.reader.values import quoted
from acctplan.reader.values.written import is_rounded
from acctplan.rule import Context, Problem, rule
from acctplan.source import Span


@rule("AP508", "product-arr-mismatch", Severity.ERROR)
def product_arr_mismatch(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report deployed products whose ARR is more or less than the account's."""
    table, arr = plan.table(Product), plan.front.arr
    if table is None or arr is None or not table.is_readable("status", "arr"):
        return
    deployed = [row for row in table.rows if row.status is ProductState.DEPLOYED]
    exact = total((row.arr for row in deployed), "product ARR").value
    if exact is None or exact.currency != arr.currency:
        return
    if exact.amount < arr.amount and any(row.arr is None for row in table.rows if _may_be_paid(row)):
        return
    texts = [plan.front.text("arr"), *(row.text("arr") for row in deployed if row.arr)]
    if not is_rounded(exact.amount, arr.amount, *texts):
        stated = quoted(plan.front.text("arr"))
        message = f"deployed products have an ARR of {money(exact)} together, but arr is {stated}"
        hint = f"correct the ARR of the products, or write '{money(exact)}' as arr"
        yield Problem(_place(plan, deployed, exact), message, hint, "ARR")


def _may_be_paid(row: Product) -> bool:
    return row.status in (ProductState.DEPLOYED, None)


def _place(plan: Plan, deployed: Sequence[Product], exact: Money) -> Span:
    """The account's ARR where another figure contradicts it; else a single product's, or the heading of several."""
    others = {each for each in _other_figures(plan) if each.currency == exact.currency}
    if exact in others and plan.front.arr not in others:
        return plan.front.at("arr")
    paid = [row for row in deployed if row.arr is not None]
    return paid[0].at("arr") if len(paid) == 1 else plan.heading(Product)


def _other_figures(plan: Plan) -> Iterator[Money]:
    """What else in the plan is today's ARR."""
    table = plan.table(Product)
    yield from (row.arr for row in (table.totals if table else ()) if row.arr)
    current = [row.arr_potential for row in plan.rows(RoadmapPhase) if row.phase is Phase.CURRENT]
    yield from (each for each in (*current, plan.front.acv) if each)
