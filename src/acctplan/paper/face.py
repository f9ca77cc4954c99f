"""The font that comes with the program: which characters it has, and how wide each is."""

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from acctplan.resources import template_root

_USUAL, _WIDE = 0.62, 1.0
"""Widths of characters that another font draws: of letters, and of what fills a square."""

_FIRST_WIDE = 0x2E80


class Face(NamedTuple):
    """A font as far as a page is planned with it. Widths are shares of the font size."""

    advances: Mapping[str, float]

    def width(self, text: str) -> float:
        """The width of a line at font size 1, without kerning."""
        advances = self.advances
        return sum(advances[sign] if sign in advances else _width_elsewhere(sign) for sign in text)


def fonts_folder() -> Path:
    """Where the font files are that come with the program."""
    return template_root() / "fonts"


@cache
def our_face() -> Face:
    """The face of running text."""
    return read_face((fonts_folder() / "Inter-Regular.ttf").read_bytes())


def read_face(font: bytes) -> Face:
    """The face in a TrueType or OpenType file; of a collection the first.

    Raises: ValueError if it is no such file.
    """
    try:
        return _read(font)
    except (struct.error, IndexError, KeyError, ZeroDivisionError) as error:
        raise ValueError("it is no TrueType or OpenType font") from error


def _read(font: bytes) -> Face:
    start = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", font, start + 4)[0]
    entries = (struct.unpack_from(">4sIII", font, start + 12 + 16 * number) for number in range(count))
    tables = {tag: offset for tag, _, offset, _ in entries}
    em = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    measured = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    advances = [
        each / em for each, _ in struct.iter_unpack(">Hh", _slice(font, tables[b"hmtx"], 4 * measured))
    ]
    last = measured - 1
    return Face({chr(code): advances[min(glyph, last)] for code, glyph in _glyphs(font, tables[b"cmap"])})


def _slice(font: bytes, start: int, length: int) -> bytes:
    return font[start : start + length]


def _glyphs(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Code and number of every character's glyph, from the largest table of Unicode characters."""
    count = struct.unpack_from(">H", font, start + 2)[0]
    records = [struct.unpack_from(">HHI", font, start + 4 + 8 * number) for number in range(count)]
    offsets = [start + offset for platform, _, offset in records if platform in (0, 3)]
    kinds = {struct.unpack_from(">H", font, offset)[0]: offset for offset in offsets}
    if 12 in kinds:
        yield from _groups(font, kinds[12])
    elif 4 in kinds:
        yield from _segments(font, kinds[4])


def _groups(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">I", font, start + 12)[0]
    end = -1
    for first, last, glyph in struct.iter_unpack(">III", _slice(font, start + 16, 12 * count)):
        if first <= end:
            raise IndexError(first)
        end = last
        for code in range(first, min(last, 0x10FFFF) + 1):
            yield code, glyph + code - first


def _segments(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    form = f">{count}H"
    ends = struct.unpack_from(form, font, start + 14)
    firsts = struct.unpack_from(form, font, start + 16 + 2 * count)
    deltas = struct.unpack_from(form, font, start + 16 + 4 * count)
    ranges = start + 16 + 6 * count
    offsets = struct.unpack_from(form, font, ranges)
    for number, (first, last, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, ranges + 2 * number + offset + 2 * (code - first))[0]
            if glyph:
                yield code, (glyph + delta) & 0xFFFF


def _width_elsewhere(sign: str) -> float:
    return _WIDE if ord(sign) >= _FIRST_WIDE else _USUAL
