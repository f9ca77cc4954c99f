"""People and the side that they are on."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from acctplan.pattern import Pattern

_SEPARATOR = Pattern(r"[;/+]|<br\s*/?>|\s&\s|\s(?:and|und|et|y)\s", re.IGNORECASE)
_PARENTHESIS = Pattern(r"\([^()]*\)")
_DECORATION = Pattern(r"[*_`~\[\]]")
_HONORIFIC = Pattern(r"(?:(?:dr|prof|mr|mrs|ms|miss|mx|herr|frau|mme|sr|sra|ing|mag)\s+)+(?=\S)")
_BARE = Pattern(r"[^\W\d_]+(?: [^\W\d_]+)*")
"""Nothing but words, as most names are."""
_AFTER_DASH = Pattern(r"\s[-–—|]\s.*")


class Side(StrEnum):
    """Whose person somebody is."""

    US = "us"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"


class Relationship(NamedTuple):
    """How strong a relationship is: 1 (unknown) to 5 (strategic partner), 004 section 2.

    `level` is None where the author wrote only the word "Champion", which is a role.
    """

    level: int | None
    champion: bool = False


class Names(NamedTuple):
    """A cell that names people, as written; a `Roster` says who they are."""

    text: str


class Person(NamedTuple):
    """Somebody named in a plan; `name` is as the roster has it, or as written for an unknown person."""

    name: str
    side: Side


@lru_cache(maxsize=4096)
def normal_name(text: str) -> str:
    """A name for comparison: without case, decoration, address, emoji, honorifics and what stands behind a dash."""
    plain = unicodedata.normalize("NFC", text)
    if not _BARE.fullmatch(plain):
        plain = _PARENTHESIS.sub(" ", plain)
        plain = _AFTER_DASH.sub("", _DECORATION.sub("", plain).replace(".", " ").strip())
        if plain and not plain[0].isalnum():
            plain = plain.lstrip("".join(mark for mark in plain if not mark.isalnum()))
    plain = " ".join(plain.casefold().split())
    return _HONORIFIC.sub("", plain, count=1) if _HONORIFIC.match(plain) else plain


@dataclass(frozen=True)
class Roster:
    """Everybody whom a plan introduces: `people` in order, `roles` maps words such as `csm` to a name."""

    people: tuple[Person, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Person]:
        known: dict[str, Person] = {}
        for person in self.people:
            known.setdefault(normal_name(person.name), person)
        for role, name in self.roles:
            holder = known.get(normal_name(name))
            if holder:
                known.setdefault(role, holder)
        return known

    @cached_property
    def _by_short_name(self) -> dict[str, Person | None]:
        short: dict[str, Person | None] = {}
        for name, person in {normal_name(each.name): each for each in dict.fromkeys(self.people)}.items():
            for form in _short_forms(name):
                short[form] = None if form in short else person
        return short

    def find(self, name: str) -> Person | None:
        """Who is meant by a name, a unique first or last name, initials, or a role such as `CSM`."""
        key = normal_name(name)
        found = self._by_name.get(key)
        if found is None and "," in key:
            found = self._by_name.get(key.split(",")[0].strip())
        if found is None:
            found = self._by_short_name.get(key)
        return found

    def split(self, names: Names | None) -> tuple[Person, ...]:
        """The people named in a cell, in order; unknown ones keep the author's text and no side.

        A comma separates names only if both parts are known people, so that "Name, Title" stays one.
        """
        if names is None:
            return ()
        text = names.text
        known = self._by_cell.get(text)
        if known is None:
            known = self._by_cell[text] = self._split(text)
        return known

    @cached_property
    def _by_cell(self) -> dict[str, tuple[Person, ...]]:
        """Cells split before: the same few names own most rows, and several rules ask for each."""
        return {}

    def _split(self, text: str) -> tuple[Person, ...]:
        people = [person for part in _parts(text) for person in self._comma_split(part)]
        return tuple(dict.fromkeys(people)) if len(people) > 1 else tuple(people)

    def _comma_split(self, text: str) -> Iterable[Person]:
        if "," not in text:
            return (self.find(text) or _stranger(text),)
        parts = [part.strip() for part in text.split(",") if part.strip()]
        known = [self.find(part) for part in parts]
        if len(parts) > 1 and all(known):
            return [person for person in known if person]
        return (self.find(text) or (known[0] if parts else None) or _stranger(text),)

    def suggestion(self, name: str) -> str:
        """The known name that is closest to a misspelled one, or an empty text."""
        known = {normal_name(person.name): person.name for person in self.people}
        close = get_close_matches(normal_name(name), known, n=1, cutoff=0.7)
        return known[close[0]] if close else ""


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """The parts of a cell that each name somebody, or several people between commas."""
    parts = [part.strip(" ,") for part in _SEPARATOR.split(_PARENTHESIS.sub(" ", text))]
    return tuple(part for part in parts if part)


def _stranger(text: str) -> Person:
    return Person(_DECORATION.sub("", text).strip("@ "), Side.UNKNOWN)


@lru_cache(maxsize=4096)
def _short_forms(name: str) -> frozenset[str]:
    words = name.split(",", maxsplit=1)[0].split()
    if len(words) < 2:
        return frozenset()
    initials = "".join(word[0] for word in words)
    first, last = words[0], words[-1]
    return frozenset(
        (
            first,
            last,
            initials,
            " ".join(initials),
            f"{first[0]} {last}",
            f"{first} {last[0]}",
            f"{first} {last}",
        )
    )
