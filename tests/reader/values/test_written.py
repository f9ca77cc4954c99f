from decimal import Decimal

import pytest

from acctplan.model.money import Measure
from acctplan.reader.values.growth import stated_growth
from acctplan.reader.values.written import is_rounded, with_unit, written_step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("600 h", "1"),
        ("-600 h", "1"),
        ("1,300", "1"),
        ("$130K", "1000"),
        ("$1.2M ARR", "100000"),
        ("0.125 h", "0.001"),
        ("6.4%", "0.1"),
        ("6,40 %", "0.01"),
        ("€1.200,50", "0.01"),
        ("5 m", "1"),
        ("61% (Sep 2026)", "1"),
        ("a lot", "1"),
        ("9" * 300, "1"),
        (f"0.{'1' * 150}", "1e-18"),
    ],
)
def test_the_step_of_a_text_is_its_last_digit(text: str, step: str) -> None:
    assert written_step(text) == Decimal(step)


def test_the_roughest_text_decides() -> None:
    assert is_rounded(Decimal(130_000), Decimal(129_600), "$130K", "$129,600")
    assert not is_rounded(Decimal(130_000), Decimal(129_400), "$130K", "$129,400")


def test_a_bare_number_takes_the_unit_beside_it() -> None:
    assert with_unit(Measure(Decimal(8)), "days", "USD") == Measure(Decimal(8), "day")
    assert with_unit(Measure(Decimal(8), "h"), "days", "USD") == Measure(Decimal(8), "h")
    assert with_unit(Measure(Decimal(8)), None, "USD") == Measure(Decimal(8))
    assert with_unit(None, "days", "USD") is None


@pytest.mark.parametrize(
    ("text", "exact", "agrees"),
    [
        pytest.param("+33%", "1.3333", True, id="rounded"),
        pytest.param("+33%", "1.34", False, id="a point off"),
        pytest.param("33.3% growth", "1.3333", True, id="one decimal"),
        pytest.param("33.3% growth", "1.334", False, id="one decimal off"),
        pytest.param("3x growth", "3.1", True, id="a whole multiple"),
        pytest.param("3x growth", "3.5", False, id="between two multiples"),
        pytest.param("1.5x", "1.54", True, id="a multiple with a decimal"),
        pytest.param("1.5x", "1.6", False, id="another decimal"),
        pytest.param("doubles", "2.2", True, id="a word"),
        pytest.param("doubles", "2.4", False, id="not quite the word"),
        pytest.param("at least +20%", "1.5", True, id="at least"),
        pytest.param("at least +20%", "1.1", False, id="less than at least"),
        pytest.param("20%+", "1.5", True, id="plus"),
        pytest.param("up to +20%", "1.1", True, id="up to"),
        pytest.param("up to +20%", "1.5", False, id="more than up to"),
        pytest.param("about +50%", "1.54", True, id="about"),
        pytest.param("about +50%", "1.6", False, id="not about"),
    ],
)
def test_a_stated_growth_agrees_with_what_rounds_to_it(text: str, exact: str, agrees: bool) -> None:
    stated = stated_growth(text)
    assert stated is not None
    assert stated.agrees(Decimal(exact)) is agrees


@pytest.mark.parametrize("text", ["", "flat", "NRR 140%", "2x or 3x", "2x users", "+7% price uplift"])
def test_a_note_without_growth_states_none(text: str) -> None:
    assert stated_growth(text) is None
