"""A timeline as shapes: months, a line with a mark for each event, and the events below in columns."""

from collections.abc import Callable, Iterator
from datetime import date

from acctplan.charts.timeline import Event, Kind
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.figures import BAND, PERIOD, TRACK, Months, event_height, event_words
from acctplan.renderers.pptx.markup import Pen, Place, body, line_of, shape, solid, words

Made = Callable[[int], str]
"""A shape as XML, once it has an id."""

_SIZE = 14.0
_FORMS = {
    Kind.MILESTONE: ("diamond", "accent1"),
    Kind.REVIEW: ("ellipse", "accent2"),
    Kind.TOUCHPOINT: ("triangle", "accent5"),
    Kind.RENEWAL: ("star5", "accent4"),
}
_MARK = 14.0


def shapes(months: Months, place: Place, pen: Pen) -> Iterator[Made]:
    """The shapes of a timeline, each made as XML for an id."""
    starts = _starts(months)
    wide = place.wide / len(starts)
    for at, start in enumerate(starts):
        label = line_of(
            text.plain(pen.tongue.month(start.month), bold=True), _SIZE, pen, "ctr", pen.colours.on_header
        )
        where = Place(place.x + at * wide, place.y, wide - 1, BAND)
        describe = months.describe() if at == 0 else ""
        yield _made("Month", where, body(label, anchor="ctr"), fill=pen.colours.header, describe=describe)
    middle = place.y + BAND + TRACK / 2
    yield _made("Line", Place(place.x, middle - 1, place.wide, 2), fill=pen.colours.line)
    for event in months.events:
        yield from _mark(event, months, place, middle)
    yield from _columns(months, place, starts, pen)


def _made(name: str, place: Place, inner: str = "", **looks: str) -> Made:
    return lambda number: shape(number, name, place, inner, **looks)


def _columns(months: Months, place: Place, starts: list[date], pen: Pen) -> Iterator[Made]:
    top = place.y + BAND + TRACK
    wide = place.wide / len(months.columns)
    for at, column in enumerate(months.columns):
        x = place.x + at * wide
        begins, ends = starts[at * 3], starts[at * 3 + 2]
        title = " – ".join(f"{pen.tongue.month(each.month)} {each.year}" for each in (begins, ends))
        head = line_of(text.plain(title, bold=True), _SIZE, pen, fill=pen.colours.strong)
        yield _made("Period", Place(x, top, wide - 8, PERIOD), body(head, anchor="ctr"))
        y = top + PERIOD
        for event in column:
            high = event_height(event, wide)
            inner = words(event_words(event).paras, _SIZE, pen)
            yield _made("Event rule", Place(x, y + 2, 3, high - 10), fill=solid(_FORMS[event.kind][1]))
            yield _made("Event", Place(x + 9, y, wide - 14, high), body(inner))
            y += high


def _starts(months: Months) -> list[date]:
    """The first days of the twelve months."""
    first = months.start.year * 12 + months.start.month - 1
    return [date(min((first + each) // 12, 9999), (first + each) % 12 + 1, 1) for each in range(12)]


def _mark(event: Event, months: Months, place: Place, middle: float) -> Iterator[Made]:
    """A sign where an event is on the line; none for one outside of it."""
    if event.start is None or event.end is None:
        return
    day = event.start + (event.end - event.start) / 2
    month = day.year * 12 + day.month - months.start.year * 12 - months.start.month
    share = (month + (day.day - 0.5) / 31) / 12
    if not 0 <= share <= 1:
        return
    form, colour = _FORMS[event.kind]
    x = place.x + share * place.wide - _MARK / 2
    yield _made(
        "Mark",
        Place(x, middle - _MARK / 2, _MARK, _MARK),
        fill=solid(colour),
        outline=solid("bg1"),
        form=form,
        describe=f"{event.when}: {event.name}",
    )
