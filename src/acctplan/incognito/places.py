"""What the fields of a plan hold, by their types: names and amounts to mask, and what must stay as it is."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from acctplan.model.front import KeyGroup, keys
from acctplan.model.money import Measure, Money, Potential
from acctplan.model.people import Names
from acctplan.model.plan import Plan, Table
from acctplan.model.references import References
from acctplan.model.row import CellState, Row, columns
from acctplan.pattern import Pattern
from acctplan.source import Span

_SAID = (CellState.VALUE, CellState.UNREADABLE)
_CELL = Pattern(r"((?:\\.|[^|\\])*)(?:\||\Z)")
_SUMS = frozenset({"total", "totals", "sum", "grand total"})
_NAMING = frozenset({"name"})
"""Columns of text that hold one person's name."""


class Kind(Enum):
    """What a place holds."""

    ACCOUNT = "account"
    ID = "id"
    NAMES = "names"
    NAME = "name"
    AMOUNT = "amount"
    AMOUNT_TEXT = "amount that cannot be read"
    TEXT = "text"
    CLOSED = "closed"


class Place(NamedTuple):
    """A place of the file, what it holds, the text as it was read, and its value."""

    kind: Kind
    span: Span
    text: str = ""
    value: Any = None


def places(plan: Plan) -> Iterator[Place]:
    """All that the format knows of, keys and titles included."""
    for table in (*plan.tables.values(), *plan.reviews):
        if table.header:
            yield from _titles(plan, table)
        for row in table.rows:
            yield from _cells(row)
        for row in table.totals:
            yield from (each for each in _cells(row) if each.text.casefold() not in _SUMS)
            yield from (
                each._replace(kind=Kind.CLOSED) for each in _cells(row) if each.text.casefold() in _SUMS
            )
    yield from _keys(plan)


def amounts(plan: Plan) -> Iterator[Decimal]:
    """The amounts of money in fields, the account's revenue first."""
    found = [each for each in places(plan) if each.kind is Kind.AMOUNT]
    if plan.front.arr:
        yield plan.front.arr.amount
    yield from (each.value.amount for each in found)


def _titles(plan: Plan, table: Table[Any]) -> Iterator[Place]:
    """The titles of columns that the format knows; other columns may be called after anybody."""
    header = table.header
    assert header is not None
    row = next(iter((*table.rows, *table.totals)), None)
    if row is None:
        yield Place(Kind.CLOSED, header)
        return
    known = frozenset(row.origin.indexes.values())
    text = plan.source.between(header)
    position = header.column + text.startswith("|")
    for index, cell in enumerate(_CELL.findall(text.removeprefix("|"))):
        if index in known:
            yield Place(Kind.CLOSED, Span(header.line, position, header.line, position + len(cell)))
        position += len(cell) + 1


def _keys(plan: Plan) -> Iterator[Place]:
    for key in keys():
        place = plan.front.place(key.path)
        if place is None:
            continue
        yield Place(Kind.CLOSED, place.key_span)
        if place.state not in _SAID or (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)):
            continue
        value: Any = plan.front
        for name in key.path.split("."):
            value = getattr(value, name, None)
        if key.path == "account":
            kind = Kind.ACCOUNT
        elif key.path == "crm_id":
            kind = Kind.ID
        elif key.path == "language":
            kind = Kind.CLOSED
        else:
            kind = _kind(key.kind, key.path, value, place.state)
        yield Place(kind, place.span, place.text, _amount(value))


def _cells(row: Row) -> Iterator[Place]:
    for column in columns(type(row)):
        state = row.state(column.name)
        if state in _SAID:
            value = getattr(row, column.name, None)
            kind = _kind(column.kind, column.name, value, state)
            yield Place(kind, row.at(column.name), row.text(column.name), _amount(value))


def _kind(kind: Any, name: str, value: Any, state: CellState) -> Kind:
    if kind is Names:
        return Kind.NAMES
    if kind in (Money, Potential) or isinstance(value, Measure):
        if isinstance(_amount(value), Money | Measure):
            return Kind.AMOUNT
        if kind is Money:
            return Kind.AMOUNT_TEXT
    if kind in (str, References, Potential) or kind == tuple[str, ...] or state is CellState.UNREADABLE:
        return Kind.NAME if name in _NAMING else Kind.TEXT
    return Kind.CLOSED


def _amount(value: Any) -> Money | Measure | None:
    """The money in a value; a measure is some if its unit is a currency."""
    if isinstance(value, Potential):
        return value.money
    if isinstance(value, Measure):
        head = value.unit.partition("/")[0]
        return value if len(head) == 3 and head.isalpha() and head.isupper() else None
    return value if isinstance(value, Money) else None
