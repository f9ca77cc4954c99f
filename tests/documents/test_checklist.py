from typing import Any

import pytest

from acctplan.documents.checklist import Item, State
from acctplan.rules import book


def items(desk: Any, text: str) -> dict[str, Item]:
    return {item.title: item for item in desk.judgement(text).checklist}


def test_there_are_seventeen_items_in_three_groups(desk: Any, complete: str) -> None:
    groups = [item.group for item in items(desk, complete).values()]
    assert {group: groups.count(group) for group in groups} == {
        "Success plan elements": 8,
        "Plan quality check": 5,
        "Stakeholder alignment": 4,
    }


def test_a_complete_plan_has_nothing_open(desk: Any, complete: str) -> None:
    assert [item.title for item in items(desk, complete).values() if item.state is State.OPEN] == []


RULES = {
    "Customer vision documented": "AP101",
    "Annual objectives defined": "AP102",
    "Quarterly goals established": "AP103 AP112",
    "Success criteria measurable": "AP104",
    "Owners assigned (both sides)": "AP105 AP106",
    "Timeline clear": "AP107 AP110 AP604",
    "Risks identified": "AP108",
    "Value targets set": "AP109 AP402",
    "Goals are customer-driven": "AP201 AP207",
    "Objectives are SMART": "AP202 AP203 AP204 AP205 AP206",
    "Plan connects to business outcomes": "AP208 AP209 AP210 AP214",
    "Mutual accountability exists": "AP106 AP211",
    "Review cadence established": "AP212",
    "Champion reviewed and approved": "AP301 AP305",
    "Executive sponsor aware": "AP302",
    "Key stakeholders informed": "AP303",
    "Internal team aligned": "AP304",
}


def test_every_item_asks_those_of_its_rules_that_exist(desk: Any, complete: str) -> None:
    written = {
        title: tuple(code for code in codes.split() if code in book()) for title, codes in RULES.items()
    }

    assert {title: item.codes for title, item in items(desk, complete).items()} == written


def test_an_item_is_judged_as_soon_as_one_of_its_rules_exists(desk: Any, complete: str) -> None:
    for item in items(desk, complete).values():
        if item.codes:
            assert item.state is State.TICKED, item.title
        else:
            assert item.state is State.NOT_APPLICABLE, item.title
            assert item.evidence[0].text == "no rule of this version judges it: read it yourself"


@pytest.mark.parametrize(
    ("old", "new", "title", "code", "text"),
    [
        pytest.param(
            "Jonas Weber | 2026-12-18 |",
            "Jonas Weber | 2027-01-18 |",
            "Timeline clear",
            "AP604",
            "goal 'Train the plant leads' is due '2027-01-18', but the quarter ends on 2026-12-31",
            id="a goal outside the quarter",
        ),
        pytest.param(
            "quarter: 2026-Q4",
            "quarter: 2026-Q3",
            "Timeline clear",
            "AP611",
            "quarter '2026-Q3' ended on 2026-09-30",
            id="a quarter that has ended: its goals are not judged",
        ),
    ],
)
def test_the_evidence_is_what_the_rule_says(
    desk: Any, complete: str, old: str, new: str, title: str, code: str, text: str
) -> None:
    item = items(desk, complete.replace(old, new))[title]
    assert (item.state, [(each.code, each.text) for each in item.evidence]) == (State.OPEN, [(code, text)])


def test_an_open_item_names_rule_line_and_finding(desk: Any, complete: str) -> None:
    text = complete.replace("| Mara Lind | 2026-12-10 | 40% |", "| | 2026-12-10 | 40% |")
    (evidence,) = items(desk, text)["Owners assigned (both sides)"].evidence
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "| | 2026-12-10 | 40% |" in each)
    assert (evidence.code, evidence.line) == ("AP105", line)
    assert evidence.text.startswith("goal 'Capture invoices")
    assert evidence.text.endswith("has no owner")


def test_a_ticked_item_names_where_it_is_met(desk: Any, complete: str) -> None:
    item = items(desk, complete)["Annual objectives defined"]
    line = complete.split("\n").index("## Annual Objectives") + 1
    assert item.state is State.TICKED
    assert [(each.text, each.line) for each in item.evidence] == [("2 rows in Annual Objectives", line)]


def test_what_could_not_be_read_leaves_an_item_open(desk: Any, complete: str) -> None:
    start, end = complete.index("## Annual Objectives"), complete.index("## Strategies and Initiatives")
    text = f"{complete[:start]}## Annual Objectives\n\nStill to come.\n\n{complete[end:]}"
    item = items(desk, text)["Annual objectives defined"]
    assert (item.state, [each.code for each in item.evidence]) == (State.OPEN, ["AP011"])


def test_an_allowed_finding_does_not_keep_an_item_open_but_is_told(desk: Any, complete: str) -> None:
    allow = "## Quarterly Goals\n\n<!-- acctplan: allow AP105: new team starts in May -->\n"
    text = complete.replace("## Quarterly Goals\n", allow).replace(
        "| Mara Lind | 2026-12-10 | 40% |", "| | 2026-12-10 | 40% |"
    )
    item = items(desk, text)["Owners assigned (both sides)"]
    assert item.state is State.TICKED
    assert [each.text for each in item.evidence if each.code] == ["allowed: new team starts in May"]


@pytest.mark.parametrize(
    ("old", "new", "title", "reason"),
    [
        pytest.param(
            "tier: strategic",
            "tier: base",
            "Objectives are SMART",
            "its rules are switched off for tier base or by the configuration",
            id="tier base",
        ),
        pytest.param(
            "status: active",
            "status: archived",
            "Risks identified",
            "an archived plan is only read",
            id="archived",
        ),
    ],
)
def test_an_item_that_does_not_apply_says_why(
    desk: Any, complete: str, old: str, new: str, title: str, reason: str
) -> None:
    item = items(desk, complete.replace(old, new))[title]
    assert (item.state, [each.text for each in item.evidence]) == (State.NOT_APPLICABLE, [reason])


@pytest.mark.parametrize(
    ("section", "title", "evidence"),
    [
        pytest.param("Actions", "Mutual accountability exists", None, id="goals are enough"),
        pytest.param("Sign-offs", "Internal team aligned", "AP304", id="nobody signed"),
        pytest.param("Annual Objectives", "Objectives are SMART", "AP102", id="no objectives"),
        pytest.param("Quarterly Goals", "Goals are customer-driven", "AP103", id="no goals"),
    ],
)
def test_silence_of_a_silenced_rule_is_no_tick(
    desk: Any, complete: str, section: str, title: str, evidence: str | None
) -> None:
    start = complete.index(f"## {section}\n")
    text = complete[:start] + complete[complete.index("\n## ", start) + 1 :]
    item = items(desk, text)[title]
    codes = [each.code for each in item.evidence]
    assert (item.state is State.OPEN, evidence in codes) == (evidence is not None, evidence is not None)


def test_without_a_champion_nobody_has_approved_as_one(desk: Any, complete: str) -> None:
    text = complete.replace("| champion | H | H | 5 |", "| user | L | L | 3 |").replace(
        "| sponsor | H | H |", "| sponsor | H | L |"
    )
    item = items(desk, text.replace("| champion | Mara Lind | 2026-09-17 | |\n", ""))[
        "Champion reviewed and approved"
    ]
    assert (item.state, [each.code for each in item.evidence]) == (State.OPEN, ["AP306"])


def test_a_cell_that_no_rule_could_judge_leaves_its_own_item_open_only(desk: Any, complete: str) -> None:
    found = items(desk, complete.replace("| 2026-12-10 | 40% |", "| soon | 40% |"))
    assert [each.text for each in found["Timeline clear"].evidence] == ["'soon' could not be read"]
    assert found["Quarterly goals established"].state is State.TICKED
