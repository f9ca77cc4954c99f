"""Fenced blocks that carry data: tiles and charts."""

from collections.abc import Callable

from acctplan.blocks.vocabulary import Chart, ChartRow, Inlines, Tile, Tiles

ReadLine = Callable[[str], Inlines]
"""Reads one piece of a line as inline Markdown."""


def tiles(text: str, read: ReadLine) -> Tiles:
    """A tile for each line `label: value | note`; lines without a value are left out."""
    found = [_tile(line, read) for line in text.split("\n")]
    return Tiles(tuple(tile for tile in found if tile.value))


def chart(info: str, text: str, read: ReadLine) -> Chart:
    """The chart that an info string `kind title` and lines `label: value | value` describe.

    A line that starts with a pipe, `| Goal | Done | Expected`, names the columns, the label's first.
    """
    kind, _, title = info.partition(" ")
    lines = [line.strip() for line in text.split("\n")]
    heads = [_pieces(line[1:], read) for line in lines if line.startswith("|")]
    rows = [_chart_row(line, read) for line in lines if ":" in line and not line.startswith("|")]
    return Chart(kind, read(title), heads[0] if heads else (), tuple(rows))


def _tile(line: str, read: ReadLine) -> Tile:
    label, _, rest = line.partition(":")
    value, _, note = rest.partition("|")
    return Tile(read(label), read(value), read(note))


def _chart_row(line: str, read: ReadLine) -> ChartRow:
    label, _, values = line.partition(":")
    return ChartRow(read(label), _pieces(values, read))


def _pieces(text: str, read: ReadLine) -> tuple[Inlines, ...]:
    return tuple(read(piece) for piece in text.split("|"))
