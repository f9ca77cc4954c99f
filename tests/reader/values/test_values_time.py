"""Days, quarters, years and timelines."""

from datetime import date

import pytest

from acctplan.model.time import PlanYear, Precision, Quarter, Timeline
from acctplan.reader.values import Problem, ReadingContext, parser_for

PLAIN = ReadingContext()
FISCAL = ReadingContext(fiscal_year_start=2, quarter=Quarter(2026, 4), contract_start=date(2026, 3, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-10", "2026/12/10", "2026.12.10", "2026-12-10T00:00:00Z", "2026-12-10 09:30", "10 Dec 2026", "10-Dec-2026",
        "Dec 10, 2026", "Dec. 10, 2026", "December 10 2026", "December 10th, 2026", "10th December 2026",
        "10th of December, 2026", "10. Dezember 2026", "10 décembre 2026", "10 de diciembre de 2026", "10 декабря 2026",
        "10 декабря 2026 г.", "Thu, 10 Dec 2026", "Thursday 10 December 2026", "by 10 Dec 2026", "**2026-12-10**",
        "2026-12-10 (QBR)", "10 DEC 2026", "10 Dec\u00a02026",
    ],
)  # fmt: skip
def test_a_day_is_read(text: str) -> None:
    assert parser_for(date)(text, PLAIN) == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soon", "'soon' is not a date", "write a day, like 2026-12-10"),
        ("ASAP", "'ASAP' is not a date", "write a day, like 2026-12-10"),
        ("2/3/2026", "'2/3/2026' is ambiguous", "write 2026-02-03 or 2026-03-02"),
        ("02-03-2026", "'02-03-2026' is ambiguous", "write 2026-02-03 or 2026-03-02"),
        ("2.3.26", "'2.3.26' is ambiguous", "write 2026-02-03 or 2026-03-02"),
        ("13/02/2026", "'13/02/2026' does not begin with the year", "write 2026-02-13"),
        ("02/13/2026", "'02/13/2026' does not begin with the year", "write 2026-02-13"),
        ("03/03/2026", "'03/03/2026' does not begin with the year", "write 2026-03-03"),
        ("31/31/2026", "'31/31/2026' is not a date", "write a day, like 2026-12-10"),
        ("2026-13-31", "'2026-13-31' is not a date: there is no month 13", "write a day, like 2026-12-10"),
        (
            "2026-02-30",
            "'2026-02-30' is not a date: February 2026 has no day 30",
            "write a day, like 2026-12-10",
        ),
        (
            "31 Feb 2026",
            "'31 Feb 2026' is not a date: February 2026 has no day 31",
            "write a day, like 2026-12-10",
        ),
        (
            "1026-12-10",
            "'1026-12-10' is not a date: the year is not between 1900 and 2200",
            "write a day, like 2026-12-10",
        ),
        ("Dec 2026", "'Dec 2026' names no day", "write a day, like 2026-12-10"),
        ("2026-12", "'2026-12' names no day", "write a day, like 2026-12-10"),
        ("Q4 2026", "'Q4 2026' names no day", "write a day, like 2026-12-10"),
        ("2026-Q4", "'2026-Q4' names no day", "write a day, like 2026-12-10"),
        ("Q3", "'Q3' names no day", "write a day, like 2026-12-10"),
        ("2026", "'2026' names no day", "write a day, like 2026-12-10"),
        ("Dec 10", "'Dec 10' names no year", "write a day, like 2026-12-10"),
        ("10 Dec 26", "'10 Dec 26' has a year of two digits", "write 2026-12-10"),
        ("10 Foo 2026", "'10 Foo 2026' is not a date", "write a day, like 2026-12-10"),
        ("12:30", "'12:30' is not a date", "write a day, like 2026-12-10"),
    ],
    ids=str,
)
def test_what_is_no_day_says_why(text: str, message: str, hint: str) -> None:
    assert parser_for(date)(text, PLAIN)[:2] == (message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "2026-Q4",
        "2026Q4",
        "2026 q4",
        "Q4 2026",
        "q4 2026",
        "Q4/2026",
        "Q4-2026",
        "Q4'26",
        "Q4 26",
        "4Q 2026",
        "4Q26",
        "Q4, 2026",
    ],
)
def test_a_calendar_quarter_is_read(text: str) -> None:
    assert parser_for(Quarter)(text, FISCAL) == Quarter(2026, 4)


@pytest.mark.parametrize(
    "text", ["FY27-Q1", "fy27 q1", "FY27Q1", "Q1 FY27", "Q1 FY2027", "FY2027 Q1", "Q1/FY27", "FY 2027-Q1"]
)
def test_a_fiscal_quarter_takes_the_configured_start(text: str) -> None:
    quarter = parser_for(Quarter)(text, FISCAL)
    assert quarter == Quarter(2027, 1, 2, fiscal=True)
    assert quarter.start == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Q5 2026", "'Q5 2026' is not a quarter", "write a quarter, like 2026-Q4 or FY27-Q1"),
        ("2026", "'2026' is not a quarter", "write a quarter, like 2026-Q4 or FY27-Q1"),
        ("Q3", "'Q3' names no year", "write the year too, like 2026-Q3"),
    ],
    ids=str,
)
def test_what_is_no_quarter_says_so(text: str, message: str, hint: str) -> None:
    assert parser_for(Quarter)(text, FISCAL) == Problem(message, hint)


def span(precision: Precision, start: str, end: str) -> Timeline:
    return Timeline(precision, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-10", span(Precision.DAY, "2026-12-10", "2026-12-10")),
        ("Dec 10, 2026", span(Precision.DAY, "2026-12-10", "2026-12-10")),
        ("by 10 Dec 2026", span(Precision.DAY, "2026-12-10", "2026-12-10")),
        ("2026-11", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("Nov 2026", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("November, 2026", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("Nov '26", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("11/2026", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("ноябрь 2026", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("Early March 2026", span(Precision.MONTH, "2026-03-01", "2026-03-31")),
        ("mid-March 2026", span(Precision.MONTH, "2026-03-01", "2026-03-31")),
        ("Late March 2026", span(Precision.MONTH, "2026-03-01", "2026-03-31")),
        ("end of March 2026", span(Precision.MONTH, "2026-03-01", "2026-03-31")),
        ("Q4 2026", span(Precision.QUARTER, "2026-10-01", "2026-12-31")),
        ("end of Q4 2026", span(Precision.QUARTER, "2026-10-01", "2026-12-31")),
        ("FY27-Q1", span(Precision.QUARTER, "2026-02-01", "2026-04-30")),
        ("H1 2027", span(Precision.HALF, "2027-01-01", "2027-06-30")),
        ("2027-H2", span(Precision.HALF, "2027-07-01", "2027-12-31")),
        ("1H27", span(Precision.HALF, "2027-01-01", "2027-06-30")),
        ("H2 FY27", span(Precision.HALF, "2026-08-01", "2027-01-31")),
        ("2027", span(Precision.YEAR, "2027-01-01", "2027-12-31")),
        ("FY27", span(Precision.YEAR, "2026-02-01", "2027-01-31")),
        ("end of 2027", span(Precision.YEAR, "2027-01-01", "2027-12-31")),
        ("Q4", span(Precision.QUARTER, "2026-10-01", "2026-12-31")),
        ("Q3", span(Precision.QUARTER, "2027-07-01", "2027-09-30")),
        ("q1", span(Precision.QUARTER, "2027-01-01", "2027-03-31")),
        ("Nov", span(Precision.MONTH, "2026-11-01", "2026-11-30")),
        ("Dec.", span(Precision.MONTH, "2026-12-01", "2026-12-31")),
        ("March", span(Precision.MONTH, "2027-03-01", "2027-03-31")),
        ("Live", Timeline(Precision.LIVE)),
        ("✅ Live", Timeline(Precision.LIVE)),
        ("Ongoing", Timeline(Precision.ONGOING)),
        ("Q1–Q2 2027", span(Precision.QUARTER, "2027-01-01", "2027-06-30")),
        ("Q1-Q2 2027", span(Precision.QUARTER, "2027-01-01", "2027-06-30")),
        ("Jan-Mar 2027", span(Precision.MONTH, "2027-01-01", "2027-03-31")),
        ("2026-2027", span(Precision.YEAR, "2026-01-01", "2027-12-31")),
        ("Nov 2026 - Jan 2027", span(Precision.MONTH, "2026-11-01", "2027-01-31")),
        ("2026-11-01 – 2027-01-31", span(Precision.MONTH, "2026-11-01", "2027-01-31")),
    ],
    ids=str,
)
def test_a_timeline_is_read(text: str, expected: Timeline) -> None:
    assert parser_for(Timeline)(text, FISCAL) == expected


def test_a_bare_quarter_follows_the_fiscal_plan_quarter() -> None:
    context = ReadingContext(fiscal_year_start=2, quarter=Quarter(2027, 4, 2, fiscal=True))
    assert parser_for(Timeline)("Q1", context) == span(Precision.QUARTER, "2027-02-01", "2027-04-30")


HINT = "write a day, month or quarter, like 2026-12-10 or 2026-Q4"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soon", "'soon' is not a date", HINT),
        ("H1", "'H1' names no year", "write the year too, like H1 2027"),
        ("Day 20", "'Day 20' is not a date", HINT),
        ("13/2026", "'13/2026' is not a date", HINT),
        ("2/3/2026", "'2/3/2026' is ambiguous", "write 2026-02-03 or 2026-03-02"),
        ("2026-13-31", "'2026-13-31' is not a date: there is no month 13", "write a day, like 2026-12-10"),
        ("Q2 2027 – Q1 2027", "'Q2 2027 – Q1 2027' ends before it begins", "write the earlier time first"),
    ],
    ids=str,
)
def test_what_is_no_time_says_so(text: str, message: str, hint: str) -> None:
    assert parser_for(Timeline)(text, FISCAL) == Problem(message, hint)


def test_a_bare_quarter_needs_the_plans_quarter() -> None:
    assert parser_for(Timeline)("Q3", PLAIN) == Problem(
        "'Q3' names no year", "write the year too, like 2026-Q3", borrowed=True
    )
    assert parser_for(Timeline)("March", PLAIN) == Problem(
        "'March' names no year", "write the year too, like 2026-03", borrowed=True
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027", PlanYear(2027)),
        ("FY27", PlanYear(2027, fiscal=True)),
        ("FY2027", PlanYear(2027, fiscal=True)),
        ("FY26/27", PlanYear(2027, fiscal=True)),
        ("Year 1", PlanYear(2026, 1)),
        ("year 3", PlanYear(2028, 3)),
        ("Y2", PlanYear(2027, 2)),
        ("**Year 2**", PlanYear(2027, 2)),
        ("Year 2 (2027)", PlanYear(2027, 2)),
    ],
    ids=str,
)
def test_a_year_is_read(text: str, expected: PlanYear) -> None:
    assert parser_for(PlanYear)(text, FISCAL) == expected


def test_a_year_of_the_contract_is_open_until_its_start_is_known() -> None:
    assert parser_for(PlanYear)("Year 2", PLAIN) == PlanYear(None, 2)


@pytest.mark.parametrize("text", ["next", "27", "Year 0", "3027"])
def test_what_is_no_year_says_so(text: str) -> None:
    assert parser_for(PlanYear)(text, PLAIN) == Problem(
        f"'{text}' is not a year", "write a year, like 2027, FY27 or Year 1"
    )
