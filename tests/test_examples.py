"""The plans under examples/: the good ones give no offence, the weak one all of it, and nothing of the format is unused."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from acctplan import source
from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.model.front import keys
from acctplan.model.money import Money
from acctplan.model.numbers import weighted_pipeline
from acctplan.model.plan import Plan, Table
from acctplan.model.row import CellState, Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.model.sections.growth import Opportunity, WhiteSpace
from acctplan.model.words import Audience, Dimension, PlanStatus, Tier
from acctplan.reader.build import read_plan
from acctplan.settings import CONFIG_NAME, Settings, load
from acctplan.source import Source
from conftest import Golden

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLDEN = Path(__file__).parent / "goldens" / "weak.txt"
WEAK = "weak/brackwater-freight.md"
CLOUD = "accounts/strategic/najmara-marketplace.md"
TODAY = date(2026, 11, 21)
BANDS = ((0, 3), (3, 6), (6, 9), (9, 12), (12, 99))

ACCOUNTS = sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob("accounts/**/*.md"))
accounts = pytest.mark.parametrize("name", ACCOUNTS)


@cache
def settings() -> Settings:
    return load(EXAMPLES / CONFIG_NAME)


@cache
def judges() -> Judge:
    return judge(settings())


@cache
def text(name: str) -> Source:
    return source.read(EXAMPLES / name, name)


@cache
def plan(name: str) -> Plan:
    found = read_plan(text(name), settings()).plan
    assert found is not None
    return found


def findings(name: str, today: date = TODAY) -> list[Diagnostic]:
    return [each for each in check_source(text(name), judges(), today) if not each.suppressed]


def shown(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.span.line}:{diagnostic.span.column}"
    return f"{place} {diagnostic.severity} {diagnostic.code} {diagnostic.finding.message}"


def test_the_configured_plans_are_the_accounts() -> None:
    found = {path for pattern in settings().plans for path in EXAMPLES.glob(pattern)}
    assert sorted(path.relative_to(EXAMPLES).as_posix() for path in found) == ACCOUNTS


@accounts
def test_an_account_has_no_error_and_no_warning(name: str) -> None:
    assert [shown(each) for each in findings(name) if each.severity is not Severity.NOTE] == []


@accounts
@pytest.mark.parametrize("year", [2027, 2028, 2040])
def test_an_untouched_account_never_has_an_error(name: str, year: int) -> None:
    assert [shown(each) for each in findings(name, date(year, 6, 1)) if each.severity is Severity.ERROR] == []


def test_an_allow_comment_is_used() -> None:
    suppressed = [
        each for name in ACCOUNTS for each in check_source(text(name), judges(), TODAY) if each.suppressed
    ]
    assert [(each.path, each.code) for each in suppressed] == [(CLOUD, "AP314")]


def test_the_weak_plan_reports_what_is_wrong_with_it(golden: Golden) -> None:
    golden(GOLDEN, "".join(f"{shown(each)}\n" for each in findings(WEAK)))


def test_the_weak_plan_breaks_rules_of_many_kinds() -> None:
    codes = {each.code for each in findings(WEAK)}
    assert len(codes) >= 25
    assert {code[:3] for code in codes} >= {"AP0", "AP1", "AP2", "AP3"}


def test_the_cloud_accounts_pipeline_is_the_frameworks() -> None:
    pipeline = weighted_pipeline(plan(CLOUD).rows(Opportunity)).value
    assert pipeline is not None
    assert pipeline.weighted == Money(Decimal(525_000), "USD")
    assert pipeline.total == Money(Decimal(950_000), "USD")


def test_every_tier_and_status_is_there() -> None:
    plans = [plan(name) for name in ACCOUNTS]
    assert {each.tier for each in plans} == set(Tier)
    assert {each.status for each in plans} == set(PlanStatus)


def test_every_band_of_months_to_renewal_is_there() -> None:
    ends = [each.front.contract.end for each in map(plan, ACCOUNTS) if each.front.contract]
    months = [
        (end.year - TODAY.year) * 12 + end.month - TODAY.month - (end.day < TODAY.day) for end in ends if end
    ]
    assert {band for band in BANDS for each in months if band[0] <= each < band[1]} == set(BANDS)


def test_five_currencies_are_there() -> None:
    found = {each.front.arr.currency for each in map(plan, ACCOUNTS) if each.front.arr}
    assert found >= {"USD", "EUR", "GBP", "CHF", "JPY"}


def test_white_space_has_all_dimensions() -> None:
    assert {row.dimension for row in plan(CLOUD).rows(WhiteSpace)} == set(Dimension)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.INFO.title)
def test_every_section_and_column_is_used(kind: type[Row]) -> None:
    common = Row.declared
    declared = {each.name for each in columns(kind)} - set(common)
    assert declared - used(kind) == set()


def test_the_columns_of_every_table_are_used_somewhere() -> None:
    anywhere = {name for kind in TABLES for name in used(kind)}
    assert {"number", "audience", "notes"} <= anywhere


def used(kind: type[Row]) -> set[str]:
    """The columns in which a row of a section holds a value that could be read."""
    rows = [row for name in ACCOUNTS for table in tables(plan(name), kind) for row in table.rows]
    return {each.name for each in columns(kind) for row in rows if row.state(each.name) is CellState.VALUE}


def tables(account: Plan, kind: type[Row]) -> Iterator[Table[Any]]:
    if kind is ReviewedGoal:
        yield from account.reviews
    elif (table := account.table(kind)) is not None:
        yield table


@pytest.mark.parametrize("kind", PROSE, ids=lambda kind: kind.INFO.title)
def test_every_section_of_prose_is_used(kind: type) -> None:
    assert any(kind in plan(name).prose and not plan(name).prose[kind].passage.is_empty for name in ACCOUNTS)


@pytest.mark.parametrize("path", [each.path for each in keys()])
def test_every_key_is_used(path: str) -> None:
    assert any(plan(name).front.state(path) is CellState.VALUE for name in ACCOUNTS)


def test_a_summary_fills_keys_that_the_front_matter_lacks() -> None:
    account = plan("accounts/base/hoshikage-seika.md")
    assert account.front.account == "Hoshikage Seika"
    assert account.front.health == Decimal(88)
    assert account.front.csm is not None
    assert account.front.contract is not None


def test_a_risk_is_shared_with_a_customer_and_prose_is_kept_from_it() -> None:
    rows = [row for name in ACCOUNTS for kind in TABLES for row in plan(name).rows(kind)]
    assert {row.audience for row in rows if row.audience} == set(Audience)
    assert any("<!-- internal -->" in plan(name).source.text for name in ACCOUNTS)


def test_a_plan_in_german_is_read_through_the_configured_aliases() -> None:
    account = plan("accounts/growth/hagenauer-werkzeugbau.md")
    assert account.front.language == "de"
    assert len(account.tables) >= 14
    assert {table.title for table in account.tables.values()} & set(settings().headings)


def test_totals_are_no_rows() -> None:
    table = plan(CLOUD).table(Opportunity)
    assert table is not None
    assert (len(table.rows), len(table.totals)) == (3, 1)
