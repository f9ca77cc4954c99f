"""Charts and timelines of a slide: what they show, how much room they take, and where they go on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from acctplan.charts.timeline import Event
from acctplan.languages import Tongue
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.grids import LEAD_GAP
from acctplan.renderers.pptx.paragraphs import Para, Style, Words

BAND, TRACK, PERIOD = 26.0, 26.0, 26.0
"""Heights of a timeline's months, of the line with its marks, and of what stands over its columns."""

_BAR, _NARROW_BAR, _AXIS = 44.0, 37.0, 40.0
_TIMELINE_SIZE = 14.0


class Role(StrEnum):
    """What the bars of a series are for: `LIFT` is not seen and lifts what stands on it."""

    PLAIN = "plain"
    BEHIND = "behind"
    LIFT = "lift"
    WHOLE = "whole"
    MORE = "more"
    LESS = "less"


class Series(NamedTuple):
    """A series of a chart under its name in the document's language; a value is None if it is not known."""

    role: Role
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Bars:
    """A bar chart; `labels` are what stands at the bars instead of their numbers."""

    name: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
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

    def describe(self, tongue: Tongue) -> str:
        """The chart in words, for whoever cannot see it."""
        shown = [
            f"{category}: {self.labels[at] if self.labels else ', '.join(self._values(at, tongue))}"
            for at, category in enumerate(self.categories)
        ]
        return f"{self.name}. {'; '.join(shown)}"[:2000]

    def _values(self, at: int, tongue: Tongue) -> Iterator[str]:
        for each in self.series:
            value = each.values[at]
            shown = (
                tongue.t("not known")
                if value is None
                else tongue.forms.percent(Decimal(str(round(value, 4))))
            )
            yield f"{each.name} {shown}"


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
