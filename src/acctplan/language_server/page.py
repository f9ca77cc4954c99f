"""One version of a plan as text, with the places of what it is made of, found when they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.pattern import Pattern
from acctplan.reader import frontmatter
from acctplan.reader.build import read_plan
from acctplan.reader.header import Header, own_columns, read_header
from acctplan.reader.outline import outline
from acctplan.reader.sections import Part, Parts, find_parts
from acctplan.reader.shapes import Outline, RawRow, RawTable
from acctplan.settings import Settings
from acctplan.source import Source, Span

_KEY_LINE = Pattern(r"([ \t]*)([^\s:#\-\[\]{}|][^:]*?)[ \t]*:(?=[ \t]|\Z)")
_BODY = Pattern(r"##|\|")


class KeyLine(NamedTuple):
    """A line `key: value` of the front matter. `path` is dotted; `span` covers the key."""

    path: str
    span: Span
    value: Span


class TableAt(NamedTuple):
    """A table of a known section; `row` is the written row on the line asked for."""

    kind: type[Row]
    header: Header
    row: RawRow
    is_header: bool


@dataclass(frozen=True)
class Page:
    """A text that is read as far as it can be read: also half a word, or front matter that is not closed yet."""

    source: Source
    settings: Settings

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the text, or none if it cannot be a plan."""
        return [] if self.source.unreadable else self.source.lines

    @cached_property
    def body_line(self) -> int:
        """The line on which the body begins; without front matter the first one."""
        if not self.lines or self.lines[0].rstrip(" \t") != "---":
            return 1
        for number, line in enumerate(self.lines[1:], 2):
            if line.rstrip(" \t") in ("---", "..."):
                return number + 1
        body = (number for number, line in enumerate(self.lines, 1) if _BODY.match(line))
        return next(body, len(self.lines) + 1)

    @cached_property
    def keys(self) -> Mapping[int, KeyLine]:
        """The keys of the front matter by line; only those that stand on a line of their own."""
        found: dict[int, KeyLine] = {}
        group = ""
        for number, line in enumerate(self.lines[1 : self.body_line - 1], 2):
            match = _KEY_LINE.match(line)
            if match is None:
                continue
            name = match[2]
            path = f"{group}.{name}" if match[1] else name
            if not match[1]:
                group = name
            start = match.end() + len(line) - match.end() - len(line[match.end() :].lstrip())
            end = max(_without_comment(line), start)
            span = Span(number, match.start(2) + 1, number, match.end(2) + 1)
            found[number] = KeyLine(path, span, Span(number, start + 1, number, end + 1))
        return found

    def group_of(self, number: int) -> str:
        """The key that an indented line of the front matter belongs to, or an empty text."""
        above = (self.keys[line].path for line in range(number - 1, 1, -1) if line in self.keys)
        return next((path for path in above if "." not in path), "")

    @cached_property
    def outline(self) -> Outline:
        """Headings, tables and code of the body."""
        return outline(list(self.lines[self.body_line - 1 :]), self.body_line)

    @cached_property
    def parts(self) -> Parts:
        """The sections that the format knows."""
        return find_parts(self.outline, self._account, self.settings.headings, len(self.lines) + 1)

    @cached_property
    def _account(self) -> str:
        mapping = frontmatter.parse(self.source.text, list(self.lines)).mapping
        entry = mapping.get("account") if mapping else None
        return entry.value.text if entry and isinstance(entry.value, frontmatter.Scalar) else ""

    @cached_property
    def plan(self) -> Plan | None:
        """What can be read of the plan: its people and rows."""
        return read_plan(self.source, self.settings).plan

    def part_at(self, number: int) -> Part | None:
        """The known section that a line belongs to."""
        within = (part for part in self.parts.known if part.heading.span.line <= number < part.end)
        return next(within, None)

    def table_at(self, number: int) -> TableAt | None:
        """The table of a known section that has a row on this line."""
        part = self.part_at(number)
        if part is None or not issubclass(part.kind, Row):
            return None
        for table in part.tables:
            if table.header.line <= number < table.end_line:
                return _row_at(table, part.kind, self.header(part.kind, table.header.cells), number)
        return None

    def header(self, kind: type[Row], cells: Sequence[str]) -> Header:
        """What the cells of a header mean, a team's own words included."""
        return read_header(kind, tuple(cells), tuple(self.own_columns(kind).items()))

    def own_columns(self, kind: type[Row]) -> Mapping[str, str]:
        """A team's own column titles of a section, with the titles that they stand for."""
        return own_columns(kind, self.settings.columns)

    def is_code(self, number: int) -> bool:
        """Whether a line stands between the fences of code."""
        return any(start <= number < end for start, end in self.outline.fences)


def _row_at(table: RawTable, kind: type[Row], header: Header, number: int) -> TableAt | None:
    if table.header.line == number:
        return TableAt(kind, header, table.header, is_header=True)
    row = next((row for row in table.rows if row.line == number), None)
    return TableAt(kind, header, row, is_header=False) if row else None


def _without_comment(line: str) -> int:
    """Where the text of a line ends, blanks and a comment left out."""
    mark = line.find(" #")
    quoted = line.rstrip().endswith(("'", '"'))
    return len((line if mark < 0 or quoted else line[:mark]).rstrip())
