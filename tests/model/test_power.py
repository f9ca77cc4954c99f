import pytest

from acctplan.model.power import Quadrant, is_blocker, is_called_champion, is_champion, is_sponsor, quadrant
from acctplan.model.sections.people import Stakeholder
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source


def person(power: str = "", support: str = "", role: str = "", relationship: str = "") -> Stakeholder:
    header = "| Name | Title | Power | Support | Role | Relationship |\n|---|---|---|---|---|---|\n"
    row = f"| Mara Lind | Head of Finance | {power} | {support} | {role} | {relationship} |\n"
    text = f"---\nacctplan: 1\n---\n\n## Stakeholders\n\n{header}{row}"
    plan = read_plan(Source("plan.md", text), Settings()).plan
    assert plan is not None
    return plan.rows(Stakeholder)[0]


@pytest.mark.parametrize(
    ("power", "support", "expected"),
    [
        ("H", "H", Quadrant.CHAMPION),
        ("High", "Low", Quadrant.BLOCKER),
        ("L", "H", Quadrant.ADVOCATE),
        ("low", "low", Quadrant.NEUTRAL),
        ("M", "H", None),
        ("H", "M", None),
        ("H", "", None),
        ("", "L", None),
        ("huge", "L", None),
    ],
)
def test_power_and_support_give_the_corner(power: str, support: str, expected: Quadrant | None) -> None:
    assert quadrant(person(power, support)) is expected


@pytest.mark.parametrize(
    "role",
    [
        "champion",
        "Champion",
        "**Champion**",
        "User / champion",
        "executive champion",
        "budget holder; champions",
    ],
)
def test_a_role_may_call_somebody_a_champion(role: str) -> None:
    assert is_called_champion(person(role=role))


@pytest.mark.parametrize(
    "role",
    [
        "",
        "user",
        "former champion",
        "potential champion",
        "no champion",
        "champion of change",
        "to be champion?",
    ],
)
def test_a_role_that_means_no_champion_does_not(role: str) -> None:
    assert not is_called_champion(person(role=role))


def test_the_relationship_may_call_somebody_a_champion() -> None:
    assert is_called_champion(person(relationship="Champion"))
    assert not is_called_champion(person(relationship="5"))


def test_the_power_map_makes_champions_and_blockers() -> None:
    assert is_champion(person("H", "H"))
    assert not is_called_champion(person("H", "H"))
    assert is_blocker(person("H", "L"))
    assert not is_blocker(person("M", "L"))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("sponsor", True),
        ("Executive Sponsor", True),
        ("former sponsor", False),
        ("sponsorship", False),
        ("", False),
    ],
)
def test_a_role_may_name_a_sponsor(role: str, expected: bool) -> None:
    assert is_sponsor(person(role=role)) is expected
