"""A section's table, read by the declared types of its columns."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from acctplan.diagnostic import Finding
from acctplan.model.row import CellState, Column, Origin, Row, title_field
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal
from acctplan.reader.header import Header, label, read_header
from acctplan.reader.keys import placeholder
from acctplan.reader.placeholders import find_placeholder, is_empty_mark
from acctplan.reader.shapes import RawRow, RawTable
from acctplan.reader.values import Problem, ReadingContext, parser_for

R = TypeVar("R", bound=Row)
_TOTALS = frozenset({"total", "totals", "sum", "grand total"})
_TOTAL_STARTS = frozenset("tTsSgG*_")
_TEXT = parser_for(str)
_DUE_ON_A_DAY = (Goal, Action, Milestone)
_NO_LABELS: frozenset[str] = frozenset()


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
    rows: list[R] = []
    totals: list[R] = []
    for raw in table.rows:
        if not any(raw.cells):
            continue
        if _is_total(raw, header):
            totals.append(_read_row(kind, raw, header, context, labels, []))
            continue
        if len(raw.cells) != header.width:
            findings.append(_ragged(raw, header.width))
        rows.append(_read_row(kind, raw, header, context, labels, findings))
    return Rows(tuple(rows), tuple(totals), frozenset(header.indexes), header.unsure, tuple(findings))


def _ragged(raw: RawRow, wanted: int) -> Finding:
    count = len(raw.cells)
    much = "more" if count > wanted else "fewer"
    hint = r"write '\|' for a pipe inside a cell" if count > wanted else "add the missing cells between '|'"
    return Finding("AP014", raw.span(), f"row has {count} cells, {much} than the header's {wanted}", hint)


def _is_total(raw: RawRow, header: Header) -> bool:
    skip = header.indexes.get("number", -1)
    for position, text in enumerate(raw.cells):
        if text and position != skip:
            return text[0] in _TOTAL_STARTS and text.strip("*_: ").casefold() in _TOTALS
    return False


def _read_row(
    kind: type[R],
    raw: RawRow,
    header: Header,
    context: ReadingContext,
    labels: frozenset[str],
    findings: list[Finding],
) -> R:
    values: dict[str, Any] = {}
    states: dict[str, CellState] = {}
    cells = raw.cells
    if len(cells) != header.width:
        return _ragged_row(kind, raw, header)
    for name, position, parse, column in header.readers:
        text = cells[position]
        state = _state(text)
        if labels and state is CellState.PLACEHOLDER and not find_placeholder(text, labels):
            state = CellState.VALUE
        if state is CellState.VALUE:
            value = text if parse is _TEXT else parse(text, context)
            if isinstance(value, Problem):
                states[name] = CellState.UNREADABLE
                if not value.borrowed:
                    findings.append(_invalid(kind, raw, position, column, value))
            else:
                values[name] = value
        elif state is CellState.PLACEHOLDER:
            states[name] = state
            findings.append(placeholder(raw.cell_span(position), text, label(column.title)))
        elif text and _is_choice(value := parse(text, context)):
            values[name] = value
        else:
            states[name] = state
    if "number" in values:
        values["number"] = values["number"].keys[0] if values["number"].keys else None
    if states.get(title_field(kind)) is CellState.PLACEHOLDER:
        return _nameless_row(kind, raw, header, values, states)
    return kind.born(values, Origin(raw, header.indexes, tuple(cells), states))


def _nameless_row(
    kind: type[R], raw: RawRow, header: Header, values: dict[str, Any], states: dict[str, CellState]
) -> R:
    """A row that still has the template's name: said once, and nothing else of it counts but its number."""
    kept = {name: value for name, value in values.items() if name == "number"}
    unread = {name: states.get(name, CellState.UNREADABLE) for name in header.indexes if name not in kept}
    return kind.born(kept, Origin(raw, header.indexes, tuple(raw.cells), unread, ragged=True))


def _ragged_row(kind: type[R], raw: RawRow, header: Header) -> R:
    """A row whose cells may all stand under a wrong header: nothing of it is read."""
    cells = (*raw.cells, *[""] * (header.width - len(raw.cells)))
    states = dict.fromkeys(header.indexes, CellState.UNREADABLE)
    return kind.born({}, Origin(raw, header.indexes, cells, states, ragged=True))


def _is_choice(value: object) -> bool:
    """Whether an empty mark is one of the words that the column is for, as `none` is of a unit's status."""
    return isinstance(value, StrEnum)


@lru_cache(maxsize=20_000)
def _state(text: str) -> CellState:
    """What a cell holds, before it is read by the type of its column."""
    if not text or is_empty_mark(text):
        return CellState.BLANK
    return CellState.PLACEHOLDER if find_placeholder(text) else CellState.VALUE


def _invalid(kind: type[Row], raw: RawRow, position: int, column: Column, problem: Problem) -> Finding:
    message = f"{label(column.title)} {problem.message}"
    wants_day = column.name == "due" and issubclass(kind, _DUE_ON_A_DAY) and "quarter" in problem.hint
    hint = "write a day, like 2026-12-10" if wants_day else problem.hint
    return Finding("AP015", raw.cell_span(position), message, hint, column.title)
