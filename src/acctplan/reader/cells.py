"""One cell: what it holds and, by the type of its column, what it says.

The same few words fill most cells of all plans, so that each column remembers what it has read.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from acctplan.model.money import Percent
from acctplan.model.row import CellState, Column
from acctplan.model.time import PlanYear, Quarter, Timeline
from acctplan.reader.header import Header
from acctplan.reader.placeholders import find_placeholder, is_empty_mark
from acctplan.reader.values import Parser, Problem, ReadingContext, parser_for

_REMEMBERED = 4_000
"""Texts that a column remembers; then it begins anew."""

_LONG = 60
"""Code points from which on a text is prose that hardly comes twice."""


_STRICT = frozenset(map(parser_for, (date, Timeline, Percent, Quarter, PlanYear)))
"""Parsers that take nothing which a template would have."""


_TIMELINE, _YEAR = parser_for(Timeline), parser_for(PlanYear)
"""The parsers that look at the plan's quarter and at the contract's start."""


class Odd(NamedTuple):
    """A cell without a value: blank, a placeholder, or not what its column is for."""

    state: CellState
    problem: Problem | None = None


BLANK = Odd(CellState.BLANK)
PLACEHOLDER = Odd(CellState.PLACEHOLDER)


class CellReader(NamedTuple):
    """Reads the cells of one column under one context; `known` are the texts read before, with their outcome."""

    name: str
    position: int
    column: Column
    parse: Parser
    context: ReadingContext
    known: dict[str, Any]

    def read(self, text: str) -> Any:
        """The value, or why there is none, as `Odd`."""
        outcome = _outcome(text, self.parse, self.context)
        if len(text) < _LONG:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[text] = outcome
        return outcome

    def value(self, text: str) -> Any:
        """The value of a text that only looks like a placeholder."""
        return _valued(self.parse(text, self.context))


def cell_readers(header: Header, context: ReadingContext) -> tuple[CellReader, ...]:
    """The readers of a table's columns, with what they remember of the same columns of other plans."""
    parsers = _parsers(header)
    quarter = context.quarter if _TIMELINE in parsers else None
    start = context.contract_start if _YEAR in parsers else None
    return _readers(header, context.currency, context.fiscal_year_start, quarter, start)


@lru_cache(maxsize=2048)
def _parsers(header: Header) -> frozenset[Parser]:
    return frozenset(each.parse for each in header.readers)


@lru_cache(maxsize=4096)
def _readers(
    header: Header, currency: str, fiscal_year_start: int, quarter: Quarter | None, start: date | None
) -> tuple[CellReader, ...]:
    context = ReadingContext(currency, fiscal_year_start, quarter, start)
    return tuple(
        CellReader(each.name, each.position, each.column, each.parse, context, {"": BLANK})
        for each in header.readers
    )


def _outcome(text: str, parse: Parser, context: ReadingContext) -> Any:
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
