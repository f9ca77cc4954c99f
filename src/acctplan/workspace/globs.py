"""Patterns of paths, matched folder by folder, so that a walk can leave out what cannot match."""

import fnmatch
import re
from collections.abc import Iterable, Sequence

States = frozenset[tuple[int, int]]
"""Which patterns are still possible, each with how many of its parts are used up."""

_EVERYTHING = re.compile("")


class Globs:
    """Several patterns at once: `*`, `?` and `[…]` within a name, `**` for any number of folders.

    As in a shell, a name with a leading dot is matched only by a part with a leading dot. Case counts.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = [
            [_part(part) for part in glob.split("/") if part not in {"", "."}] for glob in patterns
        ]

    def start(self) -> States:
        """The state at the folder that the patterns are relative to."""
        return self._closed((number, 0) for number in range(len(self._patterns)))

    def step(self, states: States, name: str) -> States:
        """The state one folder or file further; empty when nothing below can match."""
        return self._closed(
            (number, used + (part is not _ANY_FOLDERS))
            for number, used in states
            for part in self._patterns[number][used : used + 1]
            if part.fits(name)
        )

    def accepts(self, states: States) -> bool:
        """True if the path walked so far matches a pattern as a whole."""
        return any(used == len(self._patterns[number]) for number, used in states)

    def match(self, names: Sequence[str]) -> bool:
        """True if the path of these names matches a pattern."""
        states = self.start()
        for name in names:
            states = self.step(states, name)
        return self.accepts(states)

    def _closed(self, states: Iterable[tuple[int, int]]) -> States:
        """Adds what `**` allows by standing for no folder at all."""
        found = set()
        for number, first in states:
            used = first
            found.add((number, used))
            while self._patterns[number][used : used + 1] == [_ANY_FOLDERS]:
                used += 1
                found.add((number, used))
        return frozenset(found)


class _Part:
    """One name of a pattern."""

    def __init__(self, pattern: re.Pattern[str], *, hidden: bool) -> None:
        self._pattern = pattern
        self._hidden = hidden

    def fits(self, name: str) -> bool:
        """True if a file or folder can have this name here."""
        return name.startswith(".") <= self._hidden and self._pattern.match(name) is not None


_ANY_FOLDERS = _Part(_EVERYTHING, hidden=False)


def _parts(glob: str) -> list[_Part]:
    return [_part(text) for text in glob.split("/") if text not in {"", "."}]


def _part(text: str) -> _Part:
    if text == "**":
        return _ANY_FOLDERS
    return _Part(re.compile(fnmatch.translate(text)), hidden=text.startswith("."))
