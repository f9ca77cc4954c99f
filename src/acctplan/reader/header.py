"""The header of a section's table: which column is which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from acctplan.diagnostic import Better, Finding
from acctplan.model.references import References
from acctplan.model.row import Column, Row, columns
from acctplan.reader.headings import is_only_nearest, nearest, normal_column, respelled
from acctplan.reader.shapes import RawRow
from acctplan.reader.values import Parser, parser_for

Titles = Mapping[str, str]
"""A team's own column titles, with the titles that they stand for."""


def own_columns(kind: type[Any], columns: Mapping[str, Titles]) -> Titles:
    """A team's own column titles of a section, by section in the settings.

    Those of the quarterly goals count for the goals of closed quarters, too: it is the same table, moved there.
    """
    own = columns.get(kind.INFO.title, {})
    above = kind.__base__
    if above is None or above is Row or not issubclass(above, Row):
        return own
    return {**own_columns(above, columns), **own}


class ColumnReader(NamedTuple):
    """How the cells of one column are read."""

    name: str
    position: int
    parse: Parser
    column: Column


class Misfit(NamedTuple):
    """A header cell that names no column of its own: `near` is the title it is close to, if it is `twice` there.

    `better` is the cell with that title, or with the team's own word for it.
    """

    position: int
    near: str
    twice: bool = False
    better: Better | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Header:
    """What the cells of a header mean, apart from where they stand: the same for every table written alike.

    `indexes` gives the position of each field, `fields` the same without positions, `unsure` the fields under a
    misspelled title, `missing` the required columns that are not there; `lead` is the first column that is no number.
    There is one object for all tables written alike, and it is itself what they are compared by.
    """

    width: int
    lead: int
    fields: frozenset[str]
    readers: tuple[ColumnReader, ...]
    indexes: Mapping[str, int]
    unsure: frozenset[str]
    misfits: tuple[Misfit, ...]
    missing: tuple[Column, ...]

    def findings(self, kind: type[Row], row: RawRow) -> Iterator[Finding]:
        """AP012 and AP013 for the header that stands in `row`."""
        for misfit in self.misfits:
            yield _misfit(kind, row, misfit)
        for column in self.missing:
            message = f"'{kind.INFO.title}' has no column '{column.title}'"
            hint = f"add a column '{column.title}' to the table"
            yield Finding("AP013", row.span(), message, hint, column.title)


@lru_cache(maxsize=2048)
def read_header(kind: type[Row], cells: tuple[str, ...], own: tuple[tuple[str, str], ...]) -> Header:
    """Match the cells of a header; `own` are a team's column names with the titles that they stand for."""
    names = column_names(kind, own)
    found: dict[str, ColumnReader] = {}
    misfits: list[Misfit] = []
    unknown: list[int] = []
    for position, text in enumerate(cells):
        column = names.get(normal_column(text))
        if column is None:
            unknown.append(position)
        elif column.name in found:
            misfits.append(Misfit(position, column.title, twice=True))
        else:
            found[column.name] = _cell_reader(column, position)
    unsure: set[str] = set()
    for position in unknown:
        free = {name: column for name, column in names.items() if column.name not in found}
        close = nearest(normal_column(cells[position]), free, shortest=4) if cells[position] else None
        if close:
            found[free[close].name] = _cell_reader(free[close], position)
            unsure.add(free[close].name)
        if cells[position]:
            misfits.append(_near_miss(position, cells[position], close, free, own))
    indexes = {name: reader.position for name, reader in found.items()}
    missing = tuple(column for column in columns(kind) if column.required and column.name not in found)
    readers, misfits = tuple(found.values()), sorted(misfits, key=lambda each: each.position)
    lead = 1 if indexes.get("number") == 0 and len(cells) > 1 else 0
    fields = frozenset(indexes)
    return Header(len(cells), lead, fields, readers, indexes, frozenset(unsure), tuple(misfits), missing)


def _near_miss(
    position: int, text: str, close: str | None, free: Mapping[str, Column], own: tuple[tuple[str, str], ...]
) -> Misfit:
    if close is None:
        return Misfit(position, "")
    title = free[close].title
    word = next((alias for alias, _ in own if normal_column(alias) == close), title)
    plain = normal_column(text)
    is_sure = is_only_nearest(plain, free, shortest=4)
    return Misfit(position, title, better=Better(respelled(text, plain, word), is_sure))


def _cell_reader(column: Column, position: int) -> ColumnReader:
    kind = References if column.name == "number" else column.kind
    return ColumnReader(column.name, position, parser_for(kind), column)


@lru_cache(maxsize=256)
def column_names(kind: type[Row], own: tuple[tuple[str, str], ...]) -> Mapping[str, Column]:
    """The columns of a section by their normal titles, aliases and a team's own names."""
    names: dict[str, Column] = {}
    for each in columns(kind):
        names.setdefault(normal_column(each.title), each)
    for each in columns(kind):
        for alias in each.aliases:
            names.setdefault(normal_column(alias), each)
    for alias, title in own:
        if normal_column(title) in names:
            names[normal_column(alias)] = names[normal_column(title)]
    return names


def _misfit(kind: type[Row], row: RawRow, misfit: Misfit) -> Finding:
    text, title = row.cells[misfit.position], kind.INFO.title
    place = row.cell_span(misfit.position)
    if misfit.twice:
        return Finding(
            "AP012", place, f"column '{text}' stands twice in '{title}'", "remove or rename one of them", text
        )
    hint = (
        f"did you mean '{misfit.near}'?"
        if misfit.near
        else "rename it, or keep what it says in 'Notes'; it is internal"
    )
    return Finding("AP012", place, f"unknown column '{text}' in '{title}'", hint, text, misfit.better)


@cache
def label(title: str) -> str:
    """A column's title inside a sentence: `Due` becomes `due`, `ARR Potential` becomes `ARR potential`."""
    return " ".join(word if word.isupper() else word.lower() for word in title.split())
