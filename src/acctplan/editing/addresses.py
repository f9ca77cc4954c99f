"""What stands before `=` in an order: the path of a key, or a section, a row and a column.

As in `git config`, what stands between the first and the last dot names the row, so that it may have dots itself.
"""

from difflib import get_close_matches
from typing import Any, NamedTuple

from acctplan.editing.tables import kind_of
from acctplan.errors import UsageError
from acctplan.model.front import KeyGroup
from acctplan.model.naming import called, closest, normal
from acctplan.model.plan import Plan, Table
from acctplan.model.row import Column, Row
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.pattern import Pattern
from acctplan.reader.declared import declared, short
from acctplan.reader.header import column_names, own_columns
from acctplan.reader.headings import normal as normal_heading
from acctplan.reader.headings import normal_column
from acctplan.reader.sections import section_named
from acctplan.settings import Settings

_FIRST_SEPARATOR = Pattern(r"[.:]")
_NUMBER = Pattern(r"#?([0-9]{1,4})")
_SHOWN = 8
HINT = "write a key, like health=80, or section.row.column, like goals.2.progress=60%"


class Order(NamedTuple):
    """`KEY=VALUE` as somebody typed it."""

    address: str
    text: str


class Cell(NamedTuple):
    """A cell that an address means: `position` counts the row in its table from 0."""

    table: Table[Any]
    row: Row
    position: int
    column: Column


def parse_order(text: str) -> Order:
    """`KEY=VALUE`; an `=` between double quotes is part of a name. Raises: UsageError if there is no other."""
    quoted = False
    for place, mark in enumerate(text):
        if mark == '"':
            quoted = not quoted
        elif mark == "=" and not quoted and place:
            return Order(text[:place].strip(), text[place + 1 :].strip())
    raise UsageError(f"'{short(text)}' is not KEY=VALUE", HINT)


def key_path(address: str) -> str | None:
    """The path of the key that an address means; None if it can only mean a cell.

    Raises: UsageError for a group of keys, and for what is neither.
    """
    path = address.strip().casefold().replace("-", "_")
    known = declared()
    if path in known:
        if known[path].group is None:
            return path
        inner = next(each for each in known if each.startswith(f"{path}."))
        raise UsageError(f"'{path}' is a group of keys", f"name one of them, like {inner}=VALUE")
    first = path.partition(".")[0]
    is_group = first in known and isinstance(known[first].key.kind, type)
    is_group = is_group and issubclass(known[first].key.kind, KeyGroup)
    if len(_parts(address)) == 3 and not is_group:
        return None
    leaves = [each for each in known if known[each].group is None]
    nested = [each for each in leaves if each.rpartition(".")[2] == path]
    close = nested or get_close_matches(path[:100], leaves, n=1, cutoff=0.6)
    raise UsageError(f"there is no key '{short(address)}'", f"did you mean '{close[0]}'?" if close else HINT)


def cell_at(plan: Plan, address: str, settings: Settings) -> Cell:
    """The cell that `section.row.column` means. Raises: UsageError that says what there is instead."""
    section, name, title = _parts(address)
    table = find_table(plan, section, settings)
    kind = kind_of(plan, table)
    position = find_row(table, name)
    return Cell(table, table.rows[position], position, find_column(kind, table, title, settings))


def _parts(address: str) -> tuple[str, ...]:
    """Section, row and column, without the quotes that a name may stand in; as many as there are."""
    first = _FIRST_SEPARATOR.search(address)
    last = address.rfind(".")
    if first is None or last <= first.start():
        return (address,)
    parts = address[: first.start()], address[first.end() : last], address[last + 1 :]
    return tuple(each.strip().strip('"').strip() for each in parts)


def find_table(plan: Plan, name: str, settings: Settings) -> Table[Any]:
    """The table of a section that is named by its title, an alias or a beginning that only one has."""
    kinds = _kinds(plan, name, settings)
    if len(kinds) > 1:
        titles = ", ".join(f"'{each.INFO.title}'" for each in kinds)
        raise UsageError(f"'{name}' may mean {titles}", "write more of the title")
    tables: list[Table[Any]] = []
    for kind in kinds:
        if kind is ReviewedGoal:
            tables = [each for each in plan.reviews if normal_heading(each.title) == normal_heading(name)]
        elif kind in plan.tables:
            tables = [plan.tables[kind]]
    if not tables:
        there = ", ".join(f"'{each.title}'" for each in plan.tables.values())
        raise UsageError(f"the plan has no table '{short(name)}'", f"there are {there}" if there else HINT)
    if tables[0].header is None:
        raise UsageError(f"section '{tables[0].title}' has no table", "'acctplan check' says how to mend it")
    return tables[0]


def _kinds(plan: Plan, name: str, settings: Settings) -> list[type[Row]]:
    words = name.replace("_", " ").replace("-", " ").strip()
    for text in (name, words, f"{words}s"):
        found = section_named(text, plan.front.account or "", settings.headings)
        if found and issubclass(found[0], Row):
            return [found[0]]
        if found and found[0] in PROSE:
            message = f"section '{found[0].INFO.title}' is text, not a table"
            raise UsageError(message, "edit it in the file")
    start = normal_heading(words)
    titles = {kind: (kind.INFO.title, *kind.INFO.aliases) for kind in TABLES}
    return [
        kind
        for kind, names in titles.items()
        if start and any(normal_heading(each).startswith(start) for each in names)
    ]


def find_row(table: Table[Any], name: str) -> int:
    """The position of a row named by `#`, by its exact text, by its position, or by a part that only one has."""
    rows: tuple[Row, ...] = table.rows
    wanted = normal(name)
    titles = [normal(row.title) for row in rows]
    number = _NUMBER.fullmatch(name.strip())
    found = [position for position, row in enumerate(rows) if wanted and normal(row.number or "") == wanted]
    if not found:
        found = [position for position, title in enumerate(titles) if title == wanted]
    if not found and number:
        found = _numbered(rows, number[1])
    elif not found and wanted:
        starts = [position for position, title in enumerate(titles) if title.startswith(wanted)]
        found = starts or [position for position, title in enumerate(titles) if wanted in title]
    if len(found) == 1:
        return found[0]
    raise _no_row(table, name, found)


def _numbered(rows: tuple[Row, ...], number: str) -> list[int]:
    """By `#`, where there is one, else by position; `01` is `1`."""
    keys = [row.key(position).lstrip("0") for position, row in enumerate(rows, 1)]
    return [position for position, key in enumerate(keys) if key == number.lstrip("0")]


def _no_row(table: Table[Any], name: str, found: list[int]) -> UsageError:
    rows: tuple[Row, ...] = table.rows
    if found:
        names = " and ".join(called(rows[each], each + 1) for each in found[:_SHOWN])
        return UsageError(f"'{short(name)}' may mean {names}", "write the number, or more of the text")
    message = f"'{table.title}' has no row '{short(name)}'"
    close = closest(name, [row.title for row in rows if row.title])
    if close:
        return UsageError(message, f"did you mean '{close}'?")
    names = ", ".join(called(row, position) for position, row in enumerate(rows[:_SHOWN], 1))
    return UsageError(message, f"there are {names}" if names else "the table has no rows yet")


def find_column(kind: type[Row], table: Table[Any], title: str, settings: Settings) -> Column:
    """The column of a table that is named by its title, an alias or its field."""
    names = column_names(kind, tuple(own_columns(kind, settings.columns).items()))
    plain = normal_column(title.replace("_", " "))
    column = names.get(plain) or names.get(normal_column(title))
    if column is None:
        close = get_close_matches(plain[:100], names, n=1)
        hint = f"did you mean '{names[close[0]].title}'?" if close else _there_are(table, names)
        raise UsageError(f"'{table.title}' has no column '{short(title)}'", hint)
    if not table.has(column.name):
        message = f"'{table.title}' has no column '{column.title}'"
        raise UsageError(message, f"add the column '{column.title}' to the table, then run it again")
    return column


def _there_are(table: Table[Any], names: Any) -> str:
    titles = dict.fromkeys(each.title for each in names.values() if table.has(each.name))
    return f"there are {', '.join(titles)}"
