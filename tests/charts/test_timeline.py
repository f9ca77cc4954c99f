"""Events under the months: signs on their days, labels beside them, and what has no place counted."""

from datetime import date

from acctplan.charts.drawing.scene import Anchor, Bar, Form, Scene, Sign
from acctplan.charts.timeline import Event, Kind, Timeline, draw

START, END = date(2026, 11, 21), date(2027, 11, 20)


def event(name: str, first: str | None, last: str | None = None, kind: Kind = Kind.MILESTONE) -> Event:
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else start
    return Event(name, first or "", start, end, kind, kind.value.capitalize())


def scene(*events: Event) -> Scene:
    found = draw(Timeline("Year", START, END, events))
    assert found
    return found


def signs(found: Scene) -> list[Sign]:
    return [mark for mark in found.marks if isinstance(mark, Sign)]


def test_a_day_is_where_its_share_of_the_year_is() -> None:
    first, last = signs(scene(event("Start", "2026-11-21"), event("End", "2027-11-20")))[:2]
    assert (first.x, last.x) == (8, 632)


def test_a_label_stands_on_the_side_that_has_room() -> None:
    early, late = (
        label
        for label in scene(event("A", "2026-12-01"), event("B", "2027-11-01")).labels
        if "·" in label.text
    )
    assert (early.anchor, late.anchor) == (Anchor.START, Anchor.END)


def test_what_would_touch_goes_into_the_next_row() -> None:
    found = scene(event("First", "2026-12-01"), event("Second", "2026-12-02"), event("Third", "2027-08-01"))
    first, third, second = (label for label in found.labels if "·" in label.text)
    assert (first.text[-5:], third.text[-5:], second.text[-6:]) == ("First", "Third", "Second")
    assert first.y == third.y < second.y


def test_a_quarter_is_a_bar_and_kinds_have_shapes() -> None:
    found = scene(
        event("Quarter", "2027-01-01", "2027-03-31", Kind.TOUCHPOINT),
        event("Review", "2027-05-01", kind=Kind.REVIEW),
        event("Renewal", "2027-09-01", kind=Kind.RENEWAL),
    )
    assert [round(mark.wide) for mark in found.marks if isinstance(mark, Bar) and mark.round] == [153]
    assert [sign.form for sign in signs(found)] == [
        Form.RING,
        Form.DISC,
        Form.SQUARE,
        Form.DISC,
        Form.RING,
        Form.SQUARE,
    ]
    assert [label.text for label in found.labels][-3:] == ["Review", "Touchpoint", "Renewal"]


def test_months_are_named_under_their_years() -> None:
    texts = [label.text for label in scene(event("A", "2027-01-05")).labels]
    assert texts[:4] == ["Dec", "2026", "Jan", "2027"]
    assert texts[4:14] == ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


def test_what_is_outside_or_has_no_day_is_counted() -> None:
    found = scene(
        event("A", "2027-01-05"), event("Late", "2028-01-05"), event("Gone", "2020-01-05"), event("X", None)
    )
    assert found.labels[-1].text == "2 outside of this time · 1 without a date"
    assert draw(Timeline("Year", START, END, (event("Late", "2028-01-05"),))) is None


def test_after_forty_events_the_rest_is_counted() -> None:
    assert scene(*[event("A", "2027-01-05")] * 45).labels[-1].text == "and 5 more events"
