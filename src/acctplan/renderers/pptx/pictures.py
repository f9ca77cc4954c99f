"""Pictures of a slide, from the numbers of a chart: native charts, tables and shapes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias, TypeVar

from acctplan import charts
from acctplan.blocks.vocabulary import Alignment, Chart
from acctplan.charts.arr_bridge import ArrBridge, Step
from acctplan.charts.goal_progress import GoalProgress
from acctplan.charts.power_map import PowerMap
from acctplan.charts.timeline import Event, Timeline
from acctplan.charts.value_progress import ValueProgress
from acctplan.charts.white_space import WhiteSpaceMap
from acctplan.model.words import Level
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.figures import Bars, Months, Role, Series
from acctplan.renderers.pptx.grids import Cell, Grid, of_table
from acctplan.renderers.pptx.paragraphs import Para, Style, Words

MOST_BARS = 8
"""How many rows one chart shows; more go on in the next."""

_MOST_COLUMNS = 7
_LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW)
_BOLD = text.Run("", bold=True)
T = TypeVar("T")
Item: TypeAlias = Words | Grid | Bars | Months


def of_chart(chart: Chart, lead: tuple[Para, ...], room: float) -> Iterator[Item]:
    """What a chart becomes; its table where there is nothing to draw, unless that says nothing new."""
    numbers = charts.numbers(chart)
    head = (*lead, *(Para(line, Style.HEAD) for line in text.lines(chart.title, _BOLD)))
    drawn: list[Item] = []
    match numbers:
        case ValueProgress():
            drawn += _value(numbers, head)
        case GoalProgress():
            drawn += _goals(numbers, head)
        case ArrBridge():
            drawn += _bridge(numbers, head)
        case Timeline(events=(_, *_)):
            drawn.append(_timeline(numbers, head))
        case PowerMap() if any(each.power and each.support for each in numbers.people):
            drawn += _power(numbers, head)
        case WhiteSpaceMap(bands=(_, *_)):
            drawn += _space(numbers, chart, head, room)
    yield from drawn
    says_all = isinstance(numbers, ArrBridge | Timeline | PowerMap | WhiteSpaceMap) and drawn
    if chart.rows and not says_all and not chart.illustrates:
        yield from (grid for grid, _ in of_table(chart.table(), () if drawn else head, room))


def _value(numbers: ValueProgress, lead: tuple[Para, ...]) -> Iterator[Bars]:
    areas = [each for each in numbers.areas if each.reached is not None]
    for number, part in enumerate(_chunks(areas)):
        names = tuple(each.name for each in part)
        reached = tuple(_float(each.reached) for each in part)
        series = (Series(Role.PLAIN, numbers.tongue.t("Reached", "column"), reached),)
        yield Bars(numbers.title, names, series, percent=True, lead=() if number else lead)


def _goals(numbers: GoalProgress, lead: tuple[Para, ...]) -> Iterator[Bars]:
    t = numbers.tongue.t
    goals = [each for each in numbers.goals if each.progress is not None or each.expected is not None]
    for number, part in enumerate(_chunks(goals)):
        series = (
            Series(Role.BEHIND, _begun(t("expected by now")), tuple(_float(each.expected) for each in part)),
            Series(Role.PLAIN, _begun(t("done so far")), tuple(_float(each.progress) for each in part)),
        )
        names = tuple(each.name for each in part)
        yield Bars(numbers.title, names, series, percent=True, lead=() if number else lead)


def _begun(words: str) -> str:
    """Words of a sentence as they stand alone."""
    return words[:1].upper() + words[1:]


def _bridge(numbers: ArrBridge, lead: tuple[Para, ...]) -> Iterator[Bars]:
    steps = [each for each in numbers.steps if each.total is not None]
    upright = len(steps) <= _MOST_COLUMNS
    for number, part in enumerate([steps] if upright else _chunks(steps)):
        if part:
            first = () if number else lead
            yield _steps(numbers, part, upright=upright, lead=first)


def _steps(numbers: ArrBridge, part: list[Step], *, upright: bool, lead: tuple[Para, ...]) -> Bars:
    """Steps as a stack: what is not seen below them, then whole bars, increases and decreases."""
    changes = [each.change for each in part]
    totals = [each.total or Decimal(0) for each in part]
    lifts = [
        0.0 if change is None else float(min(total, total - change))
        for change, total in zip(changes, totals, strict=True)
    ]
    whole = [float(total) if change is None else None for change, total in zip(changes, totals, strict=True)]
    more = [float(each) if each is not None and each >= 0 else None for each in changes]
    less = [float(-each) if each is not None and each < 0 else None for each in changes]
    t = numbers.tongue.t
    return Bars(
        numbers.title,
        tuple(each.name for each in part),
        (
            Series(Role.LIFT, t("Not shown"), tuple(lifts)),
            Series(Role.WHOLE, t("Total"), tuple(whole)),
            Series(Role.MORE, t("Increase"), tuple(more)),
            Series(Role.LESS, t("Decrease"), tuple(less)),
        ),
        stacked=True,
        upright=upright,
        labels=tuple(each.total_text if each.change is None else each.change_text for each in part),
        lead=lead,
    )


def _chunks(items: list[T]) -> Iterator[list[T]]:
    """Parts of about the same length, none longer than a chart may be."""
    count = -(-len(items) // MOST_BARS)
    for number in range(count):
        yield items[number * len(items) // count : (number + 1) * len(items) // count]


def _float(value: Decimal | None) -> float | None:
    """The value, within what a chart can show beside others."""
    return None if value is None else float(min(max(value, Decimal(-2)), Decimal(3)))


def _timeline(numbers: Timeline, lead: tuple[Para, ...]) -> Months:
    columns: list[list[Event]] = [[], [], [], []]
    first = numbers.start.year * 12 + numbers.start.month
    for event in numbers.events:
        day = event.start or numbers.end
        month = day.year * 12 + day.month - first
        columns[min(max(month // 3, 0), 3)].append(event)
    return Months(numbers.title, numbers.start, numbers.end, tuple(map(tuple, columns)), lead)


def _power(numbers: PowerMap, lead: tuple[Para, ...]) -> Iterator[Item]:
    """A table of three by three; the more power and support, the darker the ground."""
    t, across = numbers.tongue.t, tuple(reversed(_LEVELS))
    rows = [
        (
            _label(t(f"{power.value.capitalize()} power")),
            *(_people(numbers, (power, support), max(0, at + 1 - down)) for at, support in enumerate(across)),
        )
        for down, power in enumerate(_LEVELS)
    ]
    header = (Cell(), *(_label(t(f"{level.value.capitalize()} support")) for level in across))
    yield Grid(header, tuple(rows), (Alignment.NONE,) * 4, lead, numbers.title, framed=True)
    unplaced = [each.name for each in numbers.people if each.name and None in (each.power, each.support)]
    if unplaced:
        listed = ", ".join(unplaced)
        said = t("Without a place, as power or support is not stated: {names}", names=listed)
        yield Words((Para(text.plain(said)),))


def _label(words: str) -> Cell:
    return Cell((text.plain(words, bold=True),))


def _people(numbers: PowerMap, place: tuple[Level, Level], tint: int) -> Cell:
    found = [each.name for each in numbers.people if each.name and (each.power, each.support) == place]
    return Cell(tuple(map(text.plain, found)), tint)


def _space(numbers: WhiteSpaceMap, chart: Chart, lead: tuple[Para, ...], room: float) -> Iterator[Item]:
    """The table of a chart with a darker ground where more is to be won."""
    worths = [[field.worth or Decimal(0) for field in band.fields] for band in numbers.bands]
    most = max((each for row in worths for each in row), default=Decimal(0))
    whole = chart.table()
    width = len(whole.header)
    tinted = [[0, *(_tint(each, most) for each in row)][:width] for row in worths]
    marked = [tuple(row) + (0,) * (width - len(row)) for row in tinted]
    for grid, columns in of_table(whole, lead, room):
        rows = tuple(
            tuple(cell._replace(tint=marks[at]) for cell, at in zip(row, columns, strict=True))
            for row, marks in zip(grid.rows, marked, strict=True)
        )
        yield replace(grid, rows=rows, name=numbers.title, framed=True)


def _tint(worth: Decimal, most: Decimal) -> int:
    return 0 if worth <= 0 or most <= 0 else min(3, 1 + int(3 * worth / most))
