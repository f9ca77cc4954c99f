"""Reading a cell: its words with their senses, its numbers, and what the two say together."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from acctplan.wording.quantities import quantities
from acctplan.wording.tokens import Token, is_irregular, tokens
from acctplan.wording.words import around, classes, lexicon, phrase_at, starting

VAGUE = frozenset(
    [
        "soft",
        "softly",
        "comparative",
        "direction",
        "become",
        "escape",
        "feel",
        "abstract",
        "idiom",
        "more-less",
        "activity",
        "rhetoric",
    ]
)
"""Senses of words that name a way or a quality and no state."""

_SIZES = frozenset({"amount", "fraction", "bound"})


class Names(NamedTuple):
    """What our side is called: distinctive words of our company and products, and products named by ordinary words."""

    ours: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()


class Unit(NamedTuple):
    """A word or phrase with its senses; `place` is its first token, `start` and `end` its place in the cell."""

    text: str
    senses: frozenset[str]
    place: int
    start: int
    end: int


class Cell(NamedTuple):
    """A cell that was read. `facts` counts what can be true or false in it, `vagueness` what cannot."""

    text: str
    units: tuple[Unit, ...]
    senses: frozenset[str]
    kinds: frozenset[str]
    length: int
    has_size: bool
    has_zero: bool
    is_done: bool
    begins_done: bool
    gets_done: bool
    facts: int
    vagueness: int


def read_cell(text: str, names: Names, *, alone: bool = False, title: bool = False) -> Cell:
    """Read a cell; `alone` for a target in its own column, `title` for the text of an objective or goal.

    The same text is read once, whoever's plan it stands in, as long as it names nothing of theirs.
    """
    _, words = _split(text)
    if words.isdisjoint(names.ours) and words.isdisjoint(names.products):
        names = _NOBODY
    return _read_cell(text, names, alone, title)


_NOBODY = Names()


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[tuple[Token, ...], frozenset[str]]:
    """The tokens of a text and the words in it that can be names."""
    found = tokens(text)
    return tuple(found), frozenset(token.word.removesuffix("'s") for token in found)


@lru_cache(maxsize=4096)
def _read_cell(text: str, names: Names, alone: bool, title: bool) -> Cell:
    found, _ = _split(text)
    numbers = {number.place: number.kind for number in quantities(found, alone=alone)}
    units = _units(found, numbers, names)
    kinds = frozenset(numbers.values())
    senses = frozenset().union(*(unit.senses for unit in units))
    done = [unit for unit in units if "done" in unit.senses]
    is_done = any(unit.place and ("ED" in unit.senses or " " in unit.text) for unit in done)
    begins_done = any(not unit.place for unit in done)
    gets_done = any(unit.place and "SS" in unit.senses for unit in done)
    has_size, has_zero = bool(kinds & _SIZES), "zero" in kinds
    facts = 2 * (has_size + is_done + (begins_done and title)) + has_zero + gets_done
    facts += len(senses & {"state", "authority", "verdict"})
    vagueness = sum(1 for unit in units if unit.senses & VAGUE)
    return Cell(
        text,
        tuple(units),
        senses,
        kinds,
        len(found),
        has_size,
        has_zero,
        is_done,
        begins_done,
        gets_done,
        facts,
        vagueness,
    )


def _units(found: Sequence[Token], numbers: dict[int, str], names: Names) -> list[Unit]:
    units: list[Unit] = []
    capitals = _has_names(found)
    index = 0
    while index < len(found):
        token = found[index]
        size, senses = 0, _NONE
        if token.raw[0].isupper():
            size, senses = _in_capitals(found, index, names, capitals=capitals)
        if not size and starting(token.word):
            size, senses = phrase_at(found, index)
        if not size:
            size, senses = 1, _senses(token.word, numbers.get(index, ""))
            if capitals and token.raw[0].isupper() and senses & VAGUE and _is_part_of_name(found, index):
                senses = _NAME
        if size == 1:
            units.append(Unit(token.word, senses, index, token.start, token.start + len(token.raw)))
        else:
            last = found[index + size - 1]
            text = " ".join(each.word for each in found[index : index + size])
            units.append(Unit(text, senses, index, token.start, last.start + len(last.raw)))
        index += size
    return units


def _in_capitals(
    found: Sequence[Token], index: int, names: Names, *, capitals: bool
) -> tuple[int, frozenset[str]]:
    size, senses = _named(found, index, names)
    return _tool_name(found, index) if not size and capitals and index else (size, senses)


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=32_768)
def _senses(word: str, number: str) -> frozenset[str]:
    """The classes of a word, with its form and the kind of its number."""
    form = ""
    if word.endswith("ed") or is_irregular(word):
        form = "ED"
    elif word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        form = "SS"
    return classes(word) | {each for each in (f"Q:{number}" if number else "", form) if each}


_NAME = frozenset({"NAME"})
_VENDOR = frozenset({"VENDOR"})
_PRODUCT = frozenset({"PRODUCT"})
_BOTH = _VENDOR | _PRODUCT
_TOOL = frozenset({"TITLETOOL"})
_LONG_TOOL = frozenset({"TITLETOOL", "P2"})


def _named(found: Sequence[Token], index: int, names: Names) -> tuple[int, frozenset[str]]:
    """Our company, a product of ours, or one behind the other."""
    token = found[index]
    bare = token.word.removesuffix("'s")
    if bare in names.ours:
        size = 1
        while (
            index + size < len(found)
            and found[index + size].raw[0].isupper()
            and found[index + size].word.isalpha()
            and len(found[index + size].word) > 1
        ):
            size += 1
        return size, _BOTH if size > 1 else _VENDOR
    if index and bare in names.products:
        return 1, _PRODUCT
    return 0, _VENDOR


def _is_part_of_name(found: Sequence[Token], index: int) -> bool:
    """Whether a word in capitals stands beside another: `Happy Valley`, `Good Friday`."""
    if not found[index].raw[0].isupper():
        return False
    return (index > 0 and found[index - 1].raw[0].isupper() and index > 1) or (
        index + 1 < len(found) and found[index + 1].raw[0].isupper() and found[index + 1].raw[1:2].islower()
    )


def _has_names(found: Sequence[Token]) -> bool:
    """Whether capitals in the text mean names: not where nearly every word begins with one."""
    words = [token for token in found if token.raw[0].isalpha()]
    capitals = sum(token.raw[0].isupper() for token in words)
    return len(words) <= 3 or capitals <= 0.7 * len(words)


def _tool_name(found: Sequence[Token], index: int) -> tuple[int, frozenset[str]]:
    """A name in capitals that ends in a word for tools: `the Bed Board`, `in the Recipe Vault`."""
    before = found[index - 1].word
    if before in ".:;" or found[index].word in around("months"):
        return 0, _TOOL
    end = index
    while end < len(found) and found[end].raw[0].isupper():
        end += 1
    last = found[end - 1].word
    if end < len(found) and found[end].word in around("parts") and found[index].word not in _ARTICLES:
        return end + 1 - index, _LONG_TOOL
    if end == index + 1 and _is_joined(found[index].raw):
        return 1, _TOOL
    if end - index < 2 and before not in ("the", "in", "our"):
        return 0, _TOOL
    if last not in _toolish() and last.rstrip("s") not in _toolish():
        return 0, _TOOL
    return end - index, _LONG_TOOL if end - index > 1 else _TOOL


_ARTICLES = frozenset({"the", "a", "an", "our", "their", "this", "each", "every", "one"})


def _is_joined(raw: str) -> bool:
    """Whether two words with capitals were joined and the second is one for tools: `ScoreHub`."""
    place = next(
        (index for index in range(2, len(raw)) if raw[index].isupper() and raw[index - 1].islower()), 0
    )
    return place > 0 and raw[place:].lower() in _toolish()


@cache
def _toolish() -> frozenset[str]:
    return lexicon().members["number.toolish"]
