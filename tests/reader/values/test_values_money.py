"""Money, percentages and counts."""

from decimal import Decimal

import pytest

from acctplan.model.money import Money, Percent, Share
from acctplan.reader.values import Problem, ReadingContext, parser_for

DOLLARS = ReadingContext()
EUROS = ReadingContext(currency="EUR")


def money(amount: str | int, currency: str = "USD", *, annualised: bool = False) -> Money:
    return Money(Decimal(amount), currency, annualised=annualised)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$420,000", money(420_000)),
        ("$150K", money(150_000)),
        ("$150K ARR", money(150_000)),
        ("$1.2M ARR", money(1_200_000)),
        ("$1.2 million", money(1_200_000)),
        ("€95k", money(95_000, "EUR")),
        ("95k€", money(95_000, "EUR")),
        ("£95k", money(95_000, "GBP")),
        ("420000 USD", money(420_000)),
        ("420000USD", money(420_000)),
        ("usd 420000", money(420_000)),
        ("USD 420,000", money(420_000)),
        ("420,000 (USD)", money(420_000)),
        ("US$ 1.5m", money(1_500_000)),
        ("CHF 80'000", money(80_000, "CHF")),
        ("CHF 80’000.50", money("80000.50", "CHF")),
        ("1 200 000 ₽", money(1_200_000, "RUB")),
        ("1\u00a0200\u202f000 ₽", money(1_200_000, "RUB")),
        ("1\u2009200 руб.", money(1_200, "RUB")),
        ("1,5 млн ₽", money(1_500_000, "RUB")),
        ("zł 1 200", money(1_200, "PLN")),
        ("1 200,50 zł", money("1200.50", "PLN")),
        ("R$ 1.200,50", money("1200.50", "BRL")),
        ("₹12,34,567", money(1_234_567, "INR")),
        ("₹5 lakh", money(500_000, "INR")),
        ("¥1,000,000", money(1_000_000, "JPY")),
        ("₩50,000", money(50_000, "KRW")),
        ("₺5k", money(5_000, "TRY")),
        ("C$10k", money(10_000, "CAD")),
        ("$10k CAD", money(10_000, "CAD")),
        ("SEK 10 000", money(10_000, "SEK")),
        ("420000", money(420_000)),
        ("420,000", money(420_000)),
        ("420_000", money(420_000)),
        ("012", money(12)),
        ("$.5M", money(500_000)),
        ("0", money(0)),
        ("$3,500/mo", money(42_000, annualised=True)),
        ("$3,500 / month", money(42_000, annualised=True)),
        ("$3,500 per month", money(42_000, annualised=True)),
        ("$3,500 a month", money(42_000, annualised=True)),
        ("$3.5K MRR", money(42_000, annualised=True)),
        ("$10K/qtr", money(40_000, annualised=True)),
        ("$10K per quarter", money(40_000, annualised=True)),
        ("$40k/yr", money(40_000)),
        ("$40k p.a.", money(40_000)),
        ("$40k annually", money(40_000)),
        ("($5,000)", money(-5_000)),
        ("-$5,000", money(-5_000)),
        ("$-5,000", money(-5_000)),
        ("−$5,000", money(-5_000)),
        ("+$50K", money(50_000)),
        ("~$50K", money(50_000)),
        ("≈ $50K", money(50_000)),
        ("approx. $50K", money(50_000)),
        ("up to $80K", money(80_000)),
        ("$500K+", money(500_000)),
        ("$50K (est. 2027)", money(50_000)),
        ("**$50K**", money(50_000)),
        (r"\$50K", money(50_000)),
        ("$50K of expansion", money(50_000)),
    ],
    ids=str,
)
def test_an_amount_of_money_is_read(text: str, expected: Money) -> None:
    assert parser_for(Money)(text, DOLLARS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("420000", money(420_000, "EUR")),
        ("1.200,50 €", money("1200.50", "EUR")),
        ("1.200 €", money(1_200, "EUR")),
        ("€1,200", money(1_200, "EUR")),
        ("1200,50 €", money("1200.50", "EUR")),
        ("1,5 Mio. €", money(1_500_000, "EUR")),
        ("1.200.000 €", money(1_200_000, "EUR")),
        ("$50K", money(50_000, "USD")),
    ],
    ids=str,
)
def test_a_bare_number_is_in_the_configured_currency(text: str, expected: Money) -> None:
    assert parser_for(Money)(text, EUROS) == expected


@pytest.mark.parametrize(
    ("configured", "text", "currency"),
    [
        ("CAD", "$5", "CAD"),
        ("EUR", "$5", "USD"),
        ("SEK", "5 kr", "SEK"),
        ("CNY", "¥5", "CNY"),
        ("NOK", "5 kr.", "NOK"),
    ],
    ids=str,
)
def test_a_sign_that_currencies_share_means_the_configured_one(
    configured: str, text: str, currency: str
) -> None:
    assert parser_for(Money)(text, ReadingContext(currency=configured)) == money(5, currency)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("$50K–$80K", "'$50K–$80K' is a range", "write one amount, like $420,000"),
        ("$50K to $80K", "'$50K to $80K' is a range", "write one amount, like $420,000"),
        ("$1.200", "'$1.200' is ambiguous", "write 1,200 or 1.20"),
        ("$420,00", "'$420,00' is ambiguous", "write 420 or 420,000"),
        ("€1.250M", "'€1.250M' is ambiguous", "write 1,250,000,000 or 1,250,000"),
        ("soon", "'soon' is not an amount of money", "write an amount, like $420,000"),
        ("12:30", "'12:30' is not an amount of money", "write an amount, like $420,000"),
        ("$100 EUR", "'$100 EUR' is not an amount of money", "write an amount, like $420,000"),
        ("5 kr", "'5 kr' is not an amount of money", "write an amount, like $420,000"),
        ("$10/user/month", "'$10/user/month' is not an amount of money", "write an amount, like $420,000"),
        ("70%", "'70%' is not an amount of money", "write an amount, like $420,000"),
        ("$1,2345", "'$1,2345' is not an amount of money", "write an amount, like $420,000"),
        ("9" * 30, f"'{'9' * 30}' is not an amount of money", "write an amount, like $420,000"),
    ],
    ids=str,
)
def test_what_is_no_amount_says_so(text: str, message: str, hint: str) -> None:
    assert parser_for(Money)(text, DOLLARS) == Problem(message, hint)


def test_the_example_is_in_the_configured_currency() -> None:
    assert (
        parser_for(Money)("soon", ReadingContext(currency="CHF")).hint == "write an amount, like CHF 420,000"
    )


def test_a_long_text_is_shortened_in_the_message() -> None:
    message = parser_for(Money)("our contract with them is worth quite a lot of money", DOLLARS).message
    assert message == "'our contract with them is worth quite a…' is not an amount of money"


def test_control_characters_are_never_shown_raw() -> None:
    assert (
        parser_for(Money)("a\x1b[31m\u202eb", DOLLARS).message
        == r"'a\x1b[31m\u202eb' is not an amount of money"
    )


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("70%", "70", ""),
        ("70 %", "70", ""),
        ("70", "70", ""),
        ("70 percent", "70", ""),
        ("88%+", "88", ">="),
        ("88+%", "88", ">="),
        (">= 88%", "88", ">="),
        ("≥ 88 %", "88", ">="),
        ("&ge; 88%", "88", ">="),
        ("at least 88%", "88", ">="),
        ("<5%", "5", "<"),
        ("&lt;5%", "5", "<"),
        ("under 5%", "5", "<"),
        ("up to 5%", "5", "<="),
        ("~60%", "60", "~"),
        ("120%", "120", ""),
        ("-12%", "-12", ""),
        ("+12%", "12", ""),
        ("61,5%", "61.5", ""),
        ("61.50%", "61.50", ""),
        ("0.5%", "0.5", ""),
        ("0", "0", ""),
        ("1", "1", ""),
        ("1,200%", "1200", ""),
        ("🟢 80%", "80", ""),
        ("✅ 100%", "100", ""),
        ("**70%**", "70", ""),
        ("70% (weighted)", "70", ""),
        ("70% complete", "70", ""),
    ],
    ids=str,
)
def test_a_percentage_is_read_with_its_bound(text: str, value: str, bound: str) -> None:
    assert parser_for(Percent)(text, DOLLARS) == Percent(Decimal(value), bound)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("0.7", "'0.7' is a fraction, not a percentage", "write 70%"),
        ("1.0", "'1.0' is a fraction, not a percentage", "write 100%"),
        ("half", "'half' is not a percentage", "write a percentage, like 70%"),
        ("Done", "'Done' is not a percentage", "write 100%"),
        ("Not started", "'Not started' is not a percentage", "write 0%"),
        ("70-80%", "'70-80%' is a range", "write one percentage, like 70%"),
        ("3/5", "'3/5' is not a percentage", "write a percentage, like 70%"),
        ("$70", "'$70' is not a percentage", "write a percentage, like 70%"),
    ],
    ids=str,
)
def test_what_is_no_percentage_says_so(text: str, message: str, hint: str) -> None:
    assert parser_for(Percent)(text, DOLLARS)[:2] == (message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("410", 410),
        ("1,200", 1200),
        ("1 200", 1200),
        ("500+", 500),
        ("~500", 500),
        ("1.2k", 1200),
        ("410 users", 410),
        ("012", 12),
    ],
    ids=str,
)
def test_a_count_is_read(text: str, expected: int) -> None:
    assert parser_for(int)(text, DOLLARS) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("many", "write a whole number, like 1,200"),
        ("-3", "write a whole number, like 1,200"),
        ("2.5", "write a whole number, like 1,200"),
        ("1.200", "write 1,200 if that is meant"),
        ("50%", "write a whole number, like 1,200"),
    ],
    ids=str,
)
def test_what_is_no_count_says_so(text: str, hint: str) -> None:
    assert parser_for(int)(text, DOLLARS) == Problem(f"'{text}' is not a whole number", hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("72", "72"),
        ("72/100", "72"),
        ("72 / 100", "72"),
        ("72%", "72"),
        ("72.5", "72.5"),
        ("+42", "42"),
        ("-12", "-12"),
        ("🟢 72", "72"),
    ],
    ids=str,
)
def test_a_score_is_read(text: str, expected: str) -> None:
    assert parser_for(Decimal)(text, DOLLARS) == Decimal(expected)


@pytest.mark.parametrize("text", ["good", "3.6/5", "XX/100", "NO"])
def test_what_is_no_score_says_so(text: str) -> None:
    assert parser_for(Decimal)(text, DOLLARS) == Problem(
        f"'{text}' is not a number", "write a number, like 72"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500", Share(500)),
        ("410 (82%)", Share(410)),
        ("3 of 7", Share(3, 7)),
        ("3/7", Share(3, 7)),
        ("3 out of 7", Share(3, 7)),
        ("3 of 7 (43%)", Share(3, 7)),
        ("3 of 7 departments", Share(3, 7)),
        ("1,200 of 2,000 users", Share(1200, 2000)),
        ("110 of 100", Share(110, 100)),
    ],
    ids=str,
)
def test_a_share_is_read(text: str, expected: Share) -> None:
    assert parser_for(Share)(text, DOLLARS) == expected


@pytest.mark.parametrize("text", ["82%", "most", "3 of many"])
def test_what_is_no_share_says_so(text: str) -> None:
    assert parser_for(Share)(text, DOLLARS) == Problem(
        f"'{text}' is not a count", "write how many, like 410 or 3 of 7"
    )
