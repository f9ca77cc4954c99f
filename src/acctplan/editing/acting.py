"""Actions: one more, or one done."""

from datetime import date
from typing import Any, NamedTuple

from acctplan.editing.addresses import Cell, find_column, find_row
from acctplan.editing.proof import Changed, beyond_us
from acctplan.editing.sections import new_section
from acctplan.editing.setting import set_cell
from acctplan.editing.tables import lines_of, with_row
from acctplan.editing.values import cell_text
from acctplan.errors import UsageError
from acctplan.formatting.values import context_of
from acctplan.model.naming import called, normal
from acctplan.model.people import Names, Side
from acctplan.model.plan import Plan, Table
from acctplan.model.row import columns
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.time import Timeline
from acctplan.model.words import WorkState
from acctplan.reader.declared import short
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.settings import Settings


class Promise(NamedTuple):
    """What somebody promises; `side` is whose people the owner must be one of, or, without an owner, who it is."""

    text: str
    due: str
    owner: str = ""
    side: Side | None = None
    goal: str = ""


def add_action(plan: Plan, promise: Promise, settings: Settings) -> Changed:
    """The plan with one more action at the end of its table; the section is added if there is none.

    Raises: UsageError for a due date that is no day, an owner of the other side, and what no cell can hold.
    """
    given = {
        "action": promise.text,
        "goal": _goals(plan, promise.goal),
        "owner": _owner(plan, promise),
        "due": promise.due,
        "status": WorkState.OPEN.value,
    }
    context = context_of(plan, settings)
    _refuse_no_day(promise.due.strip(), context)
    own = {each.name: each for each in columns(Action)}
    values = {
        name: cell_text(own[name], text, context, is_name=name in ("action", "due"))
        for name, text in given.items()
    }
    return Changed(plan, _with_action(plan, values, settings), f"added action '{short(values['action'])}'")


def _refuse_no_day(text: str, context: ReadingContext) -> None:
    found, day = parser_for(Timeline)(text, context), parser_for(date)(text, context)
    if isinstance(found, Timeline) and found.day is None:
        raise UsageError(f"due '{short(text)}' is no day", "write a day, like 2026-12-10")
    if isinstance(found, Problem) and isinstance(day, Problem):
        raise UsageError(f"due {day.message}", day.hint)


def _goals(plan: Plan, names: str) -> str:
    """The goals that are named by number or a part of their text, as the plan may refer to them."""
    if not names.strip():
        return ""
    table = plan.table(Goal)
    if table is None or not table.rows:
        raise UsageError("the plan has no goals", "leave out --goal")
    parts = [names] if any(normal(row.title) == normal(names) for row in table.rows) else names.split(";")
    return "; ".join(_reference(table, each.strip()) for each in parts)


def _reference(table: Table[Goal], name: str) -> str:
    """A goal by its text; by its number for somebody who did so, and if its text would be read as that of two."""
    position = find_row(table, name)
    row = table.rows[position]
    is_by_number = name.lstrip("#").isdecimal() or ";" in row.title
    return row.key(position + 1) if is_by_number else row.title


def _with_action(plan: Plan, values: dict[str, str], settings: Settings) -> Plan:
    table = plan.table(Action)
    if table is None:
        chosen = [
            name for name in ("action", "goal", "owner", "due", "status") if name != "goal" or values[name]
        ]
        return new_section(plan, Action, {name: values[name] for name in chosen}, settings)
    _refuse_twice(table, values["action"])
    return with_row(plan, Action, {**values, "number": _next_number(table)}, settings)


def _refuse_twice(table: Table[Any], text: str) -> None:
    if any(row.text("action") == text for row in table.rows):
        raise UsageError(f"'{table.title}' has '{short(text)}' already", "write another text")


def _next_number(table: Table[Any]) -> str:
    """The number after the last, if all rows have one."""
    numbers = [row.text("number") for row in table.rows]
    is_counted = bool(numbers) and all(each.isdecimal() for each in numbers)
    return str(max(map(int, numbers)) + 1) if is_counted else ""


def _owner(plan: Plan, promise: Promise) -> str:
    side = promise.side
    if not promise.owner.strip():
        if side is None:
            raise UsageError("nobody owns the action", "name somebody with --owner")
        key = "primary_contact" if side is Side.CUSTOMER else "csm"
        people = plan.roster.split(getattr(plan.front, key))
        if not people:
            raise UsageError(f"the plan has no '{key}' to own the action", "name somebody with --owner")
        return people[0].name
    for person in plan.roster.split(Names(promise.owner)):
        close = plan.roster.suggestion(person.name) if person.side is Side.UNKNOWN else ""
        if close and not plan.roster.find(person.name):
            raise UsageError(f"the plan does not know '{short(person.name)}'", f"did you mean '{close}'?")
        if side is not None and person.side not in (side, Side.UNKNOWN):
            whose = "ours" if person.side is Side.US else "the customer's"
            raise UsageError(
                f"'{short(person.name)}' is {whose}", "name an owner of the other side, or leave out --side"
            )
    return promise.owner


def finish_action(plan: Plan, name: str, settings: Settings) -> Changed:
    """The plan with an action marked as done; `name` is its number or a text that only one has."""
    table = plan.table(Action)
    if table is None:
        raise UsageError("the plan has no actions", "add one with 'acctplan action add'")
    lines_of(plan, table)
    position = find_row(table, name)
    column = find_column(Action, table, "Status", settings)
    cell = Cell(table, table.rows[position], position, column)
    if cell.row.origin.ragged:
        raise beyond_us(plan, f"row '{cell.row.title}' does not fit its header", cell.row.at("status").line)
    if table.rows[position].status is WorkState.DONE:
        said = f"status of {called(cell.row, position + 1)} is '{cell.row.text('status')}' already"
        return Changed(plan, plan, said)
    return set_cell(plan, cell, WorkState.DONE.value, settings)
