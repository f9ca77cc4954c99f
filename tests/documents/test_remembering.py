"""What a document remembers of an earlier plan, and what of it a customer never reads."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from acctplan import renderers
from acctplan.documents import render
from acctplan.documents.remembering import Remembered
from acctplan.model.plan import Plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

FRONT = "---\nacctplan: 1\naccount: Acme\narr: $1\nhealth: {health}\ncontract:\n  end: 2027-01-31\nquarter: {quarter}\n---\n"
GOALS = """
## Quarterly Goals

| Goal | Success Criteria | Owner | Due | Progress | Audience | Notes | Mood |
|---|---|---|---|---|---|---|---|
| Close faster | 5 days | Ann | 2026-09-30 | 100% | | SECRET-note | SECRET-column |
| SECRET-row | 5 days | Ann | 2026-09-30 | 40% | internal | | |
| Pay on time <!-- SECRET-comment --> | 95% | Bo | 2026-09-30 | 60% | | | |
"""
VALUE = """
## Value Realization Targets

| Value Area | Baseline | Target | Current | Audience |
|---|---|---|---|---|
| Hours saved | 0 h | 100 h | {hours} h | |
| SECRET-area | 0 h | 100 h | {hours} h | internal |
"""


def plan(quarter: str, hours: int, health: int, goals: str = "") -> Plan:
    text = FRONT.format(quarter=quarter, health=health) + goals + VALUE.format(hours=hours)
    found = read_plan(Source("accounts/secret.md", text), Settings.unset()).plan
    assert found is not None
    return found


THEN = plan("2026-Q3", 20, 80, GOALS)
NOW = plan("2026-Q4", 60, 70)


SESSIONS = pytest.mark.parametrize("name", ["qbr-agenda", "qbr-deck"])


def agenda(desk: Any, audience: str, then: Plan = THEN, name: str = "qbr-agenda") -> str:
    request = replace(
        desk.request(name, audience, 20),
        remembered=Remembered(date(2026, 9, 16), then, (), then),
    )
    text = renderers.find("md").render(render(NOW, request, desk.catalogue))
    assert isinstance(text, str)
    return text


def test_the_goals_of_the_quarter_before_are_its_review(desk: Any) -> None:
    said = agenda(desk, "customer")

    assert "### Goals of 2026-Q3\n\n1 of 2 reached.\n" in said
    assert "- Pay on time (60%). What stood in the way?" in said
    assert (
        "### What has moved since 2026-09-16\n\n- 'Hours saved' rose from 20 h to 60 h, towards 100 h.\n"
        in said
    )


def test_a_deck_looks_back_like_its_agenda(desk: Any) -> None:
    said = agenda(desk, "customer", name="qbr-deck")

    assert "## Last quarter's goals: 1 of 2 reached\n" in said
    assert (
        "## What has moved since 2026-09-16\n\n- 'Hours saved' rose from 20 h to 60 h, towards 100 h.\n"
        in said
    )


@SESSIONS
def test_nothing_internal_of_the_earlier_plan_reaches_a_customer(desk: Any, name: str) -> None:
    said = agenda(desk, "customer", name=name)

    assert "SECRET" not in said
    assert "ealth" not in said


@SESSIONS
def test_our_own_people_get_the_rest_in_notes(desk: Any, name: str) -> None:
    said = agenda(desk, "internal", name=name)

    assert "> Since 2026-09-16, not for the room:\n" in said
    assert "> - Health fell from 80 to 70.\n" in said
    body = "\n".join(line for line in said.splitlines() if not line.startswith(">"))
    assert "SECRET" not in body


@SESSIONS
def test_internal_values_of_the_earlier_plan_change_nothing_for_a_customer(desk: Any, name: str) -> None:
    other = plan("2026-Q3", 20, 12, GOALS.replace("SECRET", "OTHER").replace("| 40% |", "| 100% |"))

    assert agenda(desk, "customer", name=name) == agenda(desk, "customer", other, name)
