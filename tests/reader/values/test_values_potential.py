"""What could be had: words or money."""

from decimal import Decimal

import pytest

from acctplan.model.money import Money, Potential
from acctplan.reader.values import ReadingContext, parser_for


@pytest.mark.parametrize(
    ("text", "configured", "money"),
    [
        pytest.param("NOK 250,000", "USD", Money(Decimal(250_000), "NOK"), id="code"),
        pytest.param("$90K ARR", "USD", Money(Decimal(90_000), "USD"), id="dollars"),
        pytest.param("$90K", "AUD", Money(Decimal(90_000), "AUD"), id="the configured dollars"),
        pytest.param("€20.000", "EUR", Money(Decimal(20_000), "EUR"), id="euros"),
        pytest.param("£1k/month", "GBP", Money(Decimal(12_000), "GBP", annualised=True), id="a month"),
        pytest.param("45", "USD", None, id="bare number"),
        pytest.param("250,000", "NOK", None, id="large bare number"),
        pytest.param("30+ data engineers", "USD", None, id="people"),
        pytest.param("Marketing, Finance", "USD", None, id="words"),
        pytest.param("$50K to $90K", "USD", None, id="range"),
        pytest.param("x" * 5_000, "USD", None, id="long"),
    ],
)
def test_a_potential_is_any_text_and_money_where_it_names_a_currency(
    text: str, configured: str, money: Money | None
) -> None:
    assert parser_for(Potential)(text, ReadingContext(currency=configured)) == Potential(text, money)
