"""A section's tables, lists and records as the one table that the format has."""

from collections.abc import Sequence

from acctplan.adoption.columns import fit, match_header
from acctplan.adoption.groups import Group, read_groups
from acctplan.adoption.listed import MOST_ROWS, Converted, from_lists
from acctplan.adoption.page import Change, Page, Shape, body_start
from acctplan.adoption.record import Form
from acctplan.adoption.sheet import Sheet, needs_change
from acctplan.model.row import Row, columns, leading_titles
from acctplan.reader.sections import Part
from acctplan.reader.shapes import RawTable


def convert(form: Form, page: Page, shape: Shape, part: Part, *, apart: bool) -> Converted:
    """Make one table of a section; nothing is changed if it has a good one, or nothing that could become one.

    `apart`: what belongs to the section beside it may leave for that one.
    """
    start = part.heading.span.end_line + 1
    groups = read_groups(form, page, shape, start, part.end)
    tables = [(table, group) for group in groups for table in group.tables]
    fitting = [(table, group) for table, group in tables if fit(form.kind, table.header.cells, form.own)]
    if sum(len(table.rows) for table, _ in tables) > MOST_ROWS:
        return Converted()
    if fitting:
        return _from_tables(form, page, part, tables, fitting)
    done = from_lists(form, page, part, groups, apart=apart)
    if done.changes or tables:
        return done if done.changes else _from_unfit(form, page, tables)
    if not any(text.strip() for text in page.texts[start : part.end]):
        return Converted((Change(start, start, ("", *_empty_table(form.kind))),), 0, "nothing stood there")
    return Converted()


def _empty_table(kind: type[Row]) -> list[str]:
    titles = leading_titles(kind)
    return [f"| {' | '.join(titles)} |", f"|{'|'.join(['---'] * len(titles))}|"]


def _from_tables(
    form: Form,
    page: Page,
    part: Part,
    tables: list[tuple[RawTable, Group]],
    fitting: list[tuple[RawTable, Group]],
) -> Converted:
    first = fitting[0][0]
    if len(tables) == 1 and not needs_change(form, first):
        return Converted((), len(first.rows), "a table")
    sheet = Sheet(form)
    for table, group in fitting:
        sheet.add_table(table, group.label if len(fitting) > 1 else "")
    lines = _indented(first, page, sheet.lines())
    others = [each for each in tables if each not in fitting]
    place = first.header.line
    if others and others[0][0].header.line < fitting[-1][0].header.line:
        place = body_start(page.texts, part.heading)
    changes = [Change(table.header.line, table.end_line, ()) for table, _ in fitting]
    if place == first.header.line:
        changes[0] = Change(place, first.end_line, tuple(lines))
    else:
        changes.append(Change(place, place, ("", *lines, "")))
    if others:
        changes.append(_ended(part, *others[0]))
    if len(fitting) > 1:
        changes += _labels_away(
            page, [group for _, group in fitting if all(group is not other for _, other in others)]
        )
    how = f"{len(fitting)} tables" if len(fitting) > 1 else "a table"
    return Converted(tuple(changes), len(sheet), how)


def _ended(part: Part, table: RawTable, group: Group) -> Change:
    """A heading that ends the section before a table of something else: the one above it, or one of our own."""
    hashes = "#" * part.heading.level
    if group.is_heading:
        return Change(group.start, group.stop, (f"{hashes} {group.label}",))
    line = table.header.line
    return Change(line, line, (f"{hashes} {part.heading.text} (continued)", ""))


def _indented(table: RawTable, page: Page, lines: list[str]) -> list[str]:
    """The lines of a table behind what stands before the old one: the marks of a list or a quotation."""
    lead = page.texts[table.header.line][: table.header.offset]
    if not lead:
        return lines
    below = lead if ">" in lead else " " * len(lead)
    return [lead + lines[0], *(below + line for line in lines[1:])]


def _labels_away(page: Page, groups: Sequence[Group]) -> list[Change]:
    """Labels whose tables have moved and that stand above nothing else: their words are in the rows."""
    changes = []
    for group in {id(each): each for each in groups if each.label and each.stop}.values():
        if not group.has_text and not group.items and not group.note:
            end = group.stop
            while end < len(page.lines) and not page.texts[end].strip():
                end += 1
            changes.append(Change(group.start, end, ()))
    return changes


def _from_unfit(form: Form, page: Page, tables: list[tuple[RawTable, Group]]) -> Converted:
    """A table whose first column names the rows, whatever it is called, if another column is understood."""
    table = tables[0][0]
    cells = table.header.cells
    found = match_header(form.kind, cells, form.own)
    free = [position for position, column in enumerate(found) if column is None and cells[position]]
    if len(tables) > 1 or not any(found) or not free or not table.rows:
        return Converted()
    title = next(each.title for each in columns(form.kind) if each.name == form.head)
    flat = cells[free[0]].replace("(", " ").replace(")", " ")
    header = [f"{title} ({flat})" if position == free[0] else text for position, text in enumerate(cells)]
    sheet = Sheet(form)
    sheet.add_table(table._replace(header=table.header._replace(cells=header)))
    change = Change(table.header.line, table.end_line, tuple(_indented(table, page, sheet.lines())))
    return Converted((change,), len(sheet), "a table")
