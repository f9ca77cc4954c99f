"""The numbers of pictures that stand nowhere else: the ARR bridge and the map of the white space."""

from typing import Any

import pytest

from acctplan.documents import pictured
from acctplan.model.words import Audience

FRONT = "---\nacctplan: 1\naccount: A\narr: {arr}\ntarget_arr: {target}\n---\n\n"
OPPORTUNITIES = "## Opportunities\n\n| Opportunity | Product/Service | Business Unit | Value | Probability |\n|---|---|---|---|---|\n"
PRODUCTS = "## Products\n\n| Product | Status |\n|---|---|\n| Data Platform (Kafka) | deployed |\n| Storage | available |\n\n"
UNITS = "## Organization\n\n| Unit | Status |\n|---|---|\n| IT | target |\n| Sales | using us |\n\n"
WHITE = "## White Space\n\n| Dimension | Opportunity | Description | Value |\n|---|---|---|---|\n"


def words(view: Any, text: object) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in view.texts.split(str(text)))


def bridge(desk: Any, text: str, audience: Audience = Audience.INTERNAL) -> list[tuple[str, ...]]:
    view = desk.viewpoint(text, audience)
    found: Any = pictured.arr_bridge(view)
    return [
        (words(view, line["step"]), line["change"].text, line["change"].exact, line["total"].text)
        + (("open",) if line["open"] else ())
        for line in found
    ]


def test_the_bridge_goes_over_weighted_values_to_what_nothing_covers(desk: Any) -> None:
    text = FRONT.format(arr="$200,000", target="$420,000") + OPPORTUNITIES
    text += "| Lake | | | $100K | 50% |\n| Move | | | $150K | 80% |\n| Vague | | | | 10% |\n| Euros | | | €5K | 10% |\n"
    assert bridge(desk, text) == [
        ("Current ARR", "–", "", "$200,000"),
        ("Move (80%)", "+$120,000", "120000", "$320,000"),
        ("Lake (50%)", "+$50,000", "50000", "$370,000"),
        ("Not covered yet", "+$50,000", "50000", "$420,000", "open"),
        ("Target ARR", "–", "", "$420,000"),
    ]


def test_what_goes_beyond_the_target_comes_off_again(desk: Any) -> None:
    text = FRONT.format(arr="$200,000", target="$210,000") + OPPORTUNITIES + "| Lake | | | $100K | 50% |\n"
    assert bridge(desk, text)[-2:] == [
        ("Beyond the target", "-$40,000", "-40000", "$210,000"),
        ("Target ARR", "–", "", "$210,000"),
    ]


def test_many_opportunities_are_one_step_after_the_sixth(desk: Any) -> None:
    rows = "".join(f"| O{number} | | | ${number}K | 100% |\n" for number in range(1, 10))
    steps = bridge(desk, FRONT.format(arr="$1,000", target="$46,000") + OPPORTUNITIES + rows)
    assert [step[0] for step in steps[1:-1]] == [
        *(f"O{number} (100%)" for number in range(9, 3, -1)),
        "3 more opportunities",
    ]
    assert steps[-2][1:] == ("+$6,000", "6000", "$46,000")


@pytest.mark.parametrize(("arr", "target"), [("", "$5"), ("$5", ""), ("$5", "€6")])
def test_without_both_ends_there_is_no_bridge(desk: Any, arr: str, target: str) -> None:
    assert bridge(desk, FRONT.format(arr=arr, target=target)) == []


def test_a_customer_gets_neither(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete, Audience.CUSTOMER)
    assert pictured.arr_bridge(view) == ()
    assert pictured.white_space_map(view) == {"by": "", "by_name": "", "columns": (), "rows": ()}


def space(desk: Any, text: str) -> tuple[str, list[str], dict[str, list[str]]]:
    view = desk.viewpoint(FRONT.format(arr="$5", target="$6") + text)
    found: Any = pictured.white_space_map(view)
    rows = {words(view, row["name"]): [cell.text for cell in row["cells"]] for row in found["rows"]}
    return found["by"], [words(view, each) for each in found["columns"]], rows


def test_opportunities_stand_where_unit_and_product_meet(desk: Any) -> None:
    text = PRODUCTS + UNITS + OPPORTUNITIES
    text += "| A | Storage + Data Platform (Kafka) | Sales | $100 | |\n| B | Storage | Sales | $20 | |\n"
    text += "| C | Advice | Legal | $7 | |\n| D | Storage | | $9 | |\n"
    assert space(desk, text) == (
        "Unit",
        ["Data Platform (Kafka) (in use)", "Storage (available)", "Advice"],
        {"Sales": ["$100", "$120", "–"], "Legal": ["–", "–", "$7"], "IT": ["–", "–", "–"]},
    )


def test_a_name_inside_a_word_is_another_name(desk: Any) -> None:
    text = UNITS + OPPORTUNITIES + "| A | Storage | Digital Kitchens | $100 | |\n"
    assert set(space(desk, text)[2]) == {"Digital Kitchens", "IT", "Sales"}


def test_without_units_white_space_stands_by_dimension(desk: Any) -> None:
    text = (
        PRODUCTS + WHITE + "| product | More storage | | $50 |\n| users | Nurses | | $8 |\n| | Odd | | $1 |\n"
    )
    by, columns, rows = space(desk, text)
    assert (by, columns) == ("Dimension", ["Storage (available)", "No product named"])
    assert rows["Product"] == ["$50", "–"]
    assert rows["Users"] == ["–", "$8"]
    assert rows["Other"] == ["–", "$1"]
    assert len(rows) == 6


def test_amounts_of_different_currencies_are_not_added(desk: Any) -> None:
    text = OPPORTUNITIES + "| A | X | Y | $100 | |\n| B | X | Y | €20 | |\n"
    assert space(desk, text)[2] == {"Y": ["–"]}


def test_without_amounts_there_is_no_map(desk: Any) -> None:
    assert space(desk, PRODUCTS + UNITS) == ("", [], {})
