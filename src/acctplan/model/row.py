"""How a section is declared, and one row of its table as it was read.

A row model is the only place where a section is written down: its title and aliases, its columns with their
types, who may see them and where they come from. The reader, the scaffold, the schema, the reference and the
documents derive everything else from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, NamedTuple, Protocol, Self, cast, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field

from acctplan.model.words import Audience
from acctplan.source import Span

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


def column(
    title: str,
    audience: Audience,
    source: str,
    *,
    aliases: tuple[str, ...] = (),
    required: bool = False,
) -> Any:
    """Declare a column: CUSTOMER follows the audience of its row, INTERNAL never reaches a customer."""
    declared: Any = {
        "title": title,
        "audience": audience,
        "source": source,
        "aliases": aliases,
        "required": required,
    }
    return Field(default=None, title=title, json_schema_extra={"column": declared})


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


class Row(BaseModel):
    """One row of a section's table, typed. Cells that are blank or could not be read are None."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, defer_build=True)
    INFO: ClassVar[SectionInfo]

    number: str | None = column(
        "#", Audience.CUSTOMER, "000 Annual Objectives", aliases=("No", "No.", "Nr", "Nr.", "ID", "Number")
    )
    audience: Audience | None = column("Audience", Audience.INTERNAL, "plan format", aliases=("Visibility",))
    notes: str | None = column(
        "Notes", Audience.INTERNAL, "plan format", aliases=("Note", "Comment", "Comments")
    )
    origin: Origin = Field(exclude=True, repr=False)

    @classmethod
    def born(cls, values: Iterable[tuple[str, Any]], origin: Origin) -> Self:
        """A row from the values of its fields; they were made by the reader and are not validated again.

        Building pydantic's validators costs more than reading a plan, so they are left to whoever needs them.
        """
        row = object.__new__(cls)
        blank, names = _defaults(cls)
        fields = blank.copy()
        for name, value in values:
            fields[name] = value
        fields["origin"] = origin
        _set(row, "__dict__", fields)
        _set(row, "__pydantic_fields_set__", names)
        _set(row, "__pydantic_extra__", None)
        _set(row, "__pydantic_private__", None)
        return row

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
    found = []
    for name, field in kind.model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or "column" not in extra:
            continue
        declared: dict[str, Any] = dict(cast("Any", extra["column"]))
        if kind.INFO.needs:
            declared["required"] = name in kind.INFO.needs
        found.append(Column(name=name, kind=value_kind(hints[name]), **declared))
    common = Row.model_fields
    return tuple(sorted(found, key=lambda each: each.name in common))


def leading_titles(kind: type[Row]) -> tuple[str, ...]:
    """Titles for the header of a new table: the required columns, and optional ones among the first six."""
    own = [each for each in columns(kind) if each.name not in Row.model_fields]
    return tuple(each.title for place, each in enumerate(own) if each.required or place < 6)


@cache
def title_field(kind: type[Row]) -> str:
    """Name of the field that names a row: the section's first required column."""
    return next(each.name for each in columns(kind) if each.required)


@cache
def _defaults(kind: type[Row]) -> tuple[dict[str, Any], set[str]]:
    """A row without values, and the names of its fields, which pydantic wants to know."""
    return {name: None for name in kind.model_fields if name != "origin"}, set(kind.model_fields)


class Prose:
    """A section of free text. A subclass declares it; nothing is ever made from it."""

    INFO: ClassVar[SectionInfo]
