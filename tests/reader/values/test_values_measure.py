"""Measures, and the numbers inside phrases."""

from decimal import Decimal

import pytest

from acctplan.model.money import Measure
from acctplan.reader.values import Problem, ReadingContext, find_growth, find_measure, parser_for

CONTEXT = ReadingContext()


def measure(amount: str | int, unit: str = "", bound: str = "") -> Measure:
    return Measure(Decimal(amount), unit, bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 h", measure(8, "h")),
        ("8h", measure(8, "h")),
        ("8 hrs", measure(8, "h")),
        ("8 hours", measure(8, "h")),
        ("3.5 days", measure("3.5", "day")),
        ("3,5 days", measure("3.5", "day")),
        ("1 day", measure(1, "day")),
        ("12%", measure(12, "%")),
        ("12 percent", measure(12, "%")),
        ("+14 pp", measure(14, "pp")),
        ("14 percentage points", measure(14, "pp")),
        ("-4 h", measure(-4, "h")),
        ("−4 h", measure(-4, "h")),
        ("< 2 h", measure(2, "h", "<")),
        ("under 2 days", measure(2, "day", "<")),
        ("95%+", measure(95, "%", ">=")),
        ("~40", measure(40, "", "~")),
        ("42", measure(42)),
        ("1,200 tickets", measure(1200, "ticket")),
        ("1,200 tickets/month", measure(1200, "ticket/month")),
        ("1,200 tickets per month", measure(1200, "ticket/month")),
        ("1,200 tickets a month", measure(1200, "ticket/month")),
        ("40k users", measure(40_000, "user")),
        ("1.2M rows", measure(1_200_000, "row")),
        ("5 m", measure(5, "m")),
        ("3x", measure(3, "x")),
        ("4.2/5", measure("4.2", "/5")),
        ("72/100", measure(72, "/100")),
        ("NPS 42", measure(42, "nps")),
        ("8 h per week", measure(8, "h/week")),
        ("8 hours/week", measure(8, "h/week")),
        ("$40k/yr", measure(40_000, "USD/yr")),
        ("$40k per year", measure(40_000, "USD/yr")),
        ("$40k ARR", measure(40_000, "USD/yr")),
        ("$40k/month", measure(40_000, "USD/month")),
        ("$40,000", measure(40_000, "USD")),
        ("40,000 EUR", measure(40_000, "EUR")),
        ("EUR 40k", measure(40_000, "EUR")),
        ("€1.200", measure(1_200, "EUR")),
        ("61% (Sep 2026)", measure(61, "%")),
        ("8 h (median)", measure(8, "h")),
    ],
    ids=str,
)
def test_a_measure_is_read(text: str, expected: Measure) -> None:
    assert parser_for(Measure)(text, CONTEXT) == expected


HINT = "write a number with its unit, like 8 h or 12%"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("manual", "'manual' has no number", HINT),
        ("8-10 h", "'8-10 h' is a range", "write one number with its unit, like 8 h or 12%"),
        ("1 h 30", "'1 h 30' is not a number with a unit", HINT),
        ("2026-12-10", "'2026-12-10' is not a number with a unit", HINT),
        ("Q3", "'Q3' is not a number with a unit", HINT),
        ("12:30", "'12:30' is not a number with a unit", HINT),
        ("$1.200", "'$1.200' is ambiguous", "write 1,200 or 1.20"),
    ],
    ids=str,
)
def test_what_is_no_measure_says_so(text: str, message: str, hint: str) -> None:
    assert parser_for(Measure)(text, CONTEXT) == Problem(message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 61% to 75%", measure(75, "%")),
        ("61% → 75%", measure(75, "%")),
        ("from 61% to 75% by 2026-12-10", measure(75, "%")),
        ("under 2 days", measure(2, "day", "<")),
        ("invoices approved in under 2 days by Q4 2026", measure(2, "day", "<")),
        ("75% of users by December 2026", measure(75, "%")),
        ("reduce to 3.5 days", measure("3.5", "day")),
        ("at least 12 teams live", measure(12, "team", ">=")),
        ("save $40k a year", measure(40_000, "USD")),
        ("12%", measure(12, "%")),
        ("live by 2026-12-10", None),
        ("ready in Q3 2027", None),
        ("happy users", None),
        ("NPS from 31 to 45", measure(45)),
        ("a top-5 vendor", None),
        ("ISO 27001 certified", None),
        ("from $1.2M to $1.5M ARR", measure(1_500_000, "USD")),
        ("Phase 2 complete", None),
    ],
    ids=str,
)
def test_the_number_that_a_phrase_aims_at_is_found(text: str, expected: Measure | None) -> None:
    assert find_measure(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3x growth through expansion", "3"),
        ("3× growth", "3"),
        ("(3x)", "3"),
        ("2.5x", "2.5"),
        ("+25%", "1.25"),
        ("25%", "1.25"),
        ("25% growth", "1.25"),
        ("grows 25% through expansion", "1.25"),
        ("-10%", "0.9"),
        ("down 10%", "0.9"),
        ("doubles", "2"),
        ("land with pilot", None),
        ("60% probability", None),
        ("NRR 120%", None),
        ("20% of addressable seats", None),
        ("2x then 3x", None),
        ("covers 60% in-house", None),
        ("Windows 10x64", None),
    ],
    ids=str,
)
def test_a_stated_growth_is_a_factor(text: str, expected: str | None) -> None:
    assert find_growth(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("19 stops", "stops"),
        ("1,200 tickets per month (July)", "tickets per month"),
        ("< 2 Hours.", "Hours"),
        ("12 ％", "％"),
        ("42", ""),
        ("4.2/5", ""),
        ("$40k/yr", ""),
        ("95 EUR", ""),
    ],
)
def test_a_measure_keeps_its_authors_unit_and_compares_without_it(text: str, spelling: str) -> None:
    found = parser_for(Measure)(text, CONTEXT)
    assert found.spelling == spelling
    assert found == Measure(found.amount, found.unit, found.bound)
