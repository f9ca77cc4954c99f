from typing import Any

import pytest

from acctplan.documents import cascade
from acctplan.model.sections.goals import Action
from acctplan.model.words import Audience

FRONT = "---\nacctplan: 1\naccount: A\ncsm: Priya Nair\nprimary_contact: Mara Lind\nquarter: 2026-Q4\n---\n\n"
GOALS = "## Quarterly Goals\n\n| Goal | Objective | Owner | Due | Progress |\n|---|---|---|---|---|\n"
ACTIONS = "## Actions\n\n| Action | Goal | Owner | Due | Status |\n|---|---|---|---|---|\n"


def text_of(view: Any, token: object) -> str:
    entry = view.texts.find(str(token))
    return entry.text if entry else str(token)


@pytest.mark.parametrize(
    ("owner", "ours", "theirs"),
    [
        pytest.param("Priya Nair", "us", "us", id="our manager"),
        pytest.param("CSM", "us", "us", id="a role of ours"),
        pytest.param("Mara Lind", "customer", "customer", id="their contact"),
        pytest.param("Mara Lind; Priya Nair", "both", "both", id="both"),
        pytest.param("Somebody Else", "unknown", "customer", id="nobody known"),
        pytest.param("Priya Nair / Somebody", "us", "both", id="one of ours and one unknown"),
        pytest.param("", "nobody", "nobody", id="blank"),
    ],
)
def test_the_side_of_an_owner(desk: Any, owner: str, ours: str, theirs: str) -> None:
    text = FRONT + ACTIONS + f"| Do it | | {owner} | 2026-12-01 | open |\n"
    sides = []
    for audience in (Audience.INTERNAL, Audience.CUSTOMER):
        view = desk.viewpoint(text, audience)
        sides.append(cascade.side_of(view, view.plan.rows(Action)[0]))
    assert sides == [ours, theirs]


def test_actions_come_by_date_without_dropped_ones(desk: Any) -> None:
    rows = "| Late | | Mara Lind | 2026-12-01 | open |\n| Gone | | Mara Lind | 2026-11-01 | dropped |\n| Soon | | Priya Nair | 2026-11-10 | blocked |\n"
    view = desk.viewpoint(FRONT + ACTIONS + rows)
    lines = cascade.actions(view)
    assert [(text_of(view, line["action"]), line["side"], line["blocked"]) for line in lines.rows] == [
        ("Soon", "us", True),
        ("Late", "customer", False),
    ]
    sides = cascade.by_side(lines)
    assert [len(sides[side].rows) for side in ("customer", "us", "other")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("progress", "due", "pace"),
    [
        pytest.param("100%", "2026-10-01", "done", id="done"),
        pytest.param("90%", "2026-11-01", "overdue", id="overdue"),
        pytest.param("5%", "2026-12-31", "behind", id="behind by more than 25 points"),
        pytest.param("12%", "2026-12-31", "on pace", id="behind by less"),
        pytest.param("much", "2026-12-31", "unknown", id="unreadable"),
        pytest.param("10%", "soon", "unknown", id="no due date"),
    ],
)
def test_the_pace_of_a_goal(desk: Any, progress: str, due: str, pace: str) -> None:
    view = desk.viewpoint(FRONT + GOALS + f"| Grow | | Mara Lind | {due} | {progress} |\n")
    assert cascade.goals(view).rows[0]["pace"] == pace


def test_owners_on_both_sides_come_from_a_goal_and_its_actions(desk: Any) -> None:
    text = (
        FRONT
        + GOALS
        + "| Grow | | Mara Lind | 2026-12-31 | 5% |\n\n"
        + ACTIONS
        + "| Help | Grow | Priya Nair | 2026-12-01 | open |\n"
    )
    view = desk.viewpoint(text)
    goal = cascade.goals(view).rows[0]
    assert (text_of(view, goal["their_owner"]), text_of(view, goal["our_owner"])) == (
        "Mara Lind",
        "Priya Nair",
    )


def test_an_objective_gathers_what_serves_it(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete)
    lines: Any = cascade.objectives(view).rows
    first, second = lines
    assert [text_of(view, goal["goal"]) for goal in first["goals"]] == [
        "Capture invoices without typing in six plants",
        "Train the plant leads",
    ]
    assert [text_of(view, line["initiative"]) for line in second["strategies"]] == [
        "Matching rules for the top 200 suppliers"
    ]


def test_the_latest_closed_quarter_is_the_last_review(desk: Any) -> None:
    table = "\n\n| Goal | Progress |\n|---|---|\n| G | {} |\n\n"
    text = (
        FRONT
        + "## Review 2026-Q2"
        + table.format("100%")
        + "## Review 2026-Q3"
        + table.format("80%")
        + "## Review 2025-Q4"
        + table.format("1%")
    )
    review = cascade.last_review(desk.viewpoint(text))
    assert review is not None
    assert (review["quarter"], str(review["score"])) == ("2026-Q3", "0 of 1")


def test_focus_areas_are_what_is_off_track(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete.replace("| 2026-12-15 | 35% |", "| 2026-12-15 | 5% |"))
    assert [(text_of(view, each["what"]), each["kind"]) for each in cascade.focus_areas(view)] == [
        ("Close the month faster", "Objective"),
        ("Match the top 200 suppliers by rule", "Goal"),
    ]


def test_what_was_dropped_is_not_overdue(desk: Any) -> None:
    rows = "| Old mail | Mara Lind | 2026-10-01 | {} |\n"
    table = "## Actions\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n"
    found = {
        status: [
            each["why"] for each in cascade.focus_areas(desk.viewpoint(FRONT + table + rows.format(status)))
        ]
        for status in ("open", "done", "dropped")
    }
    assert found == {"open": ["was due 2026-10-01"], "done": [], "dropped": []}


def test_many_references_stay_cheap(desk: Any) -> None:
    objectives = (
        "## Annual Objectives\n\n| Objective | Metric | Target | Status |\n|---|---|---|---|\n"
        + "| O | m | 1 | green |\n" * 1500
    )
    goals = GOALS + "| Grow | all | Mara Lind | 2026-12-31 | 5% |\n" * 1500
    view = desk.viewpoint(FRONT + objectives + "\n" + goals)
    lines: Any = cascade.objectives(view)
    assert [len(line["goals"]) for line in lines.rows[:51]] == [1500] * 50 + [0]
