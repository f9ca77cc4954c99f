"""`KEY=VALUE` carried out: one value of the front matter, or one cell."""

from collections.abc import Sequence

from acctplan.editing.addresses import Cell, Order, cell_at, key_path
from acctplan.editing.frontmatter import key_edit
from acctplan.editing.proof import Changed, Facts, made, table_id
from acctplan.editing.tables import cell_edit, nothing_for
from acctplan.editing.values import cell_text, key_text
from acctplan.fixing import Edit
from acctplan.fixing.yaml_text import in_front_matter
from acctplan.formatting.values import context_of
from acctplan.model.naming import called
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, title_field
from acctplan.reader.declared import declared, outcome, short
from acctplan.reader.header import label
from acctplan.reader.values import ReadingContext
from acctplan.settings import Settings


def set_values(plan: Plan, orders: Sequence[Order], settings: Settings) -> Changed:
    """The plan with all values set, one after the other. Raises: UsageError if one of them cannot be."""
    after, said = plan, []
    for order in orders:
        path = key_path(order.address)
        if path is not None:
            done = set_key(after, path, order.text, settings)
        else:
            done = set_cell(after, cell_at(after, order.address, settings), order.text, settings)
        after = done.after
        said.append(done.said)
    return Changed(plan, after, "\n".join(said))


def set_key(plan: Plan, path: str, text: str, settings: Settings) -> Changed:
    """The plan with another value for a key; unchanged if it says that already."""
    context = ReadingContext(settings.currency, settings.fiscal_year_start)
    new = key_text(path, text, context)
    items = getattr(plan.front, path, None) or () if declared()[path].is_list else ()
    old = plan.front.text(path).strip() or ", ".join(items)
    expected = _expected(path, new)
    if old == new or _is_same(plan, path, new, context):
        return Changed(plan, plan, f"{path} is '{short(old)}' already" if new else f"{path} is empty already")
    edit = key_edit(plan, path, new)
    after = made(plan, [edit], settings, _cell_at(plan, edit, new) or expected)
    return Changed(plan, after, _said(path, old, new))


def _cell_at(plan: Plan, edit: Edit, text: str) -> Facts:
    """The cell of a table that an edit of a key goes to, as a table may fill keys, too."""
    if in_front_matter(plan.source, edit.span.line):
        return {}
    for table in plan.tables.values():
        for position, row in enumerate(table.rows):
            for field, index in row.origin.indexes.items():
                if row.at(field) == edit.span:
                    return {(*table_id(plan, table), "row", position, index): text}
    return {}


def _is_same(plan: Plan, path: str, new: str, context: ReadingContext) -> bool:
    """Whether a key says that already: nothing, the words of a list, or the same value in the text of the plan."""
    if not new:
        return plan.front.is_missing(path)
    place = plan.front.place(path)
    if declared()[path].is_list:
        return getattr(plan.front, path, None) == _words(new)
    if place is None or in_front_matter(plan.source, place.span.line):
        return False
    return outcome(path, new, context) == outcome(path, place.text, context)


def _words(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _expected(path: str, text: str) -> Facts:
    if not text:
        return {("key", path): (CellState.BLANK, "")}
    value = _words(text) if declared()[path].is_list else text
    return {("key", path): (CellState.VALUE, value)}


def set_cell(plan: Plan, cell: Cell, text: str, settings: Settings) -> Changed:
    """The plan with another text in a cell; unchanged if it has that already."""
    row, field = cell.row, cell.column.name
    is_name = field == title_field(type(row))
    new = cell_text(cell.column, text, context_of(plan, settings), is_name=is_name)
    old = row.text(field)
    if not new and old:
        new = nothing_for(row, field)
    name = f"{label(cell.column.title)} of {called(row, cell.position + 1)}"
    if old == new:
        return Changed(plan, plan, f"{name} is '{short(old)}' already" if new else f"{name} is empty already")
    place = (*table_id(plan, cell.table), "row", cell.position, row.origin.indexes[field])
    after = made(plan, [cell_edit(plan, row, field, new)], settings, {place: new})
    return Changed(plan, after, _said(name, old, new))


def _said(name: str, old: str, new: str) -> str:
    if not new:
        return f"{name}: '{short(old)}' is cleared"
    return f"{name}: '{short(old)}' is now '{short(new)}'" if old else f"{name} is '{short(new)}' now"
