"""Small fonts for tests: ours under another name, with its letters standing for other characters."""

import struct

from acctplan.paper.face import fonts_folder


def made_font(family: str, signs: str, style: str = "Regular") -> bytes:
    """A TrueType font of a family that has these characters and no others; they look like A, B, C and so on."""
    ours = (fonts_folder() / "Inter-Regular.ttf").read_bytes()
    tables = _tables(ours)
    first = _glyph_of_a(tables[b"cmap"])
    tables[b"cmap"] = _cmap({ord(sign): first + number for number, sign in enumerate(sorted(signs))})
    tables[b"name"] = _names(family, style)
    for tag in (b"GPOS", b"GSUB", b"GDEF", b"DSIG", b"kern"):
        tables.pop(tag, None)
    return _font(tables)


def _tables(font: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    return {tag: font[offset : offset + length] for tag, _, offset, length in entries}


def _glyph_of_a(cmap: bytes) -> int:
    """The number of the glyph of A, from the first table of format 4."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    offsets = [struct.unpack_from(">HHI", cmap, 4 + 8 * number)[2] for number in range(count)]
    start = next(each for each in offsets if struct.unpack_from(">H", cmap, each)[0] == 4)
    segments = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    for number in range(segments):
        end = struct.unpack_from(">H", cmap, start + 14 + 2 * number)[0]
        if end >= ord("A"):
            first, delta, offset = (
                struct.unpack_from(">H", cmap, start + 16 + 2 * (number + segments * each))[0]
                for each in (1, 2, 3)
            )
            assert first <= ord("A")
            if not offset:
                return int(ord("A") + delta) & 0xFFFF
            place = start + 16 + 2 * (number + segments * 3) + offset + 2 * (ord("A") - first)
            return int(struct.unpack_from(">H", cmap, place)[0] + delta) & 0xFFFF
    raise AssertionError


def _cmap(glyphs: dict[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(family: str, style: str) -> bytes:
    texts = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    data = {key: text.encode("utf-16-be") for key, text in texts.items()}
    records, strings = b"", b""
    for key, text in data.items():
        records += struct.pack(">HHHHHH", 3, 1, 0x409, key, len(text), len(strings))
        strings += text
    return struct.pack(">HHH", 0, len(data), 6 + len(records)) + records + strings


def _font(tables: dict[bytes, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
    at = len(head) + 16 * len(tables)
    entries, body = b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        entries += struct.pack(">4sIII", tag, 0, at + len(body), len(table))
        body += padded
    return head + entries + body
