"""What the customer gains, as a view: value areas, their gaps, and what they bring so far."""

from typing import TypeVar

from acctplan.documents import formats
from acctplan.documents.cascade import titles
from acctplan.documents.cells import Section, Shown, Viewpoint, shown
from acctplan.documents.numbers import Figure, benefit, gap, share_of_way, unknown
from acctplan.model.money import Measure, Money
from acctplan.model.sections.goals import Objective
from acctplan.model.sections.value import ValueTarget

T = TypeVar("T")


def values(view: Viewpoint) -> Section:
    """Value areas; `gap` is computed, and `way` is the share of the way from baseline to target.

    Numbers carry the unit of their row.
    """
    return view.section(
        view.plan.rows(ValueTarget),
        ValueTarget,
        lambda row: {
            "objective_title": titles(view, row, "objective", Objective),
            "gap": _with_unit(view, row, shown(gap(row.current, row.target), formats.signed), row.target),
            "way": shown(share_of_way(row.baseline, row.current, row.target), formats.percent),
            **{
                name: _with_unit(view, row, view.cell(row, name), measure)
                for name, measure in _measures(row).items()
            },
        },
    )


def _measures(row: ValueTarget) -> dict[str, Measure | None]:
    return {"baseline": row.baseline, "current": row.current, "target": row.target}


def _with_unit(view: Viewpoint, row: ValueTarget, text: T, measure: Measure | None) -> T | str:
    """A number with the unit that the row states beside it, unless it has its own: `94 min`."""
    if measure is None or measure.unit or row.unit is None or (isinstance(text, Shown) and not text.known):
        return text
    return f"{text} {view.cell(row, 'unit')}"


def gained(view: Viewpoint, investment: Money | None) -> Figure[Money]:
    """What the value areas measured in the investment's currency have brought so far, a year."""
    rows = view.plan.rows(ValueTarget)
    triples: list[tuple[Measure | None, Measure | None, Measure | None]] = [
        (row.baseline, row.current, row.target) for row in rows
    ]
    return benefit(triples, investment.currency) if investment else unknown("no investment stated")


def promised(view: Viewpoint, investment: Money | None) -> Figure[Money]:
    """As `gained`, once every one of those value areas is at its target."""
    rows = [row for row in view.plan.rows(ValueTarget) if row.current is not None]
    triples: list[tuple[Measure | None, Measure | None, Measure | None]] = [
        (row.baseline, row.target, row.target) for row in rows
    ]
    return benefit(triples, investment.currency) if investment else unknown("no investment stated")
