"""Text of a cell -> several values, or words that are kept as they are."""

import re
from collections.abc import Callable
from enum import StrEnum

from acctplan.model.people import Names
from acctplan.model.references import References
from acctplan.pattern import Pattern
from acctplan.reader.values.reading import Problem, ReadingContext

_BETWEEN_CHOICES = Pattern(r"[;,/+&]|\sand\s|<br\s*/?>")
_BETWEEN_KEYS = Pattern(r";|<br\s*/?>")
_NUMBERS = Pattern(r"#?[0-9]{1,4}(?:\s?(?:[,&+]|and)\s?#?[0-9]{1,4})+")
_NUMBER = Pattern(r"[0-9]{1,4}")


def read_text(text: str, _context: ReadingContext) -> str:
    """The words as they are."""
    return text


def read_names(text: str, _context: ReadingContext) -> Names:
    """The names as written; who they are is the roster's affair."""
    return Names(text)


def read_references(text: str, _context: ReadingContext) -> References:
    """Rows by number or exact text, several split at `;`; plain numbers also at a comma. `#1` is `1`."""
    if _NUMBERS.fullmatch(text[:200]):
        return References(tuple(_NUMBER.findall(text)))
    parts = (part.strip() for part in _BETWEEN_KEYS.split(text))
    return References(tuple(_key(part) for part in parts if part))


def read_words(text: str, _context: ReadingContext) -> tuple[str, ...]:
    """Words split at commas and semicolons."""
    return tuple(part.strip() for part in re.split(r"[,;]", text) if part.strip())


def choices_parser(
    one: Callable[[str, ReadingContext], StrEnum | Problem],
) -> Callable[[str, ReadingContext], tuple[StrEnum, ...] | Problem]:
    """A parser for several choices in one cell; the first that is none of the list is the problem."""

    def read_choices(text: str, context: ReadingContext) -> tuple[StrEnum, ...] | Problem:
        found = []
        for part in _BETWEEN_CHOICES.split(text):
            value = one(part.strip(), context) if part.strip() else None
            if isinstance(value, Problem):
                return value
            if value is not None:
                found.append(value)
        return tuple(dict.fromkeys(found))

    return read_choices


def _key(part: str) -> str:
    return part[1:].strip() if part.startswith("#") and part[1:].strip().isdigit() else part
