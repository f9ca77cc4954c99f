"""Risks, as a view: the heaviest first, and those that only we may know of."""

from acctplan.documents.cells import Section, Viewpoint, section
from acctplan.documents.projection import project
from acctplan.model.sections.risks import Risk
from acctplan.model.words import Audience, Level, RiskState

_WEIGHT = {Level.HIGH: 3, Level.MEDIUM: 2, Level.LOW: 1}


def risks(view: Viewpoint) -> Section:
    """Risks that are not closed, by probability times impact; `weight` is 1 to 9, 0 where one cannot be read."""
    return view.section(_ordered(view), Risk, lambda row: {"weight": weight(row)})


def _ordered(view: Viewpoint) -> list[Risk]:
    rows = [row for row in view.plan.rows(Risk) if row.status is not RiskState.CLOSED]
    return sorted(rows, key=lambda row: -weight(row))


def weight(row: Risk) -> int:
    """Probability times impact, each 3, 2 or 1; 0 where one of them is missing."""
    return (
        _WEIGHT.get(row.probability, 0) * _WEIGHT.get(row.impact, 0) if row.probability and row.impact else 0
    )


def sensitive(view: Viewpoint, lines: Section) -> Section:
    """Those of the risks that the customer's own document does not show."""
    shown = project(view.plan, Audience.CUSTOMER, view.settings).plan.rows(Risk)
    open_to_all = {row.title for row in shown}
    pairs = zip(_ordered(view), lines.rows, strict=True)
    return section([line for row, line in pairs if row.title not in open_to_all])
