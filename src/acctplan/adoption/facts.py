"""The key figures of an account, wherever a plan has them: as front matter takes them, with where they stood."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from acctplan.adoption.key_words import key_words
from acctplan.adoption.values import Terms, find_value, mended_value
from acctplan.model.front import Key, KeyGroup, keys
from acctplan.model.money import Money
from acctplan.model.row import CellState
from acctplan.model.time import Precision, Timeline
from acctplan.pattern import Pattern
from acctplan.reader.headings import normal_column
from acctplan.reader.keys import KeyReader
from acctplan.reader.summary import TERM_LABELS, summary_labels
from acctplan.reader.values import parser_for
from acctplan.reader.values.reading import bare
from acctplan.source import FIRST_LINE

_PAIR = Pattern(
    r"\s*(?:>\s*)?(?:[-*+•]\s+)?(?:\[[ xX]\]\s+)?[^\w\s*#\[(|]{0,4}\s*[*_]{0,2}"
    r"(?P<label>[^:：*|`\[\]]{1,60}?)[*_]{0,2}\s*[:：]\s*(?:\*{1,2}|_{1,2}(?!_))?\s*(?P<value>\S.*?)\s*\\?"
)
_BETWEEN_PAIRS = Pattern(r"\s+[|·•]\s+|(?<=\S)\s{2,}(?=\S)")
_TERM = Pattern(r"\s+(?:-|–|—|to|until|through|bis)\s+|(?<=\d)\s*[–—]\s*(?=\S)")
_LONGEST = 600
_BARE_NUMBER = Pattern(r"[\d.,' ]+[kKmM]?")
_CURRENCY = Pattern(r"[ (]*(usd|eur|gbp|chf|sek|nok|dkk|aud|cad|[$€£])\)?$", re.IGNORECASE)
_MONTHLY = frozenset(
    ("mrr", "current mrr", "monthly recurring revenue", "monthly fee", "monthly value", "total mrr")
)
_PEOPLE = frozenset(
    ("account team", "our team", "team", "owners", "vendor team", "internal team", "account owners")
)
_WITH_ROLE = Pattern(r"([^,;()|/]{2,40}?)\s*\(([^()]{2,40})\)")
_IS_CSM = Pattern(r"\bcsm\b|customer success", re.IGNORECASE)
_IS_AE = Pattern(r"\b(?:ae|am|kam)\b|account (?:exec|manager|director)|\bsales\b", re.IGNORECASE)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_OWNER = frozenset(("owner", "plan owner", "owned by", "account owner name"))
_HEALTH = ("health", "health_status")


class Fact(NamedTuple):
    """A value for a key: `text` as the front matter takes it, the author's `label` and `words`, and the line."""

    path: str
    text: str
    label: str
    words: str
    line: int


class Pair(NamedTuple):
    """A label and what follows it."""

    label: str
    value: str


def pairs_of(line: str) -> list[Pair]:
    """The labelled values of a line: one, or several between bars if each piece is one; none for other lines."""
    if len(line) > _LONGEST or ":" not in line.replace("：", ":"):
        return []
    pieces = _BETWEEN_PAIRS.split(line.strip())
    found = [match for piece in pieces if (match := _PAIR.fullmatch(piece))]
    if len(found) < len(pieces):
        found = [match] if (match := _PAIR.fullmatch(line)) else []
    return [Pair(match["label"].strip(" *_"), match["value"].strip()) for match in found]


@cache
def key_of(path: str) -> Key:
    """The declared key of a path."""
    return next(key for key in keys() if key.path == path)


@cache
def _paths() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {name: (path,) for name, path in summary_labels().items()}
    for path, labels in key_words().items():
        for label in labels:
            name = normal_column(label)
            if path not in found.get(name, ()):
                found[name] = (*found.get(name, ()), path)
    return found


def paths_of(label: str) -> tuple[str, ...]:
    """The keys that a label may mean, the most likely first."""
    plain = normal_column(re.sub(r"^[^\w(]+", "", label))
    if plain not in _paths() and (match := _CURRENCY.search(plain)):
        plain = plain[: match.start()].strip()
    if plain in _MONTHLY:
        return ("arr",)
    paths = _paths().get(plain, ())
    return (*paths, *(each for each in _HEALTH if each not in paths)) if set(paths) & set(_HEALTH) else paths


def _by_role(paths: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Of our two people the one whose role the value says."""
    if not paths or paths[0] not in ("csm", "account_executive"):
        return paths
    if _IS_CSM.search(value):
        return ("csm",)
    return ("account_executive",) if _IS_AE.search(value) else paths


def _amount(label: str, value: str) -> Pair:
    """A label without the currency and a value with it; a monthly amount as one of a year's."""
    match = _CURRENCY.search(label)
    plain = label[: match.start()].strip() if match else label
    if plain not in _MONTHLY and not (match and paths_of(plain)):
        return Pair(label, value)
    if match and _BARE_NUMBER.fullmatch(value):
        value = f"{value.strip()} {_SIGNS.get(match[1], match[1].upper())}"
    if plain not in _MONTHLY:
        return Pair(plain, value)
    is_said = re.search(r"\b(?:mo|month|monat|mrr)\b", value, re.IGNORECASE) is not None
    return Pair("arr", value if is_said else f"{value}/mo")


class Facts:
    """What is known of the account so far; the first place that has a value counts."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.found: dict[str, Fact] = {}
        self.closed: set[str] = set()

    def lacks(self, path: str) -> bool:
        """Whether a key may still be taken."""
        return path not in self.found and path not in self.closed

    def take(self, label: str, value: str, line: int, said: str = "", *, top: bool = False) -> list[Fact]:
        """Take what a labelled value says for keys that are free; nothing if it says nothing readable.

        `said` is the author's label where `label` only stands for it; `top`: the owner named is the plan's.
        """
        name = normal_column(label)
        if name in TERM_LABELS and (taken := self._take_term(label, value, line)):
            return taken
        if name in _PEOPLE:
            return self._take_people(label, value, line)
        meant = _amount(name, value)
        taken = []
        for path in _by_role(paths_of(meant.label) or (("csm",) if top and name in _OWNER else ()), value):
            text = self.readable(path, meant.value) if self.lacks(path) else None
            if text is None:
                continue
            taken.append(self.put(path, text, said or label, value, line))
            if path not in _HEALTH:
                break
        return taken

    def _take_people(self, label: str, value: str, line: int) -> list[Fact]:
        """`Grace Bell (CSM), Owen Pratt (AE)`."""
        taken = []
        for match in _WITH_ROLE.finditer(value[:_LONGEST]):
            path = (
                "csm" if _IS_CSM.search(match[2]) else "account_executive" if _IS_AE.search(match[2]) else ""
            )
            text = self.readable(path, match[1].strip()) if path and self.lacks(path) else None
            if text:
                taken.append(self.put(path, text, label, value, line))
        return taken

    def is_read(self, label: str, value: str) -> tuple[str, ...]:
        """The free keys that the reader itself takes from a summary's label and value."""
        if normal_column(label) in TERM_LABELS:
            parts = _TERM.split(bare(value))
            ends = dict(zip(("contract.start", "contract.end"), parts, strict=False))
            is_whole = len(parts) == 2 and all(
                self._is_sure(path, part.strip()) for path, part in ends.items()
            )
            return tuple(ends) if is_whole else ()
        path = summary_labels().get(normal_column(label))
        return (path,) if path and self._is_sure(path, bare(value)) else ()

    def _is_sure(self, path: str, text: str) -> bool:
        return self.lacks(path) and self._state(path, text) in (CellState.VALUE, CellState.PLACEHOLDER)

    def put(self, path: str, text: str, label: str, value: str, line: int) -> Fact:
        """Set a key."""
        fact = Fact(path, text, label, value, line)
        self.found[path] = fact
        return fact

    def _take_term(self, label: str, value: str, line: int) -> list[Fact]:
        parts = _TERM.split(bare(value))
        taken = []
        amount = (
            find_value(Money, value.split(", ", maxsplit=1)[0], self.terms)
            if re.search("[$€£]", value)
            else None
        )
        if amount and self.lacks("arr"):
            taken.append(self.put("arr", amount, label, value, line))
        if len(parts) != 2:
            return taken
        for path, part in zip(("contract.start", "contract.end"), parts, strict=True):
            day = find_value(date, part[:80], self.terms) or part.strip()
            text = self.readable(path, day) if self.lacks(path) else None
            if text is not None:
                taken.append(self.put(path, text, label, value, line))
        return taken

    def readable(self, path: str, value: str) -> str | None:
        """The value as the key takes it; template text as it is; None if it says nothing or cannot be read."""
        text = bare(value)
        state = self._state(path, text)
        if state in (CellState.VALUE, CellState.PLACEHOLDER):
            return text
        if state is not CellState.UNREADABLE or not text.isprintable():
            return None
        candidates = (mended_value(key_of(path).kind, path, text, self.terms), self._end_of(path, text))
        return next(
            (each for each in candidates if each and self._state(path, each) is CellState.VALUE), None
        )

    def _state(self, path: str, text: str) -> CellState:
        if not text or not text.isprintable() or _is_group(key_of(path).kind):
            return CellState.BLANK
        reader = KeyReader(self.terms.context)
        reader.read_value(path, FIRST_LINE, FIRST_LINE, text)
        return reader.places[path].state

    def _end_of(self, path: str, text: str) -> str | None:
        """The first or last day of a month or quarter in which a contract begins or ends."""
        if path not in ("contract.start", "contract.end"):
            return None
        time = parser_for(Timeline)(text, self.terms.context)
        found = None if isinstance(time, Timeline) else find_value(Timeline, text[:80], self.terms)
        if found:
            time = parser_for(Timeline)(found, self.terms.context)
        if not isinstance(time, Timeline) or time.precision in (Precision.LIVE, Precision.ONGOING):
            return None
        day = time.start if path == "contract.start" else time.end
        flat = text.replace("(", " ").replace(")", " ")
        return f"{day} ({flat})" if day else None


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, KeyGroup)


def known_pairs(line: str, *, top: bool = False) -> Iterator[Pair]:
    """The labelled values of a line whose label names a key; `top`: also those that name the plan's owner."""
    for pair in pairs_of(line):
        name = normal_column(pair.label)
        if paths_of(pair.label) or name in TERM_LABELS or name in _PEOPLE or (top and name in _OWNER):
            yield pair
