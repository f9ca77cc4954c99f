from datetime import date
from typing import Any

import pytest

from acctplan.formatting.canonical import canonical_cell, canonical_value
from acctplan.model.money import Measure, Money, Percent, Potential
from acctplan.model.time import Quarter, Timeline
from acctplan.model.words import Cadence, CheckIn, Level, PlanStatus, Rag, WorkState
from acctplan.reader.values import ReadingContext

CONTEXT = ReadingContext("USD", 1, Quarter(2026, 4), date(2025, 2, 1))
REWRITTEN: list[tuple[Any, str, str]] = [
    (date, "10 Dec 2026", "2026-12-10"),
    (date, "Dec 10, 2026", "2026-12-10"),
    (date, "10. Dezember 2026", "2026-12-10"),
    (date, "2026/12/1", "2026-12-01"),
    (Quarter, "Q4 2026", "2026-Q4"),
    (Quarter, "Q1 FY27", "FY27-Q1"),
    (Timeline, "Q4 2026", "2026-Q4"),
    (Timeline, "Nov 2026", "2026-11"),
    (Timeline, "11/2026", "2026-11"),
    (Timeline, "1 Nov 2026", "2026-11-01"),
    (Money, "420000", "$420,000"),
    (Money, "420000 USD", "$420,000"),
    (Money, "$ 420,000.00", "$420,000.00"),
    (Money, "1.200,50 €", "€1,200.50"),
    (Money, "€95k", "€95K"),
    (Money, "$1.20 million", "$1.20M"),
    (Money, "240'000 CHF", "CHF 240,000"),
    (Money, "-$130000", "-$130,000"),
    (Potential, "420000 USD", "$420,000"),
    (Percent, "70", "70%"),
    (Percent, "70 %", "70%"),
    (Percent, "61,5 percent", "61.5%"),
    (Percent, ">=88%", ">= 88%"),
    (Percent, "≥ 88 %", ">= 88%"),
    (Percent, "< 5%", "<5%"),
    (Percent, "-5 %", "-5%"),
    (Percent, "+25 %", "+25%"),
    (Rag, "On Track", "🟢"),
    (Rag, "🟡 At Risk", "🟡"),
    (Rag, "AMBER", "🟡"),
    (Rag, "⚠️", "🟡"),
    (Level, "High", "H"),
    (Level, "med", "M"),
]
KEPT: list[tuple[Any, str]] = [
    (date, "2026-12-10"),
    (date, "by 10 Dec 2026"),
    (date, "10 Dec 2026 (agreed)"),
    (date, "2026-12-10T09:00"),
    (date, "Thu 10 Dec 2026"),
    (date, "02/03/2026"),
    (Quarter, "Q4"),
    (Timeline, "Q4"),
    (Timeline, "Live"),
    (Timeline, "in production"),
    (Timeline, "mid December 2026"),
    (Timeline, "Q1 2027 – Q2 2027"),
    (Timeline, "2027"),
    (Money, "$420,000"),
    (Money, "$150K"),
    (Money, "$1.2M ARR"),
    (Money, "$3,500/mo"),
    (Money, "~ $40k"),
    (Money, "($40,000)"),
    (Money, "$40000 (est.)"),
    (Money, "soon"),
    (Potential, "30"),
    (Potential, "30+ data engineers"),
    (Percent, "88%+"),
    (Percent, "70% done"),
    (Percent, "at least 70%"),
    (Percent, "70% (June)"),
    (Rag, "At Risk - data late"),
    (Rag, "🟢🔴"),
    (Level, "high (board)"),
    (WorkState, "In Progress"),
    (Measure, "8 hrs"),
    (str, "10 Dec 2026"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), REWRITTEN)
def test_a_value_has_one_form(kind: Any, text: str, expected: str) -> None:
    assert canonical_cell(kind, text, CONTEXT) == expected
    assert canonical_cell(kind, expected, CONTEXT) == expected


@pytest.mark.parametrize(("kind", "text"), KEPT)
def test_what_says_more_or_less_than_its_value_stays(kind: Any, text: str) -> None:
    assert canonical_cell(kind, text, CONTEXT) == text


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Rag, "🟢", "green"),
        (Rag, "On Track", "green"),
        (Cadence, "Quarterly", "quarterly"),
        (CheckIn, "fortnightly", "every 2 weeks"),
        (PlanStatus, "Active", "active"),
        (Money, "420000", "$420,000"),
        (date, "1 Feb 2025", "2025-02-01"),
        (int, "1,200", "1,200"),
    ],
)
def test_in_the_front_matter_choices_are_words(kind: Any, text: str, expected: str) -> None:
    assert canonical_value(kind, text, CONTEXT) == expected


def test_the_currency_of_the_configuration_is_written_out() -> None:
    assert canonical_cell(Money, "420000", ReadingContext("EUR")) == "€420,000"
    assert canonical_cell(Money, "420000", ReadingContext("CHF")) == "CHF 420,000"


def test_a_sign_that_means_another_currency_here_is_not_written() -> None:
    canadian = ReadingContext("CAD")
    assert canonical_cell(Money, "$420,000", canadian) == "CAD 420,000"
    assert canonical_cell(Money, "420000 USD", canadian) == "420000 USD"
