from decimal import Decimal

import pytest

from acctplan.incognito.amounts import Scale


def scaled(text: str, currency: str = "USD", *, every: bool = False) -> str:
    """A text with its amounts a tenth of what they were."""
    scale = Scale(Decimal("0.1"), currency, [Decimal(420_000)])
    found, position = "", 0
    for spot in sorted(scale.spots(text, every=every)):
        if spot.start >= position:
            found += text[position : spot.start] + spot.text
            position = spot.end
    return found + text[position:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ARR of $1.2M", "ARR of $120,000", id="millions"),
        pytest.param("1,2 Mio. € im Jahr", "€120,000 im Jahr", id="German millions"),
        pytest.param("grow to 150K.", "grow to $15,000.", id="thousands without currency"),
        pytest.param("150K users, 20k requests a day", "150K users, 20k requests a day", id="counts"),
        pytest.param("$50K–80K", "$5,000–$8,000", id="range"),
        pytest.param("150–200K €", "€15,000–€20,000", id="range with one currency"),
        pytest.param("EUR 1.2 to 1.5m", "€120,000 to €150,000", id="range with one scale"),
        pytest.param("$1m-$2m", "$100,000-$200,000", id="range with a dash"),
        pytest.param("ARR 420,000 now", "ARR $42,000 now", id="after ARR"),
        pytest.param("from 420,000 to 630,000 ARR", "from $42,000 to $63,000 ARR", id="before ARR"),
        pytest.param("the 420 000, as said", "the $42,000, as said", id="an amount that is in a field"),
        pytest.param("half a million dollars", "$50,000", id="in words"),
        pytest.param("zwei Millionen Euro", "€200,000", id="in German words"),
        pytest.param("two million users", "two million users", id="counted in words"),
        pytest.param("1 200 000 рублей, 5 млн евро", "RUB 120,000, €500,000", id="Russian"),
        pytest.param("4,200万円 and 4.2億円", "JPY 4,200,000 and JPY 42,000,000", id="Japanese"),
        pytest.param("CHF 80'000, 420 tys. zł", "CHF 8,000, PLN 42,000", id="Swiss and Polish"),
        pytest.param("-$130,000/yr, $3,500/mo", "-$13,000/yr, $350/mo", id="a year and a month"),
        pytest.param("$5/seat", "$0.50/seat", id="small"),
        pytest.param("62% on 2026-12-01, 12 May 2027, 3x, 4.2/5", "62% on 2026-12-01, 12 May 2027, 3x, 4.2/5", id="no money"),
        pytest.param("41,000 sellers, 94 min, 5 m cable, v1.2.3", "41,000 sellers, 94 min, 5 m cable, v1.2.3", id="other numbers"),
    ],
)  # fmt: skip
def test_amounts_are_found_however_they_are_written(text: str, expected: str) -> None:
    assert scaled(text) == expected


def test_a_sentence_has_amounts_as_its_language_writes_them() -> None:
    scale = Scale(Decimal("0.1"), "EUR", language="de-AT")
    assert [spot.text for spot in scale.spots("1,2 Mio. Euro, 25 € je Platz")] == ["€120.000", "€2,50"]


def test_in_a_cell_of_money_every_number_is_an_amount() -> None:
    assert scaled("420 to 500 a seat, 5% off", every=True) == "$42 to $50 a seat, 5% off"


def test_an_amount_that_nobody_can_read_loses_its_digits() -> None:
    assert scaled("$1234567890123456789") == "$0000000000000000000"
