"""The map of the white space: darker where more is to be had, and every amount in words."""

from decimal import Decimal

import pytest

from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.scene import Bar, Scene
from acctplan.charts.white_space import Band, Field, WhiteSpaceMap, draw

NOTHING = Field("", None)


def worth(amount: int) -> Field:
    return Field(f"${amount:,}", Decimal(amount))


def scene(columns: int, *bands: Band) -> Scene:
    found = draw(WhiteSpaceMap("Space", tuple(f"P{index}" for index in range(columns)), bands))
    assert found
    return found


def fields(found: Scene) -> list[Bar]:
    return [mark for mark in found.marks if isinstance(mark, Bar)][:-5]


@pytest.mark.parametrize(
    ("amount", "strength"), [(100, 0.4), (75, 0.4), (74, 0.3), (50, 0.3), (49, 0.2), (24, 0.1), (1, 0.1)]
)
def test_a_field_is_as_dark_as_its_quarter_of_the_largest(amount: int, strength: float) -> None:
    _, found = fields(scene(2, Band("Sales", (worth(100), worth(amount)))))
    assert (found.tone, found.strength) == (Tone.ACCENT, strength)


def test_what_is_no_amount_looks_otherwise() -> None:
    nothing, word, loss = fields(scene(3, Band("Sales", (NOTHING, Field("in use", None), worth(-5)))))
    assert (nothing.tone, nothing.outline) == (Tone.FAINT, None)
    assert (word.tone, word.dashed) == (None, False)
    assert (loss.tone, loss.dashed) == (None, True)


def test_rows_and_columns_beyond_the_limits_are_counted() -> None:
    found = scene(9, *[Band(f"Unit {number}", (worth(5),) * 9) for number in range(40)])
    assert found.labels[-1].text == "and 26 more rows, and 3 more columns"


def test_columns_are_fewer_where_amounts_are_long() -> None:
    found = scene(6, Band("Sales", (worth(1_160_000),) * 6))
    assert found.labels[-1].text == "and 1 more column"
    assert [label.text for label in found.labels].count("$1,160,000") == 5


def test_the_description_names_the_largest() -> None:
    found = scene(2, Band("Sales", (worth(100), NOTHING)), Band("IT", (NOTHING, worth(70))))
    assert (
        found.description
        == "White space, 2 rows by 2 columns: 2 of 4 fields are filled; the largest is $100."
    )
