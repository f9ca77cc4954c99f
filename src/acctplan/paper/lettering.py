"""Texts as a page can show them: no character that no font has, no word that is wider than its room."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from acctplan.paper.face import our_face

LACKING = "[?]"
"""What stands for characters that no font has."""

_SUBSTITUTES = {
    **dict.fromkeys("🟢💚", "●"),
    **dict.fromkeys("🟡🟠💛🧡", "▲"),
    **dict.fromkeys("🔴⭕❤", "■"),
    **dict.fromkeys("✅☑✔", "✓"),
    **dict.fromkeys("❌✖❎", "✗"),
    **dict.fromkeys("⏳⌛🔄🔃🚧", "○"),
    **dict.fromkeys("⚪⬜", "○"),
    **dict.fromkeys("⚫⬛🔵", "●"),
    "⭐": "★",
    "➡": "→",
    "⬅": "←",
    "⬆": "↑",
    "⬇": "↓",
    "\u2011": "-",
}
"""Signs that are read by their colour or drawn in pictures, as shapes that print in grey."""

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f\xad\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Signs that only steer how others are shown; a line on paper has its direction from its letters."""

_JOINERS = "\u200b\u200c\u200d"
_TYPESETTERS = (
    "0531-0556 0559-058A 058D-058F 05D0-05EA 05EF-05F4 0606-060C 061B 061F 0621-063A 0640-0652 0660-066D "
    "0674 0679-067B 067E-0680 0683-0684 0686-0687 0691 0698 06A4 06A9 06AF 06BE 06CC 06F0-06F9 10D0-10FF 2102 2115 "
    "2119-211D 2124 219A-21A8 21AB-21AF 21BC-21CF 21D1 21D3 21D5-21DD 21E0-21E3 21E8-21E9 21EB-2201 2203-2204 "
    "2207-220E 2210 2213-2219 221B-221D 221F-222A 222C-2235 2237-2247 2249-225F 2261-2263 2266-2294 2299-22FF "
    "2300-2302 2308-2313 2460-259F 25A3-25A9 25AB-25B1 25B4-25B5 25B8-25B9 25BE-25BF 25C2-25C3 25C8-25C9 25CC-25CE "
    "25D0-25E5 25E7-25EE 25F0-25FF 2601-2604 2607-262F 2638-263B 263D-2660 2662-2664 2666-268B 2690-269C 26A1-26A7 "
    "26AA-26AF 2701-2704 2706-2709 270C-2712 2714-2716 2718-2727 2729-274B 274D 274F-2752 2758-275E 2761-2763 "
    "2765-277F 2794 2798-27AF 27B1-27BE 2B00-2B05 2B07-2B11 FB13-FB17 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 "
    "FB46-FB4F FE70-FE74 FE76-FEFC"
)
"""Characters of the fonts inside of the typesetter that ours lacks: Hebrew, Arabic, Armenian, Georgian, signs."""

_LONG_WORD = re.compile(r"\S{25,}")
_WORD_TO_HYPHENATE = re.compile(r"\S{17,}")
_ROOM = 12
_BREAK = "\u200b"


class Lettering:
    """Turns texts into what a page shows, and remembers which characters it could not show."""

    def __init__(self, fonts: frozenset[str]) -> None:
        self._fonts = fonts
        self.seen: set[str] = set()
        """The characters that were shown, and those that were not."""
        self._lacking: dict[str, None] = {}

    @property
    def lacking(self) -> tuple[str, ...]:
        """The characters that no font has, in the order in which they were met."""
        return tuple(self._lacking)

    def shown(self, text: str) -> str:
        """The text without what no font has; several such characters in a row become one mark."""
        self.seen.update(text)
        if self._fonts.issuperset(text):
            return text
        pieces: list[str] = []
        for sign in text:
            piece = self._sign(sign)
            if piece is not LACKING or not pieces or pieces[-1] is not LACKING:
                pieces.append(piece)
        return "".join(pieces)

    def line(self, text: str) -> str:
        """As `shown`, with places to break inside of words that may be wider than a line."""
        return _LONG_WORD.sub(_breakable, self.shown(text))

    def _sign(self, sign: str) -> str:
        if sign in _SUBSTITUTES and sign not in self._fonts:
            return _SUBSTITUTES[sign]
        if sign in self._fonts:
            return sign
        if _UNSEEN.match(sign) or unicodedata.combining(sign):
            return ""
        if sign.isspace():
            return " "
        self._lacking[sign] = None
        return LACKING


@cache
def our_signs() -> frozenset[str]:
    """The characters of the fonts that come with the program and with the typesetter."""
    return frozenset([*our_face().advances, *_JOINERS, *_ranges(_TYPESETTERS)])


def _ranges(text: str) -> Iterator[str]:
    for each in text.split():
        first, _, last = each.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def texts_in(value: object) -> Iterator[str]:
    """Every string in a value of tuples and dataclasses, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))


def named(signs: Iterable[str], most: int = 6) -> str:
    """A few characters by what they are and their code, for a message."""
    found = list(signs)
    some = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in found[:most])
    return some + (f" and {len(found) - most} more" if len(found) > most else "")


def has_long_word(text: str) -> bool:
    """Whether a word is so long that a narrow column has to hyphenate it."""
    return bool(_WORD_TO_HYPHENATE.search(text))


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return _BREAK.join(word[start : start + _ROOM] for start in range(0, len(word), _ROOM))
