"""What the customer gains, as a view: value areas, their gaps, and what they bring so far."""

from acctplan.documents.cascade import titles
from acctplan.documents.cells import Section, Shown, Viewpoint
from acctplan.model.money import Measure, Money
from acctplan.model.numbers import Figure, benefit, gap, share_of_way, unknown
from acctplan.model.sections.goals import Objective
from acctplan.model.sections.value import ValueTarget
from acctplan.reader.values.units import singular


def values(view: Viewpoint) -> Section:
    """Value areas; `gap` is computed, and `way` is the share of the way from baseline to target.

    Numbers carry the unit of their row.
    """
    return view.section(
        view.plan.rows(ValueTarget),
        ValueTarget,
        lambda row: {
            "objective_title": titles(view, row, "objective", Objective),
            "gap": _gap(view, row),
            "way": view.percent(share_of_way(row.baseline, row.current, row.target)),
            "baseline": view.cell(row, "baseline") + _unit(view, row, row.baseline),
            "current": view.cell(row, "current") + _unit(view, row, row.current),
            "target": view.cell(row, "target") + _unit(view, row, row.target),
        },
    )


def _gap(view: Viewpoint, row: ValueTarget) -> Shown:
    missing = gap(row.current, row.target)
    text = view.shown(missing, view.tongue.forms.signed)
    return Shown(text.text + _unit(view, row, missing.value), text.reason)


def _unit(view: Viewpoint, row: ValueTarget, measure: Measure | None) -> str:
    """What follows a number without a unit of its own: the one that the row states, ` min`, or nothing."""
    if measure is None or measure.unit or not row.unit:
        return ""
    word = singular(row.unit) if abs(measure.amount) == 1 else row.unit
    return f"{'' if word.startswith('%') else ' '}{view.texts.inline(word)}"


def gained(view: Viewpoint, investment: Money | None) -> Figure[Money]:
    """What the value areas measured in the investment's currency have brought so far, a year."""
    rows = view.plan.rows(ValueTarget)
    triples: list[tuple[Measure | None, Measure | None, Measure | None]] = [
        (row.baseline, row.current, row.target) for row in rows
    ]
    return benefit(triples, investment.currency) if investment else unknown("no investment stated")


def promised(view: Viewpoint, investment: Money | None) -> Figure[Money]:
    """As `gained`, once every one of those value areas is at its target."""
    triples: list[tuple[Measure | None, Measure | None, Measure | None]] = [
        (row.baseline, row.target, row.target)
        for row in view.plan.rows(ValueTarget)
        if row.current and row.target and row.current.unit == row.target.unit
    ]
    return benefit(triples, investment.currency) if investment else unknown("no investment stated")
