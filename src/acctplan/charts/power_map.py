"""Power map: who has how much power and how each stands to us, on a grid of three by three."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.rows import more
from acctplan.charts.drawing.scene import (
    WIDTH,
    Anchor,
    Bar,
    Form,
    Label,
    Mark,
    Scene,
    Sign,
    line,
    lines,
)
from acctplan.charts.drawing.widths import width
from acctplan.languages import Tongue
from acctplan.model.words import Level


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the customer; without power or support there is no place on the map."""

    name: str
    title: str
    power: Level | None
    support: Level | None


@dataclass(frozen=True, slots=True)
class PowerMap(Numbers):
    """People in the order of the plan."""

    people: tuple[Person, ...]


def read(chart: Chart) -> PowerMap:
    """Rows `name: title | High @ high | Low @ low`."""
    people = tuple(_person(label(row), *cells(row, 3)) for row in chart.rows)
    return PowerMap(plain_text(chart.title), people, tongue=chart.tongue)


def _person(name: str, title: Cell, power: Cell, support: Cell) -> Person:
    return Person(name, title.words, _level(power), _level(support))


def _level(cell: Cell) -> Level | None:
    return next((each for each in Level if each.value == cell.choice), None)


_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
_CORNERS = {
    (Level.HIGH, Level.HIGH): ("Champions", Form.DISC),
    (Level.HIGH, Level.LOW): ("Blockers", Form.SQUARE),
    (Level.LOW, Level.HIGH): ("Advocates", Form.TRIANGLE),
    (Level.LOW, Level.LOW): ("Neutral", Form.RING),
}
_POWER = {Level.LOW: "Low power", Level.MEDIUM: "Medium power", Level.HIGH: "High power"}
_SUPPORT = {Level.LOW: "Low support", Level.MEDIUM: "Medium support", Level.HIGH: "High support"}
_LEAST_LEFT, _MOST_LEFT = 66.0, 120.0
_GAP, _HEAD, _LINE, _PITCH = 6.0, 24.0, 20.0, 15.5
_MOST, _WITH_TITLES = 8, 4


def draw(numbers: PowerMap) -> Scene | None:
    """Nine fields, power upwards and support to the right, the corners named; people stand in them as a list."""
    placed = [each for each in numbers.people if each.power and each.support]
    if not placed:
        return None
    tongue, grid = numbers.tongue, _grid(numbers.tongue)
    marks: list[Mark] = []
    top = 1.0
    for power in reversed(_LEVELS):
        groups = [
            _group([each for each in placed if (each.power, each.support) == (power, s)], tongue, grid)
            for s in _LEVELS
        ]
        high = max(group.high for group in groups)
        marks += lines(0, top + high / 2, tongue.t(_POWER[power]), grid.left - 12, 2, size=12, tone=Tone.SOFT)
        for index, (support, group) in enumerate(zip(_LEVELS, groups, strict=True)):
            x = grid.at(index)
            corner = _CORNERS.get((power, support))
            marks += _field(corner and (tongue.t(corner[0]), corner[1]), group, grid, x, top, high)
        top += high + _GAP
    for index, support in enumerate(_LEVELS):
        x = grid.at(index) + grid.wide / 2
        text = tongue.t(_SUPPORT[support])
        marks.append(Label(x, top + 12, text, 12, Anchor.MIDDLE, Tone.SOFT))
    note = _unplaced([each for each in numbers.people if not (each.power and each.support)], tongue)
    marks += lines(0, top + 40, note, WIDTH, 2, size=12, tone=Tone.SOFT)
    return Scene(top + (58 if note else 18), tuple(marks), _description(placed, numbers))


class _Grid(NamedTuple):
    """Where the columns of fields begin, behind the names of the rows, and how wide each is."""

    left: float
    wide: float

    @property
    def room(self) -> float:
        """The room for a name in a field."""
        return self.wide - 30

    def at(self, index: int) -> float:
        """The left edge of a column."""
        return self.left + index * (self.wide + _GAP)


def _grid(tongue: Tongue) -> _Grid:
    words = [word for name in _POWER.values() for word in tongue.t(name).split()]
    left = min(max(_LEAST_LEFT, *(width(word, 12) + 13 for word in words)), _MOST_LEFT)
    return _Grid(left, (WIDTH - 1 - left - 2 * _GAP) / 3)


class _Entry(NamedTuple):
    """A person in a field: the lines of the name and, where there is room, the title."""

    names: list[Label]
    title: list[Label]

    @property
    def high(self) -> float:
        """How much of the field it takes."""
        return _LINE + _PITCH * (len(self.names) - 1) + _PITCH * len(self.title)


class _Group(NamedTuple):
    """The people of a field as they are listed, and how many more there are, in words."""

    entries: list[_Entry]
    rest: str

    @property
    def high(self) -> float:
        """How high the field has to be."""
        listed = sum(each.high for each in self.entries)
        return max(_HEAD + listed + (_LINE if self.rest else 0) + 6, 74.0)


def _group(people: Sequence[Person], tongue: Tongue, grid: _Grid) -> _Group:
    """Few people have two lines for the name and one for the title, many have one for the name."""
    is_small = len(people) <= _WITH_TITLES
    entries = [
        _Entry(
            lines(0, 0, person.name or "–", grid.room, 2 if is_small else 1, size=12.5),
            line(0, 0, person.title, grid.room, tone=Tone.SOFT) if is_small else [],
        )
        for person in people[:_MOST]
    ]
    left = len(people) - len(entries)
    return _Group(entries, more(tongue, left, "and {count} more person", "and {count} more people"))


def _field(
    corner: tuple[str, Form] | None, group: _Group, grid: _Grid, x: float, top: float, high: float
) -> list[Mark]:
    name, form = corner or ("", Form.DIAMOND)
    found: list[Mark] = [Bar(x, top, grid.wide, high, Tone.FAINT if corner else None, outline=Tone.LINE)]
    if corner:
        found.append(Label(x + 10, top + 17, name, 12, tone=Tone.ACCENT, bold=True))
    y = top + _HEAD + 13
    for entry in group.entries:
        found.append(Sign(form, x + 14, y - 4, Tone.ACCENT, 8))
        for index, each in enumerate([*entry.names, *entry.title]):
            found.append(replace(each, x=x + 24, y=y + index * _PITCH))
        y += entry.high
    return found + list(line(x + 24, y, group.rest, grid.room, tone=Tone.SOFT))


def _unplaced(people: Sequence[Person], tongue: Tongue) -> str:
    if not people:
        return ""
    names = ", ".join(each.name for each in people[:6])
    if len(people) > 6:
        names = tongue.t("{names} and {count} more", names=names, count=len(people) - 6)
    return tongue.t("Without a place, as power or support is not stated: {names}", names=names)


def _description(placed: Sequence[Person], numbers: PowerMap) -> str:
    counts = [sum((each.power, each.support) == corner for each in placed) for corner in _CORNERS]
    champions, blockers, advocates, neutral = counts
    return numbers.tongue.t(
        "People by power and support: {champions} champions, {blockers} blockers, {advocates} advocates, "
        "{neutral} neutral, {between} in between, {missing} without a place.",
        champions=champions,
        blockers=blockers,
        advocates=advocates,
        neutral=neutral,
        between=len(placed) - sum(counts),
        missing=len(numbers.people) - len(placed),
    )


PICTURE = Picture("power-map", read, draw)
