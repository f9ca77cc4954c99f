"""The word classes: which senses a word or a phrase may have."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from acctplan.wording.tokens import Token, stems

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]
_NONE: frozenset[str] = frozenset()
_NUMBERS = "number."


class Lexicon(NamedTuple):
    """Classes by word; phrases by their first word, longest first, each with its classes; the members of each class."""

    words: Mapping[str, frozenset[str]]
    phrases: Phrases
    members: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The classes of `senses.txt`, read once and not before a row is judged."""
    members = _members(Path(__file__).with_name("senses.txt").read_text(encoding="utf-8"))
    words: dict[str, set[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for name, each in members.items():
        if name.startswith(_NUMBERS):
            continue
        for word in each:
            if "_" in word:
                parts = tuple(word.split("_"))
                phrases.setdefault(parts[0], {}).setdefault(parts, set()).add(name)
            else:
                words.setdefault(word, set()).add(name)
    ordered = {
        first: [(parts, frozenset(names)) for parts, names in sorted(known.items(), key=_by_size)]
        for first, known in phrases.items()
    }
    kinds = {name: frozenset(each) for name, each in members.items()}
    return Lexicon({word: frozenset(names) for word, names in words.items()}, ordered, kinds)


def _by_size(item: tuple[tuple[str, ...], set[str]]) -> tuple[int, tuple[str, ...]]:
    return -len(item[0]), item[0]


def _members(text: str) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line[1 : line.index("]")]
        elif line and not line.startswith("#"):
            members.setdefault(name, set()).update(line.split())
    return members


@cache
def around(name: str) -> frozenset[str]:
    """The words that stand around numbers, such as `units`."""
    return lexicon().members[_NUMBERS + name]


@cache
def topics() -> frozenset[str]:
    """Nouns whose number measures nothing."""
    return lexicon().members["topic"]


@lru_cache(maxsize=32_768)
def classes(word: str) -> frozenset[str]:
    """The classes of a word, by itself or else by a form without its ending."""
    known = lexicon().words
    for form in stems(word):
        if form in known:
            return known[form]
    if "-" in word:
        return frozenset().union(*(classes(part) for part in word.split("-") if len(part) > 3))
    return _NONE


def phrase_at(found: Sequence[Token], index: int) -> tuple[int, frozenset[str]]:
    """How many tokens a phrase that begins here has, and its classes; 0 if none does."""
    following = starting(found[index].word)
    if not following or index + 1 == len(found):
        return 0, _NONE
    best: tuple[int, frozenset[str]] = (0, _NONE)
    for form in stems(found[index + 1].word):
        for parts, names in following.get(form, ()):
            if len(parts) > best[0] and _continues(found, index, parts):
                best = len(parts), names
    return best


def _continues(found: Sequence[Token], index: int, parts: tuple[str, ...]) -> bool:
    if len(parts) > len(found) - index:
        return False
    return all(
        part == found[index + place].word or part in stems(found[index + place].word)
        for place, part in enumerate(parts[2:], 2)
    )


@lru_cache(maxsize=32_768)
def starting(word: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]:
    """The phrases that begin with a word, by their second."""
    known = lexicon().phrases
    following: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for form in stems(word):
        for parts, names in known.get(form, ()):
            following.setdefault(parts[1], []).append((parts, names))
    return following
