from decimal import Decimal

import pytest

from acctplan.model import formats
from acctplan.model.money import Measure, Money, Percent


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        pytest.param("420000", "USD", "$420,000", id="dollars"),
        pytest.param("95000", "EUR", "€95,000", id="euros"),
        pytest.param("80000", "CHF", "CHF 80,000", id="another currency"),
        pytest.param("-130000", "USD", "-$130,000", id="negative"),
        pytest.param("2.5", "USD", "$3", id="half up"),
        pytest.param("-2.5", "USD", "-$3", id="half away from zero"),
        pytest.param("0.45", "USD", "$0.45", id="cents"),
        pytest.param("0", "USD", "$0", id="zero"),
        pytest.param("-0.4", "USD", "-$0.40", id="negative cents"),
        pytest.param("-0.001", "USD", "$0.00", id="no negative zero"),
        pytest.param("9" * 60, "USD", "$" + ",".join(["999"] * 20), id="sixty digits"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert formats.money(Money(Decimal(amount), currency)) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        pytest.param("0.3333333", "33%", id="third"),
        pytest.param("0.825", "83%", id="half up"),
        pytest.param("0.004", "0.4%", id="below one"),
        pytest.param("0.0004", "0.04%", id="far below one"),
        pytest.param("0", "0%", id="zero"),
        pytest.param("-0", "0%", id="no negative zero"),
        pytest.param("-0.0000001", "0%", id="no negative zero after rounding"),
        pytest.param("0.00999", "1%", id="rounded up to one"),
        pytest.param("1.15", "115%", id="above one"),
        pytest.param("-0.714", "-71%", id="negative"),
        pytest.param("12.5", "1,250%", id="thousands"),
    ],
)
def test_percent(fraction: str, text: str) -> None:
    assert formats.percent(Decimal(fraction)) == text


@pytest.mark.parametrize(
    ("value", "bound", "text"),
    [
        pytest.param("40", "", "40%", id="plain"),
        pytest.param("88", ">=", "≥ 88%", id="at least"),
        pytest.param("5", "<", "< 5%", id="less"),
        pytest.param("62.5", "~", "about 62.5%", id="about"),
    ],
)
def test_stated_percent(value: str, bound: str, text: str) -> None:
    assert formats.stated_percent(Percent(Decimal(value), bound)) == text


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        pytest.param("-600", "h", "-600 h", id="hours"),
        pytest.param("1300", "", "1,300", id="bare"),
        pytest.param("12", "%", "12%", id="percent"),
        pytest.param("4.2", "/5", "4.2/5", id="out of five"),
        pytest.param("40000", "USD/yr", "$40,000/yr", id="money a year"),
        pytest.param("3.50", "day", "3.5 day", id="no zeros at the end"),
        pytest.param("-0.0", "h", "0 h", id="no negative zero"),
        pytest.param("100", "", "100", id="zeros that count"),
    ],
)
def test_measure(amount: str, unit: str, text: str) -> None:
    assert formats.measure(Measure(Decimal(amount), unit)) == text


@pytest.mark.parametrize(
    ("amount", "unit", "spelling", "text"),
    [
        pytest.param("-7", "stop", "stops", "-7 stops", id="plural"),
        pytest.param("-1", "stop", "stops", "-1 stop", id="one"),
        pytest.param("1", "day", "Tage", "1 Tage", id="another language"),
        pytest.param("2.5", "h", "hours", "2.5 hours", id="long"),
        pytest.param("12", "%", "％", "12％", id="wide percent sign"),
    ],
)
def test_a_unit_is_spelled_as_its_author_does(amount: str, unit: str, spelling: str, text: str) -> None:
    assert formats.measure(Measure(Decimal(amount), unit, spelling=spelling)) == text


def test_nothing_has_no_direction() -> None:
    assert formats.signed(Measure(Decimal("0.001"), "h")) == "0 h"
    assert formats.signed(Measure(Decimal("-0.0"), "%")) == "0%"
    assert formats.signed(Measure(Decimal("0.2"), "USD")) == "+$0.20"


def test_a_signed_measure_says_its_direction() -> None:
    assert formats.signed(Measure(Decimal(8), "h")) == "+8 h"
    assert formats.signed(Measure(Decimal(-8), "h")) == "-8 h"
    assert formats.signed(Measure(Decimal(0), "h")) == "0 h"
