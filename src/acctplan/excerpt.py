"""One line of a file cut to the width of a terminal around the place that a finding points at."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from acctplan.printable import printable

_TAB = "    "
_CUT = "…"


class Excerpt(NamedTuple):
    """A cut line, and the underlined part of it: cells before it and cells that it covers (at least 1)."""

    text: str
    before: int
    under: int


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """Cut a line to `width` cells around the columns `start` to `end` (1-based, the end exclusive).

    Columns outside the line are moved to its end; a tab takes four cells; control characters are spelled out;
    what is left out is shown as `…`. The work is bounded by the width, not by the length of the line.
    """
    first = min(max(start, 1), len(line) + 1) - 1
    last = min(max(end - 1, first), len(line))
    under = _head(line, first, last, max(width - 2, 1))
    room = max(width - _cells(under), 0)
    after = min(_cells(_shown(line[last : last + room // 2 + 1])), room // 2)
    left = _tail(line, first, room - after)
    before = _cells(left)
    right = _head(line, last, len(line), room - before)
    return Excerpt(left + under + right, before, max(_cells(under), 1))


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return _TAB.join(printable(part) for part in text.split("\t"))


def _cells(shown: str) -> int:
    return len(shown) if shown.isascii() else cell_len(shown)


def _head(line: str, start: int, end: int, cells: int) -> str:
    """The text from `start` to `end` or, in at most `cells` cells, its beginning."""
    piece = line[start : min(end, start + cells * 4)]
    if len(piece) == end - start and _cells(_shown(piece)) <= cells:
        return _shown(piece)
    return "".join(_fitting(piece, cells - 1)) + _CUT if cells > 0 else ""


def _tail(line: str, end: int, cells: int) -> str:
    """The text before `end` or, in at most `cells` cells, the last of it."""
    piece = line[max(end - cells * 4, 0) : end]
    if len(piece) == end and _cells(_shown(piece)) <= cells:
        return _shown(piece)
    return _CUT + "".join(_fitting(piece[::-1], cells - 1)[::-1]) if cells > 0 else ""


def _fitting(text: str, cells: int) -> Sequence[str]:
    """The first characters as they are shown, as many as have room."""
    if text.isascii() and text.isprintable():
        return text[:cells]
    taken: list[str] = []
    for character in text:
        shown = _shown(character)
        cells -= _cells(shown)
        if cells < 0:
            break
        taken.append(shown)
    return taken
