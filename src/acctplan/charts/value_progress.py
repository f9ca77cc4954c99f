"""Value from baseline to target: how much of each way is behind the customer."""

from dataclasses import dataclass
from decimal import Decimal

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.rows import clamped, more, share
from acctplan.charts.drawing.scene import (
    SMALL,
    WIDTH,
    Anchor,
    Bar,
    Form,
    Label,
    Mark,
    Rule,
    Scene,
    Sign,
    line,
    lines,
    whole,
)
from acctplan.charts.drawing.widths import one_line, width
from acctplan.languages import Tongue


@dataclass(frozen=True, slots=True)
class ValueArea:
    """One value area; the three values as they are shown, with their units.

    `reached` is the share of the way from baseline to target: 0 at the baseline, 1 at the target, negative if it
    went backwards, above 1 if the target is exceeded; None if that cannot be computed.
    """

    name: str
    baseline: str
    current: str
    target: str
    reached: Decimal | None


@dataclass(frozen=True, slots=True)
class ValueProgress(Numbers):
    """Value areas in the order of the plan."""

    areas: tuple[ValueArea, ...]


def read(chart: Chart) -> ValueProgress:
    """Rows `area: baseline | current | target | 75% @ 0.75`."""
    areas = tuple(_area(label(row), *cells(row, 4)) for row in chart.rows)
    return ValueProgress(plain_text(chart.title), areas, tongue=chart.tongue)


def _area(name: str, baseline: Cell, current: Cell, target: Cell, reached: Cell) -> ValueArea:
    return ValueArea(name, baseline.words, current.words, target.words, reached.number)


_MOST, _ROW, _HEAD = 12, 46.0, 26.0
_NAME, _LEFT, _RIGHT, _THICK = 162.0, 258.0, 424.0, 12.0
_ENDS, _NOW = 80.0, 118.0


def draw(numbers: ValueProgress) -> Scene | None:
    """A way for each value area, from its baseline on the left to its target on the right."""
    areas = numbers.areas[:_MOST]
    if not areas:
        return None
    marks = _head(numbers.tongue)
    for index, area in enumerate(areas):
        marks += _row(area, _HEAD + (index + 0.5) * _ROW, numbers.tongue)
    bottom = _HEAD + len(areas) * _ROW
    left = len(numbers.areas) - len(areas)
    note = more(numbers.tongue, left, "and {count} more value area", "and {count} more value areas")
    marks += line(0, bottom + 16, note, WIDTH, tone=Tone.SOFT)
    return Scene(bottom + (24 if note else 4), tuple(marks), _description(numbers))


def _head(tongue: Tongue) -> list[Mark]:
    return [
        Label(_LEFT - 12, 15, tongue.t("Baseline"), anchor=Anchor.END, tone=Tone.SOFT),
        Label(_RIGHT + 12, 15, tongue.t("Target"), tone=Tone.SOFT),
        Label(WIDTH, 15, tongue.t("Now"), anchor=Anchor.END, tone=Tone.SOFT),
    ]


def _row(area: ValueArea, y: float, tongue: Tongue) -> list[Mark]:
    return [
        Rule(0, y - _ROW / 2, WIDTH, y - _ROW / 2),
        *lines(0, y, area.name, _NAME, 2),
        *_end(_LEFT - 12, y, area.baseline or "–", Anchor.END),
        *_way(area, y),
        *_end(_RIGHT + 12, y, area.target or "–", Anchor.START),
        *whole(WIDTH, y - 3, area.current or "–", _NOW, size=13, anchor=Anchor.END, bold=True),
        *line(WIDTH, y + 14, _said(area, tongue), _NOW, anchor=Anchor.END, tone=Tone.SOFT),
    ]


def _end(x: float, y: float, text: str, anchor: Anchor) -> list[Label]:
    """A value at an end of the way, in two lines if its number has room in one of them."""
    number = one_line(text[:80]).partition(" ")[0]
    if width(number, SMALL) > _ENDS:
        return whole(x, y + 4, text, _ENDS, anchor=anchor, tone=Tone.SOFT)
    return lines(x, y, text, _ENDS, 2, size=SMALL, anchor=anchor, tone=Tone.SOFT)


def _way(area: ValueArea, y: float) -> list[Mark]:
    top, reached = y - _THICK / 2, area.reached
    track = Bar(_LEFT, top, _RIGHT - _LEFT, _THICK, Tone.FAINT, outline=Tone.LINE, dashed=reached is None)
    part = clamped(reached)
    if reached is None or part is None:
        return [track]
    x = _LEFT + part * (_RIGHT - _LEFT)
    if reached < 0:
        return [track, Sign(Form.LEFT, _LEFT + 1, y, Tone.BAD, 14)]
    end = Sign(Form.RIGHT, x, y, Tone.ACCENT, 16) if reached > 1 else Sign(Form.DISC, x, y, Tone.ACCENT, 16)
    return [track, Bar(_LEFT, top, x - _LEFT, _THICK), end]


def _said(area: ValueArea, tongue: Tongue) -> str:
    if area.reached is None:
        return tongue.t("way unknown")
    if area.reached < 0:
        return tongue.t("moved backwards")
    reached = share(area.reached, tongue)
    return tongue.t("{share} of the way", share=reached) if area.reached <= 10 else reached


def _description(numbers: ValueProgress) -> str:
    ways = [area.reached for area in numbers.areas]
    known = [each for each in ways if each is not None]
    tongue = numbers.tongue
    found = {
        "{count} at the target": sum(each >= 1 for each in known),
        "{count} on the way": sum(0 < each < 1 for each in known),
        "{count} not moved or moved backwards": sum(each <= 0 for each in known),
        "{count} not known": len(ways) - len(known),
    }
    said = [tongue.t(text, count=count) for text, count in found.items() if count]
    return tongue.n(
        "Value from baseline to target in {count} area: {said}.",
        "Value from baseline to target in {count} areas: {said}.",
        len(ways),
        said=", ".join(said),
    )


PICTURE = Picture("value-progress", read, draw)
