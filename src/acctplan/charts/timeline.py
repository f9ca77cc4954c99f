"""Timeline of the next twelve months: milestones, reviews, touchpoints and the renewal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.rows import more
from acctplan.charts.drawing.scene import Anchor, Bar, Form, Label, Mark, Rule, Scene, Sign, line
from acctplan.charts.drawing.widths import width
from acctplan.languages import Tongue
from acctplan.model.time import add_months


class Kind(StrEnum):
    """What happens: the view's own words."""

    MILESTONE = "milestone"
    REVIEW = "review"
    TOUCHPOINT = "touchpoint"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day, or within the days `start` to `end`; both None if no date could be read.

    `when` is the time and `kind_text` the kind as they are shown.
    """

    name: str
    when: str
    start: date | None
    end: date | None
    kind: Kind
    kind_text: str


@dataclass(frozen=True, slots=True)
class Timeline(Numbers):
    """Events in order of time. `start` and `end` are the first and the last day of the axis."""

    start: date
    end: date
    events: tuple[Event, ...]


def read(chart: Chart) -> Timeline | None:
    """Rows `what: when @ 2027-01-01/2027-03-31 | Milestone @ milestone`, scale `@ 2026-11-21/2027-11-20`.

    Without a scale the axis goes from the first to the last day of the rows; None if no row has a day, either.
    """
    events = tuple(_event(label(row), *cells(row, 2)) for row in chart.rows)
    days = [day for each in events for day in (each.start, each.end) if day]
    scale = Cell(exact="/".join(chart.scale)).days or ((min(days), max(days)) if days else None)
    return Timeline(plain_text(chart.title), *scale, events, tongue=chart.tongue) if scale else None


def _event(name: str, when: Cell, kind: Cell) -> Event:
    start, end = when.days or (None, None)
    what = next((each for each in Kind if each.value == kind.choice), Kind.MILESTONE)
    return Event(name, when.words, start, end, what, kind.words)


_MOST = 40
_LEFT, _RIGHT, _HEAD, _ROW = 8.0, 632.0, 42.0, 26.0
_GAP, _LEAST, _SIZE = 9.0, 90.0, 12.0
_FEW, _ROOM, _ROOM_OF_MANY = 12, 440.0, 300.0
_SIGNS = {
    Kind.MILESTONE: (Form.DIAMOND, Tone.ACCENT),
    Kind.REVIEW: (Form.DISC, Tone.ACCENT),
    Kind.TOUCHPOINT: (Form.RING, Tone.ACCENT),
    Kind.RENEWAL: (Form.SQUARE, Tone.BAD),
}


class _Place(NamedTuple):
    """Where an event stands: the ends of its bar, its label, and how far both reach together."""

    event: Event
    first: float
    last: float
    label: tuple[Label, ...]
    left: float
    right: float


def draw(numbers: Timeline) -> Scene | None:
    """Events beside their signs under an axis of months, as many in a row as have room."""
    inside = [each for each in numbers.events if _is_inside(each, numbers)]
    if not inside:
        return None
    room = _ROOM if len(inside) <= _FEW else _ROOM_OF_MANY
    rows = _packed([_place(each, numbers, room) for each in inside[:_MOST]])
    bottom = _HEAD + len(rows) * _ROW + 6
    marks = _axis(numbers, bottom)
    ends = [place.last for row in rows for place in row if place.event.kind is Kind.RENEWAL]
    marks += [Rule(x, _HEAD, x, bottom, Tone.BAD, 1.5, dashed=True) for x in ends]
    for index, row in enumerate(rows):
        for place in row:
            marks += _event_marks(place, _HEAD + (index + 0.5) * _ROW + 4)
    marks += _legend(inside, bottom + 20, numbers.tongue)
    notes = _notes(numbers, len(inside))
    marks += line(_LEFT, bottom + 44, notes, _RIGHT - _LEFT, tone=Tone.SOFT)
    return Scene(bottom + (52 if notes else 30), tuple(marks), _description(numbers, inside))


def _is_inside(event: Event, numbers: Timeline) -> bool:
    return bool(event.start and event.end and event.start <= numbers.end and event.end >= numbers.start)


def _at(day: date, numbers: Timeline) -> float:
    """The place of a day; one outside is at the end of the axis."""
    days = max((numbers.end - numbers.start).days, 1)
    part = min(max((day - numbers.start).days / days, 0), 1)
    return _LEFT + part * (_RIGHT - _LEFT)


def _place(event: Event, numbers: Timeline, most: float) -> _Place:
    """The event with its label on the right, or on the left where there is more room."""
    assert event.start and event.end  # noqa: PT018 (only those inside are placed)
    first, last = _at(event.start, numbers), _at(event.end, numbers)
    after, before = _RIGHT - last - _GAP, first - _LEFT - _GAP
    wanted = min(width(_said(event), _SIZE), most)
    if after >= min(wanted, max(before, _LEAST)):
        found = line(last + _GAP, 0, _said(event), min(after, most), size=_SIZE)
    else:
        found = line(first - _GAP, 0, _said(event), min(before, most), size=_SIZE, anchor=Anchor.END)
    boxes = [each.box for each in found]
    left = min([first - _GAP, *(box.left for box in boxes)])
    right = max([last + _GAP, *(box.right for box in boxes)])
    return _Place(event, first, last, tuple(found), left, right)


def _said(event: Event) -> str:
    return f"{event.when} · {event.name}" if event.when else event.name


def _packed(places: Sequence[_Place]) -> list[list[_Place]]:
    """Rows in which nothing touches, each event in the first that has room for it."""
    rows: list[list[_Place]] = []
    for place in places:
        row = next((each for each in rows if not any(_touch(place, other) for other in each)), None)
        if row is None:
            rows.append([place])
        else:
            row.append(place)
    return rows


def _touch(one: _Place, other: _Place) -> bool:
    return one.left < other.right + 8 and other.left < one.right + 8


def _axis(numbers: Timeline, bottom: float) -> list[Mark]:
    """Up to fifteen months by name, under their years."""
    found: list[Mark] = [Rule(_LEFT, _HEAD, _RIGHT, _HEAD, Tone.SOFT)]
    first = date(numbers.start.year, numbers.start.month, 1)
    count = (numbers.end.year - first.year) * 12 + numbers.end.month - first.month
    months, years = _LEFT, _LEFT
    year = 0
    for index in range(0, count + 1, count // 15 + 1):
        day = add_months(first, index)
        if day < numbers.start:
            continue
        x = _at(day, numbers)
        found.append(Rule(x, _HEAD - 6, x, bottom))
        name = Label(x + 3, 34, numbers.tongue.month(day.month), tone=Tone.SOFT)
        if name.x >= months and name.box.right <= _RIGHT:
            found.append(name)
            months = name.box.right + 4
        label = Label(x + 3, 14, str(day.year), bold=True, tone=Tone.SOFT)
        if day.year != year and label.x >= years and label.box.right <= _RIGHT:
            found.append(label)
            year, years = day.year, label.box.right + 4
    return found


def _event_marks(place: _Place, y: float) -> list[Mark]:
    form, tone = _SIGNS[place.event.kind]
    found: list[Mark] = []
    if place.last - place.first > 12:
        found.append(Bar(place.first, y - 3, place.last - place.first, 6, tone, 0.3, outline=tone, round=3))
        found.append(Sign(form, place.first + 5, y, tone, 11))
    else:
        found.append(Sign(form, min(max((place.first + place.last) / 2, _LEFT), _RIGHT), y, tone, 11))
    for text in place.label:
        box = text.box
        found.append(Bar(box.left - 2, y - 7, box.right - box.left + 4, 14, Tone.PAPER))
        found.append(replace(text, y=y + 4))
    return found


def _legend(events: Sequence[Event], y: float, tongue: Tongue) -> list[Mark]:
    found: list[Mark] = []
    x = _LEFT
    for kind in Kind:
        words = [each.kind_text for each in events if each.kind is kind]
        if words and (label := line(x + 14, y + 4, words[0] or tongue.t(kind.value), 140, tone=Tone.SOFT)):
            form, tone = _SIGNS[kind]
            found += [Sign(form, x + 5, y, tone, 10), *label]
            x = label[0].box.right + 22
    return found


def _notes(numbers: Timeline, inside: int) -> str:
    tongue = numbers.tongue
    undated = sum(each.start is None for each in numbers.events)
    outside = len(numbers.events) - inside - undated
    said = [
        more(tongue, inside - _MOST, "and {count} more event", "and {count} more events"),
        tongue.t("{count} outside of this time", count=outside) if outside else "",
        tongue.t("{count} without a date", count=undated) if undated else "",
    ]
    return " · ".join(filter(None, said))


def _description(numbers: Timeline, inside: Sequence[Event]) -> str:
    count = len(inside)
    first, last = inside[0], inside[-1]
    tongue, days = numbers.tongue, {"start": numbers.start, "end": numbers.end}
    if count == 1:
        return tongue.t("1 event from {start} to {end}: {first}.", **days, first=_said(first))
    return tongue.n(
        "",
        "{count} events from {start} to {end}: first {first}, last {last}.",
        count,
        **days,
        first=_said(first),
        last=_said(last),
    )


PICTURE = Picture("timeline", read, draw)
