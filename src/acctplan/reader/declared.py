"""The declared keys of the front matter, and what a text says under each."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from acctplan.model.front import Key, KeyGroup, keys
from acctplan.model.people import Names
from acctplan.model.row import CellState
from acctplan.pattern import Pattern
from acctplan.reader.bare import without_comments
from acctplan.reader.placeholders import find_placeholder, is_empty_mark
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.reader.values.reading import MAX_LENGTH

_LANGUAGE = Pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_Parse = Callable[[str, ReadingContext], Any]


class Declared(NamedTuple):
    """A declared key and what reading it needs to know: the group that it is, if it is one, and its own name."""

    key: Key
    name: str
    parent: str
    group: type[KeyGroup] | None
    is_list: bool
    parse: _Parse


@cache
def declared() -> Mapping[str, Declared]:
    """All declared keys by path, in order."""
    found = {}
    for key in keys():
        parent, _, name = key.path.rpartition(".")
        group = key.kind if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup) else None
        parse = _as_it_is if group else _parse_of(key)
        found[key.path] = Declared(key, name, parent, group, key.kind == tuple[str, ...], parse)
    return found


@cache
def members(prefix: str) -> Mapping[str, Declared]:
    """The keys of a group by their own names."""
    return {each.name: each for each in declared().values() if each.parent == prefix}


@cache
def required() -> tuple[Declared, ...]:
    """The keys that a plan must have; a group is there if one of them is."""
    return tuple(each for each in declared().values() if each.key.required and each.group is None)


class Outcome(NamedTuple):
    """What a text says under a key, wherever it stands: a value, or the problem with it."""

    state: CellState
    value: Any = None


def _read(path: str, text: str, context: ReadingContext) -> Outcome:
    text = without_comments(text) if "<!--" in text else text
    if find_placeholder(text):
        return Outcome(CellState.PLACEHOLDER)
    if is_nothing(text):
        return Outcome(CellState.BLANK)
    value = declared()[path].parse(text.strip(), context)
    return Outcome(CellState.UNREADABLE if isinstance(value, Problem) else CellState.VALUE, value)


_remembered = lru_cache(maxsize=4096)(_read)


def outcome(path: str, text: str, context: ReadingContext) -> Outcome:
    """What a text says under the key of a path. Accounts share tiers, quarters, days: these are read once."""
    return _remembered(path, text, context) if len(text) <= MAX_LENGTH else _read(path, text, context)


def is_nothing(text: str) -> bool:
    """Whether a value says nothing: blank, a dash, n/a, and YAML's words for null."""
    stripped = text.strip()
    if stripped[:1].isalnum() and stripped[0] not in "nN":
        return False
    return not stripped or stripped == "~" or stripped.casefold() == "null" or is_empty_mark(stripped)


def _parse_of(key: Key) -> _Parse:
    if key.path == "language":
        return _language
    if key.kind is str:
        return _as_it_is
    if key.kind is Names:
        return _names
    if key.kind == tuple[str, ...]:
        return _words
    parse = parser_for(key.kind)
    if key.minimum is None or key.maximum is None:
        return parse
    return lambda text, context: _bounded(key, text, parse(text, context))


def _language(text: str, _: ReadingContext) -> str | Problem:
    if _LANGUAGE.fullmatch(text):
        return text
    return Problem(f"'{short(text)}' is no language tag", "write 'en', 'de' or 'pt-BR'")


def _as_it_is(text: str, _: ReadingContext) -> str:
    return text


def _names(text: str, _: ReadingContext) -> Names:
    return Names(text)


def _words(text: str, _: ReadingContext) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _bounded(key: Key, text: str, value: Any) -> Any:
    if isinstance(value, Problem):
        return value
    number = value if not hasattr(value, "value") else value.value
    if key.minimum is not None and key.maximum is not None and not key.minimum <= number <= key.maximum:
        if key.path == "acctplan":
            return Problem(f"'{short(text)}' is not a format version that this tool knows", "write 1")
        return Problem(
            f"'{short(text)}' is not between {key.minimum} and {key.maximum}",
            f"write a number from {key.minimum} to {key.maximum}",
        )
    return value


def short(text: str) -> str:
    """The author's words for a message: one line of some 40 characters."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 40 else one_line[:39] + "…"
