"""Goals on their tracks: how far they are, how far they would be, and which sign says how they move."""

from decimal import Decimal

import pytest

from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.scene import Bar, Form, Scene, Sign
from acctplan.charts.goal_progress import Goal, GoalProgress, Pace, draw


def goal(progress: str | None, expected: str | None, pace: Pace = Pace.ON_PACE) -> Goal:
    done, due = (None if each is None else Decimal(each) for each in (progress, expected))
    return Goal("Ship", done, due, "2026-12-31", pace, pace.value.capitalize())


def scene(*goals: Goal) -> Scene:
    found = draw(GoalProgress("Goals", goals))
    assert found
    return found


def bars(found: Scene) -> list[Bar]:
    """Those of the first row, without the track."""
    return [mark for mark in found.marks if isinstance(mark, Bar)][2:]


@pytest.mark.parametrize(
    ("progress", "expected", "pace", "done", "missing"),
    [
        ("0.25", "0.75", Pace.BEHIND, 54, 108),
        ("0.25", "0.30", Pace.ON_PACE, 54, None),
        ("1.4", "0.5", Pace.DONE, 216, None),
        ("-0.2", None, Pace.UNKNOWN, None, None),
        ("0", "0.5", Pace.OVERDUE, None, 108),
        (None, "0.5", Pace.UNKNOWN, None, None),
    ],
)
def test_the_track_is_filled_as_far_as_the_goal_is(
    progress: str | None, expected: str | None, pace: Pace, done: float | None, missing: float | None
) -> None:
    found = {bar.hatched: bar.wide for bar in bars(scene(goal(progress, expected, pace)))}
    assert (found.get(False), found.get(True)) == (done, missing)


@pytest.mark.parametrize(
    ("pace", "form", "tone"),
    [
        (Pace.DONE, Form.DISC, Tone.GOOD),
        (Pace.ON_PACE, Form.DISC, Tone.GOOD),
        (Pace.BEHIND, Form.TRIANGLE, Tone.WARN),
        (Pace.OVERDUE, Form.SQUARE, Tone.BAD),
        (Pace.UNKNOWN, Form.RING, Tone.SOFT),
    ],
)
def test_a_pace_is_a_shape_and_a_word(pace: Pace, form: Form, tone: Tone) -> None:
    found = scene(goal("0.2", None, pace))
    sign = [mark for mark in found.marks if isinstance(mark, Sign)][-1]
    assert (sign.form, sign.tone) == (form, tone)
    assert found.labels[-1].text == f"{pace.value.capitalize()} · due 2026-12-31"


def test_more_goals_than_have_room_are_counted() -> None:
    found = scene(*[goal("0.5", "0.5")] * 40)
    assert found.labels[-1].text == "and 28 more goals"
    assert found.description == "Progress of 40 goals against the expected: 40 on pace."


def test_a_long_name_is_whole_in_its_title() -> None:
    name = "Release three months of campaign exports for the sizing of the data lake"
    found = scene(Goal(name, None, None, "", Pace.UNKNOWN, ""))
    first, second = [label for label in found.labels if label.full]
    assert (first.full, second.full) == (name, name)
    assert [label.text for label in found.labels][4:7] == [first.text, second.text, "no progress stated"]
