"""Sections to slides: the largest type in which all fits on one, else as many slides as it takes, evenly filled."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from acctplan.renderers.pptx.figures import Bars
from acctplan.renderers.pptx.grids import Grid
from acctplan.renderers.pptx.paragraphs import Words
from acctplan.renderers.pptx.sections import Item, Section

SIZES = (20.0, 18.0, 16.0, 14.0)
"""Sizes of type, the best first. Nothing is smaller than the last."""

LARGE_SIZE = 24.0
"""The size of a slide that holds a few words only."""

SPLIT_SIZE = 16.0
"""The size of what takes more than one slide."""

GAP = 14.0
_LARGEST = 1.5
_BESIDE = 0.56
_GUTTER = 24.0
_MOST_ROUNDS = 20_000
_MOST_TO_BALANCE = 8
_SHARES = (0.6, 0.7, 0.8, 0.9, 1.0)


class Placed(NamedTuple):
    """An item where it stands on a slide, in points from the corner of the room for content."""

    item: Item
    x: float
    y: float
    width: float
    height: float


class Page(NamedTuple):
    """One slide of a section; `number` counts from 0."""

    section: Section
    number: int
    size: float
    placed: tuple[Placed, ...]


def pages(section: Section, width: float, height: float) -> Iterator[Page]:
    """The slides of a section in a room of so many points; at least one."""
    for size in (*((LARGE_SIZE,) if all(isinstance(each, Words) for each in section.items) else ()), *SIZES):
        if size >= SPLIT_SIZE and (beside := _beside(section.items, size, width, height)):
            yield Page(section, 0, size, beside)
            return
        found = _stacked(section.items, size, width, height)
        if len(found.slides) == 1 and not _breaks_words(section.items, size, width):
            yield Page(section, 0, size, _spread(found.slides[0], height))
            return
    size, several = _several(section.items, width, height)
    for number, placed in enumerate(several):
        larger, again = _enlarged(placed, section.items, size, width, height)
        yield Page(section, number, larger, _spread(again, height))


class _Stack(NamedTuple):
    """Slides one after the other, and how many items are cut between two of them."""

    slides: list[tuple[Placed, ...]]
    cuts: int


def _several(items: Sequence[Item], width: float, height: float) -> tuple[float, list[tuple[Placed, ...]]]:
    """As few slides as there have to be, with as few cuts as that allows, and then as evenly filled."""
    first = _stacked(items, SPLIT_SIZE, width, height)
    if len(first.slides) > _MOST_TO_BALANCE:
        return SPLIT_SIZE, first.slides
    tried = [
        (_stacked(items, size, width, height * share, whole=whole), size)
        for size in (SPLIT_SIZE, SIZES[-1])
        for share in _SHARES
        for whole in (True, False)
    ]
    broken = {size: _breaks_words(items, size, width) for size in (SPLIT_SIZE, SIZES[-1])}
    best, size = min(tried, key=lambda each: (len(each[0].slides), broken[each[1]], each[0].cuts, -each[1]))
    return size, best.slides


def _breaks_words(items: Sequence[Item], size: float, width: float) -> bool:
    return any(isinstance(each, Grid) and each.breaks_words(size, width) for each in items)


def _enlarged(
    placed: tuple[Placed, ...], items: Sequence[Item], size: float, width: float, height: float
) -> tuple[float, tuple[Placed, ...]]:
    """A slide in larger type if there is room for it and nothing on it goes on elsewhere."""
    whole = {id(each.rows if isinstance(each, Grid) else each): each for each in items}
    own = [whole.get(id(each.item.rows if isinstance(each.item, Grid) else each.item)) for each in placed]
    found = [each for each in own if each is not None]
    if len(found) == len(placed):
        for larger in (each for each in SIZES[1:] if each > size):
            stack = _stacked(found, larger, width, height)
            if len(stack.slides) == 1 and not _breaks_words(found, larger, width):
                return larger, stack.slides[0]
    return size, placed


def _stacked(
    items: Sequence[Item], size: float, width: float, height: float, *, whole: bool = False
) -> _Stack:
    """One item below the other, slide after slide; an item that does not fit goes on in the next one.

    With `whole` an item is not cut that would fit on a slide of its own.
    """
    done: list[tuple[Placed, ...]] = []
    current: list[Placed] = []
    waiting = list(reversed(items))
    y, cuts = 0.0, 0
    for _ in range(_MOST_ROUNDS):
        if not waiting:
            break
        item = waiting.pop()
        first, rest = item.divided(size, width, height - y, fresh=not current)
        if first is not None and rest is not None:
            if whole and current and item.divided(size, width, height, fresh=True)[1] is None:
                first, rest = None, item
            else:
                cuts += 1
        if first is not None:
            tall = min(first.height(size, width), height - y)
            current.append(Placed(first, 0.0, y, width, tall))
            y += tall + GAP
        if rest is not None:
            waiting.append(rest)
            done.append(tuple(current))
            current, y = [], 0.0
    done.append(tuple(current))
    return _Stack([placed for placed in done if placed], cuts)


def _spread(placed: tuple[Placed, ...], height: float) -> tuple[Placed, ...]:
    """Charts take what is left of a slide, as far as they gain by it."""
    left = height - (placed[-1].y + placed[-1].height)
    charts = [each for each in placed if isinstance(each.item, Bars)]
    if not charts or left < 1:
        return placed
    more = left / len(charts)
    found: list[Placed] = []
    shift = 0.0
    for each in placed:
        grown = min(more, each.item.best * _LARGEST - each.height) if isinstance(each.item, Bars) else 0.0
        found.append(each._replace(y=each.y + shift, height=each.height + max(grown, 0.0)))
        shift += max(grown, 0.0)
    return tuple(found)


def _beside(items: Sequence[Item], size: float, width: float, height: float) -> tuple[Placed, ...] | None:
    """One chart on the left and a few words or numbers on the right; None if that is not what there is."""
    figures = [each for each in items if isinstance(each, Bars)]
    others = [each for each in items if not isinstance(each, Bars)]
    if len(figures) != 1 or not others or not all(map(_is_narrow, others)):
        return None
    wide = width * _BESIDE - _GUTTER
    x, room = width * _BESIDE, width * (1 - _BESIDE)
    right = _stacked(others, size, room, height).slides
    figure = figures[0]
    tall = min(height, max(figure.best * 1.2, height * 0.8))
    if len(right) != 1 or figure.divided(size, wide, height, fresh=False)[0] is None:
        return None
    moved = (each._replace(x=x) for each in right[0])
    return (Placed(figure, 0.0, 0.0, wide, tall), *moved)


def _is_narrow(item: Item) -> bool:
    match item:
        case Words():
            return True
        case Grid(header=header):
            return len(header) <= 2
    return False
