import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.documents.sample import full_plan
from acctplan.incognito import masked
from acctplan.model.row import CellState
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source
from cases import COMPLETE

PLAN = """\
---
acctplan: 1
account: Brightwater Foods
arr: 420000
target_arr: $630K
csm: Priya Nair
primary_contact: Mara Lind, Head of Finance
crm_id: 0061x00000
---

# Success plan of Brightwater Foods

Mara told Priya that Brightwater's CFO, Ms Lind, pays €1.2M; see https://crm.example.org/acct/7 or mara.lind@bw.example, +44 20 7946 0123.

## Actions

| Action | Owner | Due | Status |
|---|---|---|---|
| Ask O'Neil and Tom Becker about Marathon | Tom Becker | 2026-12-01 | open |

## Opportunities

| Opportunity | Product/Service | Business Unit | Value | Probability | Timeline |
|---|---|---|---|---|---|
| More seats | Match | Finance | 42000 | 50% | 2027-Q1 |
"""


def text(plan: str = PLAN, settings: Settings | None = None, number: int = 1) -> str:
    return masked(Source("a.md", plan), settings or Settings.unset(), number).text


def test_names_amounts_and_addresses_are_masked() -> None:
    shown = text()
    assert shown == (
        PLAN.replace("Success plan of Brightwater Foods", "Success plan of Customer A")
        .replace("account: Brightwater Foods", "account: Customer A")
        .replace("420000", "$100,000")
        .replace("$630K", "$150,000")
        .replace("csm: Priya Nair", "csm: Person A")
        .replace("Mara Lind, Head", "Person B, Head")
        .replace("0061x00000", "masked")
        .replace("Mara told Priya", "Person B told Person A")
        .replace("Brightwater's CFO, Ms Lind", "Customer A's CFO, Ms Person B")
        .replace("€1.2M", "€285,714")
        .replace("https://crm.example.org/acct/7", "https://example.com")
        .replace("mara.lind@bw.example, +44 20 7946 0123", "name@example.com, +00 000 000000")
        .replace("and Tom Becker about", "and Person C about")
        .replace("| Tom Becker |", "| Person C |")
        .replace("42000 |", "$10,000 |")
    )


def test_accounts_are_told_apart() -> None:
    assert "account: Customer B" in text(number=2)
    assert "account: Customer AB" in text(number=28)


def test_our_company_and_team_are_masked() -> None:
    settings = parse('[team]\ncompany = "Alto Cloud"\npeople = [{ name = "Jonas Weber" }]\n', "acctplan.toml")
    plan = PLAN + "\nJonas of Alto Cloud will call.\n"
    assert text(plan, settings).endswith("\nPerson B of Our company will call.\n")


def test_what_is_no_plan_stays_as_it_is() -> None:
    assert text("# Notes of Mara Lind, $5\n") == "# Notes of Mara Lind, $5\n"


@pytest.mark.parametrize("plan", [PLAN, COMPLETE, full_plan()], ids=["short", "complete", "full"])
def test_a_masked_plan_is_read_like_the_plan(plan: str) -> None:
    settings = Settings.unset()
    before, after = (read_plan(Source("a.md", each), settings) for each in (plan, text(plan)))
    assert before.plan is not None
    assert after.plan is not None
    assert [(each.code, each.span.line) for each in after.findings] == [
        (each.code, each.span.line) for each in before.findings
    ]
    for kind, table in before.plan.tables.items():
        rows = after.plan.rows(kind)
        assert len(rows) == len(table.rows)
        for one, other in zip(table.rows, rows, strict=True):
            assert [one.state(each) for each in table.columns] == [
                other.state(each) for each in table.columns
            ]
    places = after.plan.front.places
    assert {path for path, each in places.items() if each.state is CellState.VALUE} == {
        path for path, each in before.plan.front.places.items() if each.state is CellState.VALUE
    }


@pytest.mark.parametrize("plan", [PLAN, COMPLETE], ids=["short", "complete"])
def test_masking_twice_masks_nothing_more(plan: str) -> None:
    once = text(plan)
    assert re.sub(r"Person [A-Z]+|Customer [A-Z]", "", text(once)) == re.sub(
        r"Person [A-Z]+|Customer [A-Z]", "", once
    )


def test_no_name_of_a_complete_plan_is_left() -> None:
    plan = read_plan(Source("a.md", COMPLETE), Settings.unset()).plan
    assert plan is not None
    shown = text(COMPLETE)
    names = {person.name for person in plan.roster.people}
    assert len(names) > 5
    assert {name for name in names if name in shown} == set()
    assert "Brightwater" not in shown


@given(st.text(max_size=60))
def test_no_name_breaks_it(name: str) -> None:
    text(PLAN.replace("Tom Becker", name.replace("|", "")))
