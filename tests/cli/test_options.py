from datetime import date

import pytest

from acctplan.cli.options import day_or_today, parse_day
from acctplan.errors import UsageError


@pytest.mark.parametrize("text", ["2026-12-31", " 2026-12-31 "])
def test_a_day_is_read(text: str) -> None:
    assert parse_day(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text", ["soon", "", "2026-13-01", "2026-02-30", "20261231", "2026-W01-1", "31.12.2026"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text)
    assert caught.value.message == f"'{text}' is not a day"
    assert caught.value.hint == "write it like --as-of 2026-12-31"


@pytest.mark.parametrize("text", ["1900-01-01", "2200-12-31"])
def test_the_days_of_plans_can_be_today(text: str) -> None:
    assert parse_day(text).isoformat() == text


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_a_day_beside_which_no_other_can_be_reckoned_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text)
    assert caught.value.message == f"{text} is not between 1900 and 2200"
    assert caught.value.hint == "write it like --as-of 2026-12-31"


def test_a_given_day_wins_over_the_clock() -> None:
    assert day_or_today(date(2026, 5, 4)) == date(2026, 5, 4)
    assert isinstance(day_or_today(None), date)
