"""How a section is declared, and one row of its table as it was read.

A row model is the only place where a section is written down: its title and aliases, its columns with their
types, who may see them and where they come from. The reader, the scaffold, the schema, the reference and the
documents derive everything else from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, NamedTuple, NoReturn, Protocol, Self, get_args, get_type_hints

from acctplan.model.words import Audience
from acctplan.source import Span

_new = object.__new__
_set = object.__setattr__


class CellState(Enum):
    """What a cell, or the value of a key, holds."""

    VALUE = "value"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    UNREADABLE = "unreadable"
    ABSENT = "absent"


_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)


class RowPlace(Protocol):
    """Where a row stands in the file."""

    @property
    def text(self) -> str:
        """The whole row as written, without what surrounds it."""

    def cell_span(self, index: int) -> Span:
        """The text of the cell, counted from 0; a place beside its pipe if it is empty or missing."""

    def span(self) -> Span:
        """The whole row without blanks around it."""


class SectionInfo(NamedTuple):
    """What is declared of a section besides its columns.

    `audience` is who may see its rows unless a row says otherwise; `source` names the place in the source
    documents that the section comes from; `purpose` is one sentence for authors; `needs` replaces the required
    columns where a section inherits another's.
    """

    title: str
    audience: Audience
    source: str
    purpose: str
    aliases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Column(NamedTuple):
    """A declared column. `kind` is the type of its values; INTERNAL is stricter than the row's audience."""

    name: str
    title: str
    kind: Any
    audience: Audience
    source: str
    required: bool
    aliases: tuple[str, ...]


class Declared(NamedTuple):
    """What a class body says of a column; its name and the type of its values are those of the attribute."""

    title: str
    audience: Audience
    source: str
    required: bool
    aliases: tuple[str, ...]


def column(
    title: str,
    audience: Audience,
    source: str,
    *,
    aliases: tuple[str, ...] = (),
    required: bool = False,
) -> Any:
    """Declare a column: CUSTOMER follows the audience of its row, INTERNAL never reaches a customer."""
    return Declared(title, audience, source, required, aliases)


def value_kind(annotation: Any) -> Any:
    """The type of a value that may be missing: `Money` for `Money | None`."""
    if isinstance(annotation, UnionType):
        return next(member for member in get_args(annotation) if member is not NoneType)
    return annotation


class Origin(NamedTuple):
    """Where a row came from: its place, the author's own text of every cell and what could not be read.

    A named tuple, as a plan has some sixty of them.
    """

    place: RowPlace
    indexes: Mapping[str, int]
    texts: Sequence[str]
    states: Mapping[str, CellState]
    ragged: bool = False
    hidden: bool = False


class RowKind(type):
    """What row models are made by: `declared` has the columns of their class bodies, the inherited ones first.

    Each leaves None in its place, which is then what a row has whose table lacks the column.
    """

    declared: Mapping[str, Declared]

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> None:
        super().__init__(name, bases, body)
        own = {field: value for field, value in body.items() if isinstance(value, Declared)}
        cls.declared = {**getattr(cls, "declared", {}), **own}
        for field in own:
            setattr(cls, field, None)


class Row(metaclass=RowKind):
    """One row of a section's table, typed. Cells that are blank or could not be read are None."""

    INFO: ClassVar[SectionInfo]

    number: str | None = column(
        "#", Audience.CUSTOMER, "000 Annual Objectives", aliases=("No", "No.", "Nr", "Nr.", "ID", "Number")
    )
    audience: Audience | None = column("Audience", Audience.INTERNAL, "plan format", aliases=("Visibility",))
    notes: str | None = column(
        "Notes", Audience.INTERNAL, "plan format", aliases=("Note", "Comment", "Comments")
    )
    origin: Origin

    @classmethod
    def born(cls, values: Iterable[tuple[str, Any]], origin: Origin) -> Self:
        """A row from the values of its fields, by name; the others are None."""
        row = _new(cls)
        fields = dict(values)
        fields["origin"] = origin
        _set(row, "__dict__", fields)
        return row

    def moved(self, origin: Origin) -> Self:
        """The same row, said to come from elsewhere."""
        return self.born(vars(self).items(), origin)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a row is never changed, so its '{name}' stays as it is")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.origin.place.span())

    def at(self, field: str) -> Span:
        """The place of a cell; the row's own if the table has no such column."""
        index = self.origin.indexes.get(field)
        return self.origin.place.span() if index is None else self.origin.place.cell_span(index)

    def text(self, field: str) -> str:
        """The author's own words in a cell; empty if there is none."""
        index = self.origin.indexes.get(field)
        if index is None or index >= len(self.origin.texts):
            return ""
        return self.origin.texts[index]

    def state(self, field: str) -> CellState:
        """Whether the cell holds a value, is blank, or could not be read."""
        origin = self.origin
        if field not in origin.indexes:
            return CellState.ABSENT
        state = origin.states.get(field, CellState.VALUE)
        return CellState.UNREADABLE if state is CellState.BLANK and origin.ragged else state

    def is_blank(self, field: str) -> bool:
        """Whether the table has the column and this cell, as far as it could be read, says nothing."""
        origin = self.origin
        return origin.states.get(field) is CellState.BLANK and field in origin.indexes and not origin.ragged

    def is_unsure(self, *fields: str) -> bool:
        """Whether one of these cells, or the place of all, could not be read; blank and absent ones count as read."""
        origin = self.origin
        if origin.ragged:
            return True
        if origin.states:
            for field in fields:
                if origin.states.get(field) in _UNSURE and field in origin.indexes:
                    return True
        return False

    @property
    def title(self) -> str:
        """The row's own name: the text of its first declared column."""
        return self.text(title_field(type(self)))

    def key(self, position: int) -> str:
        """What other rows call it by number: its `#`, or else its 1-based position."""
        return self.number or str(position)


@cache
def columns(kind: type[Row]) -> tuple[Column, ...]:
    """The columns of a section in declared order, the ones that every table takes last."""
    hints = get_type_hints(kind)
    needs = kind.INFO.needs
    found = [
        Column(
            name,
            each.title,
            value_kind(hints[name]),
            each.audience,
            each.source,
            name in needs if needs else each.required,
            each.aliases,
        )
        for name, each in kind.declared.items()
    ]
    return tuple(sorted(found, key=lambda each: each.name in Row.declared))


def leading_titles(kind: type[Row]) -> tuple[str, ...]:
    """Titles for the header of a new table: the required columns, and optional ones among the first six."""
    own = [each for each in columns(kind) if each.name not in Row.declared]
    return tuple(each.title for place, each in enumerate(own) if each.required or place < 6)


@cache
def title_field(kind: type[Row]) -> str:
    """Name of the field that names a row: the section's first required column."""
    return next(each.name for each in columns(kind) if each.required)


class Prose:
    """A section of free text. A subclass declares it; nothing is ever made from it."""

    INFO: ClassVar[SectionInfo]
