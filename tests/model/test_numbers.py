from collections.abc import Callable
from decimal import Decimal

import pytest

from acctplan.model import numbers
from acctplan.model.money import Measure, Money
from acctplan.model.numbers import Figure, known, unknown
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import Opportunity
from acctplan.model.words import Level
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

HEAD = "---\nacctplan: 1\naccount: A\n---\n\n## Opportunities\n\n| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline | Strategic |\n|---|---|---|---|---|---|---|\n"
FRAMEWORK = HEAD + (
    "| Data Lake | Object Storage | Marketing Analytics | $150K ARR | 70% | Q2 2024 | |\n"
    "| Prod Migration | Kubernetes | Engineering | $500K ARR | 60% | Q3 2024 | |\n"
    "| DR Solution | Private Cloud | IT Operations | $300K ARR | 40% | Q4 2024 | |\n"
)


@pytest.fixture
def read() -> Callable[[str], Plan]:
    def plan_in(text: str) -> Plan:
        found = read_plan(Source("plan.md", text), Settings()).plan
        assert found is not None
        return found

    return plan_in


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def eur(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def hours(amount: str) -> Measure:
    return Measure(Decimal(amount), "h")


def test_the_frameworks_three_rows_weigh_525_000_of_950_000(read: Callable[[str], Plan]) -> None:
    pipeline = numbers.weighted_pipeline(read(FRAMEWORK).rows(Opportunity)).value
    assert pipeline == (usd("950000"), usd("525000.0"), 3, 0)


def test_opportunities_without_value_or_probability_are_counted_as_left_out(
    read: Callable[[str], Plan],
) -> None:
    rows = read(
        FRAMEWORK + "| Idea | X | Y | TBD | 50% | Q4 2024 | |\n| Hope | X | Y | $5,000 | – | Q4 2024 | |\n"
    ).rows(Opportunity)
    pipeline = numbers.weighted_pipeline(rows).value
    assert pipeline == (usd("950000"), usd("525000.0"), 3, 2)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param("", "no opportunities", id="none"),
        pytest.param(
            "| A | P | U | TBD | 50% | Q1 2027 | |\n",
            "no opportunity with value and probability stated",
            id="nothing complete",
        ),
        pytest.param(
            "| A | P | U | $5 | 50% | Q1 2027 | |\n| B | P | U | €5 | 50% | Q1 2027 | |\n",
            "the currencies differ",
            id="currencies",
        ),
    ],
)
def test_a_pipeline_that_cannot_be_computed_says_why(
    read: Callable[[str], Plan], rows: str, reason: str
) -> None:
    assert numbers.weighted_pipeline(read(HEAD + rows).rows(Opportunity)) == unknown(reason)


def test_rank_is_by_weighted_value_then_strategic_value_then_date(read: Callable[[str], Plan]) -> None:
    rows = (
        "| Late | P | U | $100,000 | 50% | 2027-Q4 | |\n"
        "| Nothing | P | U | – | 50% | 2027-Q1 | reference |\n"
        "| Early | P | U | $100,000 | 50% | 2027-Q1 | |\n"
        "| Strategic | P | U | $100,000 | 50% | 2027-Q4 | reference / ecosystem |\n"
        "| Heavy | P | U | $200,000 | 50% | 2027-Q4 | |\n"
    )
    ranked = numbers.ranked(read(HEAD + rows).rows(Opportunity))
    assert [(each.rank, each.opportunity.opportunity) for each in ranked] == [
        (1, "Heavy"),
        (2, "Strategic"),
        (3, "Early"),
        (4, "Late"),
        (5, "Nothing"),
    ]


@pytest.mark.parametrize(
    ("current", "target", "expected"),
    [
        pytest.param(usd("420000"), usd("560000"), known(Decimal(1) / 3), id="a third more"),
        pytest.param(usd("100"), usd("80"), known(Decimal("-0.2")), id="shrinking"),
        pytest.param(usd("0"), usd("80"), unknown("current ARR is zero"), id="from zero"),
        pytest.param(None, usd("80"), unknown("no current ARR"), id="no current"),
        pytest.param(usd("80"), None, unknown("no target ARR"), id="no target"),
        pytest.param(usd("80"), eur("90"), unknown("the currencies differ"), id="currencies"),
    ],
)
def test_growth(current: Money | None, target: Money | None, expected: Figure[Decimal]) -> None:
    assert numbers.growth(current, target) == expected


@pytest.mark.parametrize(
    ("current", "target", "expected"),
    [
        pytest.param(hours("1300"), hours("700"), known(hours("-600")), id="less is better"),
        pytest.param(hours("5"), hours("9"), known(hours("4")), id="more is better"),
        pytest.param(None, hours("9"), unknown("no current value"), id="no current"),
        pytest.param(hours("5"), Measure(Decimal(9), "d"), unknown("the units differ"), id="units"),
    ],
)
def test_gap_is_target_less_current(
    current: Measure | None, target: Measure, expected: Figure[Measure]
) -> None:
    assert numbers.gap(current, target) == expected


@pytest.mark.parametrize(
    ("baseline", "current", "target", "expected"),
    [
        pytest.param("1900", "1300", "700", known(Decimal("0.5")), id="half way down"),
        pytest.param("10", "5", "20", known(Decimal("-0.5")), id="backwards"),
        pytest.param("10", "30", "20", known(Decimal(2)), id="beyond"),
        pytest.param("10", "10", "10", unknown("baseline and target are the same"), id="no way"),
        pytest.param(None, "10", "20", unknown("no baseline"), id="no baseline"),
        pytest.param("10", None, "20", unknown("no current value"), id="no current"),
        pytest.param("10", "10", None, unknown("no target"), id="no target"),
    ],
)
def test_share_of_the_way(
    baseline: str | None, current: str | None, target: str | None, expected: Figure[Decimal]
) -> None:
    points = [hours(each) if each else None for each in (baseline, current, target)]
    assert numbers.share_of_way(*points) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(410, 500, known(Decimal("0.82")), id="activation"),
        pytest.param(0, 5, known(Decimal(0)), id="none of five"),
        pytest.param(3, 0, unknown("no products"), id="of nothing"),
        pytest.param(3, None, unknown("products not stated"), id="no whole"),
    ],
)
def test_a_share_is_part_of_whole(part: int, whole: int | None, expected: Figure[Decimal]) -> None:
    assert numbers.share(part, whole, "products") == expected


@pytest.mark.parametrize(
    ("arr", "space", "expected"),
    [
        pytest.param(usd("300"), known(usd("100")), known(Decimal("0.75")), id="three quarters"),
        pytest.param(None, known(usd("100")), unknown("no current ARR"), id="no ARR"),
        pytest.param(
            usd("300"),
            unknown("no white space value stated"),
            unknown("no white space value stated"),
            id="no space",
        ),
        pytest.param(usd("300"), known(eur("100")), unknown("the currencies differ"), id="currencies"),
        pytest.param(usd("0"), known(usd("0")), unknown("no addressable amount"), id="nothing at all"),
    ],
)
def test_addressable_share(arr: Money | None, space: Figure[Money], expected: Figure[Decimal]) -> None:
    assert numbers.addressable_share(arr, space) == expected


@pytest.mark.parametrize(
    ("power", "support", "expected"),
    [
        pytest.param(Level.HIGH, Level.HIGH, known("Champion"), id="champion"),
        pytest.param(Level.HIGH, Level.LOW, known("Blocker"), id="blocker"),
        pytest.param(Level.LOW, Level.HIGH, known("Advocate"), id="advocate"),
        pytest.param(Level.LOW, Level.LOW, known("Neutral"), id="neutral"),
        pytest.param(Level.HIGH, Level.MEDIUM, unknown("between Champion and Blocker"), id="medium support"),
        pytest.param(Level.MEDIUM, Level.LOW, unknown("between Blocker and Neutral"), id="medium power"),
        pytest.param(Level.MEDIUM, Level.MEDIUM, unknown("between all four"), id="medium both"),
        pytest.param(None, Level.HIGH, unknown("no power stated"), id="no power"),
        pytest.param(Level.HIGH, None, unknown("no support stated"), id="no support"),
    ],
)
def test_quadrant(power: Level | None, support: Level | None, expected: Figure[str]) -> None:
    assert numbers.quadrant(power, support) == expected


def test_benefit_counts_progress_of_money_areas_a_year() -> None:
    areas = [
        (Measure(Decimal(310), "USD"), Measure(Decimal(190), "USD"), Measure(Decimal(60), "USD")),
        (
            Measure(Decimal(0), "USD/month"),
            Measure(Decimal(10), "USD/month"),
            Measure(Decimal(20), "USD/month"),
        ),
        (hours("10"), hours("5"), hours("1")),
    ]
    assert numbers.benefit(areas, "USD") == known(usd("240"))


@pytest.mark.parametrize(
    ("gained", "investment", "expected"),
    [
        pytest.param(known(usd("300")), usd("100"), known(Decimal(2)), id="twice the spend on top"),
        pytest.param(known(usd("50")), usd("100"), known(Decimal("-0.5")), id="not yet earned"),
        pytest.param(known(usd("50")), usd("0"), unknown("no investment stated"), id="no investment"),
        pytest.param(known(usd("50")), eur("9"), unknown("the currencies differ"), id="currencies"),
        pytest.param(unknown("no area"), usd("9"), unknown("no area"), id="no benefit"),
    ],
)
def test_roi_subtracts_what_was_spent(
    gained: Figure[Money], investment: Money, expected: Figure[Decimal]
) -> None:
    assert numbers.roi(gained, investment) == expected
