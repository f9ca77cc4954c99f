from datetime import date
from decimal import Decimal

import pytest

from acctplan.errors import UsageError
from acctplan.model.money import Money
from acctplan.reader.build import read_plan
from acctplan.reader.values.currency import CODES
from acctplan.scaffold import (
    current_quarter,
    read_answer,
)
from acctplan.settings import Settings
from acctplan.source import Source

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("day", "start", "quarter"),
    [
        (date(2026, 11, 2), 1, "2026-Q4"),
        (date(2026, 1, 1), 1, "2026-Q1"),
        (date(2026, 1, 31), 2, "FY26-Q4"),
        (date(2026, 2, 1), 2, "FY27-Q1"),
        (date(2026, 11, 2), 11, "FY27-Q1"),
        (date(2026, 10, 31), 11, "FY26-Q4"),
        (date(2026, 12, 31), 4, "FY27-Q3"),
    ],
)
def test_the_quarter_is_that_of_today(day: date, start: int, quarter: str) -> None:
    settings = Settings.model_validate({"fiscal-year-start": start})
    found = current_quarter(day, settings)
    assert str(found) == quarter
    assert found.holds(day)
    assert read_answer("quarter", quarter, settings, day) == quarter


@pytest.mark.parametrize(
    ("path", "text", "message", "hint"),
    [
        ("account", "a\nb", "account 'a b' has characters that nobody can see", "write it on one line"),
        ("account", "a\x1bb", r"account 'a\x1bb' has characters that nobody can see", "write it on one line"),
        (
            "account",
            "a\udcffb",
            r"account 'a\udcffb' has characters that nobody can see",
            "write it on one line",
        ),
        (
            "account",
            "MÃ¼ller",
            "account 'MÃ¼ller': 'Ã¼' looks like UTF-8 read in another encoding",
            "write 'ü'",
        ),
        ("account", "a\u200bb", r"account 'a\u200bb': hidden character U+200B ZERO WIDTH SPACE", "delete it"),
        ("account", " ", "account '' says nothing", "write the name of the customer"),
        ("account", "n/a", "account 'n/a' says nothing", "write the name of the customer"),
        ("account", "[Acme]", "account '[Acme]' is a placeholder, not filled in", "replace it, or clear it"),
        ("arr", "lots", "arr 'lots' is not an amount of money", "write an amount, like $420,000"),
        ("arr", "TBD", "arr 'TBD' is a placeholder, not filled in", "replace it, or clear it"),
        ("tier", "gold", "tier 'gold' is not a tier", "write strategic, growth or base"),
        (
            "contract.end",
            "02/03/2027",
            "contract.end '02/03/2027' is ambiguous",
            "write 2027-02-03 or 2027-03-02",
        ),
        ("contract.end", "soon", "contract.end 'soon' is not a date", "write a day, like 2026-12-10"),
        (
            "contract.end",
            "2026-11-01",
            "contract.end 2026-11-01 is before today, 2026-11-02",
            "write the day of the next renewal, or leave it blank",
        ),
        ("quarter", "Q3", "quarter 'Q3' names no year", "write the year too, like 2026-Q3"),
        (
            "quarter",
            "2026-Q3",
            "quarter 2026-Q3 ended before today, 2026-11-02",
            "write a quarter that has not ended",
        ),
    ],
)
def test_an_answer_is_refused_in_the_readers_words(path: str, text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_answer(path, text, Settings(), TODAY)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("arr", "420k", "$420,000"),
        ("arr", "€95k ARR", "€95,000"),
        ("arr", "$3,500/mo", "$42,000"),
        ("arr", "1234.5 SEK", "SEK 1,234.50"),
        ("arr", "-", ""),
        ("tier", "Strategic", "strategic"),
        ("contract.end", "10 Dec 2027", "2027-12-10"),
        ("quarter", "Q4 2026", "2026-Q4"),
        ("csm", " Priya Nair ", "Priya Nair"),
    ],
)
def test_an_answer_becomes_canonical(path: str, text: str, value: str) -> None:
    assert read_answer(path, text, Settings(), TODAY) == value


@pytest.mark.parametrize("configured", ["USD", "EUR", "CAD", "MXN", "SEK", "JPY"])
def test_an_amount_is_read_back_in_every_currency(configured: str) -> None:
    settings = Settings.model_validate({"currency": configured})
    for currency in CODES:
        written = read_answer("arr", f"{currency} 420,000.50", settings, TODAY)
        plan = read_plan(Source("plan.md", f"---\nacctplan: 1\narr: {written}\n---\n"), settings).plan
        assert plan is not None
        assert plan.front.arr == Money(Decimal("420000.5"), currency)
