"""Inlines to runs, and how many lines and points they take: nothing here knows PowerPoint."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from acctplan.blocks.characters import clean
from acctplan.blocks.inlines import safe_address
from acctplan.blocks.vocabulary import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Status,
    Strike,
    Strong,
    Text,
)
from acctplan.charts.drawing.widths import width

_TOKEN = re.compile("[^\\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+\\s*|\\s+|.\\s*")
_TALL = re.compile("[\u0530-\u1cff\u1f00-\u1fff\u2c00-\u2dff\u2e80-\ufdff\ufe70-\ufeff\U00010000-\U0010ffff]")
_WIDE = re.compile("[\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LATIN_HEIGHT, _WIDE_HEIGHT, _TALL_HEIGHT = 1.2, 1.5, 1.75
_MONO_WIDTH = 0.61


class Run(NamedTuple):
    """Characters of one look. `colour` is a health's value, empty for the colour of the text around."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    link: str = ""
    colour: str = ""


Line = tuple[Run, ...]
"""Runs without a line break; it may be wider than its room, and is then wrapped."""


LONGEST = 2_000
"""Characters of a line that is handled as one; a longer one is several, one right after the other."""


def lines(inlines: Inlines, look: Run = Run("")) -> tuple[Line, ...]:  # noqa: B008 - a named tuple never changes
    """The inlines as lines, divided where they say so; empty for no inlines. `look` is what all of them share."""
    found: list[list[Run]] = [[]]
    for run in _runs(inlines, look):
        if run is None:
            found.append([])
        elif run.text:
            found[-1].append(run)
    return tuple(piece for line in found for piece in _pieces(tuple(line))) if inlines else ()


def plain(text: str, *, bold: bool = False, mono: bool = False) -> Line:
    """A plain text as a line."""
    return (Run(clean(text), bold=bold, mono=mono),) if text else ()


def _pieces(line: Line) -> Iterator[Line]:
    """The line, or the pieces of one that is very long, ended at blanks where there are any."""
    if sum(len(run.text) for run in line) <= LONGEST:
        yield line
        return
    current: list[Run] = []
    left = LONGEST
    for run in line:
        rest = run.text
        while len(rest) > left:
            cut = rest.rfind(" ", left // 2, left) + 1 or left
            yield (*current, run._replace(text=rest[:cut]))
            rest, current, left = rest[cut:], [], LONGEST
        current.append(run._replace(text=rest))
        left -= len(rest)
    yield tuple(current)


def _runs(inlines: Inlines, look: Run) -> Iterator[Run | None]:
    for inline in inlines:
        yield from _run(inline, look)


def _run(inline: Inline, look: Run) -> Iterator[Run | None]:
    """The runs of an inline; None is a line break."""
    match inline:
        case Text(text):
            yield look._replace(text=clean(text).replace("\n", " "))
        case Code(text):
            yield look._replace(text=clean(text).replace("\n", " "), mono=True)
        case LineBreak():
            yield None
        case Status(health, word):
            yield look._replace(text=f"{health.shape} ", bold=True, colour=health.value)
            yield look._replace(text=clean(word))
        case Strong(inner):
            yield from _runs(inner, look._replace(bold=True))
        case Emphasis(inner):
            yield from _runs(inner, look._replace(italic=True))
        case Strike(inner):
            yield from _runs(inner, look._replace(strike=True))
        case Link(address, inner):
            yield from _runs(inner, look._replace(link=safe_address(address)))


@lru_cache(maxsize=1024)
def wrapped(line: Line, size: float, room: float) -> tuple[Line, ...]:
    """The lines that a line becomes in `room` points; at least one, and none wider, whatever font draws it."""
    done: list[Line] = []
    current: list[Run] = []
    left = room
    for run in line:
        start = end = 0
        for word in _words(run, size, room):
            bare, whole = advance(word, run.bold, run.mono, size)
            if bare > left and (current or end > start):
                done.append(
                    (*current, run._replace(text=run.text[start:end])) if end > start else tuple(current)
                )
                current, left, start = [], room, end
            end += len(word)
            left -= whole
        if end > start:
            current.append(run._replace(text=run.text[start:end]))
    return (*done, tuple(current))


def _words(run: Run, size: float, room: float) -> Iterator[str]:
    """The words of a run with the blanks after them; one that is wider than the room comes in pieces."""
    for match in _TOKEN.finditer(run.text):
        word = match.group()
        if advance(word, run.bold, run.mono, size)[0] <= room:
            yield word
            continue
        start = 0
        while start < len(word):
            cut = _cut(run, word, start, size, room)
            yield word[start:cut]
            start = cut


def _cut(run: Run, word: str, start: int, size: float, room: float) -> int:
    """Where a piece of a word that begins at `start` has to end; never right after its beginning."""
    end, left = start, room
    while end < len(word):
        left -= advance(word[end], run.bold, run.mono, size)[0]
        if left < 0 and end > start:
            break
        end += 1
    return end


@lru_cache(maxsize=16_384)
def advance(word: str, bold: bool, mono: bool, size: float) -> tuple[float, float]:
    """The width of a word in points without and with the blanks at its end; an upper bound."""
    bare = word.rstrip()
    if mono and bare.isascii():
        return len(bare) * size * _MONO_WIDTH, len(word) * size * _MONO_WIDTH
    taken = width(bare, size, bold)
    return taken, taken + width(word[len(bare) :], size, bold)


def line_width(line: Line, size: float) -> float:
    """How wide a line is without being wrapped."""
    return sum(advance(run.text, run.bold, run.mono, size)[1] for run in line)


def widest_word(line: Line, size: float) -> float:
    """How wide the widest word of a line is, or its widest sign where lines may end anywhere."""
    words = ((run, word.group()) for run in line for word in _TOKEN.finditer(run.text))
    return max((advance(word, run.bold, run.mono, size)[0] for run, word in words), default=0.0)


def line_height(line: Line, size: float) -> float:
    """How high a wrapped line is: scripts that fonts set higher take more."""
    text = "".join(run.text for run in line)
    if text.isascii() or not _TALL.search(text):
        return size * _LATIN_HEIGHT
    return size * (_TALL_HEIGHT if _TALL.search(_WIDE.sub("", text)) else _WIDE_HEIGHT)


def height(found: Sequence[Line], size: float) -> float:
    """The height of wrapped lines one below the other."""
    return sum(line_height(line, size) for line in found)


def text_of(line: Line) -> str:
    """The characters of a line."""
    return "".join(run.text for run in line)
