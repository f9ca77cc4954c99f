"""What `acctplan history` can follow: a key, a cell, or how a section stands as a whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

from acctplan.comparing.measures import quantity
from acctplan.comparing.slips import row_called
from acctplan.comparing.telling import cell, shown, words_of
from acctplan.editing.addresses import HINT as SETTING
from acctplan.editing.addresses import find_column, find_row, find_table
from acctplan.editing.tables import kind_of
from acctplan.errors import UsageError
from acctplan.model.formats import percent
from acctplan.model.naming import normal
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Column, Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective
from acctplan.model.sections.growth import Opportunity
from acctplan.model.sections.people import Stakeholder
from acctplan.model.sections.profile import Product, StateDimension
from acctplan.model.sections.risks import Risk
from acctplan.model.sections.value import SuccessMetric, ValueTarget
from acctplan.model.words import RiskState, WorkState
from acctplan.pattern import Pattern
from acctplan.reader.declared import declared, short
from acctplan.settings import Settings

HINT = "write a key, like health, a section, like goals, or section:row, like value:Invoices or goals:2.due"
_FIRST = Pattern(r"[.:]")
_USUAL: Mapping[type[Row], str] = MappingProxyType(
    {
        Goal: "progress",
        Objective: "status",
        Action: "status",
        Milestone: "due",
        ValueTarget: "current",
        SuccessMetric: "current",
        Stakeholder: "relationship",
        Risk: "probability",
        Opportunity: "value",
        Product: "status",
        StateDimension: "status",
    }
)
"""The column that is followed if none is named."""


class Reading(NamedTuple):
    """What a plan says of something: as documents print it, and the number behind it if there is one."""

    text: str
    number: Decimal | None = None


class Followed(NamedTuple):
    """Something that can be read in every state of a plan; `kinds` are the tables that it needs.

    `read` is asked from the newest state to the oldest, as it follows a row through its names.
    """

    title: str
    kinds: frozenset[type[Row]]
    read: Callable[[Plan], Reading]


def followed(field: str, plans: Iterator[Plan], settings: Settings) -> Followed:
    """What a field means in the newest of the plans that has it; `plans` come from the newest to the oldest.

    Raises: UsageError for what none of them has, as the newest says it.
    """
    mistake: UsageError | None = None
    for plan in plans:
        try:
            return _in_plan(field.strip(), plan, settings)
        except UsageError as error:
            hint = HINT if error.hint == SETTING else error.hint
            mistake = mistake or UsageError(error.message, hint)
    raise mistake or UsageError(f"there is no '{field}'", HINT)


def _in_plan(field: str, plan: Plan, settings: Settings) -> Followed:
    path = field.casefold().replace("-", "_")
    known = declared()
    if path in known:
        if known[path].group is not None:
            inner = next(each for each in known if each.startswith(f"{path}."))
            raise UsageError(f"'{path}' is a group of keys", f"name one of them, like {inner}")
        return _key(path)
    parts = _FIRST.split(field, maxsplit=1)
    if len(parts) == 1:
        close = get_close_matches(path[:100], known, n=1, cutoff=0.75)
        if close:
            raise UsageError(f"there is no key '{short(field)}'", f"did you mean '{close[0]}'?")
        return _section(field, plan, settings)
    table = find_table(plan, parts[0].strip(), settings)
    kind = kind_of(plan, table)
    name, column = _row_and_column(kind, table, parts[1], settings)
    row = table.rows[find_row(table, name.strip().strip('"'))]
    return _cell(kind, row, column)


def _row_and_column(kind: type[Row], table: Any, text: str, settings: Settings) -> tuple[str, Column]:
    """The row's name and the column: what follows the last dot, if it names one, else the section's usual one."""
    name, dot, title = text.rpartition(".")
    if dot and name:
        try:
            return name, find_column(kind, table, title, settings)
        except UsageError:
            if kind not in _USUAL:
                raise
    if kind not in _USUAL:
        raise UsageError(f"'{table.title}' has no usual column", "name one, like section:row.column")
    return text, find_column(kind, table, _USUAL[kind], settings)


def _key(path: str) -> Followed:
    kinds = frozenset({StateDimension}) if path.startswith("adoption.") else frozenset()

    def read(plan: Plan) -> Reading:
        value: Any = plan.front
        for name in path.split("."):
            value = getattr(value, name, None)
        if value is None and plan.front.state(path) is not CellState.UNREADABLE:
            return Reading("")
        if isinstance(value, bool):
            return Reading("yes" if value else "no")
        if isinstance(value, tuple) and not hasattr(value, "text") and not quantity(value):
            return Reading(words_of(", ".join(map(str, value))))
        return Reading(shown(value, plan.front.text(path)), _number(value))

    return Followed(path, kinds, read)


def _cell(kind: type[Row], found: Row, column: Column) -> Followed:
    known = {normal(found.title)}

    def read(plan: Plan) -> Reading:
        row = row_called(plan.rows(kind), known)
        if row is None:
            return Reading("")
        known.add(normal(row.title))
        return Reading(cell(row, column.name), _number(getattr(row, column.name)))

    return Followed(f"{words_of(found.title)}: {column.title}", frozenset({kind}), read)


def _number(value: Any) -> Decimal | None:
    found = quantity(value)
    return found[0] if found else None


def _section(field: str, plan: Plan, settings: Settings) -> Followed:
    table = find_table(plan, field, settings)
    kind = kind_of(plan, table)
    read = _SUMS.get(kind)
    if read is None:
        names = [row.title for row in table.rows if row.title][:1]
        hint = f"name a row, like {field}:{words_of(names[0])}" if names else HINT
        raise UsageError(f"'{table.title}' has no number of its own", hint)
    return Followed(kind.INFO.title, frozenset({kind}), read)


def goals_reading(goals: Sequence[Goal]) -> Reading:
    """How many goals are finished, and how far they are on average."""
    stated = [goal.progress.value for goal in goals if goal.progress]
    if not goals:
        return Reading("")
    done = sum(value >= 100 for value in stated)
    mean = sum(stated, Decimal(0)) / len(stated) if stated else None
    far = f", {percent(mean / 100)} on average" if mean is not None else ""
    return Reading(f"{done} of {len(goals)} finished{far}", mean)


def _done(kind: type[Row]) -> Callable[[Plan], Reading]:
    def read(plan: Plan) -> Reading:
        rows: Sequence[Any] = [row for row in plan.rows(kind) if row.status is not WorkState.DROPPED]  # type: ignore[attr-defined]
        done = sum(row.status is WorkState.DONE for row in rows)
        return Reading(f"{done} of {len(rows)} done", Decimal(done)) if rows else Reading("")

    return read


def _risks(plan: Plan) -> Reading:
    rows = plan.rows(Risk)
    count = sum(row.status is not RiskState.CLOSED for row in rows)
    return Reading(f"{count} open", Decimal(count)) if rows else Reading("")


_SUMS: Mapping[type[Row], Callable[[Plan], Reading]] = MappingProxyType(
    {
        Goal: lambda plan: goals_reading(plan.goals),
        Action: _done(Action),
        Milestone: _done(Milestone),
        Risk: _risks,
    }
)
