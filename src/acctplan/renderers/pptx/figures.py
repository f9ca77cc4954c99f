"""Charts and timelines of a slide: what they show, how much room they take, and where they go on."""

from dataclasses import dataclass, replace
from datetime import date

from acctplan.charts.timeline import Event
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.grids import LEAD_GAP
from acctplan.renderers.pptx.paragraphs import Para, Style, Words

BAND, TRACK, PERIOD = 26.0, 26.0, 26.0
"""Heights of a timeline's months, of the line with its marks, and of what stands over its columns."""

_BAR, _NARROW_BAR, _AXIS = 44.0, 37.0, 40.0
_TIMELINE_SIZE = 14.0


@dataclass(frozen=True)
class Bars:
    """A bar chart. `series` are names and values, None for one that is not known.

    In a stack a series without a name is not seen and lifts the others; `labels` are what stands at the bars
    instead of their numbers.
    """

    name: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    percent: bool = False
    stacked: bool = False
    upright: bool = False
    labels: tuple[str, ...] = ()
    lead: tuple[Para, ...] = ()

    @property
    def best(self) -> float:
        """The height that shows it well."""
        return 300.0 if self.upright else _AXIS + _BAR * max(len(self.categories), 2)

    @property
    def least(self) -> float:
        """The height below which its words would touch."""
        return 220.0 if self.upright else _AXIS + _NARROW_BAR * len(self.categories)

    def height(self, size: float, width: float) -> float:
        """The height that it needs, with what introduces it; it looks better in more."""
        return _lead(self.lead, size, width) + self.least

    def divided(
        self, size: float, width: float, room: float, *, fresh: bool
    ) -> tuple["Bars | None", "Bars | None"]:
        """All of it or nothing."""
        return (self, None) if fresh or room >= self.height(size, width) else (None, self)

    def describe(self) -> str:
        """The chart in words, for whoever cannot see it."""
        shown = [
            f"{category}: {', '.join(self._value(name, values[at], at) for name, values in self.series if name)}"
            for at, category in enumerate(self.categories)
        ]
        return f"{self.name}. {'; '.join(shown)}"[:2000]

    def _value(self, name: str, value: float | None, at: int) -> str:
        if self.labels:
            return self.labels[at] if self.series[-1][0] == name or len(self.series) < 3 else ""
        return f"{name} {'not known' if value is None else f'{value:.0%}'}"


@dataclass(frozen=True)
class Months:
    """A timeline: months as a band, and below it the events of each period of it, set as in a table."""

    name: str
    start: date
    end: date
    columns: tuple[tuple[Event, ...], ...]
    lead: tuple[Para, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """All events in order."""
        return tuple(event for column in self.columns for event in column)

    def height(self, size: float, width: float) -> float:
        """The height of the longest column below the band."""
        wide = width / len(self.columns)
        return self._top(size, width) + max(
            sum(event_height(each, wide) for each in column) for column in self.columns
        )

    def divided(
        self, size: float, width: float, room: float, *, fresh: bool
    ) -> tuple["Months | None", "Months | None"]:
        """The events of each column that fit, and the others below the same band."""
        wide, room = width / len(self.columns), room - self._top(size, width)
        kept, left = [], []
        for column in self.columns:
            count = _fitting(column, wide, room)
            kept.append(column[:count])
            left.append(column[count:])
        if not any(left):
            return self, None
        if not fresh:
            return None, self
        if not any(kept):
            kept, left = [column[:1] for column in self.columns], [column[1:] for column in self.columns]
        rest = replace(self, columns=tuple(left), lead=()) if any(left) else None
        return replace(self, columns=tuple(kept)), rest

    def _top(self, size: float, width: float) -> float:
        return _lead(self.lead, size, width) + BAND + TRACK + PERIOD

    def describe(self) -> str:
        """The timeline in words."""
        return f"{self.name}. {'; '.join(f'{each.when}: {each.name}' for each in self.events)}"[:2000]


def _lead(lead: tuple[Para, ...], size: float, width: float) -> float:
    return Words(lead).height(size, width) + LEAD_GAP if lead else 0.0


def _fitting(column: tuple[Event, ...], wide: float, room: float) -> int:
    for count, event in enumerate(column):
        room -= event_height(event, wide)
        if room < 0:
            return count
    return len(column)


def event_words(event: Event) -> Words:
    """An event as it stands below the band."""
    head = Para(text.plain(f"{event.when} · {event.kind_text}", bold=True), Style.HEAD)
    name = event.name if len(event.name) <= 160 else f"{event.name[:159].rstrip()}…"
    return Words((head, *([Para(text.plain(name))] if name else [])))


def event_height(event: Event, wide: float) -> float:
    """Its height in a column of that many points, with the room below it."""
    return event_words(event).height(_TIMELINE_SIZE, wide - 14) + 10
