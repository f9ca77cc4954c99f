"""The outline of a plan for an editor: its keys, its headings, and the rows of its tables."""

from dataclasses import dataclass, field
from enum import StrEnum

from acctplan.language_server.page import Page
from acctplan.model.row import Row, title_field
from acctplan.reader.shapes import Heading, RawRow, RawTable
from acctplan.source import Span

_LONGEST = 200
_MOST = 5_000
"""Headings and rows shown of one plan; a plan has some eighty."""


class Nature(StrEnum):
    """What a symbol stands for."""

    FRONT_MATTER = "front matter"
    KEY = "key"
    SECTION = "section"
    ROW = "row"


@dataclass
class Symbol:
    """One entry of the outline. `whole` covers everything below it, `name_span` lies within."""

    name: str
    nature: Nature
    whole: Span
    name_span: Span
    detail: str = ""
    children: list["Symbol"] = field(default_factory=list)


def symbols(page: Page) -> list[Symbol]:
    """The outline, headings nested by their level, in the order of the text."""
    found = [_front_matter(page)] if page.keys else []
    path: list[tuple[int, Symbol]] = []
    left = _MOST
    for block in page.outline.blocks:
        if left <= 0:
            break
        if isinstance(block, RawTable):
            added = _rows(page, block)[:left]
        else:
            while path and path[-1][0] >= block.level:
                _close(page, path.pop()[1], block.span.line - 1)
            added = [_section(page, block)]
        (path[-1][1].children if path else found).extend(added)
        left -= len(added)
        if isinstance(block, Heading):
            path.append((block.level, added[0]))
    for _, symbol in path:
        _close(page, symbol, len(page.lines))
    return found


def _close(page: Page, symbol: Symbol, last: int) -> None:
    """Let a section end with a line, or with its heading if that is later."""
    if last > symbol.whole.end_line:
        symbol.whole = Span(*symbol.whole[:2], last, len(page.lines[last - 1]) + 1)


def _front_matter(page: Page) -> Symbol:
    last = max(page.body_line - 1, 1)
    whole = Span(1, 1, last, len(page.lines[last - 1]) + 1)
    symbol = Symbol("Front matter", Nature.FRONT_MATTER, whole, Span(1, 1, 1, len(page.lines[0]) + 1))
    groups: dict[str, Symbol] = {}
    for number, key in page.keys.items():
        line = page.lines[number - 1]
        value = line[key.value.column - 1 : key.value.end_column - 1]
        own = Span(number, key.span.column, number, max(key.value.end_column, key.span.end_column))
        group, _, name = key.path.rpartition(".")
        below = Symbol(name, Nature.KEY, own, key.span, value[:_LONGEST])
        above = groups.get(group)
        (above.children if above else symbol.children).append(below)
        if above:
            above.whole = Span(*above.whole[:2], *own[2:])
        if not group:
            groups[key.path] = below
    return symbol


def _section(page: Page, heading: Heading) -> Symbol:
    last = heading.span.end_line
    whole = Span(heading.span.line, 1, last, len(page.lines[last - 1]) + 1)
    return Symbol(_name(heading.text, "(no title)"), Nature.SECTION, whole, heading.span)


def _rows(page: Page, table: RawTable) -> list[Symbol]:
    part = page.part_at(table.header.line)
    place = 0
    if part and issubclass(part.kind, Row):
        header = page.header(part.kind, table.header.cells)
        place = header.indexes.get(title_field(part.kind), header.lead)
    return [_row(row, place) for row in table.rows]


def _row(row: RawRow, place: int) -> Symbol:
    cells = row.cells
    title = cells[place] if place < len(cells) else ""
    rest = " · ".join(cell for index, cell in enumerate(cells) if index != place and cell)
    return Symbol(_name(title, "(blank)"), Nature.ROW, row.span(), row.span(), rest[:_LONGEST])


def _name(text: str, other: str) -> str:
    return " ".join(text.split())[:_LONGEST] or other
