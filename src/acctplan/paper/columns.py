"""How wide the columns of a table are on paper, which is as wide as it is: nothing scrolls there."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from acctplan.blocks.vocabulary import (
    Alignment,
    Block,
    Blocks,
    Inlines,
    LineBreak,
    Status,
    Table,
    plain_text,
)

_LONGEST_WORD = 16
"""Characters of a word that has a line to itself if need be; a longer one is broken."""

_BROKEN_WORD = 9
_LONGEST_LINE = 120
_WIDEST = 46.0
"""Font sizes beyond which a column's texts ask for no more room."""

_BOLD = 1.06
_PILL = 2.4
_SMALLEST_COLUMN = 1.6

Measure = Callable[[str], float]
"""The width of a text at font size 1."""


class Paper(NamedTuple):
    """The room for a table and between columns in points; the sizes that its text may have, the largest first."""

    room: float
    sizes: tuple[float, ...]
    gap: float


class Part(NamedTuple):
    """What of a table stands side by side: these columns, so wide in points, in this size."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]
    size: float


class _Wish(NamedTuple):
    """What a column needs and what it would like to have, at font size 1."""

    least: float
    most: float


def fits(table: Table, paper: Paper, measure: Measure) -> bool:
    """Whether the whole table can stand side by side."""
    wishes = _wishes(table, measure)
    return _needs(wishes, paper.sizes[-1], paper.gap) <= paper.room


def parts(table: Table, paper: Paper, measure: Measure) -> list[Part]:
    """The table in as few parts as its paper allows, usually one; each begins with the first column."""
    wishes = _wishes(table, measure)
    for size in paper.sizes:
        if _needs(wishes, size, paper.gap) <= paper.room:
            return [_part(range(len(wishes)), wishes, size, paper)]
    return [_part(chosen, wishes, paper.sizes[-1], paper) for chosen in _chosen(wishes, paper)]


def height(table: Table, part: Part, measure: Measure) -> float:
    """About how tall a part of a table comes out, in points; rather more than less."""
    rows = ([row[column] for column in part.columns] for row in (table.header, *table.rows))
    return sum(max(map(_lines_of(part, measure), row, part.widths)) * part.size * 1.4 + 12 for row in rows)


def _lines_of(part: Part, measure: Measure) -> Callable[[Inlines, float], float]:
    def counted(cell: Inlines, width: float) -> float:
        return sum(measure(line) * part.size * 1.3 // max(width, 1.0) + 1 for line in lines(cell))

    return counted


def tables_in(blocks: Blocks) -> Iterator[Table]:
    """The tables of a document, wherever they stand."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        else:
            yield from tables_in(_inside(block))


def _inside(block: Block) -> Blocks:
    items = getattr(block, "items", ())
    inner: Blocks = getattr(block, "blocks", ())
    return (*inner, *(each for item in items for each in item))


def _needs(wishes: Sequence[_Wish], size: float, gap: float) -> float:
    return sum(wish.least for wish in wishes) * size + gap * (len(wishes) - 1)


def _chosen(wishes: Sequence[_Wish], paper: Paper) -> Iterator[tuple[int, ...]]:
    """The columns of each part: as many as have room beside the first."""
    chosen = [0]
    for column in range(1, len(wishes)):
        if (
            len(chosen) > 1
            and _needs([wishes[each] for each in (*chosen, column)], paper.sizes[-1], paper.gap) > paper.room
        ):
            yield tuple(chosen)
            chosen = [0]
        chosen.append(column)
    yield tuple(chosen)


def _part(chosen: Sequence[int], wishes: Sequence[_Wish], size: float, paper: Paper) -> Part:
    least = [wishes[each].least * size for each in chosen]
    most = [wishes[each].most * size for each in chosen]
    room = max(paper.room - paper.gap * (len(least) - 1), 1.0)
    return Part(tuple(chosen), tuple(_shared(least, most, room)), size)


def _shared(least: Sequence[float], most: Sequence[float], room: float) -> Iterator[float]:
    """Widths that fill the room: more than was asked for in proportion, else what is left above the least."""
    if sum(most) <= room:
        yield from _stretched(most, room)
        return
    over = room - sum(least)
    if over < 0:
        yield from (each * room / sum(least) for each in least)
        return
    wants = [more - less for less, more in zip(least, most, strict=True)]
    yield from (less + given for less, given in zip(least, _given(wants, over), strict=True))


def _given(wants: Sequence[float], over: float) -> list[float]:
    """What each column gets of the room that is over: the modest all that they want, the others in proportion."""
    given = [0.0] * len(wants)
    left = list(range(len(wants)))
    while modest := [each for each in left if wants[each] <= over / len(left)]:
        for each in modest:
            given[each] = wants[each]
            over -= wants[each]
        left = [each for each in left if each not in modest]
        if not left:
            return given
    wanted = sum(wants[each] for each in left)
    for each in left:
        given[each] = over * wants[each] / wanted
    return given


def _stretched(most: Sequence[float], room: float) -> Iterator[float]:
    """All columns by the same factor; of two, the second takes what the first has no use for."""
    if len(most) == 2:
        first = max(most[0], min(most[0] * 1.5, room * 0.4))
        yield from (first, room - first)
        return
    yield from (each * room / sum(most) for each in most)


def _wishes(table: Table, measure: Measure) -> list[_Wish]:
    columns = zip(table.header, *table.rows, strict=True)
    sides = zip(columns, table.alignments, strict=True)
    return [_wish(head, cells, measure, whole=side is Alignment.RIGHT) for (head, *cells), side in sides]


def _wish(head: Inlines, cells: Sequence[Inlines], measure: Measure, *, whole: bool) -> _Wish:
    """What a column asks for; the short texts of a `whole` one, which are numbers, are not broken."""
    least, most = _SMALLEST_COLUMN, 0.0
    for cell, factor in ((head, _BOLD), *((cell, 1.0) for cell in cells)):
        pills = [
            measure(each.word[:_LONGEST_WORD]) * _BOLD + _PILL for each in cell if isinstance(each, Status)
        ]
        more = _PILL * len(pills)
        for line in lines(cell):
            unbroken = whole and cell is not head and len(line) <= _LONGEST_WORD
            words = [line] if unbroken else line.split()
            longest = max([*pills, *(_word(word, measure) for word in words)], default=0.0)
            least = max(least, min(longest * factor, _WIDEST))
            most = max(most, min(measure(line[:_LONGEST_LINE]) * factor + more, _WIDEST))
    return _Wish(least, max(most, least))


def _word(word: str, measure: Measure) -> float:
    return measure(word if len(word) <= _LONGEST_WORD else word[:_BROKEN_WORD])


def lines(inlines: Inlines) -> list[str]:
    """The texts of an inline sequence between its line breaks."""
    breaks = [-1, *(place for place, each in enumerate(inlines) if isinstance(each, LineBreak)), len(inlines)]
    return [plain_text(inlines[start + 1 : end]) for start, end in pairwise(breaks)]
