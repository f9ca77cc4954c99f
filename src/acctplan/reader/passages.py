"""Free text of a body: what of it is code, comment or internal, and what still waits to be filled in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from acctplan.diagnostic import Finding
from acctplan.model.plan import Passage
from acctplan.model.row import Row
from acctplan.pattern import Pattern
from acctplan.reader.keys import placeholder
from acctplan.reader.placeholders import link_labels, may_hold_placeholders, placeholders_in_prose
from acctplan.reader.shapes import RawTable
from acctplan.source import Span

R = TypeVar("R", bound=Row)
_MANY = 5
"""Placeholders of one line that are worth a finding each; a line with more is noise."""

_NO_RISKS = Pattern(
    r"\b(?:none|no (?:known |open |current )?risks?|nothing known|keine|aucun)\b", re.IGNORECASE
)


class BodyText:
    """The lines of a body whose first line in the file is `first`, with its code and its internal places.

    `text` is all of the file, `commented` are the `commented_lines` of the body.
    """

    def __init__(
        self,
        text: str,
        lines: Sequence[str],
        first: int,
        fences: Sequence[tuple[int, int]],
        commented: Sequence[int],
        internal: Sequence[Span],
    ) -> None:
        self.lines = lines
        self.first = first
        self.internal = internal
        self._text = text
        self._fences = fences
        self._commented = commented

    @cached_property
    def _code(self) -> frozenset[int]:
        return frozenset(number for start, end in self._fences for number in range(start, end))

    @cached_property
    def _labels(self) -> frozenset[str]:
        return link_labels(self._text)

    def labels(self) -> frozenset[str]:
        """The labels of the document's reference links; looked for when somebody asks."""
        return self._labels

    @cached_property
    def _masked(self) -> Sequence[str]:
        """The lines with blanks in place of comments; an unclosed comment reaches to the end."""
        if not self._commented:
            return self.lines
        masked = [*self.lines]
        done = 0
        for start in self._commented:
            if start <= done or start in self._code:
                continue
            inside = False
            for done in range(start, self.first + len(masked)):
                masked[done - self.first], inside = _mask(self.lines[done - self.first], inside)
                if not inside:
                    break
        return masked

    def is_internal(self, line: int, column: int) -> bool:
        """Whether a place stands between internal markers."""
        if not self.internal:
            return False
        before = bisect_right(self._starts, (line, column))
        return before > 0 and (line, column) < self._ends[before - 1]

    def is_partly_internal(self, start: int, end: int) -> bool:
        """Whether something of the file lines `[start, end)` stands between internal markers."""
        return any(span.line < end and span.end_line >= start for span in self.internal)

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(span.line, span.column) for span in self.internal]

    @cached_property
    def _ends(self) -> list[tuple[int, int]]:
        return [(span.end_line, span.end_column) for span in self.internal]

    def mark(self, row: R) -> R:
        """The row, hidden if it stands between internal markers."""
        if not self.internal or not self.is_internal(
            row.origin.place.span().line, row.origin.place.span().column
        ):
            return row
        return row.moved(row.origin._replace(hidden=True))

    def text_lines(self, start: int, end: int, tables: Sequence[RawTable]) -> Iterator[tuple[int, str]]:
        """The file lines `[start, end)` with their numbers, tables, code and comments left out."""
        for number in _outside(start, end, tables):
            if number not in self._code:
                yield number, self._masked[number - self.first]

    def passage(self, start: int, end: int, tables: Sequence[RawTable]) -> Passage:
        """The text of the file lines `[start, end)` without the tables given."""
        lines = self._cut(self.lines, start, end, tables)
        if not any(lines):
            return Passage(start, (), "", "")
        masked = lines if self._masked is self.lines else self._cut(self._masked, start, end, tables)
        words = "\n".join(map(str.rstrip, masked)).strip()
        public = words
        if self.internal:
            public = "\n".join(self._public(number) for number in _outside(start, end, tables)).strip()
        unfilled = may_hold_placeholders(words) and any(self.placeholders(start, end, tables))
        return Passage(start, tuple(lines), public, words, unfilled)

    def _cut(self, lines: Sequence[str], start: int, end: int, tables: Sequence[RawTable]) -> Sequence[str]:
        first = self.first
        if not tables:
            return lines[start - first : end - first]
        kept: list[str] = []
        for table in tables:
            kept += lines[start - first : table.header.line - first]
            start = table.end_line
        kept += lines[start - first : end - first]
        return kept

    def placeholders(self, start: int, end: int, tables: Sequence[RawTable]) -> Iterator[Finding]:
        """AP016 for template text in these lines; tables, code and comments are left out."""
        for number, line in self.text_lines(start, end, tables):
            for first, last in placeholders_in_prose(line, self._labels)[:_MANY] if line else ():
                yield placeholder(Span(number, first + 1, number, last + 1), line[first:last], "")

    def _public(self, number: int) -> str:
        line = self._masked[number - self.first]
        kept: list[str] = []
        position = 0
        for index in range(bisect_left(self._ends, (number, 0)), bisect_left(self._starts, (number + 1, 0))):
            span = self.internal[index]
            start = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(line)
            kept += (line[position:start], " " * (end - start))
            position = end
        return ("".join(kept) + line[position:]).rstrip()


def _outside(start: int, end: int, tables: Sequence[RawTable]) -> list[int]:
    """The lines `[start, end)` that are not in one of the tables, which are in order."""
    numbers: list[int] = []
    for table in tables:
        numbers.extend(range(start, table.header.line))
        start = table.end_line
    numbers.extend(range(start, end))
    return numbers


def says_none_known(text: str) -> bool:
    """Whether a short text says that there are no risks; whether it says since when is a rule's business."""
    return len(text) < 400 and _NO_RISKS.search(text) is not None


def _mask(line: str, inside: bool) -> tuple[str, bool]:
    kept: list[str] = []
    position = 0
    while position < len(line):
        mark = line.find("-->" if inside else "<!--", position)
        end = len(line) if mark < 0 else mark + (3 if inside else 0)
        kept.append(" " * (end - position) if inside else line[position:end])
        if mark >= 0:
            inside = not inside
        position = end
    return "".join(kept), inside
