from collections.abc import Sequence
from datetime import date

import pytest

from acctplan.agenda.entry import Entry, Kind, State
from acctplan.agenda.listing import Planned, Wanted, closest, what_is_due
from acctplan.model.people import Person, Side
from acctplan.overview.parts import Problem
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

TODAY = date(2026, 11, 22)
PRIYA, MARA, NOBODY = (
    Person("Priya Nair", Side.US),
    Person("Mara Lind", Side.CUSTOMER),
    Person("Bo", Side.UNKNOWN),
)
PLAN = read_plan(
    Source("a.md", "---\nacctplan: 1\naccount: Acme\ncsm: Priya Nair\nprimary_contact: Mara Lind\n---\n"),
    Settings.unset(),
).plan


def entry(day: str, what: str, *people: Person, state: State = State.OPEN) -> Entry:
    return Entry(date.fromisoformat(day), "", Kind.ACTION, what, people, state, ("action", "", what), 9)


ENTRIES = (
    entry("2026-11-21", "late", PRIYA),
    entry("2026-11-20", "late but done", PRIYA, state=State.DONE),
    entry("2026-11-22", "today", MARA),
    entry("2026-12-06", "in two weeks", MARA, PRIYA),
    entry("2026-12-07", "later", NOBODY),
    entry("2026-12-08", "dropped", MARA, state=State.DROPPED),
)


def found(wanted: Wanted, entries: Sequence[Entry] = ENTRIES) -> list[str]:
    return [each.what for each in what_is_due([Planned("a.md", PLAN, entries)], wanted, TODAY).entries]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["late", "today", "in two weeks", "later"]),
        (Wanted(within=14), ["late", "today", "in two weeks"]),
        (Wanted(within=0), ["late", "today"]),
        (Wanted(overdue=True), ["late"]),
        (Wanted(side=Side.CUSTOMER), ["today", "in two weeks"]),
        (Wanted(side=Side.UNKNOWN), ["later"]),
        (Wanted(owner="priya nair"), ["late", "in two weeks"]),
        (Wanted(owner="CSM"), ["late", "in two weeks"]),
        (Wanted(owner="Lind", within=7), ["today"]),
        (Wanted(owner="Bo"), ["later"]),
        (Wanted(owner="Nobody Else"), []),
    ],
    ids=str,
)
def test_what_is_open_and_asked_for_is_listed_by_day(wanted: Wanted, expected: list[str]) -> None:
    assert found(wanted) == expected


def test_one_day_is_listed_by_owner() -> None:
    day = "2026-12-01"
    assert found(Wanted(), [entry(day, "b", PRIYA), entry(day, "a", MARA), entry(day, "c")]) == [
        "c",
        "a",
        "b",
    ]


def test_an_entry_says_how_far_its_day_is() -> None:
    late, today, *_ = what_is_due([Planned("a.md", PLAN, ENTRIES)], Wanted(), TODAY).entries
    assert (late.days_left, late.overdue, late.account, late.path, late.line) == (-1, True, "Acme", "a.md", 9)
    assert (today.days_left, today.overdue) == (0, False)
    assert [each.model_dump() for each in today.owners] == [{"name": "Mara Lind", "side": "customer"}]


def test_a_plan_that_cannot_be_read_is_said() -> None:
    problem = Problem(code="AP003", line=1, column=1, message="front matter is not closed")
    document = what_is_due([Planned("b.md", None, problem=problem)], Wanted(), TODAY)
    assert [each.path for each in document.unreadable] == ["b.md"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Priya Nair", ""),
        ("priya", ""),
        ("CSM", ""),
        ("Bo", ""),
        ("Pria Nair", "Priya Nair"),
        ("Xyzzy Qwerty", "-"),
    ],
)
def test_a_name_that_nobody_has_gets_the_closest_one(name: str, expected: str) -> None:
    assert closest(name, [Planned("a.md", PLAN, ENTRIES)]) == expected
