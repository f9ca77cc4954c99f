"""One cell: what it holds and, by the type of its column, what it says.

The same few words fill most cells of all plans, so that each kind of column remembers what it has read.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from acctplan.model.money import Percent
from acctplan.model.references import References
from acctplan.model.row import CellState, Column, Row, columns
from acctplan.model.time import PlanYear, Quarter, Timeline
from acctplan.reader.bare import without_comments
from acctplan.reader.header import Header, read_header
from acctplan.reader.placeholders import find_placeholder, is_empty_mark, is_plain_prose
from acctplan.reader.values import Parser, Problem, ReadingContext, parser_for
from acctplan.reader.values.listing import read_text

_REMEMBERED = 4_000
"""Texts that one kind of column remembers, and reasons why others have no value; then it begins anew."""

_LONG = 60
"""Code points from which on a text is prose that hardly comes twice."""


_STRICT = frozenset(map(parser_for, (date, Timeline, Percent, Quarter, PlanYear)))
"""Parsers that take nothing which a template would have."""


_TIMELINE, _YEAR = parser_for(Timeline), parser_for(PlanYear)
"""The parsers that look at the plan's quarter and at the contract's start."""

_REFERENCES = parser_for(References)


class Odd(NamedTuple):
    """A cell without a value: blank, a placeholder, or not what its column is for."""

    state: CellState
    problem: Problem | None = None


BLANK = Odd(CellState.BLANK)
PLACEHOLDER = Odd(CellState.PLACEHOLDER)


class Memory(dict[str, Any]):
    """What the texts of one kind of column say, by text; it reads those that it does not know yet.

    A text without a value has None here, and its reason in `odd`.
    """

    __slots__ = ("context", "is_text", "odd", "parse")

    def __init__(self, parse: Parser, context: ReadingContext) -> None:
        super().__init__({"": None})
        self.parse = parse
        self.is_text = parse is read_text
        self.context = context
        self.odd: dict[str, Odd] = {}

    def __missing__(self, text: str) -> Any:
        outcome = text if self.is_text and is_plain_prose(text) else self._outcome(text)
        if len(text) < _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
                self[""] = None
            self[text] = outcome
        return outcome

    def _outcome(self, text: str) -> Any:
        outcome = self._read(text, read_cell)
        if outcome.__class__ is not Odd:
            return outcome
        if len(self.odd) >= _REMEMBERED:
            self.odd.clear()
        self.odd[text] = outcome
        return None

    def why(self, text: str) -> Odd:
        """Why a text has no value."""
        if text not in self.odd:
            self._outcome(text)
        return self.odd.get(text, BLANK)

    def value(self, text: str) -> Any:
        """The value of a text that only looks like a placeholder, or why there is none, as `Odd`."""
        return self._read(text, lambda bare, parse, context: _valued(parse(bare, context)))

    def _read(self, text: str, read: Callable[[str, Parser, ReadingContext], Any]) -> Any:
        """What a text says without its comments; a fix of it would lose them, so that there is none."""
        if "<!--" not in text:
            return read(text, self.parse, self.context)
        outcome = read(without_comments(text).strip(), self.parse, self.context)
        if outcome.__class__ is Odd and outcome.problem:
            outcome = outcome._replace(problem=outcome.problem._replace(better=None))
        return outcome


class CellReader(NamedTuple):
    """Reads the cells of one column."""

    name: str
    position: int
    column: Column
    memory: Memory


class RowReader(NamedTuple):
    """Reads the rows under one header: `memories` are asked for the texts at the `positions`.

    `positions` is None if every column is known, so that all cells are asked for in order.
    """

    header: Header
    cells: tuple[CellReader, ...]
    names: tuple[str, ...]
    memories: tuple[Memory, ...]
    positions: tuple[int, ...] | None


def row_reader(
    kind: type[Row], titles: tuple[str, ...], own: tuple[tuple[str, str], ...], context: ReadingContext
) -> RowReader:
    """What reads a table's rows, with what is remembered of the same columns of other plans.

    `titles` are the cells of its header, `own` a team's column names with the titles that they stand for.
    """
    kinds = _value_kinds(kind)
    quarter = context.quarter if Timeline in kinds else None
    start = context.contract_start if PlanYear in kinds else None
    return _row_reader(kind, titles, own, context.currency, context.fiscal_year_start, quarter, start)


@cache
def _value_kinds(kind: type[Row]) -> frozenset[Any]:
    return frozenset(column.kind for column in columns(kind))


@lru_cache(maxsize=4096)
def _row_reader(
    kind: type[Row],
    titles: tuple[str, ...],
    own: tuple[tuple[str, str], ...],
    currency: str,
    fiscal_year_start: int,
    quarter: Quarter | None,
    start: date | None,
) -> RowReader:
    header = read_header(kind, titles, own)
    readers = []
    for each in sorted(header.readers, key=lambda each: each.position):
        parse = _read_number if each.name == "number" else each.parse
        when = quarter if parse is _TIMELINE else None
        since = start if parse is _YEAR else None
        memory = _memory(parse, ReadingContext(currency, fiscal_year_start, when, since))
        readers.append(CellReader(each.name, each.position, each.column, memory))
    positions = tuple(each.position for each in readers)
    return RowReader(
        header,
        tuple(readers),
        tuple(each.name for each in readers),
        tuple(each.memory for each in readers),
        None if positions == tuple(range(header.width)) else positions,
    )


@lru_cache(maxsize=1024)
def _memory(parse: Parser, context: ReadingContext) -> Memory:
    return Memory(parse, context)


def _read_number(text: str, context: ReadingContext) -> Any:
    """A row's own number: the first of what would be references elsewhere; None if there are only semicolons."""
    value = _REFERENCES(text, context)
    if isinstance(value, References):
        return value.keys[0] if value.keys else None
    return value


def read_cell(text: str, parse: Parser, context: ReadingContext) -> Any:
    """The value of a cell, or why there is none, as `Odd`; nothing is remembered."""
    if is_empty_mark(text):
        value = parse(text, context)  # `none` is a word that some columns are for
        return value if isinstance(value, StrEnum) else BLANK
    if parse in _STRICT:
        value = parse(text, context)
        if not isinstance(value, Problem):
            return value  # no template text reads as a number or a day
        return PLACEHOLDER if find_placeholder(text) else Odd(CellState.UNREADABLE, value)
    if find_placeholder(text):
        return PLACEHOLDER
    return _valued(parse(text, context))


def _valued(value: Any) -> Any:
    return Odd(CellState.UNREADABLE, value) if isinstance(value, Problem) else value
