"""A section's table, read by the declared types of its columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from acctplan.diagnostic import Finding
from acctplan.model.row import CellState, Column, Origin, Row, title_field
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.reader.bare import without_comments
from acctplan.reader.cells import BLANK, PLACEHOLDER, CellReader, Odd, RowReader, row_reader
from acctplan.reader.header import Header, label
from acctplan.reader.keys import placeholder
from acctplan.reader.placeholders import find_placeholder
from acctplan.reader.shapes import RawRow, RawTable
from acctplan.reader.values import Problem, ReadingContext

R = TypeVar("R", bound=Row)
_new = tuple.__new__
_TOTALS = frozenset({"total", "totals", "sum", "grand total"})
_TOTAL_STARTS = frozenset(("", *"tTsSgG*_"))
"""What the first cell of a sum begins with; if it is blank, the next one may say so."""

_DUE_ON_A_DAY = (Goal, Action, Milestone)
_NO_STATES: Mapping[str, CellState] = MappingProxyType({})


class Rows(NamedTuple):
    """What a table holds: its rows, its sums, the columns that it has, and what is wrong with it."""

    rows: tuple[Any, ...]
    totals: tuple[Any, ...]
    columns: frozenset[str]
    unsure: frozenset[str]
    findings: Sequence[Finding]


def read_rows(
    kind: type[R],
    table: RawTable,
    context: ReadingContext,
    own: Mapping[str, str],
    labels: Callable[[], frozenset[str]],
) -> Rows:
    """Read a table as rows of `kind`. `own` are a team's own column names, by the title that they stand for.

    `labels` gives those of the document's reference links: `[label]` in a cell is then no placeholder.
    """
    reader = row_reader(kind, tuple(table.header.cells), tuple(own.items()), context)
    header = reader.header
    findings = list(header.findings(kind, table.header)) if header.misfits or header.missing else []
    reading = _Reading(kind, reader, labels, findings)
    rows: list[Any]
    totals: list[Any]
    if _is_regular(table.rows, header):
        rows, totals = reading.rows(table.rows), []
    else:
        rows, totals = reading.rows_and_totals(table.rows)
    return Rows(tuple(rows), tuple(totals), header.fields, header.unsure, findings)


def _is_regular(rows: list[RawRow], header: Header) -> bool:
    """Whether each row has as many cells as the header and is neither blank nor a sum; only True is certain."""
    for raw in rows:
        cells = raw.cells
        if len(cells) != header.width:
            return False
        first = cells[header.lead]
        if first[:1] in _TOTAL_STARTS and (not first or _names_a_sum(first)):
            return False
    return True


def _is_total(cells: list[str], header: Header) -> bool:
    first = cells[header.lead] if len(cells) > header.lead else ""
    if not first:
        skip = header.indexes.get("number", -1)
        first = next((text for position, text in enumerate(cells) if text and position != skip), " ")
    return first[:1] in _TOTAL_STARTS and _names_a_sum(first)


def _names_a_sum(text: str) -> bool:
    return without_comments(text).strip("*_: ").casefold() in _TOTALS


class _Reading(NamedTuple):
    """What all rows of a table are read by, and what is wrong with them so far."""

    kind: type[Row]
    reader: RowReader
    labels: Callable[[], frozenset[str]]
    findings: list[Finding]

    def rows_and_totals(self, raws: list[RawRow]) -> tuple[list[Any], list[Any]]:
        """The rows and the sums of a table that has to be looked at row by row."""
        kind, header = self.kind, self.reader.header
        rows: list[Any] = []
        totals: list[Any] = []
        for raw in raws:
            if not any(raw.cells):
                continue
            is_total = _is_total(raw.cells, header)
            if len(raw.cells) == header.width:
                reading = self._replace(findings=[]) if is_total else self
                (totals if is_total else rows).extend(reading.rows([raw]))
            elif is_total:
                totals.append(_ragged_row(kind, raw, header))
            else:
                self.findings.append(_ragged(raw, header.width))
                rows.append(_ragged_row(kind, raw, header))
        return rows, totals

    def rows(self, raws: list[RawRow]) -> list[Any]:
        """Rows that have as many cells as the header. Each column's memory is asked for all of its texts."""
        if not raws:
            return []
        born = self.kind.born
        header, _, names, memories, positions = self.reader
        columns = [*zip(*[raw.cells for raw in raws], strict=True)]
        asked = columns if positions is None else [columns[position] for position in positions]
        read = [map(memory.__getitem__, texts) for memory, texts in zip(memories, asked, strict=True)]
        rows = []
        for raw, values in zip(raws, zip(*read, strict=True) if read else repeat(()), strict=False):
            if not all(values):
                rows.append(self._row_with_gaps(raw, [*values]))
                continue
            # a plan has so many rows that the named tuple's own constructor counts
            origin = _new(Origin, (raw, header.indexes, raw.cells, _NO_STATES, False, False))
            rows.append(born(zip(names, values, strict=True), origin))
        return rows

    def _row_with_gaps(self, raw: RawRow, values: list[Any]) -> Any:
        kind, (header, cells, names, _, _) = self.kind, self.reader
        states: dict[str, CellState] = {}
        for index, value in enumerate(values):
            if value is not None:
                continue
            cell = cells[index]
            text = raw.cells[cell.position]
            odd = cell.memory.why(text) if text else BLANK
            if (
                odd is PLACEHOLDER
                and (labels := self.labels())
                and not find_placeholder(without_comments(text), labels)
            ):
                odd = cell.memory.value(text)
                if odd.__class__ is not Odd:
                    values[index] = odd
                    continue
            states[cell.name] = odd.state
            if odd is not BLANK:
                self.findings.extend(_said(kind, raw, cell, odd))
        fields = zip(names, values, strict=True)
        if states.get(title_field(kind)) is CellState.PLACEHOLDER:
            return _nameless_row(kind, raw, header, dict(fields), states)
        return kind.born(fields, Origin(raw, header.indexes, raw.cells, states))


def _said(kind: type[Row], raw: RawRow, reader: CellReader, odd: Odd) -> Iterator[Finding]:
    """AP015 or AP016 for a cell that has no value."""
    if odd.problem is None:
        text = raw.cells[reader.position]
        yield placeholder(raw.cell_span(reader.position), text, label(reader.column.title))
    elif not odd.problem.borrowed:
        yield _invalid(kind, raw, reader.position, reader.column, odd.problem)


def _ragged(raw: RawRow, wanted: int) -> Finding:
    count = len(raw.cells)
    much = "more" if count > wanted else "fewer"
    hint = r"write '\|' for a pipe inside a cell" if count > wanted else "add the missing cells between '|'"
    return Finding("AP014", raw.span(), f"row has {count} cells, {much} than the header's {wanted}", hint)


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
