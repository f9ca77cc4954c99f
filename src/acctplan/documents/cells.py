"""Values of a plan as the strings that a template prints: formatted, or the author's words as opaque tokens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from acctplan.blocks import Texts
from acctplan.documents.projection import Projection
from acctplan.model import formats
from acctplan.model.formats import NONE
from acctplan.model.money import Measure, Money, Percent
from acctplan.model.naming import RowNames
from acctplan.model.numbers import Figure
from acctplan.model.people import Relationship
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Row, columns
from acctplan.model.time import Precision, Quarter, Timeline
from acctplan.model.words import Phase, Rag
from acctplan.settings import Settings

T = TypeVar("T")
R = TypeVar("R", bound=Row)

Line = Mapping[str, object]
"""One row as a template sees it: a string for each declared column, and what is computed beside them."""

STRENGTHS = {
    5: "Strategic Partner",
    4: "Trusted Advisor",
    3: "Preferred Vendor",
    2: "Approved Vendor",
    1: "Unknown",
}
"""Names of the relationship levels. Source: account planning framework, section 2."""

_WORDS = {"none": "Not using us", "internal team": "Account team"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A computed figure as a template prints it: its text, or a dash and the reason why there is none."""

    text: str
    reason: str = ""

    @property
    def known(self) -> bool:
        """Whether it could be computed."""
        return not self.reason

    def __str__(self) -> str:
        return f"{self.text} ({self.reason})" if self.reason else self.text


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of a section; `has` says by column whether any row has something to show there."""

    rows: tuple[Line, ...]
    has: Mapping[str, bool]


@dataclass(frozen=True)
class Viewpoint:
    """What every part of a view is made from: what may be seen, the day, the settings and the store of texts."""

    projection: Projection
    texts: Texts
    today: date
    settings: Settings

    @property
    def plan(self) -> Plan:
        """The plan as far as the audience may see it."""
        return self.projection.plan

    @property
    def internal(self) -> bool:
        """Whether our own people read it."""
        return self.projection.is_internal

    def section(self, rows: Sequence[R], kind: type[R], more: Callable[[R], Line] | None = None) -> Section:
        """The rows with all declared columns, `key` (the `#` or the position) and what `more` computes for each."""
        return section(
            [
                {
                    **self.cells(kind, row),
                    "key": self.texts.plain(row.key(index)),
                    **(more(row) if more else {}),
                }
                for index, row in enumerate(rows, 1)
            ]
        )

    def names(self, kind: type[Row]) -> RowNames | None:
        """How other rows call those of a section; None if it is not there."""
        if kind not in self._names:
            table = self.plan.table(kind)
            self._names[kind] = RowNames(table) if table else None
        return self._names[kind]

    @cached_property
    def _names(self) -> dict[type[Row], RowNames | None]:
        return {}

    def cells(self, kind: type[R], row: R) -> dict[str, object]:
        """A string for each declared column of a row."""
        return {each.name: self.cell(row, each.name) for each in columns(kind)}

    def cell(self, row: Row, name: str) -> str:
        """What a cell shows: its value in our format, the author's words if it could not be read, else a dash."""
        state = row.state(name)
        if state is CellState.UNREADABLE and row.text(name):
            return self.texts.inline(row.text(name))
        value = getattr(row, name)
        return NONE if state is not CellState.VALUE or value is None else self.value(value, row.text(name))

    def key(self, path: str) -> str:
        """What a front-matter key shows, in the same way."""
        front = self.plan.front
        if front.state(path) is CellState.UNREADABLE:
            return self.texts.inline(front.text(path))
        value: Any = front
        for name in path.split("."):
            value = getattr(value, name, None)
        return NONE if value is None else self.value(value, front.text(path))

    def value(self, value: Any, text: str) -> str:
        """A value in our format where there is one, else the author's `text` for it as a token."""
        if isinstance(value, Rag):
            return self.texts.status(value.value)
        has_note = isinstance(value, Measure) and "(" in text
        return ("" if has_note else _formatted(value)) or self.texts.inline(text or str(value))


def section(lines: Sequence[Line]) -> Section:
    """Lines as a section; they all have the same columns."""
    names = lines[0].keys() if lines else ()
    return Section(tuple(lines), _Columns({name: any(_says(line[name]) for line in lines) for name in names}))


class _Columns(dict[str, bool]):
    """False for a column of a section without rows."""

    def __missing__(self, key: str) -> bool:
        return False


def shown(figure: Figure[T], form: Callable[[T], str]) -> Shown:
    """A figure in the format `form`."""
    return Shown(NONE, figure.reason) if figure.value is None else Shown(form(figure.value))


def capital(word: StrEnum | str) -> str:
    """A word of ours as a cell shows it: `At risk`."""
    text = _WORDS.get(str(word), str(word))
    return f"Phase {text}" if isinstance(word, Phase) and text.isdigit() else text[:1].upper() + text[1:]


def _says(value: object) -> bool:
    return (value.known if isinstance(value, Shown) else value != NONE) and value not in ("", None, ())


def _formatted(value: Any) -> str:
    """Empty for what is shown in its author's words."""
    match value:
        case Money():
            text = formats.money(value)
        case Percent():
            text = formats.stated_percent(value)
        case Measure(unit=unit) if not unit or unit == "%" or unit[:3].isupper():
            text = formats.measure(value)
        case bool():
            text = "Yes" if value else "No"
        case Decimal() | int():
            text = formats.number(Decimal(value))
        case StrEnum():
            text = capital(value)
        case tuple() if type(value) is tuple:
            text = ", ".join(capital(each) for each in value if isinstance(each, StrEnum))
        case Relationship(level, champion):
            text = _strength(level, champion)
        case _:
            text = _time(value)
    return text


def _time(value: Any) -> str:
    match value:
        case date() | Timeline(precision=Precision.DAY):
            day = value.start if isinstance(value, Timeline) else value
            return formats.day(day) if day else ""
        case Timeline(precision=Precision.LIVE | Precision.ONGOING):
            return capital(value.precision)
        case Quarter():
            return str(value)
    return ""


def _strength(level: int | None, champion: bool) -> str:
    return "Champion" if level is None else f"{level} {STRENGTHS[level]}{', Champion' if champion else ''}"
