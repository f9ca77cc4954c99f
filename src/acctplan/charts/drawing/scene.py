"""What a picture consists of: marks at their places, each label with the box that it fills at most."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.widths import elided, one_line, width, wrapped

WIDTH = 640
"""The width of every picture in pixels at its natural size; heights follow from what is shown."""
SMALL, NORMAL = 11.5, 13
"""Font sizes; there is no smaller one."""
_ASCENT, _DESCENT = 0.94, 0.28


class Anchor(StrEnum):
    """Which point of a label stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Form(StrEnum):
    """Signs whose outline alone tells them apart."""

    DISC = "disc"
    RING = "ring"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    RIGHT = "right"
    LEFT = "left"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; `bottom` is larger than `top`."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on the base line `y`. `full` is what it was cut from, empty if it is whole."""

    x: float
    y: float
    text: str
    size: float = SMALL
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    bold: bool = False
    full: str = ""

    @property
    def box(self) -> Box:
        """The room that it takes at most."""
        wide = width(self.text, self.size, self.bold)
        left = self.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[self.anchor]
        return Box(left, self.y - _ASCENT * self.size, left + wide, self.y + _DESCENT * self.size)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle. `hatched` lays stripes of the tone over it, `dashed` breaks its outline."""

    x: float
    y: float
    wide: float
    high: float
    tone: Tone | None = Tone.ACCENT
    strength: float = 1.0
    outline: Tone | None = None
    hatched: bool = False
    dashed: bool = False
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.LINE
    thick: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign around its centre; `size` is its height."""

    form: Form
    x: float
    y: float
    tone: Tone = Tone.ACCENT
    size: float = 10.0

    @property
    def box(self) -> Box:
        """The room that it takes."""
        half = self.size / 2
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)


Mark: TypeAlias = Label | Bar | Rule | Sign


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its height, its marks from back to front, and what it shows in a sentence or two."""

    height: float
    marks: tuple[Mark, ...]
    description: str

    @property
    def labels(self) -> tuple[Label, ...]:
        """The texts in it."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))


def line(
    x: float,
    y: float,
    text: str,
    room: float,
    *,
    size: float = SMALL,
    anchor: Anchor = Anchor.START,
    tone: Tone = Tone.INK,
    bold: bool = False,
) -> list[Label]:
    """The text in one line that takes no more than `room`; nothing if it is empty."""
    shown = elided(text, size, room, bold)
    full = "" if shown == one_line(text) else text
    return [Label(x, y, shown, size, anchor, tone, bold, full)] if shown else []


def whole(
    x: float,
    y: float,
    text: str,
    room: float,
    *,
    size: float = SMALL,
    anchor: Anchor = Anchor.START,
    tone: Tone = Tone.INK,
    bold: bool = False,
) -> list[Label]:
    """As `line` for a number: smaller if it must be, and an ellipsis alone rather than a part of the number.

    The unit after it may be cut.
    """
    shown = one_line(text[:200])
    fit = next((each for each in (size, SMALL) if width(shown, each, bold) <= room), SMALL)
    number = f"{shown.partition(' ')[0]}…"
    if width(shown, fit, bold) > room and width(number, fit, bold) > room:
        return [Label(x, y, "…", fit, anchor, tone, bold, text)]
    return line(x, y, text, room, size=fit, anchor=anchor, tone=tone, bold=bold)


def lines(
    x: float,
    y: float,
    text: str,
    room: float,
    most: int,
    *,
    size: float = NORMAL,
    anchor: Anchor = Anchor.START,
    tone: Tone = Tone.INK,
    bold: bool = False,
) -> list[Label]:
    """The text in up to `most` lines around the middle height `y`, the last one cut if it must be."""
    found = wrapped(text, size, room, most, bold)
    is_cut = "".join(found).replace(" ", "") != one_line(text).replace(" ", "")
    pitch = size * (_ASCENT + _DESCENT) + 0.1
    first = y - (len(found) - 1) * pitch / 2 + size * 0.34
    return [
        Label(x, first + index * pitch, each, size, anchor, tone, bold, text if is_cut else "")
        for index, each in enumerate(found)
        if each
    ]
