"""Which values of a plan are written another way."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from acctplan.fixing import Edit
from acctplan.fixing.yaml_text import as_value, in_front_matter
from acctplan.formatting.canonical import canonical_cell, canonical_value
from acctplan.formatting.tables import Place
from acctplan.model.front import keys
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Row, columns
from acctplan.reader.shapes import RawRow
from acctplan.reader.values import ReadingContext
from acctplan.settings import Settings


def context_of(plan: Plan, settings: Settings) -> ReadingContext:
    """What the cells of a plan are read by."""
    start = plan.front.contract.start if plan.front.contract else None
    return ReadingContext(settings.currency, settings.fiscal_year_start, plan.front.quarter, start)


def key_edits(plan: Plan, context: ReadingContext) -> Iterator[Edit]:
    """Values of the front matter, in the quotes that they had."""
    for key in keys():
        place = plan.front.place(key.path)
        if place is None or place.state is not CellState.VALUE or place.span.line != place.span.end_line:
            continue
        line = plan.source.lines[place.span.line - 1]
        old = line[place.span.column - 1 : place.span.end_column - 1]
        better = canonical_value(key.kind, place.text.strip(), context)
        if better == place.text.strip() or not in_front_matter(plan.source, place.span.line):
            continue
        new = as_value(better, old)
        if new is not None and not _is_in_brackets(line[: place.span.column - 1], better):
            yield Edit(place.span, new)


def cell_texts(plan: Plan, context: ReadingContext) -> dict[Place, str]:
    """The new texts of cells, of sums as well; a cell that holds damaged text is left for `check --fix`."""
    found: dict[Place, str] = {}
    for table in (*plan.tables.values(), *plan.reviews):
        for row in (*table.rows, *table.totals):
            found.update(_cells(row, context))
    return found


def _cells(row: Row, context: ReadingContext) -> Iterator[tuple[Place, str]]:
    raw, kinds = row.origin.place, _kinds(type(row))
    if not isinstance(raw, RawRow) or row.origin.ragged:
        return
    for name, position in row.origin.indexes.items():
        text = row.text(name)
        if row.state(name) is CellState.VALUE and text:
            better = canonical_cell(kinds[name], text, context)
            if better != text and text in raw.text:
                yield Place(raw.line, position), better


@cache
def _kinds(kind: type[Row]) -> dict[str, Any]:
    return {each.name: each.kind for each in columns(kind)}


def _is_in_brackets(before: str, text: str) -> bool:
    """Whether a comma might end the value, as in `{arr: $420,000}`."""
    return "," in text and any(mark in before for mark in "[{")
