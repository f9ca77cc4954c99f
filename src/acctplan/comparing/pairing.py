"""Which row of a table then is which row now: by its words, its number, or words that are nearly the same."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple, TypeVar

from acctplan.model.naming import normal
from acctplan.model.row import Row
from acctplan.pattern import Pattern

R = TypeVar("R", bound=Row)

SURE, _LIKELY = 0.75, 0.45
"""From here on two texts are the same one, reworded; from there on if the rest of the row speaks for it."""

_COMPARED = 40
"""Rows of either table that are compared in their words; all are by exact text and number."""

_LONGEST = 200
_WORD = Pattern(r"[^\W_]+")
_EMPTY = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "our", "the", "to", "with", "all", "per")
)


class Pairs(NamedTuple):
    """Positions of the rows then by those of the same rows now, and which are left over on either side."""

    now: dict[int, int]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def paired(
    before: Sequence[R],
    after: Sequence[R],
    name: Callable[[R], str],
    *,
    same_numbers: bool,
    alike: tuple[str, ...] = (),
) -> Pairs:
    """The rows of one table then and now, each once.

    `name` is what a row is called. With `same_numbers` a row keeps its `#`, which it need not when the quarter has
    changed. `alike` are columns that speak for two rows being one, if both say the same there.
    """
    found = _Pairing(
        before, after, [normal(name(each)) for each in before], [normal(name(each)) for each in after]
    )
    found.by_exact_words()
    if same_numbers:
        found.by_number(alike)
    found.by_similar_words(alike)
    return Pairs(found.now, found.gone, found.new)


class _Pairing:
    def __init__(
        self, before: Sequence[Row], after: Sequence[Row], old: Sequence[str], new: Sequence[str]
    ) -> None:
        self.now: dict[int, int] = {}
        self._before, self._after, self._old, self._new = before, after, old, new
        self._taken: set[int] = set()

    @property
    def gone(self) -> tuple[int, ...]:
        return tuple(place for place in range(len(self._before)) if place not in self.now)

    @property
    def new(self) -> tuple[int, ...]:
        return tuple(place for place in range(len(self._after)) if place not in self._taken)

    def by_exact_words(self) -> None:
        places: dict[str, list[int]] = {}
        for place in reversed(range(len(self._new))):
            places.setdefault(self._new[place], []).append(place)
        for place, text in enumerate(self._old):
            if text and places.get(text):
                self._pair(place, places[text].pop())

    def by_number(self, alike: tuple[str, ...]) -> None:
        numbers = {self._after[place].number: place for place in reversed(self.new)}
        for place in self.gone:
            row = self._before[place]
            other = numbers.get(row.number) if row.number else None
            if other is not None and other not in self._taken and self._is_kin(place, other, alike):
                self._pair(place, other)

    def by_similar_words(self, alike: tuple[str, ...]) -> None:
        scores = [
            (similarity(self._old[old], self._new[new]), old, new)
            for old in self.gone[:_COMPARED]
            for new in self.new[:_COMPARED]
        ]
        for score, old, new in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
            if score < _LIKELY:
                break
            if old in self.now or new in self._taken:
                continue
            if score >= SURE or self._agree(old, new, alike):
                self._pair(old, new)

    def _pair(self, old: int, new: int) -> None:
        self.now[old] = new
        self._taken.add(new)

    def _is_kin(self, old: int, new: int, alike: tuple[str, ...]) -> bool:
        """Whether two rows of one number have anything in common; if not, one has taken the other's place."""
        shared = _content(self._old[old]) & _content(self._new[new])
        return bool(shared) or self._agree(old, new, alike)

    def _agree(self, old: int, new: int, alike: tuple[str, ...]) -> bool:
        before, after = self._before[old], self._after[new]
        return any(
            normal(before.text(field)) and normal(before.text(field)) == normal(after.text(field))
            for field in alike
        )


@lru_cache(maxsize=4096)
def similarity(one: str, other: str) -> float:
    """From 0 to 1 how much two normal texts have in common: the more of their words or of their letters."""
    if not one or not other:
        return 0.0
    words, others = _content(one), _content(other)
    shared = 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    letters = matcher.ratio() if matcher.quick_ratio() > max(shared, _LIKELY) else 0.0
    # letters alone are much alike in any two texts of a language: they count in full where words agree too
    return max(shared, letters if shared >= 0.3 or letters >= 0.85 else letters * 0.6)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """The words that say something, without their last letters, so that `invoice` and `invoices` are one."""
    return frozenset(word[:6] for word in _WORD.findall(text[:_LONGEST]) if word not in _EMPTY)
