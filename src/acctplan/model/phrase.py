"""English words that know the pattern they were made from, so that they can be said in another language."""

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{(\w+)\}", re.ASCII)
MOST = 1_000_000
"""Characters that a filled pattern may have; ours have some two hundred."""


class Phrase(str):
    """A text in English. `pattern` is what a catalogue knows it by; of a counted one that for many.

    A value that is a phrase is translated with it, any other is put in as it is.
    """

    __slots__ = ("number", "one", "pattern", "values")
    pattern: str
    one: str
    number: int | None
    values: Mapping[str, object]

    def __new__(cls, pattern: str, one: str = "", count: int | None = None, /, **values: object) -> "Phrase":
        """`one` is the pattern for a `count` of 1, which is the value `{count}` of both."""
        known = values if count is None else {**values, "count": count}
        made = super().__new__(cls, filled(one if count == 1 and one else pattern, known))
        made.pattern, made.one, made.number, made.values = pattern, one, count, known
        return made


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """The pattern with its `{places}` filled; nothing else in braces has a meaning, and values are not looked into.

    Raises: KeyError for a place without a value, ValueError beyond `MOST` characters.
    """
    if "{" not in pattern:
        return pattern
    pieces = _PLACE.split(pattern)
    said = {name: str(values[name]) for name in pieces[1::2]}
    pieces[1::2] = [said[name] for name in pieces[1::2]]
    if sum(map(len, pieces)) > MOST:
        raise ValueError(f"a text may have {MOST:,} characters")
    return "".join(pieces)


def places(pattern: str) -> frozenset[str]:
    """The names of the places in a pattern."""
    return frozenset(_PLACE.findall(pattern))
