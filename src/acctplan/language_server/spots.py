"""What stands at a place of a plan: a key, a value, a heading, a column, a cell."""

from collections.abc import Iterator
from typing import NamedTuple

from acctplan.language_server.page import Page, TableAt
from acctplan.language_server.positions import touches
from acctplan.model.front import Key, keys
from acctplan.model.row import Column, Row
from acctplan.pattern import Pattern
from acctplan.reader.sections import Kind
from acctplan.reader.shapes import split_cells
from acctplan.source import Span

_HEADING = Pattern(r"(#{2,3})(?:[ \t]+(.*))?")
_SEPARATOR = Pattern(r"(?<!\\)\|")
_DELIMITER = frozenset("|-: \t")


class AtKey(NamedTuple):
    """A key of the front matter, or the beginning of one. `group` is the path that it belongs to, empty at the top.

    `is_whole` tells that a colon follows; `key` is None for an unknown one.
    """

    group: str
    typed: Span
    is_whole: bool
    key: Key | None


class AtValue(NamedTuple):
    """The value of a known key; `glued` tells that it would stand right behind the colon."""

    key: Key
    typed: Span
    glued: bool


class AtHeading(NamedTuple):
    """The text of a heading; `glued` tells that it would stand right behind the hashes."""

    typed: Span
    kind: Kind | None
    glued: bool


class AtHeader(NamedTuple):
    """A cell of a header; `others` are the texts of its other cells, `column` what it names so far."""

    kind: type[Row]
    others: tuple[str, ...]
    typed: Span
    column: Column | None


class AtCell(NamedTuple):
    """A cell of a row, below a known column."""

    kind: type[Row]
    column: Column
    text: str
    typed: Span


Spot = AtKey | AtValue | AtHeading | AtHeader | AtCell


def declared_keys() -> dict[str, Key]:
    """The keys of the format by path."""
    return {key.path: key for key in keys()}


def spot_at(page: Page, line: int, column: int) -> Spot | None:
    """What stands at a place, or would if it were written there; None in prose, code and comments."""
    if not 1 <= line <= len(page.lines):
        return None
    if 1 < line < page.body_line:
        return _in_front_matter(page, line, column)
    if line < page.body_line or page.is_code(line):
        return None
    text = page.lines[line - 1]
    if text.startswith("#"):
        return _in_heading(page, line, column)
    table = page.table_at(line)
    if table is not None:
        return _in_row(table, text, column)
    return _in_new_header(page, line, column)


def _in_front_matter(page: Page, line: int, column: int) -> Spot | None:
    text, written = page.lines[line - 1], page.keys.get(line)
    if written is None:
        return _new_key(page, line, column)
    key = declared_keys().get(written.path)
    if column <= written.span.end_column:
        return AtKey(written.path.rpartition(".")[0], written.span, is_whole=True, key=key)
    if key is None or column <= text.find(":", written.span.end_column - 1) + 1:
        return None
    start, end = min(written.value.column, column), max(written.value.end_column, column)
    if text[column - 1 :].lstrip().startswith("#") and not text[start - 1 : column - 1].strip():
        end = column
    elif column > written.value.end_column and "#" in text[written.value.end_column - 1 : column - 1]:
        return None
    return AtValue(key, Span(line, start, line, end), glued=text[start - 2 : start - 1] == ":")


def _new_key(page: Page, line: int, column: int) -> Spot | None:
    text = page.lines[line - 1]
    name = text.strip()
    indent = len(text) - len(text.lstrip())
    if not (name.replace("_", "").isalnum() or not name) or column <= indent or text.startswith("---"):
        return None
    indent = indent if name else column - 1
    end = max(indent + len(name) + 1, column)
    group = page.group_of(line) if indent else ""
    return AtKey(group, Span(line, indent + 1, line, end), is_whole=False, key=None)


def _in_heading(page: Page, line: int, column: int) -> Spot | None:
    text = page.lines[line - 1]
    match = _HEADING.fullmatch(text)
    if match is None or column <= len(match[1]):
        return None
    start = match.start(2) + 1 if match[2] else max(column, len(match[1]) + 1)
    known = {part.heading.span.line: part.kind for part in page.parts.known}
    end = max(len(text.rstrip()) + 1, column)
    glued = text[start - 2 : start - 1] == "#"
    return AtHeading(Span(line, min(start, column), line, end), known.get(line), glued)


def _in_row(table: TableAt, text: str, column: int) -> Spot | None:
    cells = tuple(_cells(text, table.row.line, table.row.offset))
    index = next(
        (index for index, (room, _) in enumerate(cells) if touches(room, table.row.line, column)), None
    )
    if index is None:
        return None
    typed = _typed(cells[index][1], text, column)
    if table.is_header:
        return _header_cell(table, index, typed)
    field = next((each.column for each in table.header.readers if each.position == index), None)
    if field is None:
        return None
    written = text[typed.column - 1 : typed.end_column - 1]
    return AtCell(table.kind, field, written, typed)


def _header_cell(table: TableAt, index: int, typed: Span) -> AtHeader:
    written = table.row.cells
    others = tuple(cell for place, cell in enumerate(written) if place != index and cell)
    column = next((each.column for each in table.header.readers if each.position == index), None)
    return AtHeader(table.kind, others, typed, column)


def _in_new_header(page: Page, line: int, column: int) -> Spot | None:
    """A row that begins with a pipe in a section without a table: the header of one that is being written."""
    text, part = page.lines[line - 1], page.part_at(line)
    if part is None or not issubclass(part.kind, Row) or part.tables or not text.startswith("|"):
        return None
    if page.lines[line - 2].startswith("|") or (_DELIMITER.issuperset(text) and "-" in text):
        return None
    cells = tuple(_cells(text, line, 0))
    for index, (room, cell) in enumerate(cells):
        if touches(room, line, column):
            written = split_cells(text.rstrip())
            others = tuple(each for place, each in enumerate(written) if place != index and each)
            header = page.header(part.kind, written)
            named = next((each.column for each in header.readers if each.position == index), None)
            return AtHeader(part.kind, others, _typed(cell, text, column), named)
    return None


def _cells(text: str, line: int, offset: int) -> Iterator[tuple[Span, Span]]:
    """The room of every cell between its pipes, and its text within; an empty text begins where its room does."""
    marks = [match.start() for match in _SEPARATOR.finditer(text, offset)]
    body = text[offset:]
    first = offset + len(body) - len(body.lstrip())
    starts = ([] if first in marks else [first]) + [mark + 1 for mark in marks]
    ends = [*(mark for mark in marks if mark != first), len(text)]
    for start, end in zip(starts, ends, strict=False):
        inner = text[start:end]
        left = start + len(inner) - len(inner.lstrip()) if inner.strip() else start
        right = start + len(inner.rstrip()) if inner.strip() else start
        yield Span(line, start + 1, line, end + 1), Span(line, left + 1, line, right + 1)


def _typed(cell: Span, text: str, column: int) -> Span:
    """What a completion replaces: the text of the cell, or nothing where the cell is blank."""
    if cell.column == cell.end_column or not text[cell.column - 1 : cell.end_column - 1].strip():
        return Span(cell.line, column, cell.line, column)
    return Span(cell.line, min(cell.column, column), cell.line, max(cell.end_column, column))
