"""Which column of a section a header cell or a label means: as the reader knows it, or as authors say as well."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.adoption.field_words import field_words
from acctplan.adoption.page import words
from acctplan.model.row import Column, Row, columns, title_field
from acctplan.pattern import Pattern
from acctplan.reader.header import column_names
from acctplan.reader.headings import normal_column
from acctplan.reader.values.reading import undecorated

_YEAR = Pattern(r"\s(?:fy\s?)?'?(?:20)?\d\d$")
Own = tuple[tuple[str, str], ...]


class Found(NamedTuple):
    """A column; `read` tells whether the reader knows it by that name, too."""

    column: Column
    read: bool


def find_column(kind: type[Row], text: str, own: Own) -> Found | None:
    """The column that a text names, or None."""
    name = plain_label(text)
    known = column_names(kind, own)
    if normal_column(text) in known:
        return Found(known[normal_column(text)], True)
    column = known.get(name) or _loose(kind).get(name)
    return None if column is None else Found(column, False)


def match_header(kind: type[Row], cells: Sequence[str], own: Own) -> list[Column | None]:
    """The column of each header cell, each column once; names that the reader knows come first."""
    known = column_names(kind, own)
    found: list[Column | None] = [known.get(normal_column(text)) if text else None for text in cells]
    _each_once(found)
    taken = {column.name for column in found if column}
    for position, text in enumerate(cells):
        if found[position] is not None or not text:
            continue
        for column in _loose_columns(kind, plain_label(text)):
            if column.name not in taken:
                found[position] = column
                taken.add(column.name)
                break
    return found


def fit(kind: type[Row], cells: Sequence[str], own: Own) -> int:
    """How well a header suits a section: its columns that are found, 0 if the one that names a row is not.

    A column that the reader knows counts twice.
    """
    found = match_header(kind, cells, own)
    if title_field(kind) not in {column.name for column in found if column}:
        return 0
    known = column_names(kind, own)
    score = 0
    for text, column in zip(cells, found, strict=True):
        if column and column.name not in Row.declared:
            score += 2 if normal_column(text) in known else 1
    return score


def plain_label(text: str) -> str:
    """A label or header for comparison: without emoji, emphasis, numbering, unit, year and closing colon."""
    plain = normal_column(undecorated(text.strip(" *_`:"))).strip(" *_:")
    return _YEAR.sub("", plain) or plain


def headed(column: Column, labels: Sequence[str], kind: type[Row], own: Own) -> str:
    """A header cell that the reader takes for the column and that holds every word of the author's labels."""
    distinct = [label for label in dict.fromkeys(labels) if label.strip()]
    readable = [text for text in distinct if _reads_as(column, text, kind, own)]
    start = readable[0] if readable else column.title
    rest = [text for text in distinct if not words(text) <= words(start)]
    if not rest:
        return start
    base, _, unit = start.partition("(")
    inner = "; ".join(filter(None, [unit.rstrip(") "), *(_flat(text) for text in rest)]))
    return f"{base.strip()} ({inner})"


def _reads_as(column: Column, text: str, kind: type[Row], own: Own) -> bool:
    named = column_names(kind, own).get(normal_column(text))
    return named is not None and named.name == column.name and text.count("(") < 2


def _flat(text: str) -> str:
    return " ".join(text.replace("(", " ").replace(")", " ").split())


def _each_once(found: list[Column | None]) -> None:
    seen: set[str] = set()
    for position, column in enumerate(found):
        if column and column.name in seen:
            found[position] = None
        elif column:
            seen.add(column.name)


def _loose_columns(kind: type[Row], name: str) -> tuple[Column, ...]:
    return _by_word(kind).get(name, ())


def _loose(kind: type[Row]) -> Mapping[str, Column]:
    return {name: found[0] for name, found in _by_word(kind).items()}


@lru_cache(maxsize=64)
def _by_word(kind: type[Row]) -> Mapping[str, tuple[Column, ...]]:
    """The columns of a section by their loose names, in the order of the section; its title's own come first."""
    title = title_field(kind)
    found: dict[str, tuple[Column, ...]] = {}
    for column in sorted(columns(kind), key=lambda each: each.name != title):
        for word in field_words().get(column.name, ()):
            found[normal_column(word)] = (*found.get(normal_column(word), ()), column)
    return found
