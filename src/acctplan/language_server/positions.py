"""Between the places of the tool, in code points from 1, and those of an editor, in code units from 0."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from acctplan.source import Span

BOM = "\ufeff"


class Encoding(StrEnum):
    """What an editor counts within a line; agreed on when it connects."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Position(NamedTuple):
    """A place as an editor sees it: line and code units within the line, both from 0."""

    line: int
    character: int


class Range(NamedTuple):
    """A stretch of text as an editor sees it, the end exclusive."""

    start: Position
    end: Position


_UNITS: Mapping[Encoding, Callable[[str], int]] = MappingProxyType(
    {
        Encoding.UTF8: lambda text: len(text.encode("utf-8", "surrogatepass")),
        Encoding.UTF16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
        Encoding.UTF32: len,
    }
)


def units(text: str, encoding: Encoding) -> int:
    """How many code units a text has."""
    return len(text) if text.isascii() else _UNITS[encoding](text)


def characters(line: str, points: int, encoding: Encoding) -> int:
    """The code units before a place of a line, which is given in code points; beyond the end there are no more."""
    if line.isascii() or encoding is Encoding.UTF32:
        return min(points, len(line))
    return _starts(line, encoding)[min(points, len(line))]


def code_points(line: str, character: int, encoding: Encoding) -> int:
    """How many code points of a line stand before a place; a place inside of one counts as before it.

    A place beyond the line's end is its end, as the protocol has it.
    """
    if character <= 0:
        return 0
    if line.isascii() or encoding is Encoding.UTF32:
        return min(character, len(line))
    return bisect_right(_starts(line, encoding), character) - 1


@lru_cache(maxsize=256)
def _starts(line: str, encoding: Encoding) -> Sequence[int]:
    """The code units before each code point of a line, and before its end: a long line may have many findings."""
    return array("L", accumulate((units(mark, encoding) for mark in line), initial=0))


class Ruler(NamedTuple):
    """Converts places in one text. `lines` are those of the editor's text, without their ends.

    A byte order mark is a character of the editor's first line, but none of the tool's.
    """

    lines: Sequence[str]
    encoding: Encoding

    def range(self, span: Span) -> Range:
        """The stretch of a span; what lies outside of the text is moved to the end of its line or of the text."""
        return Range(self._position(span.line, span.column), self._position(span.end_line, span.end_column))

    def place(self, position: Position) -> tuple[int, int]:
        """Line and column, both from 1, of a place in the editor."""
        line = min(max(position.line, 0), len(self.lines) - 1)
        if line < position.line:
            return line + 1, len(self.lines[line]) + 1 - self._shift(line)
        column = code_points(self.lines[line], position.character, self.encoding)
        return line + 1, max(column - self._shift(line), 0) + 1

    def _position(self, line: int, column: int) -> Position:
        index = min(max(line, 1), len(self.lines)) - 1
        text = self.lines[index]
        if line > len(self.lines):
            return Position(index, units(text, self.encoding))
        return Position(index, characters(text, max(column - 1, 0) + self._shift(index), self.encoding))

    def _shift(self, index: int) -> int:
        return 1 if index == 0 and self.lines[0].startswith(BOM) else 0


def touches(span: Span, line: int, column: int) -> bool:
    """Whether a place lies in a span or at one of its ends."""
    return (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have something in common, be it only an end."""
    return (one.line, one.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
        one.end_line,
        one.end_column,
    )
