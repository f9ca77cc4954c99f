"""How the account grows, as a view: products, white space, opportunities, plan and targets; internal sections all."""

from decimal import Decimal
from itertools import pairwise

from acctplan.documents.cells import Line, Section, Shown, Viewpoint
from acctplan.model import numbers
from acctplan.model.formats import NONE
from acctplan.model.money import Money
from acctplan.model.numbers import Figure, Pipeline
from acctplan.model.sections.growth import (
    GrowthBlocker,
    GrowthStep,
    GrowthTarget,
    Opportunity,
    RoadmapPhase,
    WhiteSpace,
)
from acctplan.model.sections.profile import OrganizationUnit, Product, StateDimension
from acctplan.model.words import Dimension, ProductState, UnitState


def products(view: Viewpoint) -> Section:
    """Products with `deployed`: whether the customer uses them."""
    return view.section(
        view.plan.rows(Product), Product, lambda row: {"deployed": row.status is ProductState.DEPLOYED}
    )


def white_space(view: Viewpoint) -> Section:
    """White space in the source's order of dimensions; `kind` is the dimension, also where a row's name tells it."""
    order = [*Dimension, None]
    rows = sorted(view.plan.rows(WhiteSpace), key=lambda row: order.index(row.told_dimension))
    return view.section(rows, WhiteSpace, lambda row: {"kind": _kind(view, row)})


def _kind(view: Viewpoint, row: WhiteSpace) -> str:
    dimension = row.told_dimension
    return view.capital(dimension) if dimension else view.cell(row, "dimension")


def by_dimension(view: Viewpoint) -> tuple[Line, ...]:
    """The five dimensions in the source's order, each with its `name`, `count` of entries and what they are `worth`.

    Where a row names no dimension, what it is called tells, as in "User expansion"; else it counts for none.
    """
    rows = view.plan.rows(WhiteSpace)
    return tuple(
        _counted(view, dimension, [row for row in rows if row.told_dimension is dimension])
        for dimension in Dimension
    )


def _counted(view: Viewpoint, dimension: Dimension, rows: list[WhiteSpace]) -> Line:
    worth = view.money(numbers.total((row.worth for row in rows), "value"))
    return {"name": view.capital(dimension), "count": len(rows), "worth": worth if rows else NONE}


def opportunities(view: Viewpoint) -> Section:
    """Opportunities, the best first, with `rank` and `weighted` value."""
    order = numbers.ranked(view.plan.rows(Opportunity))
    facts = {id(each.opportunity): each for each in order}
    return view.section(
        [each.opportunity for each in order],
        Opportunity,
        lambda row: {
            "rank": str(facts[id(row)].rank),
            "weighted": view.money(facts[id(row)].weighted),
        },
    )


def roadmap(view: Viewpoint) -> Section:
    """The expansion roadmap in the plan's order."""
    return view.section(view.plan.rows(RoadmapPhase), RoadmapPhase)


def blockers(view: Viewpoint) -> Section:
    """What stands in the way of growth."""
    return view.section(view.plan.rows(GrowthBlocker), GrowthBlocker)


def steps(view: Viewpoint) -> Section:
    """The growth plan in the plan's order."""
    return view.section(view.plan.rows(GrowthStep), GrowthStep)


def targets(view: Viewpoint) -> Section:
    """Growth targets with `growth` against the year before."""
    rows = view.plan.rows(GrowthTarget)
    before = {id(after): numbers.growth(first.arr, after.arr) for first, after in pairwise(rows)}
    return view.section(
        rows,
        GrowthTarget,
        lambda row: {
            "growth": view.percent(before[id(row)]) if id(row) in before else view.missing("first year")
        },
    )


def current_state(view: Viewpoint) -> Section:
    """The lines of the growth assessment as the plan lists them."""
    return view.section(view.plan.rows(StateDimension), StateDimension)


def organization(view: Viewpoint) -> Section:
    """The customer's units."""
    return view.section(view.plan.rows(OrganizationUnit), OrganizationUnit)


def figures(view: Viewpoint) -> dict[str, Shown]:
    """Every figure about growth, by name. See `View.figures` for what each is."""
    front, plan = view.plan.front, view.plan
    adoption, money = front.adoption, view.tongue.forms.money
    pipeline = numbers.weighted_pipeline(plan.rows(Opportunity))
    space = numbers.total((row.worth for row in plan.rows(WhiteSpace)), "white space value")
    licensed, active = (adoption.licensed, adoption.active) if adoption else (None, None)
    return {
        "growth": view.percent(numbers.growth(front.arr, front.target_arr)),
        "growth_amount": view.money(_difference(front.arr, front.target_arr)),
        "activation": view.percent(numbers.share(active, licensed, "licensed users")),
        "use_cases": _use_cases(view),
        "departments": _departments(view),
        "penetration": _products(view),
        "white_space": view.money(space),
        "addressable": view.percent(numbers.addressable_share(front.arr, space)),
        "pipeline": view.shown(pipeline, lambda each: money(each.total)),
        "weighted": view.shown(pipeline, lambda each: money(each.weighted)),
        "left_out": view.shown(pipeline, lambda each: str(each.left_out)),
        "weighted_formula": view.shown(pipeline, lambda each: _formula(view, plan.rows(Opportunity), each)),
        "coverage": view.percent(_coverage(front.arr, front.target_arr, pipeline)),
        "roadmap": view.money(
            numbers.total((row.arr_potential for row in plan.rows(RoadmapPhase)), "ARR potential")
        ),
        "growth_plan": view.money(
            numbers.total((row.arr_impact for row in plan.rows(GrowthStep)), "ARR impact")
        ),
        "product_arr": view.money(numbers.total((row.arr for row in plan.rows(Product)), "product ARR")),
    }


def _difference(first: Money | None, then: Money | None) -> Figure[Money]:
    if first is None or then is None:
        return numbers.unknown("no current ARR" if first is None else "no target ARR")
    return (
        numbers.known(then - first)
        if first.currency == then.currency
        else numbers.unknown("the currencies differ")
    )


def _of(view: Viewpoint, part: int | None, whole: int | None, what: str) -> Shown:
    """`3 of 7 (43%)`."""

    def said(share: Decimal) -> str:
        percent = view.tongue.forms.percent(share)
        return view.tongue.t("{part} of {whole} ({percent})", part=part, whole=whole, percent=percent)

    return view.shown(numbers.share(part, whole, what), said)


def _use_cases(view: Viewpoint) -> Shown:
    adoption = view.plan.front.adoption
    return (
        _of(view, adoption.use_cases_live, adoption.use_cases_total, "use cases")
        if adoption
        else _of(view, None, None, "use cases")
    )


def _departments(view: Viewpoint) -> Shown:
    """From the front matter or the current state, else counted in Organization."""
    adoption = view.plan.front.adoption
    if adoption and adoption.departments_total is not None:
        return _of(view, adoption.departments_live, adoption.departments_total, "departments")
    units = view.plan.rows(OrganizationUnit)
    return _of(view, sum(row.status is UnitState.USING for row in units), len(units), "departments")


def _products(view: Viewpoint) -> Shown:
    """As the current state counts them, else deployed of all that are deployed, planned or available."""
    stated = next((row.status for row in view.plan.rows(StateDimension) if _is_about_products(row)), None)
    if stated and stated.whole is not None:
        return _of(view, stated.part, stated.whole, "products")
    rows = [row for row in view.plan.rows(Product) if row.status is not None]
    return _of(view, sum(row.status is ProductState.DEPLOYED for row in rows), len(rows), "products")


def _is_about_products(row: StateDimension) -> bool:
    return (row.dimension or "").casefold().startswith("product")


def _formula(view: Viewpoint, rows: tuple[Opportunity, ...], pipeline: Pipeline) -> str:
    """`$150,000 × 70% + $500,000 × 60% = $405,000`; the first six terms."""
    complete = [row for row in rows if row.value and row.probability]
    terms = [_term(view, row) for row in complete[:6]]
    left = len(complete) - 6
    more = [view.tongue.n("{count} more", "{count} more", left)] if left > 0 else []
    return f"{' + '.join([*terms, *more])} = {view.tongue.forms.money(pipeline.weighted)}"


def _term(view: Viewpoint, row: Opportunity) -> str:
    assert row.value and row.probability  # noqa: PT018 (both were asked for)
    forms = view.tongue.forms
    return f"{forms.money(row.value)} × {forms.percent(row.probability.fraction)}"


def _coverage(arr: Money | None, target: Money | None, pipeline: Figure[Pipeline]) -> Figure[Decimal]:
    """How much of the way to the target the weighted pipeline covers, a fraction."""
    wanted = _difference(arr, target)
    if wanted.value is None or pipeline.value is None:
        return numbers.unknown(wanted.reason or pipeline.reason)
    if wanted.value.amount <= 0 or wanted.value.currency != pipeline.value.weighted.currency:
        return numbers.unknown("nothing to grow" if wanted.value.amount <= 0 else "the currencies differ")
    return numbers.known(pipeline.value.weighted.amount / wanted.value.amount)
