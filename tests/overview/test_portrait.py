from datetime import date

from acctplan.checker import check, judge
from acctplan.overview.portrait import ShowDocument, portrait
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from cases import COMPLETE, TODAY


def shown(text: str, today: date = TODAY) -> ShowDocument:
    source, settings = Source("a.md", text), Settings()
    reading = read_plan(source, settings)
    assert reading.plan is not None
    book = judge(settings)
    found = check(reading, source, book, today)
    return portrait(reading.plan, found, book.active[reading.plan.tier], today, settings)


def test_figures_have_text_and_number() -> None:
    figures = shown(COMPLETE).figures
    assert {name: (each.value, each.text) for name, each in figures.items() if each.value is not None} == {
        "months_to_renewal": (14, "14 months"),
        "growth": (0.3333, "33%"),
        "activation": (0.82, "82%"),
        "white_space": (270000, "$270,000"),
        "addressable": (0.6087, "61%"),
        "pipeline": (290000, "$290,000"),
        "weighted": (161000, "$161,000"),
    }
    assert figures["weighted_formula"].text == "$80,000 × 70% + $210,000 × 50% = $161,000"
    assert (figures["focus"].text, figures["penetration"].text) == (
        "Long-term value building",
        "2 of 3 (67%)",
    )


def test_what_cannot_be_computed_says_why() -> None:
    figures = shown("---\nacctplan: 1\naccount: Acme\narr: $0\ntarget_arr: $5\n---\n").figures
    assert {
        name: figures[name].reason for name in ("growth", "weighted", "months_to_renewal", "activation")
    } == {
        "growth": "current ARR is zero",
        "weighted": "no opportunities",
        "months_to_renewal": "no contract end",
        "activation": "licensed users not stated",
    }
    assert {figures[name].text for name in ("growth", "weighted")} == {"–"}


def test_goals_are_compared_with_the_time_that_is_over() -> None:
    (first, *_) = shown(COMPLETE, date(2026, 12, 2)).goals
    assert first.model_dump(mode="json") == {
        "goal": "Capture invoices without typing in six plants",
        "owners": ["Mara Lind"],
        "due": "2026-12-10",
        "progress": 0.4,
        "expected": 0.8873,
        "pace": "behind",
        "line": 55,
    }


def test_owners_come_by_side_with_what_they_own() -> None:
    document = shown(COMPLETE)
    assert [
        (each.name, each.side, each.goals, each.milestones, each.actions) for each in document.owners
    ] == [
        ("Priya Nair", "us", 1, 1, 1),
        ("Tom Becker", "us", 0, 0, 1),
        ("Mara Lind", "customer", 1, 1, 1),
        ("Jonas Weber", "customer", 1, 1, 1),
    ]
    assert document.actions == {"customer": 2, "us": 2}


def test_dropped_actions_are_nobodys() -> None:
    text = COMPLETE.replace("| Jonas Weber | 2026-11-13 | doing |", "| Jonas Weber | 2026-11-13 | dropped |")
    document = shown(text)
    assert document.actions == {"customer": 1, "us": 2}
    assert [each.actions for each in document.owners if each.name == "Jonas Weber"] == [0]


def test_the_seventeen_items_are_judged() -> None:
    text = COMPLETE.replace("| Mara Lind | 2026-12-10 | 40% |", "|  | 2026-12-10 | 40% |")
    items = shown(text).readiness
    assert len(items) == 17
    (owners,) = [each for each in items if each.title == "Owners assigned (both sides)"]
    assert (owners.state, owners.codes) == ("open", ["AP105", "AP106"])
    (evidence,) = owners.evidence
    assert (evidence.code, evidence.line) == ("AP105", 55)
    assert evidence.text.startswith("goal 'Capture invoices")
