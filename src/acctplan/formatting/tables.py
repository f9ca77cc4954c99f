"""How the rows of a table are laid out: one blank around each cell, or columns of one width."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from acctplan.fixing import Edit
from acctplan.pattern import Pattern
from acctplan.reader.shapes import RawRow, RawTable, delimiter_columns
from acctplan.source import Span

_WIDEST = 60
"""Cells of a terminal up to which a column is filled; what is longer sticks out."""

_DELIMITER_LINE = Pattern(r"[ \t>]*(?P<row>\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?)[ \t]*")


class Place(NamedTuple):
    """A cell of the file: its line, and its position in the row from 0."""

    line: int
    position: int


class _Line(NamedTuple):
    """One line of a table: where its row stands, and the texts of its cells as they are to be written."""

    span: Span
    cells: list[str]
    is_delimiter: bool = False


def table_edits(
    table: RawTable, lines: Sequence[str], better: Mapping[Place, str], *, align: bool
) -> Iterator[Edit]:
    """The edits of a table; `better` are the texts of cells that are written another way, escapes included.

    A line without a pipe that only stands too close below a table is none of its rows for its author: it stays.
    """
    laid = list(_lines(table, lines, better))
    widths = _widths(laid) if align else []
    for line in filter(_has_cells, laid):
        yield Edit(line.span, _laid_out(line, widths, laid[1].cells))


def _has_cells(line: _Line) -> bool:
    return bool(line.cells)


def _lines(table: RawTable, lines: Sequence[str], better: Mapping[Place, str]) -> Iterator[_Line]:
    yield _row(table.header, lines, better)
    number = table.header.line + 1
    match = _DELIMITER_LINE.fullmatch(lines[number - 1]) if number <= len(lines) else None
    if match and delimiter_columns(match["row"]) == len(table.header.cells):
        span = Span(number, match.start("row") + 1, number, len(lines[number - 1]) + 1)
        yield _Line(span, [_rule(part) for part in match["row"].strip("| \t").split("|")], True)
    else:
        yield _Line(Span(number, 1, number, 1), [], True)
    for row in table.rows:
        if "|" in row.text:
            yield _row(row, lines, better)


def _rule(part: str) -> str:
    text = part.strip()
    return f"{':' if text[:1] == ':' else ''}---{':' if text[-1:] == ':' else ''}"


def _row(row: RawRow, lines: Sequence[str], better: Mapping[Place, str]) -> _Line:
    line = lines[row.line - 1]
    spans = [row.cell_span(position) for position in range(len(row.cells))]
    texts = [line[span.column - 1 : span.end_column - 1].strip() for span in spans]
    cells = [better.get(Place(row.line, position), text) for position, text in enumerate(texts)]
    return _Line(Span(row.line, row.offset + 1, row.line, len(line) + 1), cells)


def _widths(lines: Sequence[_Line]) -> list[int]:
    widths: list[int] = []
    for line in lines:
        for position, cell in enumerate(line.cells):
            if position == len(widths):
                widths.append(3)
            width = width_of(cell)
            widths[position] = max(widths[position], width if width <= _WIDEST else 0)
    return widths


def _laid_out(line: _Line, widths: Sequence[int], rules: Sequence[str]) -> str:
    if not widths:
        between = "|" if line.is_delimiter else " | "
        text = between.join(line.cells)
        return f"|{text}|" if line.is_delimiter else f"| {text} |".replace("|  |", "| |")
    padded = [
        _filled(cell, width, rule) if line.is_delimiter else _padded(cell, width, rule)
        for cell, width, rule in zip(line.cells, widths, [*rules, *[""] * len(widths)], strict=False)
    ]
    return f"| {' | '.join(padded)} |"


def _filled(rule: str, width: int, _: str) -> str:
    return f"{rule[:1]}{'-' * (width - 2)}{rule[-1:]}"


def _padded(cell: str, width: int, rule: str) -> str:
    room = max(width - width_of(cell), 0)
    if rule[-1:] == ":":
        before = room // 2 if rule[:1] == ":" else room
        return f"{' ' * before}{cell}{' ' * (room - before)}"
    return cell + " " * room


def width_of(text: str) -> int:
    """Cells of a terminal, as most of them count."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
