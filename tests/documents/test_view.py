from dataclasses import fields
from datetime import date
from typing import Any

from acctplan.blocks import Texts
from acctplan.documents import growth, horizon, relations, risks
from acctplan.documents.building import build_view
from acctplan.documents.projection import project
from acctplan.documents.questions import lacks
from acctplan.documents.view import Judgement, View
from acctplan.model.words import Audience

FRONT = "---\nacctplan: 1\naccount: A\n---\n\n"


def view_of(desk: Any, text: str, audience: Audience = Audience.INTERNAL) -> View:
    plan = project(desk.read(text), audience, desk.settings)
    return build_view(plan, Texts(), date(2026, 11, 2), desk.settings, Judgement())


def word(view: Any, token: object) -> str:
    entry = view.texts.find(str(token))
    return entry.text if entry else str(token)


def test_figures_of_the_complete_plan(desk: Any, complete: str) -> None:
    figures = view_of(desk, complete).figures
    expected = {
        "growth": "33%",
        "growth_amount": "$140,000",
        "activation": "82%",
        "use_cases": "3 of 7 (43%)",
        "departments": "2 of 5 (40%)",
        "penetration": "2 of 3 (67%)",
        "white_space": "$270,000",
        "addressable": "61%",
        "pipeline": "$290,000",
        "weighted": "$161,000",
        "coverage": "115%",
        "months_to_renewal": "14 months",
        "focus": "Long-term value building",
        "emphasis": "Growth and adoption",
        "quarter_elapsed": "36%",
        "strong": "5 of 5",
    }
    assert {name: str(figures[name]) for name in expected} == expected


def test_a_figure_that_cannot_be_computed_is_a_dash_with_its_reason(desk: Any) -> None:
    figures = view_of(desk, FRONT).figures
    assert str(figures["growth"]) == "– (no current ARR)"
    assert str(figures["months_to_renewal"]) == "– (no contract end)"
    assert str(figures["weighted"]) == "– (no opportunities)"
    assert all(
        not figure.known and figure.text == "–"
        for name, figure in figures.items()
        if name not in ("left_out",)
    )


def test_mixed_currencies_are_said_not_summed(desk: Any) -> None:
    rows = "## White Space\n\n| Opportunity | Value |\n|---|---|\n| A | $5,000 |\n| B | €5,000 |\n"
    assert str(view_of(desk, FRONT + rows).figures["white_space"]) == "– (the currencies differ)"


def test_a_customers_figures_are_those_of_time_only(desk: Any, complete: str) -> None:
    figures = view_of(desk, complete, Audience.CUSTOMER).figures
    assert set(figures) == {"months_to_renewal", "band", "focus", "emphasis", "quarter_elapsed"}


def test_every_field_of_the_view_is_plain_data(desk: Any, complete: str) -> None:
    plain = ("str", "bool", "int", "tuple", "list", "dict", "Section", "Shown", "NoneType", "_Columns")
    view = view_of(desk, complete)
    assert {type(getattr(view, each.name)).__name__ for each in fields(view)} <= set(plain)


def test_white_space_is_grouped_by_the_five_dimensions(desk: Any) -> None:
    rows = "## White Space\n\n| Opportunity | Value |\n|---|---|\n| User expansion | $5,000 |\n| Product upsell | – |\n| Else | $1 |\n"
    found = growth.by_dimension(desk.viewpoint(FRONT + rows))
    assert [(each["name"], each["count"], str(each["worth"])) for each in found] == [
        ("Product", 1, "– (no value stated)"),
        ("Use case", 0, "–"),
        ("Business unit", 0, "–"),
        ("Geography", 0, "–"),
        ("Users", 1, "$5,000"),
    ]


def test_white_space_stands_in_the_order_of_the_dimensions_and_loses_no_row(desk: Any) -> None:
    rows = (
        "| Opportunity | Value |\n|---|---|\n| User expansion | $5 |\n| Else | $1 |\n| Product upsell | – |\n"
    )
    view = desk.viewpoint(FRONT + "## White Space\n\n" + rows)
    found = [(line["kind"], word(view, line["opportunity"])) for line in growth.white_space(view).rows]
    assert found == [("Product", "Product upsell"), ("Users", "User expansion"), ("–", "Else")]


def test_a_potential_that_is_money_counts_and_keeps_its_words(desk: Any) -> None:
    rows = (
        "| Opportunity | Potential | Value |\n|---|---|---|\n| User expansion | NOK 250K | |\n"
        "| Product upsell | 30 teams | NOK 100,000 |\n| Geographic expansion | 45 | |\n"
    )
    front = FRONT.replace("account: A\n", "account: A\narr: NOK 650,000\n")
    text = f"{front}## White Space\n\n{rows}"
    figures = view_of(desk, text).figures
    assert (str(figures["white_space"]), str(figures["addressable"])) == ("NOK 350,000", "65%")
    shown = desk.md(text, "growth-assessment")
    assert "| Users | User expansion | NOK 250K | – |" in shown
    assert "| Product | Product upsell | 30 teams | NOK 100,000 |" in shown
    assert "| Users | 1 | NOK 250,000 |" in shown
    assert "| Geography | 1 | – (no value stated) |" in shown


def test_products_are_counted_as_the_current_state_says(desk: Any) -> None:
    rows = "## Products\n\n| Product | Status |\n|---|---|\n| A | deployed |\n| B | planned |\n\n"
    state = "## Current State\n\n| Dimension | Status |\n|---|---|\n| Products | 2 of 6 |\n"
    assert str(view_of(desk, FRONT + rows).figures["penetration"]) == "1 of 2 (50%)"
    assert str(view_of(desk, FRONT + rows + state).figures["penetration"]) == "2 of 6 (33%)"


def test_a_unit_that_does_not_use_us_is_no_gap_in_the_table(desk: Any) -> None:
    rows = "| Unit | Status |\n|---|---|\n| Finance | none |\n| Legal | |\n"
    shown = desk.md(FRONT + "## Organization\n\n" + rows, "account-plan")
    assert "| Finance | Not using us |" in shown
    assert "| Legal | – |" in shown


def test_a_term_says_what_is_known_of_it(desk: Any) -> None:
    contract = "contract:\n  start: 2026-01-01\n  end: 2027-12-31\n---"
    terms = [
        contract,
        contract.replace("  start: 2026-01-01\n", ""),
        contract.replace("  end: 2027-12-31\n", ""),
    ]
    found = [
        view_of(desk, FRONT.replace("---\n\n", term + "\n\n")).account["contract_term"] for term in terms
    ]
    assert found == ["2026-01-01 to 2027-12-31", "2027-12-31", "from 2026-01-01"]


def test_growth_targets_grow_against_the_year_before(desk: Any) -> None:
    rows = "## Growth Targets\n\n| Year | ARR |\n|---|---|\n| 2026 | $200K |\n| 2027 | $600K |\n| 2028 | $1.2M |\n"
    found = [str(line["growth"]) for line in growth.targets(desk.viewpoint(FRONT + rows)).rows]
    assert found == ["– (first year)", "200%", "100%"]


def test_milestones_are_those_ahead_and_those_that_are_late(desk: Any) -> None:
    rows = (
        "| Far | 2027-12-01 | open |\n| Late | 2026-10-01 | open |\n| Past | 2026-10-01 | done |\n"
        "| Soon | 2026-12-01 | open |\n| Sometime | soon | open |\n| Dropped | 2026-12-01 | dropped |\n"
    )
    view = desk.viewpoint(
        FRONT + "## Milestones\n\n| Milestone | Target Date | Status |\n|---|---|---|\n" + rows
    )
    found = [(word(view, line["milestone"]), line["late"]) for line in horizon.milestones(view).rows]
    assert found == [("Late", True), ("Soon", False), ("Sometime", False)]
    assert horizon.later_milestones(view) == 1


def test_the_timeline_is_in_order_and_has_review_and_renewal(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete.replace("2028-01-31", "2027-06-30"))
    lines = horizon.timeline(view).rows
    days = [str(line["when"]) for line in lines]
    assert days == sorted(days)
    assert [line["kind"] for line in lines].count("Renewal") == 1
    assert ("2026-12-16", "Touchpoint") in [(line["when"], line["kind"]) for line in lines]


def test_a_review_that_is_a_touchpoint_stands_once_in_the_timeline(desk: Any) -> None:
    rows = (
        "## Executive Engagement\n\n| Quarter | Touchpoint | Customer | Us | Date |\n|---|---|---|---|---|\n"
    )
    front = FRONT.replace("account: A\n", "account: A\nreview:\n  next: 2026-12-16\n")
    named = {
        name: [
            line["kind"]
            for line in horizon.timeline(
                desk.viewpoint(f"{front}{rows}| 2026-Q4 | {name} | A | B | 2026-12-16 |\n")
            ).rows
        ]
        for name in ("QBR with the board", "Dinner")
    }
    assert named == {"QBR with the board": ["Touchpoint"], "Dinner": ["Touchpoint", "Review"]}


def test_check_ins_start_after_the_next_review(desk: Any, complete: str) -> None:
    assert horizon.next_check_ins(desk.viewpoint(complete))[:2] == ["2026-12-30", "2027-01-13"]


def test_the_power_map_places_people_and_keeps_those_in_between(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete)
    quadrants: list[Any] = list(relations.power_map(view, relations.stakeholders(view)))
    found = {each["name"]: [word(view, line["name"]) for line in each["lines"].rows] for each in quadrants}
    assert found == {
        "Champions": ["Helen Okafor", "Mara Lind"],
        "Blockers": [],
        "Advocates": [],
        "Neutral": [],
        "In between": ["Jonas Weber", "Ines Duarte", "Kofi Mensah"],
    }


def test_next_actions_start_with_whom_nobody_has_spoken_to(desk: Any) -> None:
    rows = "| A | CEO | H | 2026-10-01 | call |\n| B | CFO | H | | |\n| C | Clerk | L | 2026-01-01 | |\n| D | Lead | L | 2026-05-01 | lunch |\n"
    text = (
        FRONT
        + "## Stakeholders\n\n| Name | Title | Power | Last Contact | Next Action |\n|---|---|---|---|---|\n"
        + rows
    )
    view = desk.viewpoint(text)
    lines = relations.by_next_action(view, relations.stakeholders(view))
    assert [(word(view, line["name"]), str(line["days"])) for line in lines.rows] == [
        ("B", "– (no contact stated)"),
        ("D", "185 days ago"),
        ("A", "32 days ago"),
    ]


def test_coverage_counts_people_by_department(desk: Any, complete: str) -> None:
    view = desk.viewpoint(complete)
    lines = relations.coverage(view, relations.stakeholders(view)).rows
    found = [
        tuple(word(view, line[name]) for name in ("department", "known", "strong", "best")) for line in lines
    ]
    assert found == [
        ("Finance", "3", "3", "Mara Lind"),
        ("IT", "1", "1", "Ines Duarte"),
        ("Procurement", "1", "1", "Kofi Mensah"),
    ]


def test_risks_come_by_weight_and_closed_ones_not_at_all(desk: Any) -> None:
    rows = "| Low | L | L | open | |\n| Gone | H | H | closed | |\n| Heavy | H | M | open | customer |\n| Odd | ? | M | open | |\n"
    text = (
        FRONT
        + "## Risks\n\n| Risk | Probability | Impact | Status | Audience |\n|---|---|---|---|---|\n"
        + rows
    )
    view = desk.viewpoint(text)
    lines = risks.risks(view)
    assert [(word(view, line["risk"]), line["weight"]) for line in lines.rows] == [
        ("Heavy", 6),
        ("Low", 1),
        ("Odd", 0),
    ]
    assert [word(view, line["risk"]) for line in risks.sensitive(view, lines).rows] == ["Low", "Odd"]


def test_a_bare_plan_lacks_everything_but_a_reason_to_expand(desk: Any) -> None:
    assert lacks(desk.viewpoint(FRONT)) == {
        "vision": True,
        "priorities": True,
        "challenges": True,
        "value": True,
        "expansion": False,
    }


def test_what_is_lacking_is_judged_by_what_the_audience_sees(desk: Any, complete: str) -> None:
    assert lacks(desk.viewpoint(complete))["expansion"] is False
    assert lacks(desk.viewpoint(complete, Audience.CUSTOMER))["expansion"] is True
