from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from acctplan.checker import check, judge
from acctplan.model.front import FrontMatter
from acctplan.model.words import Rag
from acctplan.overview.glance import Glance, glance, health_status, listed
from acctplan.reader.build import read_plan
from acctplan.settings import Bands, Settings
from acctplan.source import Source
from cases import COMPLETE, TODAY


def looked_at(text: str, path: str = "a.md", today: date = TODAY) -> Glance:
    source = Source(path, dedent(text).lstrip())
    reading = read_plan(source, Settings())
    found = check(reading, source, judge(Settings()), today)
    return glance(path, reading.plan, found, today, Bands())


def test_a_complete_plan_says_everything() -> None:
    assert looked_at(COMPLETE).model_dump(mode="json") == {
        "path": "a.md",
        "account": "Brightwater Foods",
        "tier": "strategic",
        "status": "active",
        "arr": {"amount": "420000", "currency": "USD", "text": "$420,000"},
        "health": 82.0,
        "health_status": "green",
        "quarter": "2026-Q4",
        "renewal": "2028-01-31",
        "months_to_renewal": 14,
        "next_review": "2026-12-16",
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "unreadable": None,
    }


def test_what_the_plan_does_not_say_is_null() -> None:
    seen = looked_at("---\nacctplan: 1\nstatus: draft\n---\n")
    assert (seen.account, seen.arr, seen.health, seen.renewal, seen.quarter) == (
        "a.md",
        None,
        None,
        None,
        None,
    )
    assert (seen.tier, seen.status) == ("growth", "draft")


def test_a_file_that_cannot_be_read_says_why() -> None:
    seen = looked_at("---\nacctplan: 1\n")
    assert seen.unreadable is not None
    assert seen.unreadable.model_dump() == {
        "code": "AP003",
        "line": 1,
        "column": 1,
        "message": "the front matter is not closed by a line '---'",
    }
    assert (seen.account, seen.tier, seen.errors) == ("a.md", None, 1)


def test_a_past_renewal_has_no_months() -> None:
    seen = looked_at("---\nacctplan: 1\ncontract:\n  end: 2026-11-01\n---\n")
    assert (seen.renewal, seen.months_to_renewal) == (date(2026, 11, 1), None)


@pytest.mark.parametrize(
    ("score", "stated", "light"),
    [
        pytest.param(75, None, "green", id="green band"),
        pytest.param(74, None, "yellow", id="yellow band"),
        pytest.param(50, None, "yellow", id="edge of yellow"),
        pytest.param(49, None, "red", id="red band"),
        pytest.param(90, Rag.RED, "red", id="stated"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_the_light_is_the_stated_one_or_that_of_the_score(
    score: int | None, stated: Rag | None, light: str | None
) -> None:
    health = None if score is None else Decimal(score)
    front = FrontMatter.born({"health": health, "health_status": stated})
    assert health_status(front, Bands()) == light


def test_accounts_are_listed_by_name_and_summed_by_currency_without_archived_ones() -> None:
    plan = "---\nacctplan: 1\naccount: {}\narr: {}\nstatus: {}\n---\n"
    seen = [
        looked_at(plan.format("beta", "€95k", "active"), "1.md"),
        looked_at(plan.format("Alpha", "$10,000.50", "draft"), "2.md"),
        looked_at(plan.format("gamma", "$5,000", "archived"), "3.md"),
        looked_at(plan.format("Alpha", "$1,000", "active"), "0.md"),
    ]
    document = listed(seen, TODAY)
    assert [each.path for each in document.accounts] == ["0.md", "2.md", "1.md", "3.md"]
    assert [amount.text for amount in document.total_arr] == ["€95,000", "$11,001"]
    assert document.total_arr[1].amount == "11000.50"


def test_suppressed_findings_are_not_counted() -> None:
    text = COMPLETE.replace("arr: $420,000\n", "arr: $420,000\ncolour: red\n")
    allowed = text.replace("# Brightwater", "<!-- acctplan: allow AP006: ours -->\n\n# Brightwater", 1)
    assert (looked_at(text).warnings, looked_at(allowed).warnings) == (1, 0)
