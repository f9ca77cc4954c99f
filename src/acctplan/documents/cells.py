"""Values of a plan as the strings that a template prints: formatted, or the author's words as opaque tokens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from acctplan.blocks import Texts
from acctplan.documents.projection import Projection
from acctplan.languages import ENGLISH, Tongue
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

STATES = {Rag.GREEN: "On track", Rag.YELLOW: "At risk", Rag.RED: "Off track"}
"""What the three lights say."""

_WORDS = {"none": "Not using us", "internal team": "Account team"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A computed figure as a template prints it: its text, or a dash and the reason why there is none."""

    text: str
    reason: str = ""
    exact: str = field(default="", compare=False)
    """The figure to the digit, for a picture; amounts without their currency."""

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
    tongue: Tongue = ENGLISH

    @property
    def plan(self) -> Plan:
        """The plan as far as the audience may see it."""
        return self.projection.plan

    @property
    def internal(self) -> bool:
        """Whether our own people read it."""
        return self.projection.is_internal

    def shown(self, figure: Figure[T], form: Callable[[T], str]) -> Shown:
        """A figure in the format `form`, or why there is none."""
        if figure.value is None:
            return self.missing(figure.reason)
        return Shown(form(figure.value), exact=exact(figure.value))

    def missing(self, reason: str) -> Shown:
        """A dash and why."""
        return Shown(NONE, self.tongue.t(reason))

    def money(self, figure: Figure[Money]) -> Shown:
        """An amount as the document's language writes it."""
        return self.shown(figure, self.tongue.forms.money)

    def percent(self, figure: Figure[Decimal]) -> Shown:
        """A fraction in percent."""
        return self.shown(figure, self.tongue.forms.percent)

    def day(self, day: date) -> str:
        """A day as the document's language writes it."""
        return self.tongue.forms.day(day)

    def capital(self, word: StrEnum | str, context: str = "") -> str:
        """A word of ours as a cell of the column `context` shows it: `At risk`."""
        if isinstance(word, Phase) and word.value.isdigit():
            return self.tongue.t("Phase {number}", number=word.value)
        return self.tongue.t(capital(word), context)

    def status(self, rag: Rag) -> str:
        """A token for a state as shape and word."""
        return self.texts.status(rag.value, self.tongue.t(STATES[rag]))

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
        return (
            NONE if state is not CellState.VALUE or value is None else self.value(value, row.text(name), name)
        )

    def key(self, path: str) -> str:
        """What a front-matter key shows, in the same way."""
        front = self.plan.front
        if front.state(path) is CellState.UNREADABLE:
            return self.texts.inline(front.text(path))
        value: Any = front
        for name in path.split("."):
            value = getattr(value, name, None)
        return NONE if value is None else self.value(value, front.text(path), path)

    def value(self, value: Any, text: str, name: str) -> str:
        """A value in our format where there is one, else the author's `text` for it as a token.

        `name` is the column or key that it stands in.
        """
        if isinstance(value, Rag):
            return self.status(value)
        has_note = isinstance(value, Measure) and "(" in text
        return ("" if has_note else self._formatted(value, name)) or self.texts.inline(text or str(value))

    def _formatted(self, value: Any, name: str) -> str:
        """Empty for what is shown in its author's words."""
        forms = self.tongue.forms
        match value:
            case Money():
                text = forms.money(value)
            case Percent():
                text = forms.stated_percent(value)
            case Measure(unit=unit) if not unit or unit == "%" or unit[:3].isupper():
                text = forms.measure(value)
            case bool():
                text = self.tongue.t("Yes" if value else "No")
            case Decimal() | int():
                text = forms.number(Decimal(value))
            case StrEnum():
                text = self.capital(value, name)
            case tuple() if type(value) is tuple:
                text = ", ".join(self.capital(each, name) for each in value if isinstance(each, StrEnum))
            case Relationship(level, champion):
                text = self._strength(level, champion)
            case _:
                text = self._time(value)
        return text

    def _time(self, value: Any) -> str:
        match value:
            case date() | Timeline(precision=Precision.DAY):
                day = value.start if isinstance(value, Timeline) else value
                return self.day(day) if day else ""
            case Timeline(precision=Precision.LIVE | Precision.ONGOING):
                return self.capital(value.precision)
            case Quarter():
                return str(value)
        return ""

    def _strength(self, level: int | None, champion: bool) -> str:
        words = [] if level is None else [f"{level} {self.tongue.t(STRENGTHS[level])}"]
        return ", ".join(
            words + ([self.tongue.t("Champion", "relationship")] if champion or not words else [])
        )


def section(lines: Sequence[Line]) -> Section:
    """Lines as a section; they all have the same columns."""
    names = lines[0].keys() if lines else ()
    return Section(tuple(lines), _Columns({name: any(_says(line[name]) for line in lines) for name in names}))


class _Columns(dict[str, bool]):
    """False for a column of a section without rows."""

    def __missing__(self, key: str) -> bool:
        return False


def exact(value: object) -> str:
    """A number or an amount as a picture takes it, to six decimals; empty for anything else and beyond all scales."""
    number = value.amount if isinstance(value, Money) else value
    if isinstance(number, Decimal):
        return f"{round(number, 6):f}".rstrip("0").rstrip(".") if abs(number.adjusted()) < 20 else ""
    return str(number) if type(number) is int else ""


def exact_days(when: date | Timeline | None) -> str:
    """First and last day of a time, `2027-01-01/2027-03-31`; empty where the author named none."""
    start, end = (when.start, when.end) if isinstance(when, Timeline) else (when, when)
    return f"{start.isoformat()}/{end.isoformat()}" if start and end else ""


def capital(word: StrEnum | str) -> str:
    """A word of ours with a capital, in English: `At risk`."""
    text = _WORDS.get(str(word), str(word))
    return text[:1].upper() + text[1:]


def _says(value: object) -> bool:
    return (value.known if isinstance(value, Shown) else value != NONE) and value not in ("", None, ())
