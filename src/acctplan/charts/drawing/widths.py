"""How wide a text may come out, whatever font draws it, and what of it fits into a room.

No font is at hand when a picture is drawn, so that every character has the width that it has in the widest of
DejaVu Sans, Liberation Sans (Arial) and Noto Sans: a text is hardly ever wider than said here, and usually a tenth
narrower.
"""

import re
import unicodedata
from functools import lru_cache

from acctplan.blocks.characters import clean

_HUNDREDTHS = """
32 41 46 84 64 96 78 28 40 40 56 84 32 37 32 38 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56
102 69 69 73 78 67 62 78 76 34 50 67 56 91 76 79 67 79 73 67 62 74 69 99 69 67 69 40 38 40 84 56
50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 56 64 84
"""
_ASCII = tuple(int(each) / 100 for each in _HUNDREDTHS.split())
"""From the blank to the tilde."""
_SIGNS = dict(zip("…—–·‘’“”€£", (1.0, 1.0, 0.56, 0.32, 0.32, 0.32, 0.52, 0.52, 0.64, 0.64), strict=True))
_WIDE_CYRILLIC = frozenset("ДЖМФШЩЫЮЪЊЉджмфшщыюњљѣ")
_WIDE_ARABIC = frozenset("سشصضڝڞۺۻ")
_SPECIAL = frozenset("ÆæŒœÞĸŊ")
_BOLD = 1.15
_LONGEST = 400
_ELLIPSIS = "…"
_RLM = "\u200f"
_SPACES = re.compile(r"\s+")
_JOINER = "\u200d"


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in pixels at a font size in pixels; an upper bound."""
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1)


def one_line(text: str) -> str:
    """The text with single blanks only and none around it, and U+FFFD for what no XML can hold."""
    return _SPACES.sub(" ", clean(text)).strip()


def elided(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis; empty if not even that has room."""
    line = one_line(text[:_LONGEST])
    if len(text) <= _LONGEST and width(line, size, bold) <= room:
        return line
    room -= width(_ELLIPSIS, size, bold)
    if room < 0:
        return ""
    kept = line[: _fitting(line, size, room, bold)].rstrip(" ,;:·-–—(")
    return f"{kept}{_ELLIPSIS}{_RLM if _is_right_to_left(kept) else ''}"


def wrapped(text: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """Up to `most` lines, broken at blanks, or inside a word that is longer than a line; the last one elided."""
    rest = one_line(text[: _LONGEST * most])
    lines: list[str] = []
    while rest and len(lines) < most - 1 and width(rest, size, bold) > room:
        cut = max(_fitting(rest, size, room, bold), 1)
        blank = rest.rfind(" ", 0, cut + 1)
        word = rest[blank + 1 : blank + 61].partition(" ")[0]
        cut = blank if blank > cut // 2 or (blank > 0 and width(word, size, bold) <= room) else cut
        bracket = rest.rfind(" (", 0, cut + 1)
        if bracket > 0 and width(rest[bracket + 1 :], size, bold) <= room:
            cut = bracket
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, elided(rest, size, room, bold)] if rest else lines


def _fitting(line: str, size: float, room: float, bold: bool) -> int:
    """How many characters fit, never cutting between a character and the marks upon it."""
    left, count = room / (size * (_BOLD if bold else 1)), 0
    for count, sign in enumerate(line):  # noqa: B007 (the count is the answer)
        left -= _advance(sign)
        if left < 0:
            break
    else:
        return len(line)
    while count and (_advance(line[count]) == 0 or line[count - 1] == _JOINER):
        count -= 1
    return count


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction goes to the left: the ellipsis then has to follow it there."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


@lru_cache(maxsize=4096)
def _advance(sign: str) -> float:
    """The width of a character as a share of the font size."""
    code, category = ord(sign), unicodedata.category(sign)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(sign) in ("W", "F"):
        return 1.4 if category == "So" else 1.02
    return _SIGNS.get(sign) or (
        _latin(sign, category) if _is_latin(code) else _of_script(sign, code, category)
    )


def _is_latin(code: int) -> bool:
    return code < 0x0250 or 0x1E00 <= code < 0x1F00


def _latin(sign: str, category: str) -> float:
    """The width of the letters that it is made of; a little more for those that are made of nothing else."""
    pieces = unicodedata.normalize("NFKD", sign)
    if pieces != sign:
        return sum(map(_advance, pieces)) + 0.03
    if sign in _SPECIAL:
        return 1.08
    return 0.92 if category == "Lu" else 0.85


def _of_script(sign: str, code: int, category: str) -> float:
    if category == "So" or code >= 0x10000:
        return 1.4
    if code < 0x0460:
        return _european(sign, code, category)
    if code < 0x0530 or 0x0B80 <= code < 0x0C00 or 0x0D00 <= code < 0x0E00:
        return 1.5
    return 1.31 if sign in _WIDE_ARABIC else 0.93 if 0x0530 <= code < 0x0900 else 1.1


def _european(sign: str, code: int, category: str) -> float:
    """Greek and Cyrillic."""
    if code < 0x0400:
        return 0.93 if category == "Lu" else 0.84
    if sign in _WIDE_CYRILLIC:
        return 1.1 if category == "Lu" else 0.96
    return 0.8 if category == "Lu" else 0.67
