"""A record of a section as an item of a list makes it, and by what its texts are understood."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from acctplan.adoption.columns import Own, find_column
from acctplan.adoption.values import Terms, find_value, is_strict_value, mended
from acctplan.model.money import Money, Percent
from acctplan.model.people import Relationship
from acctplan.model.row import Column, Row, columns, title_field
from acctplan.model.time import Timeline
from acctplan.model.words import Level, WorkState
from acctplan.pattern import Pattern

_NUMERIC_DAY = Pattern(r"(?:by |bis |am )?\d{1,2}[./]\d{1,2}[./]\d{2,4}")

SEPARATORS = " \t-–—|;,.·•:"
"""What stands between two pieces of an item."""

TYPED = (date, Timeline, Money, Percent, Level, Relationship, WorkState)
"""Types whose values tell by themselves where they belong."""

_LABEL_START = Pattern(r"(?:\*\*|__)?([^:*|`\[\]()]{1,40}?)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.*)", re.DOTALL)


@dataclass
class Record:
    """What an item says: texts by column name, the author's labels for them, and the words that fit no column."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    below: list["Record"] = field(default_factory=list)

    def put(self, name: str, text: str, label: str = "") -> None:
        """Set a column; a second text for it is joined to the first."""
        before = self.cells.get(name, "")
        self.cells[name] = f"{before}; {text}" if before and text else before or text
        if label and label not in self.labels.get(name, "").split("; "):
            self.labels[name] = f"{self.labels[name]}; {label}" if name in self.labels else label


@dataclass(frozen=True)
class Form:
    """How items of one section are read: its row model, a team's own columns and the terms of values."""

    kind: type[Row]
    own: Own
    terms: Terms

    @property
    def head(self) -> str:
        """The field for the words of an item that has no label: the first that is asked for and takes any words."""
        return _head_field(self.kind)

    def column(self, name: str) -> Column:
        """A column of the section by the name of its field."""
        return next(each for each in columns(self.kind) if each.name == name)


@cache
def _head_field(kind: type[Row]) -> str:
    texts = (each.name for each in columns(kind) if each.required and each.kind is str)
    return next(texts, title_field(kind))


def label_of(form: Form, text: str) -> tuple[Column, str, str] | None:
    """The column that a text names at its beginning, the label as written, and the rest."""
    match = _LABEL_START.fullmatch(text)
    found = find_column(form.kind, match[1], form.own) if match else None
    return (found.column, match[1].strip(), match[2].strip()) if match and found else None


def typed_column(form: Form, text: str, taken: AbstractSet[str]) -> str | None:
    """The free column for which a text is a value beyond doubt, or an amount with a word before it."""
    plain = text.strip(SEPARATORS)
    for column in _by_likelihood(form.kind):
        if column.name not in taken and is_value(form, column, plain):
            return column.name
    return None


@cache
def _by_likelihood(kind: type[Row]) -> tuple[Column, ...]:
    """Columns whose values tell what they are; a lone level is the impact rather than the probability."""
    typed = [each for each in columns(kind) if each.kind in TYPED and each.name not in Row.declared]
    return tuple(sorted(typed, key=lambda each: each.name == "probability" and each.kind is Level))


def is_value(form: Form, column: Column, text: str) -> bool:
    """A bare number says nothing: it is neither an amount, nor a percentage, nor a year."""
    if column.kind is Relationship and not text[:1].isdigit():
        return False
    if text.isdigit() and column.kind is not Relationship:
        return False
    if is_strict_value(column.kind, text, form.terms):
        return True
    if column.kind in (date, Timeline) and _NUMERIC_DAY.fullmatch(text):
        return mended(column, text, form.terms) is not None
    is_amount = column.kind in (Money, Percent) and re.search(r"[$€£¥%]", text) is not None
    return is_amount and len(text.split()) < 6 and find_value(column.kind, text, form.terms) is not None


def has_field(kind: type[Row], name: str) -> bool:
    """Whether a section has a column for that field."""
    return any(each.name == name for each in columns(kind))
