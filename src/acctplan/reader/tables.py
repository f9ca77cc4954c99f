"""A section's table, read by the declared types of its columns."""

from collections.abc import Iterator, Mapping
from operator import getitem
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from acctplan.diagnostic import Finding
from acctplan.model.row import CellState, Column, Origin, Row, title_field
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.reader.cells import BLANK, PLACEHOLDER, CellReader, Odd, RowReader, row_reader
from acctplan.reader.header import Header, label, read_header
from acctplan.reader.keys import placeholder
from acctplan.reader.placeholders import find_placeholder
from acctplan.reader.shapes import RawRow, RawTable
from acctplan.reader.values import Problem, ReadingContext

R = TypeVar("R", bound=Row)
_TOTALS = frozenset({"total", "totals", "sum", "grand total"})
_TOTAL_STARTS = frozenset(("", *"tTsSgG*_"))
"""What the first cell of a sum begins with; if it is blank, the next one may say so."""

_DUE_ON_A_DAY = (Goal, Action, Milestone)
_NO_LABELS: frozenset[str] = frozenset()
_NO_STATES: Mapping[str, CellState] = MappingProxyType({})


class Rows(NamedTuple):
    """What a table holds: its rows, its sums, the columns that it has, and what is wrong with it."""

    rows: tuple[Any, ...]
    totals: tuple[Any, ...]
    columns: frozenset[str]
    unsure: frozenset[str]
    findings: tuple[Finding, ...]


def read_rows(
    kind: type[R],
    table: RawTable,
    context: ReadingContext,
    own: Mapping[str, str],
    labels: frozenset[str] = _NO_LABELS,
) -> Rows:
    """Read a table as rows of `kind`. `own` are a team's own column names, by the title that they stand for.

    `labels` are those of the document's reference links: `[label]` in a cell is then no placeholder.
    """
    header = read_header(kind, tuple(table.header.cells), tuple(own.items()))
    findings = list(header.findings(kind, table.header)) if header.misfits or header.missing else []
    reading = _Reading(kind, header, row_reader(header, context), labels)
    rows: list[Any] = []
    totals: list[Any] = []
    for raw in table.rows:
        cells = raw.cells
        if not any(cells):
            continue
        if len(cells) == header.width:
            if cells[header.lead][:1] in _TOTAL_STARTS and _is_total(cells, header):
                totals.append(_read_row(raw, reading, []))
            else:
                rows.append(_read_row(raw, reading, findings))
        elif _is_total(cells, header):
            totals.append(_ragged_row(kind, raw, header))
        else:
            findings.append(_ragged(raw, header.width))
            rows.append(_ragged_row(kind, raw, header))
    return Rows(tuple(rows), tuple(totals), header.fields, header.unsure, tuple(findings))


class _Reading(NamedTuple):
    """What all rows of a table are read by."""

    kind: type[Row]
    header: Header
    reader: RowReader
    labels: frozenset[str]


def _ragged(raw: RawRow, wanted: int) -> Finding:
    count = len(raw.cells)
    much = "more" if count > wanted else "fewer"
    hint = r"write '\|' for a pipe inside a cell" if count > wanted else "add the missing cells between '|'"
    return Finding("AP014", raw.span(), f"row has {count} cells, {much} than the header's {wanted}", hint)


def _is_total(cells: list[str], header: Header) -> bool:
    first = cells[header.lead] if len(cells) > header.lead else ""
    if not first:
        skip = header.indexes.get("number", -1)
        first = next((text for position, text in enumerate(cells) if text and position != skip), " ")
    return first[:1] in _TOTAL_STARTS and first.strip("*_: ").casefold() in _TOTALS


def _read_row(raw: RawRow, reading: _Reading, findings: list[Finding]) -> Any:
    """A row that has as many cells as the header."""
    kind, header, reader, _ = reading
    cells = raw.cells
    asked = cells if reader.positions is None else [cells[position] for position in reader.positions]
    values = [*map(getitem, reader.memories, asked)]
    if None in values:
        return _row_with_gaps(raw, reading, values, findings)
    return kind.born(zip(reader.names, values, strict=True), Origin(raw, header.indexes, cells, _NO_STATES))


def _row_with_gaps(raw: RawRow, reading: _Reading, values: list[Any], findings: list[Finding]) -> Any:
    kind, header, reader, labels = reading
    states: dict[str, CellState] = {}
    for index, value in enumerate(values):
        if value is not None:
            continue
        cell = reader.cells[index]
        text = raw.cells[cell.position]
        odd = cell.memory.odd.get(text, BLANK) if text else BLANK
        if odd is PLACEHOLDER and labels and not find_placeholder(text, labels):
            odd = cell.memory.value(text)
            if odd.__class__ is not Odd:
                values[index] = odd
                continue
        states[cell.name] = odd.state
        if odd is not BLANK:
            findings += _said(kind, raw, cell, odd)
    if states.get(title_field(kind)) is CellState.PLACEHOLDER:
        return _nameless_row(kind, raw, header, dict(zip(reader.names, values, strict=True)), states)
    return kind.born(zip(reader.names, values, strict=True), Origin(raw, header.indexes, raw.cells, states))


def _said(kind: type[Row], raw: RawRow, reader: CellReader, odd: Odd) -> Iterator[Finding]:
    """AP015 or AP016 for a cell that has no value."""
    if odd.problem is None:
        text = raw.cells[reader.position]
        yield placeholder(raw.cell_span(reader.position), text, label(reader.column.title))
    elif not odd.problem.borrowed:
        yield _invalid(kind, raw, reader.position, reader.column, odd.problem)


def _nameless_row(
    kind: type[R], raw: RawRow, header: Header, values: dict[str, Any], states: dict[str, CellState]
) -> R:
    """A row that still has the template's name: said once, and nothing else of it counts but its number."""
    kept = {name: value for name, value in values.items() if name == "number"}
    unread = {name: states.get(name, CellState.UNREADABLE) for name in header.indexes if name not in kept}
    return kind.born(kept.items(), Origin(raw, header.indexes, raw.cells, unread, ragged=True))


def _ragged_row(kind: type[R], raw: RawRow, header: Header) -> R:
    """A row whose cells may all stand under a wrong header: nothing of it is read."""
    cells = (*raw.cells, *[""] * (header.width - len(raw.cells)))
    states = dict.fromkeys(header.indexes, CellState.UNREADABLE)
    return kind.born((), Origin(raw, header.indexes, cells, states, ragged=True))


def _invalid(kind: type[Row], raw: RawRow, position: int, column: Column, problem: Problem) -> Finding:
    message = f"{label(column.title)} {problem.message}"
    wants_day = column.name == "due" and issubclass(kind, _DUE_ON_A_DAY) and "quarter" in problem.hint
    hint = "write a day, like 2026-12-10" if wants_day else problem.hint
    return Finding("AP015", raw.cell_span(position), message, hint, column.title, problem.better)
