"""Titles and other texts that have a place of a fixed size: the largest type in which they fit."""

from collections.abc import Sequence
from typing import Any

from acctplan.blocks.vocabulary import Inlines
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.design import slot, title_of
from acctplan.renderers.pptx.markup import Place
from acctplan.renderers.pptx.paragraphs import Para, Words
from acctplan.renderers.pptx.text import Line, Run

SMALLEST = 14.0
"""No text of a slide is set in smaller type."""

INSETS = 14.4
"""Points that a text box may keep free on its left and right together."""

_SMALLEST_TITLE = 20.0
_USUAL_TITLE = 28.0


def one_line(title: Inlines) -> Line:
    """A title without line breaks."""
    return tuple([run for line in text.lines(title) for run in (*line, Run(" "))][:-1])


def room_of_title(layout: Any) -> tuple[float, Place]:
    """The size that a layout gives to its title, and the room for it."""
    where = slot(title_of(layout), layout, _USUAL_TITLE)
    size = max(where.size, SMALLEST)
    return size, Place(0, 0, where.place.wide - INSETS, max(where.place.high, size * 0.9))


def fitted(said: Line, more: str, size: float, room: Place, lines: int) -> tuple[Line, float]:
    """A title with `more` at its end as it fits into some lines, and the size in which it does.

    One that is too long even in the smallest size has twice as many if there is room, and ends in an ellipsis after
    those.
    """
    whole = (*said, *text.plain(more))
    smallest = min(size, _SMALLEST_TITLE)
    for most in (lines, 2 * lines):
        tried = size
        while tried >= smallest:
            found = text.wrapped(whole, tried, room.wide)
            if len(found) <= most and text.height(found, tried) <= room.high + 2:
                return whole, tried
            tried -= 2
    return _cut(said, more, smallest, room, 2 * lines), smallest


def _cut(said: Line, more: str, size: float, room: Place, lines: int) -> Line:
    count = max(1, min(lines, int(room.high // (size * 1.2))))
    found = text.wrapped(said, size, room.wide)[:count]
    kept, end = "".join(map(text.text_of, found)), f"…{more}"
    while kept and len(text.wrapped(text.plain(kept + end), size, room.wide)) > count:
        kept = kept[:-4]
    return text.plain(kept.rstrip() + end)


def fitting_size(paras: Sequence[Para], place: Place, largest: float) -> float:
    """The largest type in which paragraphs fit into a place; never less than the smallest."""
    size = largest
    while size > SMALLEST and Words(tuple(paras)).height(size, place.wide - INSETS) > place.high:
        size -= 1
    return max(size, SMALLEST)


def clipped(line: Line, size: float, room: float) -> Line:
    """As much of a line as fits, with an ellipsis if that is not all."""
    if len(text.wrapped(line, size, room)) == 1:
        return line
    return text.plain(text.text_of(text.wrapped(line, size, room - size)[0]).rstrip() + "…")
