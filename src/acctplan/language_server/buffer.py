"""The text of a document as its editor has it, changed piece by piece."""

from collections.abc import Sequence
from functools import cached_property

from acctplan.language_server.positions import Encoding, Position, Range, code_points
from acctplan.pattern import Pattern

_LINE = Pattern(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_ENDS = "\r\n"


class Buffer:
    """One version of a text. Lines end with LF, CRLF or CR and nothing else, as the protocol has it."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.encoding = encoding
        self._lines = _split(text)

    @classmethod
    def _of(cls, lines: list[str], encoding: Encoding) -> "Buffer":
        buffer = cls("", encoding)
        buffer._lines = lines
        return buffer

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._lines)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without their ends; at least one, and an empty one after a last line end."""
        bare = [line.rstrip(_ENDS) for line in self._lines]
        return bare if self._lines and not self._lines[-1].endswith(("\n", "\r")) else [*bare, ""]

    def changed(self, place: Range, text: str) -> "Buffer":
        """The text after a replacement. Places outside of the text are moved to its nearest end."""
        start, end = sorted((self._inside(place.start), self._inside(place.end)))
        first, last = max(start[0] - 1, 0), end[0] + 2
        # a line more on both sides: a line end may be joined from two pieces, or torn
        before = "".join(self._lines[first : start[0]]) + self._line(start[0])[: start[1]]
        after = self._line(end[0])[end[1] :] + "".join(self._lines[end[0] + 1 : last])
        return self._of(
            [*self._lines[:first], *_split(before + text + after), *self._lines[last:]], self.encoding
        )

    def _inside(self, position: Position) -> tuple[int, int]:
        if position.line < 0:
            return 0, 0
        if position.line >= len(self._lines):
            return len(self._lines), 0
        bare = self._lines[position.line].rstrip(_ENDS)
        return position.line, code_points(bare, position.character, self.encoding)

    def _line(self, index: int) -> str:
        return self._lines[index] if index < len(self._lines) else ""


def _split(text: str) -> list[str]:
    return _LINE.findall(text)
