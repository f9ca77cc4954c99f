"""Numbers in large type under their labels, a few in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from acctplan.blocks.vocabulary import Tile
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.paragraphs import Para

LABEL_SIZE, VALUE_SIZE, LONG_VALUE_SIZE = 14.0, 28.0, 18.0
GAP, PAD = 12.0, 10.0
_MOST = 4
_LONG = 12


@dataclass(frozen=True)
class Board:
    """Rows of tiles; each is as high as what its tiles have to say."""

    rows: tuple[tuple[Tile, ...], ...]
    lead: tuple[Para, ...] = ()

    def height(self, _size: float, width: float) -> float:
        """The height of all rows."""
        return sum(row_height(row, width) + GAP for row in self.rows) - GAP

    def divided(
        self, _size: float, width: float, room: float, *, fresh: bool
    ) -> tuple["Board | None", "Board | None"]:
        """The rows that fit, and those that are left."""
        count = 0
        for count, row in enumerate(self.rows):
            room -= row_height(row, width) + (GAP if count else 0)
            if room < 0:
                break
        else:
            return self, None
        count = max(count, int(fresh))
        first = replace(self, rows=self.rows[:count]) if count else None
        return first, replace(self, rows=self.rows[count:]) if self.rows[count:] else None


def board(tiles: Sequence[Tile], lead: tuple[Para, ...]) -> Board:
    """Tiles in rows of about the same length."""
    count = -(-len(tiles) // _MOST)
    cuts = [len(tiles) * each // count for each in range(count + 1)]
    return Board(tuple(tuple(tiles[first:last]) for first, last in pairwise(cuts)), lead)


def tile_width(row: Sequence[Tile], width: float) -> float:
    """How wide each tile of a row is."""
    return (width - GAP * (len(row) - 1)) / len(row)


def value_size(tile: Tile) -> float:
    """The size of a tile's number: a text that is no number is smaller."""
    said = "".join(text.text_of(line) for line in text.lines(tile.value))
    return VALUE_SIZE if len(said) <= _LONG else LONG_VALUE_SIZE


def tile_paras(tile: Tile) -> list[tuple[Para, float]]:
    """Label, number and note of a tile with their sizes."""
    bold = text.Run("", bold=True)
    return [
        *((Para(line), LABEL_SIZE) for line in text.lines(tile.label)),
        *((Para(line), value_size(tile)) for line in text.lines(tile.value, bold)),
        *((Para(line), LABEL_SIZE) for line in text.lines(tile.note)),
    ]


def row_height(row: Sequence[Tile], width: float) -> float:
    """The height of the highest tile of a row."""
    inner = tile_width(row, width) - 2 * PAD
    return (
        max(sum(para.height(size, inner, first=True) for para, size in tile_paras(tile)) for tile in row)
        + 2 * PAD
    )
