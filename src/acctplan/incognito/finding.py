"""Where names stand in a text, in whatever case, form and spelling; each place is looked at for so long only."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from acctplan.incognito.folded import WORD, fold, is_joined, is_unspaced
from acctplan.incognito.forms import bases, stems
from acctplan.pattern import Pattern

_LONGEST = 8
"""Words of a name that are looked for."""
_LONGEST_PART = 60
_WAYS = 4
"""Names that a place may become, followed at a time."""
_BETWEEN = Pattern(r"[ \t\u00a0.,'’`´*_\\&/+@-]{1,4}|[ \t]{0,4}\r?\n[ \t>*]{0,8}")
_FEW = 6
"""Letters that two words in lower case need to be a name."""


class Hit(NamedTuple):
    """A name at `[start, end)` and what stands for it."""

    start: int
    end: int
    stand_in: str


class _Entry(NamedTuple):
    stand_in: str
    lower: bool


@dataclass(slots=True)
class _Node:
    below: dict[str, "_Node"] = field(default_factory=dict)
    entry: _Entry | None = None

    def grown(self, key: str) -> "_Node":
        return self.below.setdefault(key, _Node())


class Finder:
    """Names to look for. Of two that were added with the same words the first one counts."""

    def __init__(self, language: str) -> None:
        self._language = language.partition("-")[0].lower()
        self._root = _Node()
        self._parts = _Node()

    def add(self, name: str, stand_in: str, *, lower: bool = False, comma: bool = False) -> None:
        """Look for a name as whole words; for one word in lower case only with `lower`, or if it is written so.

        With `comma` there is one behind its first word: `Lind, Mara`.
        """
        found = list(islice((each.group() for each in WORD.finditer(fold(name).text)), _LONGEST))
        if not found or (len(found) == 1 and len(found[0]) < 2 and not is_unspaced(found[0])):
            return
        if all(is_unspaced(word) or is_joined(word) for word in found):
            self.add_part("".join(found), stand_in)
        entry = _Entry(stand_in, lower or found[0][0].islower())
        nodes = [self._root]
        for place, word in enumerate(map(str.casefold, found)):
            keys = (word, *(f"~{base}" for base in bases(word, self._language)))
            nodes = [node.grown(key) for node in nodes[:_WAYS] for key in keys]
            if comma and place == 0:
                nodes = [node.grown(",") for node in nodes]
        for node in nodes:
            node.entry = node.entry or entry

    def add_part(self, part: str, stand_in: str) -> None:
        """Look for letters anywhere, in longer words too, in any case."""
        letters = "".join(WORD.findall(fold(part).text)).lower()[:_LONGEST_PART]
        if len(letters) < 2:
            return
        node = self._parts
        for letter in letters:
            node = node.grown(letter)
        node.entry = node.entry or _Entry(stand_in, True)

    def find(self, text: str) -> Iterator[Hit]:
        """Every name, as words in order, then as parts of words; they may overlap, and the first one counts."""
        plain, offsets = fold(text)
        spans = [match.span() for match in WORD.finditer(plain)]
        for start, end, stand_in in (*self._as_words(plain, spans), *self._as_parts(plain, spans)):
            yield Hit(offsets[start], offsets[end], stand_in)

    def _as_words(self, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Hit]:
        following = 0
        for number, (start, _) in enumerate(spans):
            if number >= following and (found := self._longest(text, spans, number)):
                following, stand_in = found
                yield Hit(start, spans[following - 1][1], stand_in)

    def _longest(self, text: str, spans: Sequence[tuple[int, int]], first: int) -> tuple[int, str] | None:
        """The number of the word behind the longest name that begins with a word, and what stands for it."""
        nodes, found = [self._root], None
        for number in range(first, min(first + _LONGEST, len(spans))):
            start, end = spans[number]
            if number > first:
                between = _BETWEEN.fullmatch(text, spans[number - 1][1], start)
                if between is None:
                    break
                if "," in between.group():
                    nodes = [node.below[","] for node in nodes if "," in node.below]
            nodes = self._next(nodes, text[start:end])
            if not nodes:
                break
            entry = next((node.entry for node in nodes if node.entry), None)
            if entry and _fits([text[slice(*each)] for each in spans[first : number + 1]], entry):
                found = number + 1, entry.stand_in
        return found

    def _next(self, nodes: Sequence[_Node], word: str) -> list[_Node]:
        word = word.casefold()
        if len(nodes) == 1 and not nodes[0].below:
            return []
        keys = (word, *(f"~{stem}" for stem in stems(word[:_LONGEST_PART], self._language)))
        below = (node.below.get(key) for node in nodes for key in keys)
        return list(islice((node for node in below if node), _WAYS))

    def _as_parts(self, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Hit]:
        if not self._parts.below:
            return
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(sign.lower()[:1] for sign in text)
        following = 0
        for start, sign in enumerate(lowered):
            if start < following or sign not in self._parts.below:
                continue
            if found := self._part(lowered, start):
                end, stand_in = found
                place = bisect_right(spans, (start, len(text))) - 1
                if not is_unspaced(text[start:end]) and place >= 0:
                    yield Hit(spans[place][0], max(end, spans[place][1]), stand_in)
                    following = max(end, spans[place][1])
                else:
                    yield Hit(start, end, stand_in)
                    following = end

    def _part(self, text: str, start: int) -> tuple[int, str] | None:
        node, found = self._parts, None
        for place in range(start, min(start + _LONGEST_PART, len(text))):
            below = node.below.get(text[place])
            if below is None:
                break
            node = below
            if node.entry:
                found = place + 1, node.entry.stand_in
        return found


def _fits(found: Sequence[str], entry: _Entry) -> bool:
    """Whether words are written as a name is: with a capital, or so many of them that case does not matter."""
    if entry.lower or any(not word[0].islower() for word in found):
        return True
    return len(found) > 1 and sum(map(len, found)) >= _FEW
