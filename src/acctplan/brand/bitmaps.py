"""A logo's PNG or JPEG: its pixels and colours as they are, without what cameras and programs say beside them."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_BYTES = 2_000_000
MOST_PIXELS = 4_000
"""The longest side."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"sRGB", b"cHRM", b"pHYs")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_JPEG_LEFT_OUT = frozenset((0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE))
_FLATTEST = 20.0


class Bitmap(NamedTuple):
    """A picture of pixels: `kind` is png or jpeg."""

    kind: str
    content: bytes
    width: int
    height: int


class BrokenError(ValueError):
    """Why a file is no picture, as the end of a sentence."""


def is_bitmap(content: bytes) -> bool:
    """Whether a file begins as a PNG or JPEG does."""
    return content.startswith((_PNG, b"\xff\xd8\xff"))


def cleaned(content: bytes) -> Bitmap:
    """The picture in a file. Raises: BrokenError for one that is damaged or too large."""
    if len(content) > MAX_BYTES:
        raise BrokenError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        made = _png(content) if content.startswith(_PNG) else _jpeg(content)
    except (struct.error, IndexError, KeyError, zlib.error) as error:
        raise BrokenError("is damaged") from error
    return made


def _sized(width: int, height: int) -> None:
    if not width or not height:
        raise BrokenError("is damaged")
    if max(width, height) > MOST_PIXELS:
        raise BrokenError(f"has {width} × {height} pixels, more than {MOST_PIXELS} on a side")
    if max(width / height, height / width) > _FLATTEST:
        raise BrokenError(f"is more than {_FLATTEST:g} times as long as it is wide")


def _png(content: bytes) -> Bitmap:
    chunks = list(_chunks(content))
    if chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise BrokenError("is damaged")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    _sized(width, height)
    line = (width * depth * _CHANNELS[colour] + 7) // 8 + 1
    packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
    unpacked = zlib.decompressobj().decompress(packed, 2 * line * height + 8 * height + 64)
    if len(unpacked) < line * height and not interlaced:
        raise BrokenError("is damaged")
    kept = (_chunk(kind, data) for kind, data in chunks if kind in _PNG_KEPT)
    return Bitmap("png", _PNG + b"".join(kept), width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + size]
        if zlib.crc32(kind + data) != struct.unpack_from(">I", content, at + 8 + size)[0]:
            raise BrokenError("is damaged")
        yield kind, data
        if kind == b"IEND":
            return
        at += size + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg(content: bytes) -> Bitmap:
    kept, at, shape = [content[:2]], 2, (0, 0)
    while True:
        mark, kind, size = struct.unpack_from(">BBH", content, at)
        if mark != 0xFF or size < 2:
            raise BrokenError("is damaged")
        if kind == 0xDA:
            break
        if kind in _FRAMES:
            high, wide = struct.unpack_from(">HH", content, at + 5)
            shape = wide, high
        if kind not in _JPEG_LEFT_OUT:
            kept.append(content[at : at + 2 + size])
        at += 2 + size
    end = content.rfind(b"\xff\xd9")
    if end < at:
        raise BrokenError("is damaged")
    _sized(*shape)
    return Bitmap("jpeg", b"".join(kept) + content[at : end + 2], *shape)
