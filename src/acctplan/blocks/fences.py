"""Fenced blocks that carry data: tiles and charts."""

import re
from collections.abc import Callable, Sequence

from acctplan.blocks.vocabulary import Chart, ChartRow, Inlines, Tile, Tiles
from acctplan.languages import ENGLISH, Tongue

_EXACT = re.compile(r"\s*@ *([\w.:/+-][\w.:/+ -]{0,59})?\s*", re.ASCII)

ReadLine = Callable[[str], Inlines]
"""Reads one piece of a line as inline Markdown."""


def tiles(text: str, read: ReadLine) -> Tiles:
    """A tile for each line `label: value | note`; lines without a value are left out."""
    found = [_tile(line, read) for line in text.split("\n")]
    return Tiles(tuple(tile for tile in found if tile.value))


def chart(
    info: str, text: str, read: ReadLine, *, illustrates: bool = False, tongue: Tongue = ENGLISH
) -> Chart:
    """The chart that an info string `kind title` and lines `label: value | value` describe.

    A line that starts with a pipe, `| Goal | Done | Expected`, names the columns, the label's first; one that
    starts with an at sign, `@ 2026-11-21/2027-11-20`, is the scale. A value ends in ` @ 0.43` to say exactly what
    is shown as `43%`.
    """
    kind, _, title = info.partition(" ")
    lines = [line.strip() for line in text.split("\n")]
    heads = [_pieces(line[1:].split("|"), read) for line in lines if line.startswith("|")]
    scales = [line[1:].strip() for line in lines if line.startswith("@")]
    rows = [_chart_row(line, read) for line in lines if ":" in line and not line.startswith(("|", "@"))]
    scale = tuple(scales[0].split("/")) if scales else ()
    return Chart(kind, read(title), heads[0] if heads else (), tuple(rows), scale, illustrates, tongue)


def _tile(line: str, read: ReadLine) -> Tile:
    label, _, rest = line.partition(":")
    value, _, note = rest.partition("|")
    return Tile(read(label), read(value), read(note))


def _chart_row(line: str, read: ReadLine) -> ChartRow:
    label, _, values = line.partition(":")
    cells = [_cell(piece) for piece in values.split("|")]
    exact = tuple(each for _, each in cells)
    return ChartRow(read(label), _pieces([shown for shown, _ in cells], read), exact if any(exact) else ())


def _cell(piece: str) -> tuple[str, str]:
    """What a value shows and what it is exactly, which may be said of neither."""
    shown, at, exact = piece.rpartition(" @")
    match = _EXACT.fullmatch(at + exact)
    return (shown, (match.group(1) or "").rstrip()) if match else (piece, "")


def _pieces(pieces: Sequence[str], read: ReadLine) -> tuple[Inlines, ...]:
    return tuple(read(piece) for piece in pieces)
