"""Whether two files say the same, as the reader understands them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from acctplan.diagnostic import Diagnostic
from acctplan.formatting.tables import Place
from acctplan.model.money import Potential
from acctplan.model.plan import Plan, Table
from acctplan.model.row import Row
from acctplan.reader.shapes import Heading, Outline


def is_same_plan(before: Plan, after: Plan) -> bool:
    """Whether every key, row, cell, passage and comment means the same at the same line."""
    return (
        _front(before) == _front(after)
        and list(before.tables) == list(after.tables)
        and all(_table(table) == _table(after.tables[kind]) for kind, table in before.tables.items())
        and [_table(each) for each in before.reviews] == [_table(each) for each in after.reviews]
        and before.prose == after.prose
        and (before.roster, before.allows, before.bounds) == (after.roster, after.allows, after.bounds)
    )


def is_same_outline(before: Outline, after: Outline, better: Mapping[Place, str]) -> bool:
    """Whether headings, code and all cells of all tables are the same, apart from the cells in `better`."""
    return before.fences == after.fences and list(_blocks(before, better)) == list(_blocks(after, better))


def new_findings(before: list[Diagnostic], after: list[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file that its earlier form did not have on that line."""
    places = Counter((each.code, each.span.line, each.finding.field) for each in before)
    new = Counter((each.code, each.span.line, each.finding.field) for each in after) - places
    return [each for each in after if (each.code, each.span.line, each.finding.field) in new]


def _front(plan: Plan) -> Any:
    values = {name: value for name, value in plan.front.__dict__.items() if name != "places"}
    states = {
        path: (each.state, each.key_span.line, each.span.line) for path, each in plan.front.places.items()
    }
    return values, states


def _table(table: Table[Any]) -> Any:
    header = table.header.line if table.header else 0
    rows, totals = [_row(row) for row in table.rows], [_row(row) for row in table.totals]
    return header, rows, totals, table._replace(rows=(), totals=(), header=None)


def _row(row: Row) -> Any:
    values = {name: _value(value) for name, value in row.__dict__.items() if name != "origin"}
    origin = row.origin
    line = origin.place.span().line
    return type(row), line, values, dict(origin.indexes), dict(origin.states), origin.ragged, origin.hidden


def _value(value: Any) -> Any:
    return value.money if isinstance(value, Potential) and value.money is not None else value


def _blocks(outline: Outline, better: Mapping[Place, str]) -> Iterator[Any]:
    for block in outline.blocks:
        if isinstance(block, Heading):
            yield block
            continue
        yield block.end_line
        for row in (block.header, *block.rows):
            cells = enumerate(row.cells)
            yield row.line, ["" if Place(row.line, position) in better else cell for position, cell in cells]
