"""A text as names are compared in it: without accents, marks that nobody sees and ways to write one letter."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from acctplan.pattern import Pattern

WORD = Pattern(r"[^\W_]+")
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNSPACED = Pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
_JOINED = Pattern("[\u0590-\u06ff\u1100-\u11ff\uac00-\ud7af]")


class Folded(NamedTuple):
    """The folded text, and of each of its characters the offset in the text itself; last, the text's length."""

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """A text folded; entities are the characters that they stand for. Letters keep their case."""
    if text.isascii() and "&" not in text:
        return Folded(text, range(len(text) + 1))
    signs: list[str] = []
    offsets: list[int] = []
    for start, sign in _signs(text):
        base = _base(sign)
        signs.append(base)
        offsets += [start] * len(base)
    return Folded("".join(signs), [*offsets, len(text)])


def words(text: str) -> list[str]:
    """The words of a text, folded, in their own case."""
    found: list[str] = WORD.findall(fold(text).text)
    return found


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that writes words without blanks between them."""
    return _UNSPACED.search(word) is not None


def is_joined(word: str) -> bool:
    """Whether a word is of a script that joins other words to it, in front or behind."""
    return _JOINED.search(word) is not None


def _signs(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for entity in _ENTITY.finditer(text):
        yield from enumerate(text[position : entity.start()], position)
        yield entity.start(), unescape(entity.group())
        position = entity.end()
    yield from enumerate(text[position:], position)


@lru_cache(maxsize=8192)
def _base(sign: str) -> str:
    if sign.isascii():
        return sign
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(each for each in plain if unicodedata.category(each) not in ("Mn", "Mc", "Me", "Cf"))
