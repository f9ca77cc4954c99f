"""Tables of a slide: how wide their columns and how high their rows are, and where they go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import NamedTuple

from acctplan.blocks.vocabulary import Alignment, Inlines, Table
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.paragraphs import Para, Words, fitting, joined
from acctplan.renderers.pptx.text import Line, Run

PAD_X, PAD_Y = 7.0, 4.0
"""Points between a cell's border and its text."""

LEAD_GAP = 6.0
"""Points between a table and what introduces it."""

_WORD, _BREATH = 110.0, 10.0
_SHORT = 0.15
_MOST_LINES = 100
_SMALLEST = 14.0
_HEADER_LINES = 6
_BOLD = Run("", bold=True)


class Cell(NamedTuple):
    """Lines of a cell. `tint` is how dark its ground is, from 0 to 3."""

    lines: tuple[Line, ...] = ()
    tint: int = 0


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table; `lead` is what introduces it, and `name` what a reader who cannot see it is told it is.

    `widths` of its columns are in points once they have been chosen.
    """

    header: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    lead: tuple[Para, ...] = ()
    name: str = ""
    widths: tuple[float, ...] = ()
    framed: bool = False

    @property
    def has_header(self) -> bool:
        """Whether any cell of the header says something."""
        return any(cell.lines for cell in self.header)

    def fixed(self, size: float, width: float) -> "Grid":
        """The same with widths chosen for a font size and a width in points, and a header of a few lines."""
        if self.widths:
            return self
        widths = _widths(self, size, width)
        header = tuple(
            _shortened(cell, size, wide - 2 * PAD_X) for cell, wide in zip(self.header, widths, strict=True)
        )
        return replace(self, widths=widths, header=header)

    def breaks_words(self, size: float, width: float) -> bool:
        """Whether a word is broken between two lines that would be whole in the smallest type."""
        return _breaks(self, size, width) and not _breaks(self, _SMALLEST, width)

    def row_height(self, row: Row, size: float, share: float = 1.0) -> float:
        """The height of a row of a grid with widths, in fonts that take this share of what any may take."""
        inner = (
            text.height(cell_lines(cell, size, (wide - 2 * PAD_X) / share + 2 * PAD_X), size)
            for cell, wide in zip(row, self.widths, strict=True)
        )
        return max(max(inner, default=0), size * 1.2) + 2 * PAD_Y

    def header_height(self, size: float) -> float:
        """The height of the header, 0 if there is none."""
        return self.row_height(self.header, size) if self.has_header else 0.0

    def lead_height(self, size: float, width: float) -> float:
        """The height of what introduces it."""
        return Words(self.lead).height(size, width) + LEAD_GAP if self.lead else 0.0

    def height(self, size: float, width: float) -> float:
        """Its height with what introduces it."""
        fixed = self.fixed(size, width)
        rows = sum(fixed.row_height(row, size) for row in self.rows)
        return self.lead_height(size, width) + fixed.header_height(size) + rows

    def divided(
        self, size: float, width: float, room: float, *, fresh: bool
    ) -> tuple["Grid | None", "Grid | None"]:
        """What fits into `room` points of height, and what is left, which has the same header and widths."""
        grid = self.fixed(size, width)
        left = room - self.lead_height(size, width) - grid.header_height(size)
        whole = left
        count = 0
        for count, row in enumerate(grid.rows):  # noqa: B007 - the count is the answer
            left -= grid.row_height(row, size)
            if left < 0:
                break
        else:
            return grid, None
        if count and (fresh or count > 1):
            return _parted(grid, grid.rows[:count], grid.rows[count:])
        if not fresh:
            return None, grid
        first, second = _row_parts(grid, grid.rows[0], size, max(whole, size * 2))
        rest = (second, *grid.rows[1:]) if any(cell.lines for cell in second) else grid.rows[1:]
        return _parted(grid, (first,), rest)


def cell_lines(cell: Cell, size: float, wide: float) -> list[Line]:
    """The lines of a cell as they are wrapped in a column."""
    return [
        piece for line in cell.lines for piece in text.wrapped(line, size, max(wide - 2 * PAD_X, size * 1.5))
    ]


def of_table(table: Table, lead: tuple[Para, ...], room: float) -> Iterator[tuple[Grid, tuple[int, ...]]]:
    """A table as one grid, or as several parts of it that fit into `room` points of width, each with its columns.

    Each part after the first begins with the first column again.
    """
    header = tuple(_cell(cell, _BOLD) for cell in table.header)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table.rows)
    name = table.spoken
    whole = Grid(header, rows, table.alignments, lead, name)
    for number, columns in enumerate(_columns(whole, room)):
        part = Grid(
            tuple(header[each] for each in columns),
            tuple(tuple(row[each] for each in columns) for row in rows),
            tuple(table.alignments[each] for each in columns),
            () if number else lead,
            name,
        )
        yield part, tuple(columns)


def _cell(inlines: Inlines, look: Run | None = None) -> Cell:
    found = text.lines(inlines, look) if look else text.lines(inlines)
    return Cell(found if len(found) <= _MOST_LINES else (*found[:_MOST_LINES], text.plain("…")))


def _columns(grid: Grid, room: float) -> list[list[int]]:
    """The columns that go side by side."""
    needs = [min(each, _WORD) + 2 * PAD_X + _BREATH for each in _word_widths(grid, _SMALLEST)]
    if sum(needs) <= room or len(needs) < 3:
        return [list(range(len(needs)))]
    groups, taken = [[0]], needs[0]
    for column in range(1, len(needs)):
        if taken + needs[column] > room:
            groups.append([0])
            taken = needs[0]
        groups[-1].append(column)
        taken += needs[column]
    return groups


def _word_widths(grid: Grid, size: float) -> list[float]:
    cells = [grid.header, *grid.rows]
    return [
        max((text.widest_word(line, size) for row in cells for line in row[column].lines), default=0.0)
        for column in range(len(grid.header))
    ]


def _breaks(grid: Grid, size: float, width: float) -> bool:
    fixed = grid.fixed(size, width)
    words = _word_widths(fixed, size)
    return any(word > wide - 2 * PAD_X for word, wide in zip(words, fixed.widths, strict=True))


def _line_widths(grid: Grid, size: float) -> list[float]:
    cells = [grid.header, *grid.rows]
    return [
        max((text.line_width(line, size) for row in cells for line in row[column].lines), default=0.0)
        for column in range(len(grid.header))
    ]


def _widths(grid: Grid, size: float, width: float) -> tuple[float, ...]:
    """Wide enough for each column's longest line if that fits, else shared by how much each has to say."""
    pad = 2 * PAD_X + 1
    natural = [each + pad for each in _line_widths(grid, size)]
    spare = width - sum(natural)
    if spare >= 0:
        return _stretched(natural, grid.alignments, spare)
    narrow = [
        wanted if wanted <= _SHORT * width else min(word, 0.3 * width) + pad
        for word, wanted in zip(_word_widths(grid, size), natural, strict=True)
    ]
    if sum(narrow) > width:
        floor = min(size * 2.5 + pad, width / len(narrow))
        scale = (width - floor * len(narrow)) / max(sum(each - floor for each in narrow if each > floor), 1.0)
        narrow = [floor + max(each - floor, 0) * min(scale, 1) for each in narrow]
    return _shared(narrow, natural, width)


def _stretched(natural: list[float], alignments: Sequence[Alignment], spare: float) -> tuple[float, ...]:
    """Columns of words take what is left over; numbers stay together, unless there is nothing else."""
    takes = [alignment is not Alignment.RIGHT for alignment in alignments]
    if not any(takes):
        takes = [True] * len(natural)
    weight = sum(each for each, take in zip(natural, takes, strict=True) if take)
    return tuple(
        each + (spare * each / weight if take else 0) for each, take in zip(natural, takes, strict=True)
    )


def _shared(narrow: list[float], natural: list[float], width: float) -> tuple[float, ...]:
    """Give what is left over the narrowest to the columns by the root of what they lack; none gets too much."""
    found = list(narrow)
    for _ in range(4):
        spare = width - sum(found)
        lacks = [
            max(wanted - has, 0.0) if has < wanted else 0.0
            for has, wanted in zip(found, natural, strict=True)
        ]
        weight = sum(map(sqrt, lacks))
        if spare <= 0.5 or weight == 0:
            break
        found = [has + min(lack, spare * sqrt(lack) / weight) for has, lack in zip(found, lacks, strict=True)]
    spare = width - sum(found)
    return tuple(each + spare / len(found) for each in found) if spare > 0 else tuple(found)


def _shortened(cell: Cell, size: float, room: float) -> Cell:
    """A cell of a header, which is repeated on every slide, in a few lines at most."""
    found = [piece for line in cell.lines for piece in text.wrapped(line, size, max(room, size * 1.5))]
    if len(found) <= _HEADER_LINES:
        return cell
    kept = text.text_of(joined(found[: _HEADER_LINES - 1])).rstrip()
    return Cell((text.plain(f"{kept}…", bold=True),), cell.tint)


def _parted(grid: Grid, first: tuple[Row, ...], rest: tuple[Row, ...]) -> tuple[Grid, Grid | None]:
    return replace(grid, rows=first), replace(grid, rows=rest, lead=()) if rest else None


def _row_parts(grid: Grid, row: Row, size: float, room: float) -> tuple[Row, Row]:
    """A row that is higher than a slide, cut between two lines of each cell."""
    first: list[Cell] = []
    second: list[Cell] = []
    for cell, wide in zip(row, grid.widths, strict=True):
        kept, left = _cell_parts(cell, size, wide, room - 2 * PAD_Y)
        first.append(kept)
        second.append(left)
    return tuple(first), tuple(second)


def _cell_parts(cell: Cell, size: float, wide: float, room: float) -> tuple[Cell, Cell]:
    """The lines of a cell that fit into `room` points of height, and the others."""
    for at, line in enumerate(cell.lines):
        found = text.wrapped(line, size, max(wide - 2 * PAD_X, size * 1.5))
        taken = text.height(found, size)
        if taken > room:
            count = fitting(found, size, room) if at == 0 or room >= size * 2 else 0
            head = (joined(found[:count]),) if count else ()
            rest = (joined(found[count:]),) if found[count:] else ()
            return (
                cell._replace(lines=(*cell.lines[:at], *head)),
                cell._replace(lines=(*rest, *cell.lines[at + 1 :])),
            )
        room -= taken
    return cell, cell._replace(lines=())
