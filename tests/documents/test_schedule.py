from datetime import date
from decimal import Decimal

import pytest

from acctplan.documents.schedule import (
    check_ins,
    is_within_year,
    months_to_renewal,
    renewal_band,
)
from acctplan.model.numbers import Figure, expected_progress, known, unknown
from acctplan.model.time import Precision, Timeline
from acctplan.model.words import CheckIn

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2028, 1, 31), known(14), id="months"),
        pytest.param(date(2027, 2, 2), known(3), id="to the day"),
        pytest.param(date(2027, 2, 1), known(2), id="a day short"),
        pytest.param(TODAY, known(0), id="today"),
        pytest.param(date(2026, 11, 1), unknown("the contract ended on 2026-11-01"), id="passed"),
        pytest.param(None, unknown("no contract end"), id="unknown"),
    ],
)
def test_months_to_renewal(end: date | None, expected: Figure[int]) -> None:
    assert months_to_renewal(TODAY, end) == expected


@pytest.mark.parametrize(
    ("months", "label", "focus"),
    [
        pytest.param(0, "0-3 months", "Renewal execution", id="0"),
        pytest.param(2, "0-3 months", "Renewal execution", id="2"),
        pytest.param(3, "3-6 months", "Renewal justification", id="3"),
        pytest.param(6, "6-9 months", "Success plan completion", id="6"),
        pytest.param(9, "9-12 months", "Value realization acceleration", id="9"),
        pytest.param(11, "9-12 months", "Value realization acceleration", id="11"),
        pytest.param(12, "12+ months", "Long-term value building", id="12"),
        pytest.param(40, "12+ months", "Long-term value building", id="40"),
    ],
)
def test_renewal_bands_are_half_open(months: int, label: str, focus: str) -> None:
    band = renewal_band(known(months)).value
    assert band is not None
    assert (band.label, band.focus) == (label, focus)


def test_a_passed_renewal_has_no_band() -> None:
    assert renewal_band(unknown("no contract end")) == unknown("no contract end")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2026, 11, 1), date(2026, 11, 4), known(Decimal("0.5")), id="half"),
        pytest.param(date(2026, 11, 3), date(2026, 11, 9), known(Decimal(0)), id="not begun"),
        pytest.param(date(2026, 10, 1), date(2026, 10, 9), known(Decimal(1)), id="over"),
        pytest.param(TODAY, TODAY, known(Decimal(1)), id="one day"),
        pytest.param(TODAY, date(2026, 11, 1), unknown("due before its start"), id="reversed"),
        pytest.param(None, TODAY, unknown("no start"), id="no start"),
        pytest.param(TODAY, None, unknown("no due date"), id="no due date"),
    ],
)
def test_expected_progress(start: date | None, end: date | None, expected: Figure[Decimal]) -> None:
    assert expected_progress(start, end, TODAY) == expected


@pytest.mark.parametrize(
    ("start", "end", "within"),
    [
        pytest.param(TODAY, TODAY, True, id="today"),
        pytest.param(date(2026, 10, 1), date(2026, 12, 31), True, id="this quarter"),
        pytest.param(date(2026, 11, 1), date(2026, 11, 1), False, id="yesterday"),
        pytest.param(date(2027, 11, 1), date(2027, 11, 1), True, id="the last day"),
        pytest.param(date(2027, 11, 2), date(2027, 11, 2), False, id="a year from now"),
    ],
)
def test_the_next_twelve_months(start: date, end: date, within: bool) -> None:
    assert is_within_year(Timeline(Precision.DAY, start, end), TODAY) is within


def test_what_goes_on_forever_is_in_no_year() -> None:
    assert not is_within_year(Timeline(Precision.ONGOING), TODAY)


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        pytest.param(CheckIn.WEEKLY, ["2026-12-07", "2026-12-14", "2026-12-21"], id="weekly"),
        pytest.param(CheckIn.EVERY_2_WEEKS, ["2026-12-14", "2026-12-28", "2027-01-11"], id="every two weeks"),
        pytest.param(CheckIn.MONTHLY, ["2026-12-30", "2027-01-30", "2027-02-28"], id="monthly"),
        pytest.param(None, [], id="none"),
    ],
)
def test_check_ins_follow_the_cadence(cadence: CheckIn | None, days: list[str]) -> None:
    start = date(2026, 11, 30)
    assert [day.isoformat() for day in check_ins(cadence, start, date(2027, 2, 28), limit=3)] == days
