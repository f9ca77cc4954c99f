"""Pictures are found by the names of their modules, and read what a body's fence says."""

from datetime import date
from decimal import Decimal

import pytest

from acctplan import charts
from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Chart
from acctplan.charts import arr_bridge, goal_progress, power_map, timeline, value_progress, white_space
from acctplan.model.words import Level


def chart(fence: str) -> Chart:
    (block,) = parse(f"```{fence}\n```\n", Texts()).blocks
    assert isinstance(block, Chart)
    return block


def test_every_module_is_a_picture_of_its_name() -> None:
    assert charts.names() == (
        "arr-bridge",
        "goal-progress",
        "power-map",
        "timeline",
        "value-progress",
        "white-space",
    )
    found = [charts.find(name) for name in charts.names()]
    assert [each and each.name for each in found] == list(charts.names())


def test_a_name_that_a_template_made_up_is_no_picture() -> None:
    made_up = chart("chart mood-board Mood\nhappy: 3")
    assert charts.find("mood-board") is None
    assert charts.find("drawing") is None
    assert charts.numbers(made_up) is None
    assert charts.draw(made_up) == ""


def test_goals_are_read() -> None:
    found = charts.numbers(
        chart(
            "picture goal-progress T\nShip: 35% @ 0.352 | 57% @ 0.5652 | 2026-12-31 | Behind @ behind\nBlank: –"
        )
    )
    behind, unknown = goal_progress.Pace.BEHIND, goal_progress.Pace.UNKNOWN
    assert found == goal_progress.GoalProgress(
        "T",
        (
            goal_progress.Goal("Ship", Decimal("0.352"), Decimal("0.5652"), "2026-12-31", behind, "Behind"),
            goal_progress.Goal("Blank", None, None, "", unknown, ""),
        ),
    )


def test_value_areas_are_read() -> None:
    found = charts.numbers(chart("picture value-progress T\nLost: 94 min | 31 min | 10 min | 75% @ 0.75"))
    area = value_progress.ValueArea("Lost", "94 min", "31 min", "10 min", Decimal("0.75"))
    assert found == value_progress.ValueProgress("T", (area,))


def test_people_are_read() -> None:
    found = charts.numbers(chart("picture power-map T\nDana: CIO | High @ high | so-so @\nJo: –"))
    assert found == power_map.PowerMap(
        "T", (power_map.Person("Dana", "CIO", Level.HIGH, None), power_map.Person("Jo", "", None, None))
    )


def test_events_are_read() -> None:
    found = charts.numbers(
        chart(
            "chart timeline T\n@ 2026-11-21/2027-11-20\nQBR: Q1 @ 2027-01-01/2027-03-31 | Review @ review | Jo\nX: soon"
        )
    )
    first, last = date(2027, 1, 1), date(2027, 3, 31)
    assert found == timeline.Timeline(
        "T",
        date(2026, 11, 21),
        date(2027, 11, 20),
        (
            timeline.Event("QBR", "Q1", first, last, timeline.Kind.REVIEW, "Review"),
            timeline.Event("X", "soon", None, None, timeline.Kind.MILESTONE, ""),
        ),
    )


def test_a_timeline_without_a_scale_goes_from_the_first_to_the_last_day() -> None:
    found = charts.numbers(chart("chart timeline T\nA: @ 2027-01-05\nB: @ 2027-06-01"))
    assert isinstance(found, timeline.Timeline)
    assert (found.start, found.end) == (date(2027, 1, 5), date(2027, 6, 1))
    assert charts.numbers(chart("chart timeline T\nA: soon")) is None


def test_steps_of_a_bridge_are_read() -> None:
    found = charts.numbers(
        chart("chart arr-bridge T\nNow: – | $2 @ 2\nGap: +$3 @ 3 open | $5 @ 5\nTarget: – | $5")
    )
    assert found == arr_bridge.ArrBridge(
        "T",
        (
            arr_bridge.Step("Now", None, "", Decimal(2), "$2"),
            arr_bridge.Step("Gap", Decimal(3), "+$3", Decimal(5), "$5", is_open=True),
            arr_bridge.Step("Target", None, "", Decimal(5), "$5"),
        ),
    )


def test_a_map_of_white_space_is_read() -> None:
    found = charts.numbers(chart("chart white-space T\n| Unit | A | B\nSales: $5 @ 5\nIT: – | in use"))
    nothing = white_space.Field("", None)
    assert found == white_space.WhiteSpaceMap(
        "T",
        ("A", "B"),
        (
            white_space.Band("Sales", (white_space.Field("$5", Decimal(5)), nothing)),
            white_space.Band("IT", (nothing, white_space.Field("in use", None))),
        ),
    )


@pytest.mark.parametrize("name", charts.names())
def test_without_rows_there_is_no_picture(name: str) -> None:
    assert charts.draw(chart(f"chart {name} T\n| A | B\n@ 2026-11-21/2027-11-20")) == ""


def test_numbers_are_read_as_they_are_shown_where_nothing_more_exact_is_said() -> None:
    found = charts.numbers(chart("chart arr-bridge T\nNow: – | $200,000\nLake: +$105,000 | $305,000"))
    assert isinstance(found, arr_bridge.ArrBridge)
    assert [(step.change, step.total) for step in found.steps] == [
        (None, Decimal(200_000)),
        (Decimal(105_000), Decimal(305_000)),
    ]
