"""Cells as values: the exact one first, else what the text says, else nothing."""

from datetime import date
from decimal import Decimal

import pytest

from acctplan.blocks.vocabulary import ChartRow, Text
from acctplan.charts.drawing.cells import Cell, cells


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("43%", "", "0.43"),
        ("43%", "0.4278", "0.4278"),
        ("$420,000", "", "420000"),
        ("-$1,200", "", "-1200"),
        ("CHF 80,000.50", "", "80000.50"),
        ("+3", "105000 open", "105000"),
        ("–", "", None),
        ("about five", "", None),
        ("7", "nonsense", None),
        ("", "1E+99", None),
        ("", "1E-99", "0"),
    ],
)
def test_a_number_is_read(text: str, exact: str, value: str | None) -> None:
    assert Cell(text, exact).number == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("2026-12-10", (date(2026, 12, 10), date(2026, 12, 10))),
        ("2027-01-01/2027-03-31", (date(2027, 1, 1), date(2027, 3, 31))),
        ("2027-03-31/2027-01-01", None),
        ("2027-02-30", None),
        ("", None),
    ],
)
def test_days_are_read(exact: str, expected: tuple[date, date] | None) -> None:
    assert Cell("", exact).days == expected


def test_a_short_row_has_empty_cells() -> None:
    row = ChartRow((Text("a"),), ((Text("1"),),), ("2",))
    assert cells(row, 3) == (Cell("1", "2"), Cell(), Cell())


def test_a_dash_is_no_word() -> None:
    assert Cell("–").words == ""
    assert Cell("94 min").words == "94 min"
