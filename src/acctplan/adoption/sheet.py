"""A section's table as it is put together: from tables and records, readable in every cell, without losing a word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from acctplan.adoption.columns import headed, match_header
from acctplan.adoption.page import words
from acctplan.adoption.record import Form, Record
from acctplan.adoption.values import ends_of, is_readable, mended
from acctplan.model.row import Column, Row, columns
from acctplan.model.sections.goals import Objective
from acctplan.reader.headings import normal_column
from acctplan.reader.shapes import RawTable
from acctplan.reader.values.listing import read_references

_TOTALS = frozenset(("total", "totals", "sum", "grand total"))
_COMMON = frozenset(Row.declared)
_UNREAD = ", as written"


@dataclass
class _Head:
    """One column of the sheet: the declared one, or None for a column of the author's; the author's labels."""

    column: Column | None
    labels: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.column.name if self.column else f"\0{normal_column(self.labels[0])}"


@dataclass
class Sheet:
    """The rows of one section so far."""

    form: Form
    _heads: dict[str, _Head] = field(default_factory=dict)
    _rows: list[dict[str, str]] = field(default_factory=list)
    _is_tabular: bool = False

    def __len__(self) -> int:
        return len(self._rows)

    def add_table(self, table: RawTable, group: str = "") -> None:
        """Take the rows of a table; `group` is what stands above it beside other tables of the section."""
        self._is_tabular = True
        found = match_header(self.form.kind, table.header.cells, self.form.own)
        names = [
            self._head(column, text, position)
            for position, (column, text) in enumerate(zip(found, table.header.cells, strict=True))
        ]
        for raw in table.rows:
            if not any(raw.cells):
                continue
            row: dict[str, str] = {}
            for position, text in enumerate(raw.cells):
                name = names[position] if position < len(names) else "notes"
                _join(row, name, text)
            if group:
                self._add_group(row, group)
            self._rows.append(row)

    def add_records(self, records: Iterable[Record]) -> None:
        """Take records of lists."""
        for record in records:
            for label in (name for name in record.cells if name in record.labels):
                for each in record.labels[label].split("; "):
                    self._head(self.form.column(label), each, 0)
            row = dict(record.cells)
            for note in record.notes:
                _join(row, "notes", note)
            self._rows.append(row)

    def _add_group(self, row: dict[str, str], group: str) -> None:
        name = group_column(self.form, group, row)
        _join(row, name or "notes", group)

    def _head(self, column: Column | None, label: str, position: int) -> str:
        head = _Head(column, [label] if label else [])
        if column is None and not normal_column(label):
            head = _Head(None, [f" {position}"])
        kept = self._heads.setdefault(head.name, head)
        if label and label not in kept.labels:
            kept.labels.append(label)
        return kept.name

    def lines(self) -> list[str]:
        """The table in Markdown."""
        if self.form.kind is Objective:
            self._measure()
        self._leave_unreadable_columns()
        for row in self._rows:
            if not _is_total(row):
                self._mend(row)
        names = self._order()
        header = [self._title(name) for name in names]
        rows = [[row.get(name, "") for name in names] for row in self._rows]
        return [_line(header), _line(["---"] * len(names), rule=True), *(_line(row) for row in rows)]

    def _measure(self) -> None:
        """Baseline and target that a metric or an objective says."""
        for row in self._rows:
            ends = [
                found
                for name in ("metric", "objective")
                if (found := ends_of(row.get(name, ""), self.form.terms))
            ]
            if ends and not row.get("baseline") and not row.get("target"):
                row["baseline"], row["target"] = ends[0]

    def _leave_unreadable_columns(self) -> None:
        """A column of which no cell can be read is the author's own, under a name that the reader leaves alone."""
        for name, head in list(self._heads.items()):
            column = head.column
            texts = [row[name] for row in self._rows if row.get(name) and not _is_total(row)]
            if column is None or not texts or any(mended(column, text, self.form.terms) for text in texts):
                continue
            label = "; ".join(dict.fromkeys(head.labels)) or column.title
            own = _Head(None, [f"{label}{_UNREAD}"])
            self._heads = {
                own.name if each == name else each: own if each == name else old
                for each, old in self._heads.items()
            }
            for row in self._rows:
                if name in row:
                    row[own.name] = row.pop(name)

    def _mend(self, row: dict[str, str]) -> None:
        for column in columns(self.form.kind):
            text = row.get(column.name, "")
            if not text:
                continue
            if column.name == "number":
                readable: str | None = (
                    text if len(read_references(text, self.form.terms.context).keys) else None
                )
            else:
                readable = mended(column, text, self.form.terms)
            row[column.name] = readable or ""
            if readable is None:
                head = self._heads.get(column.name)
                label = head.labels[0] if head and head.labels else column.title
                _join(row, "notes", f"{label}: {text}")

    def _order(self) -> list[str]:
        """The author's columns where they stand, then what is missing; without a table as the section has them."""
        used = {name for row in self._rows for name in row}
        declared = [each.name for each in columns(self.form.kind) if each.required or each.name in used]
        own = [name for name in declared if name not in _COMMON]
        names = (
            [*self._heads, *(name for name in own if name not in self._heads)] if self._is_tabular else own
        )
        names += (name for name in self._heads if name.startswith("\0") and name not in names)
        lead = ["number"] if "number" in used and "number" not in names else []
        last = [name for name in ("notes", "audience") if name in used and name not in names]
        return [*lead, *names, *last]

    def _title(self, name: str) -> str:
        head = self._heads.get(name)
        if head is None:
            return self.form.column(name).title
        if head.column is None:
            return head.labels[0] if head.labels[0].strip() and not head.labels[0].startswith(" ") else ""
        return headed(head.column, head.labels, self.form.kind, self.form.own)


def group_column(form: Form, label: str, row: dict[str, str]) -> str | None:
    """The free column that the words above a group of rows are for: a category, phase, dimension or quarter."""
    for column in columns(form.kind):
        if column.name in ("category", "dimension", "phase", "quarter", "strategic") and not row.get(
            column.name
        ):
            text = mended(column, label.strip(" :*"), form.terms)
            if text and words(label) <= words(text):
                return column.name
    return None


def needs_change(form: Form, table: RawTable) -> bool:
    """Whether the reader would say anything about a table: of its header, its rows or a cell."""
    cells = table.header.cells
    found = match_header(form.kind, cells, form.own)
    for text, column in zip(cells, found, strict=True):
        if column and headed(column, [text], form.kind, form.own) != text:
            return True
    names = {column.name for column in found if column}
    if any(column.required and column.name not in names for column in columns(form.kind)):
        return True
    return any(
        len(raw.cells) != len(cells)
        or any(
            column is not None and column.name != "number" and not is_readable(column.kind, text, form.terms)
            for column, text in zip(found, raw.cells, strict=True)
        )
        for raw in table.rows
        if any(raw.cells)
    )


def _is_total(row: dict[str, str]) -> bool:
    first = next((text for name, text in row.items() if text and name != "number"), "")
    return first.strip("*_: ").casefold() in _TOTALS


def _join(row: dict[str, str], name: str, text: str) -> None:
    before = row.get(name, "")
    row[name] = f"{before}; {text}" if before and text else before or text


def _line(cells: Sequence[str], *, rule: bool = False) -> str:
    if rule:
        return f"|{'|'.join(cells)}|"
    return f"| {' | '.join(_cell(text) for text in cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
