"""The skeleton of a plan's body: headings and tables with their places, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from acctplan.pattern import Pattern
from acctplan.source import Span

_SEPARATOR = Pattern(r"(?<!\\)\|")
_DELIMITER = Pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_HASHES = Pattern(r" {0,3}(#{1,6})(?=[ \t]|\Z)")


class Heading(NamedTuple):
    """A heading of the document itself, not one inside a list or a quotation.

    `text` is as written, without its hashes; `span` covers that text. A heading that is underlined may
    have several lines, joined by a space.
    """

    level: int
    text: str
    span: Span


class RawRow(NamedTuple):
    r"""One row of a table as written; a named tuple, because a plan has hundreds of them.

    `line` counts from 1 in the file; `text` is the row without what surrounds it, and begins after `offset`
    code points of its line. `cells` are trimmed, `\|` undone, and as many as were written.
    """

    line: int
    text: str
    offset: int
    cells: list[str]

    def cell_span(self, index: int) -> Span:
        """The place of a cell's text; of the blank of an empty cell; of the row's end for one too many."""
        ranges = _cell_ranges(self.text)
        start, end = ranges[index] if index < len(ranges) else (len(self.text), len(self.text))
        return self._place(start, end)

    def span(self) -> Span:
        """The whole row."""
        return self._place(0, len(self.text))

    def _place(self, start: int, end: int) -> Span:
        return Span(self.line, self.offset + start + 1, self.line, self.offset + end + 1)


_new = tuple.__new__
_strip = str.strip


class RawTable(NamedTuple):
    """A table, also one in a list or a quotation. `end_line` is the file line after its last row."""

    header: RawRow
    rows: list[RawRow]
    end_line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings and tables in the order of the document, and the file lines `[start, end)` of code.

    Code between fences is always in `fences`; code that is only indented is there if the file was
    unusual enough to be parsed completely.
    """

    blocks: list[Heading | RawTable]
    fences: list[tuple[int, int]]


def split_cells(text: str) -> list[str]:
    """Cells of a row that has no blanks around it. As on GitHub a backslash before a pipe keeps the pipe,
    and backticks do not.
    """
    if "\\" in text:
        return [part.strip().replace("\\|", "|") for part in _parts(text)]
    parts = text.split("|")
    return list(map(str.strip, parts[0 if parts[0] else 1 : len(parts) if parts[-1] else -1]))


def unindented_rows(lines: Sequence[str], start: int, first_line: int) -> list[RawRow]:
    """The rows from `lines[start]` up to the first line that does not begin with a pipe.

    `first_line` is the file line of `lines[0]`.
    """
    rows: list[RawRow] = []
    for index in range(start, len(lines)):
        raw = lines[index]
        if raw[:1] != "|":
            break
        text = raw.rstrip()
        if "\\" in text or text == "|":
            cells = split_cells(text)
        else:
            cells = [*map(_strip, (text[1:-1] if text[-1] == "|" else text[1:]).split("|"))]
        # a plan has so many rows that the named tuple's own constructor counts
        rows.append(_new(RawRow, (first_line + index, text, 0, cells)))
    return rows


def raw_row(line: int, raw: str, start: int = 0) -> RawRow:
    """The row on a raw file line, after `start` code points that belong to a list or a quotation."""
    body = raw[start:]
    text = body.strip()
    return RawRow(line, text, start + len(body) - len(body.lstrip()), split_cells(text))


@lru_cache(maxsize=1024)
def delimiter_columns(line: str) -> int:
    """Number of columns that a delimiter row such as `|---|:-:|` declares; 0 if the line is none."""
    text = line.strip(" \t")
    if not _DELIMITER.fullmatch(text) or ("|" not in text and ":" not in text):
        return 0
    return len(_parts(text))


def hash_heading(number: int, line: str) -> Heading | None:
    """The heading that a `#` line is, or None. `number` is its line in the file."""
    text = line.lstrip("#")
    level = len(line) - len(text)
    title = text[1:]
    if 1 <= level <= 6 and text[:1] == " " and title and title[-1] != "#" and title.strip() == title:
        return Heading(level, title, Span(number, level + 2, number, len(line) + 1))
    match = _HASHES.match(line)
    if not match:
        return None
    text = _without_closing_hashes(line[match.end() :].strip())
    start = line.index(text, match.end()) if text else match.end()
    return Heading(len(match[1]), text, Span(number, start + 1, number, start + len(text) + 1))


def _without_closing_hashes(text: str) -> str:
    bare = text.rstrip("#")
    if bare == text or (bare and bare[-1] not in " \t"):
        return text
    return bare.rstrip()


def _parts(text: str) -> list[str]:
    parts = _SEPARATOR.split(text) if "\\" in text else text.split("|")
    return parts[0 if parts[0] else 1 : len(parts) if parts[-1] else -1]


@lru_cache(maxsize=8)
def _cell_ranges(text: str) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    position = 1 if text.startswith("|") else 0
    for part in _parts(text):
        inner = part.strip()
        start = position + part.index(inner) if inner else position
        ranges.append((start, start + len(inner or part)))
        position += len(part) + 1
    return tuple(ranges)
