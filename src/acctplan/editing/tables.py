"""Edits of tables: another text in a cell, one more row or column, written the way the table is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from acctplan.editing.proof import Facts, beyond_us, made, table_id
from acctplan.fixing import Edit
from acctplan.formatting.tables import width_of
from acctplan.model.plan import Plan, Table
from acctplan.model.row import Row
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.pattern import Pattern
from acctplan.reader.header import own_columns, read_header
from acctplan.reader.shapes import RawRow, raw_row
from acctplan.settings import Settings
from acctplan.source import Span

_FILLED = Pattern(r"[^|\s] {2,}\|")
"""A cell with blanks after it up to the width of its column."""

_OTHER_BLOCK = Pattern(r"[-+*>#`~=<]|[0-9]{1,9}[.)]")
"""Where a row without a pipe before it might be a list, a quotation or the like."""


def escaped(text: str) -> str:
    """A text as a cell holds it."""
    return text.replace("|", "\\|")


def cell_edit(plan: Plan, row: Row, field: str, text: str) -> Edit:
    """The edit that gives a cell its text. Blanks around it stay, and so the columns of a table that are filled.

    Raises: UsageError for a row whose cells do not fit its header.
    """
    raw = row.origin.place
    if row.origin.ragged or not isinstance(raw, RawRow):
        raise beyond_us(plan, f"row '{row.title}' does not fit its table's header", row.at(field).line)
    span = row.at(field)
    old = plan.source.between(span)
    if not old.strip():
        return Edit(span, _in_blank(escaped(text), old, raw.text))
    if text:
        is_open = text.endswith("\\") and plan.source.text.startswith("|", plan.source.offset(*span[2:]))
        return Edit(span, escaped(text) + " " * is_open)
    return _cleared(plan, raw, span)


def _cleared(plan: Plan, raw: RawRow, span: Span) -> Edit:
    """Blanks in a table that is filled to one width, where they keep it; one blank in a compact one."""
    line = plan.source.lines[span.line - 1]
    before, after = line[: span.column - 1], line[span.end_column - 1 :]
    if _FILLED.search(raw.text):
        return Edit(span, " " * width_of(plan.source.between(span)))
    if before.endswith("| ") and after.startswith(" |"):
        return Edit(span._replace(end_column=span.end_column + 1), "")
    return Edit(span, "")


def _in_blank(text: str, blank: str, row: str) -> str:
    """A text in the place of a cell of blanks, as wide as that was if it can be."""
    if not text:
        return blank
    is_tight = not blank and "| " not in row and " |" not in row
    if is_tight:
        return text
    return f" {text} " + " " * (len(blank) - width_of(text) - 2)


class Lines(NamedTuple):
    """The lines of a table: header, delimiter and rows with their file lines, sums among them."""

    header: RawRow
    delimiter: int
    rows: tuple[RawRow, ...]


def lines_of(plan: Plan, table: Table[Any]) -> Lines:
    """Where the lines of a table stand; the section has one."""
    span = table.header
    if span is None:
        raise beyond_us(plan, f"section '{table.title}' has no table", table.heading.line)
    header = raw_row(span.line, plan.source.lines[span.line - 1], span.column - 1)
    rows = [each.origin.place for each in (*table.rows, *table.totals)]
    raws = sorted(each for each in rows if isinstance(each, RawRow))
    return Lines(header, span.line + 1, tuple(raws))


def row_edit(plan: Plan, table: Table[Any], texts: Sequence[str]) -> Edit:
    """The edit that adds a row of these cells at the end of a table, before its sums."""
    lines = lines_of(plan, table)
    raws = [each.origin.place for each in table.rows]
    last = max((each.line for each in raws if isinstance(each, RawRow)), default=lines.delimiter)
    line = _row_line(plan, lines, texts)
    end = Span(last, len(plan.source.lines[last - 1]) + 1, last, len(plan.source.lines[last - 1]) + 1)
    return Edit(end, f"{plan.source.line_end(last)}{line}")


def with_row(plan: Plan, kind: type[Row], values: Mapping[str, str], settings: Settings) -> Plan:
    """The plan with one more row; values are by field, those without a column are left out."""
    table = plan.tables[kind]
    texts = row_texts(plan, table, values, settings)
    name = (*table_id(plan, table), "row", len(table.rows))
    cells: Facts = {(*name, position): text for position, text in enumerate(texts)}
    expected = {**cells, name: (len(texts), False, False)}
    return made(plan, [row_edit(plan, table, texts)], settings, expected)


def row_texts(plan: Plan, table: Table[Any], values: Mapping[str, str], settings: Settings) -> list[str]:
    """The texts of a row by the table's columns."""
    kind = kind_of(plan, table)
    own = tuple(own_columns(kind, settings.columns).items())
    cells = lines_of(plan, table).header.cells
    texts = [""] * len(cells)
    for field, index in read_header(kind, tuple(cells), own).indexes.items():
        texts[index] = values.get(field, "")
    return texts


def kind_of(plan: Plan, table: Table[Any]) -> type[Row]:
    """What the rows of a table are."""
    return next((kind for kind, each in plan.tables.items() if each is table), ReviewedGoal)


def _row_line(plan: Plan, lines: Lines, texts: Sequence[str]) -> str:
    cells = [escaped(each) for each in texts]
    header = lines.header
    widths = _widths(plan, lines)
    if widths:
        cells = [cell + " " * (width - width_of(cell)) for cell, width in zip(cells, widths, strict=True)]
    blank = "" if is_tight(header.text) else " "
    if not blank:  # an end of `\` would make the next pipe a part of the cell
        cells = [cell + " " * cell.endswith("\\") for cell in cells]
    text = f"{blank}|{blank}".join(cells)
    is_open = header.text.startswith("|") or not cells[0].strip() or _OTHER_BLOCK.match(cells[0])
    opening = f"|{blank}" if is_open else ""
    closing = f"{blank}|" if header.text.endswith("|") or not cells[-1].strip() else ""
    line = f"{opening}{text}{closing}"
    prefix = plan.source.lines[header.line - 1][: header.offset]
    return prefix + (line if widths else line.replace("|  |", "| |").replace("|  |", "| |"))


def is_tight(row: str) -> bool:
    """Whether a row has no blanks around its cells."""
    return "| " not in row and " |" not in row


def _widths(plan: Plan, lines: Lines) -> list[int]:
    """The widths of the columns of a table that is filled to them; nothing if it is not."""
    delimiter = plan.source.lines[lines.delimiter - 1][lines.header.offset :].strip()
    parts = [delimiter, lines.header.text, *(each.text for each in lines.rows)]
    widths = [[width_of(part) for part in each.strip("|").replace("\\|", "xx").split("|")] for each in parts]
    is_filled = len(lines.rows) > 0 and all(each == widths[0] for each in widths)
    return [max(each - 2, 0) for each in widths[0]] if is_filled and "-- |" in delimiter else []


def column_edits(plan: Plan, table: Table[Any], title: str) -> Iterator[Edit]:
    """The edits that add an empty column at the end of a table."""
    lines = lines_of(plan, table)
    delimiter = plan.source.lines[lines.delimiter - 1].rstrip(" \t")
    yield _cell_at_end(plan, lines.header.line, lines.header.text, title)
    yield _cell_at_end(plan, lines.delimiter, delimiter, "---")
    for raw in lines.rows:
        yield _cell_at_end(plan, raw.line, raw.text, "")


def _cell_at_end(plan: Plan, line: int, row: str, text: str) -> Edit:
    end = len(plan.source.lines[line - 1].rstrip()) + 1
    blank = "" if is_tight(row) else " "
    is_closed = row.endswith("|") and not row.endswith("\\|")
    written = f"{blank}{text}{blank}|" if is_closed else f" | {text or '–'}"
    return Edit(Span(line, end, line, end), written if text or not is_closed else " |")


def nothing_for(row: Row, field: str) -> str:
    """What a cleared cell holds: a dash where a blank would make it another row's end or beginning."""
    raw = row.origin.place
    if not isinstance(raw, RawRow):
        return ""
    index = row.origin.indexes[field]
    is_first = index == 0 and not raw.text.startswith("|")
    is_last = index == len(raw.cells) - 1 and (not raw.text.endswith("|") or raw.text.endswith("\\|"))
    return "–" if is_first or is_last else ""
