"""The text of one file and places in it: all that the reader knows of the outside."""

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 2_000_000
"""Size limit of a plan file. A plan is about 10 KB; 2 MB keeps hostile input within bounded time."""

_LEAST_PIECE = 4_096

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A place in a text: 1-based lines, 1-based columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


span_of: Callable[[tuple[int, int, int, int]], Span] = partial(tuple.__new__, Span)
"""A span from its four numbers, at a third of what calling `Span` costs: for those who make them by the hundred."""

FIRST_LINE = Span(1, 1, 1, 4)
"""The opening `---`: where a finding points when nothing else could hold what is missing."""


class Unreadable(NamedTuple):
    """Why the bytes of a file are not the text of a plan, and what would mend it."""

    reason: str
    hint: str


@dataclass(frozen=True)
class Source:
    """One file as text. `path` is only a name, shown as it is.

    `text` has no byte order mark; `marked` says whether the file has one.
    """

    path: str
    text: str
    unreadable: Unreadable | None = None
    marked: bool = field(default=False, compare=False)

    @property
    def data(self) -> bytes:
        """The bytes of the file, unless it is unreadable."""
        return (b"\xef\xbb\xbf" if self.marked else b"") + self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends. Only CR, LF and CRLF end a line, as in an editor."""
        if "\r" in self.text:
            return _LINE_END.split(self.text)
        return self.text.split("\n")

    @cached_property
    def line_offsets(self) -> list[int]:
        """Offset in code points of the first character of each line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """Offset in code points of a 1-based place, at most the length of the text."""
        if line > len(self.line_offsets):
            return len(self.text)
        return min(self.line_offsets[line - 1] + column - 1, len(self.text))

    def line_end(self, line: int) -> str:
        """The end of a line as it is in the file; of the last one, that of the line before it, else LF."""
        ends = self.text[self.offset(line, len(self.lines[line - 1]) + 1) : self.offset(line + 1, 1)]
        return ends or (self.line_end(line - 1) if line > 1 else "\n")

    def between(self, span: Span) -> str:
        """What stands at a place."""
        line, column, end_line, end_column = span
        return self.text[self.offset(line, column) : self.offset(end_line, end_column)]


def read(path: Path, name: str | None = None, limit: int = MAX_BYTES) -> Source:
    """Read one file. Whatever is wrong with it is said in `Source.unreadable`; never raises for it."""
    shown = name if name is not None else str(path)
    found = read_bytes(path, shown, limit)
    return decode(shown, found, limit) if isinstance(found, bytes) else found


def read_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> bytes | Source:
    """The bytes of one file, else a source that says why there are none, or too many; never raises for it."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(name, "is not a regular file", "name a Markdown file")
        if status.st_size > limit:
            return too_large(name, status.st_size, limit)
        return _content(path, status.st_size, limit + 1)
    except OSError as error:
        return _refused(name, f"cannot be read: {error.strerror or error}", "check the file's permissions")


def _content(path: Path, size: int, most: int) -> bytes:
    """What a file holds, at most so much. Room is asked for by its size: two megabytes cost more than the reading."""
    piece = max(size + 1, _LEAST_PIECE)
    data = b""
    with path.open("rb", buffering=0) as file:
        while more := file.read(min(piece, most - len(data))):
            data += more
    return data


def decode(name: str, data: bytes, limit: int = MAX_BYTES) -> Source:
    """Turn the bytes of a file into a source; a byte order mark of UTF-8 is accepted and dropped."""
    if len(data) > limit:
        return too_large(name, len(data), limit)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(name, "is UTF-16, not UTF-8 (byte 0)", "save the file as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refused(name, f"is not UTF-8 (byte {error.start})", "save the file as UTF-8")
    place = data.find(b"\0")
    if place >= 0:
        return _refused(name, f"contains a NUL character (byte {place})", "this looks like a binary file")
    return Source(name, text.removeprefix("\ufeff"), marked=text.startswith("\ufeff"))


def too_large(name: str, size: int, limit: int = MAX_BYTES) -> Source:
    """The source of a file that is not read because of its size, in bytes."""
    reason = f"is larger than the limit of {limit:,} bytes ({size:,})"
    return _refused(name, reason, "a plan is some 10 KB; keep data and logs in files of their own")


def _refused(name: str, reason: str, hint: str) -> Source:
    return Source(name, "", Unreadable(reason, hint))
