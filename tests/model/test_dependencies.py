from datetime import date

import pytest

from acctplan.model.dependencies import Dependencies, dependencies, shortest_circle
from acctplan.model.time import Quarter
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

HEAD = "---\nacctplan: 1\n---\n\n## Key Milestones\n\n| Milestone | Dependencies |\n|---|---|\n"


def linked(*cells: str) -> Dependencies:
    rows = "".join(f"| M{number} | {cell} |\n" for number, cell in enumerate(cells, 1))
    plan = read_plan(Source("plan.md", HEAD + rows), Settings()).plan
    assert plan is not None
    links = dependencies(plan)
    assert links is not None
    return links


@pytest.mark.parametrize(
    ("cells", "circles"),
    [
        pytest.param(("", "1", "1; 2"), [False, False, False], id="a chain"),
        pytest.param(("2", "1", "1"), [True, True, False], id="a pair, and one that waits for it"),
        pytest.param(("1", "", ""), [True, False, False], id="itself"),
        pytest.param(("3", "1", "2"), [True, True, True], id="all three"),
        pytest.param(("2; 3", "4", "4", "1"), [True, True, True, True], id="two circles that share a way"),
        pytest.param(("", "", "both"), [False, False, False], id="all others"),
        pytest.param(("9", "nothing", "TBD"), [False, False, False], id="nothing that exists"),
    ],
)
def test_rows_of_a_circle_are_known(cells: tuple[str, ...], circles: list[bool]) -> None:
    assert [each >= 0 for each in linked(*cells).circles] == circles


def test_the_shortest_way_round_is_shown() -> None:
    links = linked("2", "3", "4; 1", "1")

    assert list(shortest_circle(links, 0, 1)) == [0, 1, 2, 0]
    assert list(shortest_circle(links, 3, 0)) == [3, 0, 1, 2, 3]


def test_a_chain_of_thousands_costs_no_stack() -> None:
    count = 5000
    links = linked(*(str(number % count + 1) for number in range(1, count + 1)))

    assert min(links.circles) >= 0
    assert len(shortest_circle(links, 0, 1)) == count + 1


@pytest.mark.parametrize(
    ("quarter", "day", "expected"),
    [
        (Quarter(2026, 4), date(2026, 12, 31), "2026-Q4"),
        (Quarter(2026, 4), date(2027, 1, 1), "2027-Q1"),
        (Quarter(2026, 4), date(2026, 9, 30), "2026-Q3"),
        (Quarter(2027, 1, 4, fiscal=True), date(2026, 12, 31), "FY27-Q3"),
        (Quarter(2027, 1, 4, fiscal=True), date(2026, 3, 31), "FY26-Q4"),
    ],
)
def test_a_day_lies_in_a_quarter_of_the_same_calendar(quarter: Quarter, day: date, expected: str) -> None:
    assert str(quarter.at(day)) == expected
    assert quarter.at(day).holds(day)
