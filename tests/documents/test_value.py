from decimal import Decimal
from typing import Any

import pytest

from acctplan.documents import value
from acctplan.model.money import Money

FRONT = "---\nacctplan: 1\naccount: A\narr: $100\n---\n\n"
HEAD = "## Value Targets\n\n| Value Area | Baseline | Target | Current | Unit |\n|---|---|---|---|---|\n"


def lines(desk: Any, rows: str) -> list[dict[str, str]]:
    view = desk.viewpoint(FRONT + HEAD + rows)
    return [
        {name: _words(view, line[name]) for name in ("baseline", "current", "target", "gap", "way")}
        for line in value.values(view).rows
    ]


def _words(view: Any, text: object) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in view.texts.split(str(text)))


@pytest.mark.parametrize(
    ("row", "gap", "way"),
    [
        pytest.param("| 1,900 h | 700 h | 1,300 h | |", "-600 h", "50%", id="hours"),
        pytest.param("| | $5 | $9 | |", "-$4", "– (no baseline)", id="no baseline"),
        pytest.param("| 31 stops | 12 stops | 19 stops | |", "-7 stops", "63%", id="the author's plural"),
        pytest.param("| 26 days | 1 day | 26 days | |", "-25 days", "0%", id="the plural of the two"),
        pytest.param("| 9 stops | 7 stops | 8 stops | |", "-1 stop", "50%", id="one"),
        pytest.param("| 26 | 1 | 26 | days |", "-25 days", "0%", id="the row's unit, nothing reached"),
        pytest.param("| 40 | 31 | 30 | % |", "+1%", "111%", id="percent as the row's unit"),
        pytest.param("| 9 | 1 | 2 | days |", "-1 day", "88%", id="one of the row's unit"),
        pytest.param("| 22% | 8% | 15% | |", "-7%", "50%", id="percent"),
        pytest.param("| CHF 0 | CHF 380'000 | CHF 152'000 | |", "+CHF 228,000", "40%", id="money"),
        pytest.param(
            "| 5 | 1 | | days |", "– (no current value)", "– (no current value)", id="no current value"
        ),
    ],
)
def test_values_show_gap_and_way_or_why_not(desk: Any, row: str, gap: str, way: str) -> None:
    (line,) = lines(desk, f"| Area {row}\n")
    assert (line["gap"], line["way"]) == (gap, way)


def test_numbers_carry_the_unit_of_their_row_unless_they_have_their_own(desk: Any) -> None:
    (line,) = lines(desk, "| Wait | 94 | 10 min | 31 | min |\n")
    assert (line["baseline"], line["current"], line["target"]) == ("94 min", "31 min", "10 min")


def test_money_and_percent_are_printed_as_everywhere_and_notes_stay(desk: Any) -> None:
    money, share = lines(
        desk, "| A | CHF 0 | CHF 380'000 | $40k/yr | |\n| B | 6,4% | 3.20% | 61% (Sep 2026) | |\n"
    )
    assert (money["baseline"], money["current"], money["target"]) == ("CHF 0", "$40,000/yr", "CHF 380,000")
    assert (share["baseline"], share["current"], share["target"]) == ("6.4%", "61% (Sep 2026)", "3.2%")


def test_what_was_promised_is_the_benefit_at_all_targets(desk: Any) -> None:
    view = desk.viewpoint(FRONT + HEAD + "| A | $0 | $300 | $120 | |\n| B | 9 h | 1 h | 5 h | |\n")
    arr = view.plan.front.arr
    assert value.gained(view, arr).value == Money(Decimal(120), "USD")
    assert value.promised(view, arr).value == Money(Decimal(300), "USD")
