"""Value areas on their ways: forwards, backwards, beyond the target, or not known."""

from decimal import Decimal

import pytest

from acctplan.charts.drawing.scene import Bar, Form, Scene, Sign
from acctplan.charts.value_progress import ValueArea, ValueProgress, draw


def scene(*areas: ValueArea) -> Scene:
    found = draw(ValueProgress("Value", areas))
    assert found
    return found


def area(reached: str | None, current: str = "31 min", baseline: str = "94 min") -> ValueArea:
    return ValueArea(
        "Lost checkout", baseline, current, "10 min", None if reached is None else Decimal(reached)
    )


@pytest.mark.parametrize(
    ("reached", "wide", "form", "said"),
    [
        ("0.5", 83, Form.DISC, "50% of the way"),
        ("0", 0, Form.DISC, "0% of the way"),
        ("1", 166, Form.DISC, "100% of the way"),
        ("2.9", 166, Form.RIGHT, "290% of the way"),
        ("99", 166, Form.RIGHT, "over 1,000%"),
        ("-0.5", None, Form.LEFT, "moved backwards"),
        (None, None, None, "way unknown"),
    ],
)
def test_the_way_is_filled_as_far_as_it_is_behind(
    reached: str | None, wide: float | None, form: Form | None, said: str
) -> None:
    found = scene(area(reached))
    filled = [mark.wide for mark in found.marks if isinstance(mark, Bar)][1:]
    assert filled == ([] if wide is None else [wide])
    assert [mark.form for mark in found.marks if isinstance(mark, Sign)] == ([form] if form else [])
    assert found.labels[-1].text == said


def test_a_number_is_never_shown_in_part() -> None:
    found = scene(area("0.5", "€9,999,999,999,999,999,999", "123456789012345 calls"))
    assert [label.text for label in found.labels if label.full] == ["…", "…"]


def test_a_unit_may_take_a_line_of_its_own() -> None:
    assert [label.text for label in scene(area("0.5", "31", "2,400 calls a week")).labels][4:6] == [
        "2,400 calls a",
        "week",
    ]


def test_the_description_counts_what_moves() -> None:
    found = scene(area("1"), area("0.2"), area("-1"), area(None))
    assert found.description == (
        "Value from baseline to target in 4 areas: 1 at the target, 1 on the way, "
        "1 not moved or moved backwards, 1 not known."
    )
