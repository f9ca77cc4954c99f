from typing import Any

import pytest

from acctplan.documents.projection import project
from acctplan.model.people import Side
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import CustomerVision, Goal, Objective
from acctplan.model.sections.risks import Risk
from acctplan.model.words import Audience
from acctplan.settings import Person, Settings, Team

FRONT = "---\nacctplan: 1\naccount: Brightwater\narr: $420,000\nhealth: 82\ncsm: Priya Nair\nquarter: 2026-Q4\ncontract:\n  end: 2028-01-31\n---\n\n"


def seen(desk: Any, body: str, front: str = FRONT) -> Plan:
    plan: Plan = project(desk.read(front + body), Audience.CUSTOMER, desk.settings).plan
    return plan


def table(heading: str, *lines: str) -> str:
    dashes = "|" + "---|" * (lines[0].count("|") - 1)
    return "\n".join([f"## {heading}", "", lines[0], dashes, *lines[1:], ""])


def goals(plan: Plan) -> list[str | None]:
    return [row.goal for row in plan.rows(Goal)]


def test_our_own_people_see_everything(desk: Any, complete: str) -> None:
    plan = desk.read(complete)
    assert project(plan, Audience.INTERNAL, desk.settings).plan is plan


def test_keys_follow_their_declaration(desk: Any) -> None:
    front = seen(desk, "").front
    assert (front.account, front.health, front.csm is not None, front.contract is not None) == (
        "Brightwater",
        None,
        True,
        True,
    )
    assert (front.text("health"), front.text("account")) == ("", "Brightwater")


@pytest.mark.parametrize(
    ("cell", "visible"),
    [
        pytest.param("", True, id="blank follows the section"),
        pytest.param("customer", True, id="customer"),
        pytest.param("internal", False, id="internal"),
        pytest.param("internl", False, id="unreadable"),
        pytest.param("TBD", False, id="placeholder"),
    ],
)
def test_a_rows_own_audience_decides_in_an_open_section(desk: Any, cell: str, visible: bool) -> None:
    body = table("Quarterly Goals", "| Goal | Owner | Audience |", f"| Grow | Mara | {cell} |")
    assert goals(seen(desk, body)) == (["Grow"] if visible else [])


def test_a_closed_section_shows_only_the_rows_that_say_so(desk: Any) -> None:
    body = table("Risks", "| Risk | Impact | Audience |", "| Ours | H | |", "| Shared | H | customer |")
    assert [row.risk for row in seen(desk, body).rows(Risk)] == ["Shared"]


def test_a_misspelled_audience_column_can_hide_but_not_open(desk: Any) -> None:
    body = table("Risks", "| Risk | Impact | Audiense |", "| Shared | H | customer |")
    body += "\n" + table(
        "Quarterly Goals", "| Goal | Owner | Audiense |", "| Ours | Mara | internal |", "| Theirs | Mara | |"
    )
    plan = seen(desk, body)
    assert (plan.rows(Risk), goals(plan)) == ((), ["Theirs"])


def test_a_misspelled_column_is_not_shown(desk: Any) -> None:
    (row,) = seen(desk, table("Quarterly Goals", "| Goal | Ownr |", "| Grow | Mara Lind |")).rows(Goal)
    assert (row.owner, row.text("owner")) == (None, "")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("| Grow <!-- internal --> | secret | <!-- /internal --> |", id="markers inside"),
        pytest.param("| Grow | secret |", id="too few cells"),
        pytest.param("| Grow | Mara | note | more |", id="too many cells"),
        pytest.param("| Grow <!-- open | Mara | note |", id="an open comment"),
    ],
)
def test_a_row_whose_cells_cannot_be_told_apart_is_hidden(desk: Any, row: str) -> None:
    assert goals(
        seen(desk, table("Quarterly Goals", "| Goal | Owner | Notes |", row, "| Next | Mara | |"))
    ) == ["Next"]


def test_comments_in_cells_are_dropped(desk: Any) -> None:
    body = table("Quarterly Goals", "| Goal | Owner |", "| Grow <!-- ha --> | Mara Lind <!-- ho --> |")
    (row,) = seen(desk, body).rows(Goal)
    assert (row.goal, row.text("goal"), row.owner and row.owner.text) == ("Grow", "Grow", "Mara Lind")


def test_a_section_between_internal_markers_is_gone(desk: Any) -> None:
    body = (
        "<!-- internal -->\n\n"
        + table("Quarterly Goals", "| Goal | Owner |", "| Grow | Mara |")
        + "\n<!-- /internal -->\n"
    )
    assert Goal not in seen(desk, body).tables


def test_prose_is_what_stands_outside_the_markers(desk: Any) -> None:
    body = "## Customer Vision\n\nBe fast. <!-- internal -->They dream.<!-- /internal --> Be safe.\n\n<!-- note -->\n"
    assert seen(desk, body).prose[CustomerVision].passage.public == "Be fast. Be safe."


def test_the_length_of_what_was_taken_out_leaves_no_trace(desk: Any) -> None:
    texts = ["x", "a much longer secret " * 20]
    bodies = [
        f"## Customer Vision\n\nA <!-- internal -->{text}<!-- /internal --> B\n\n<!-- {text} -->\n\nC\n"
        for text in texts
    ]
    assert seen(desk, bodies[0]) == seen(desk, bodies[1])


def test_a_value_of_the_summary_between_markers_is_not_a_customers(desk: Any) -> None:
    body = "## Account Summary\n\n<!-- internal -->\n\n- Executive Sponsor: Helen\n\n<!-- /internal -->\n\n- Primary Contact: Mara\n"
    front = seen(desk, body).front
    assert (front.executive_sponsor, front.primary_contact is not None) == (None, True)


def test_places_sources_and_allows_are_gone(desk: Any, complete: str) -> None:
    plan = seen(
        desk,
        complete.replace("## Customer Vision", "<!-- acctplan: allow AP101: why -->\n\n## Customer Vision"),
        "",
    )
    assert (plan.source.path, plan.source.text, plan.allows, plan.bounds) == ("", "", (), ())
    assert {row.at("objective").line for row in plan.rows(Objective)} == {1}


def test_whoever_is_not_one_of_ours_is_the_customers(desk: Any, complete: str) -> None:
    people = {person.name: person.side for person in seen(desk, complete, "").roster.people}
    assert people == {
        "Priya Nair": Side.US,
        "Tom Becker": Side.US,
        "Mara Lind": Side.CUSTOMER,
        "Helen Okafor": Side.CUSTOMER,
    }


def test_people_of_the_configuration_are_ours(desk: Any) -> None:
    settings = Settings(team=Team(people=(Person(name="Ana Ruiz"),)))
    roster = project(desk.read(FRONT), Audience.CUSTOMER, settings).plan.roster
    assert roster.find("Ana Ruiz") is not None
