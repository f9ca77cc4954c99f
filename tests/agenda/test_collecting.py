from datetime import date
from textwrap import dedent

import pytest

from acctplan.agenda.collecting import Silence, collect
from acctplan.agenda.entry import Entry, Kind, State
from acctplan.model.people import Side
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

TODAY = date(2026, 11, 22)
FRONT = """\
---
acctplan: 1
account: Brightwater Foods
csm: Priya Nair
primary_contact: Mara Lind, Head of Finance
quarter: 2026-Q4
---
"""


def entries(body: str, front: str = FRONT) -> list[Entry]:
    plan = read_plan(Source("a.md", front + dedent(body)), Settings.unset()).plan
    assert plan is not None
    return collect(plan, TODAY, Silence(90, 30))


def table(heading: str, titles: str, *rows: str) -> str:
    line = "|---" * titles.count("|") + "|---|"
    return "\n".join([f"## {heading}", "", f"| {titles} |", line, *(f"| {row} |" for row in rows), ""])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            table("Quarterly Goals", "Goal|Success Criteria|Owner|Due|Progress", "Cut **close** time|5 days|Mara Lind|2026-12-10|60%"),
            ("2026-12-10", "", Kind.GOAL, "Cut close time", State.OPEN, 12),
        ),
        (
            table("Quarterly Goals", "Goal|Success Criteria|Owner|Due|Progress", "Cut|5 days|Mara Lind|Dec 2026|100%"),
            ("2026-12-31", "Dec 2026", Kind.GOAL, "Cut", State.DONE, 12),
        ),
        (
            table("Actions", "Action|Owner|Due|Status", "Send\\|ask|Priya Nair|2026-11-20|dropped"),
            ("2026-11-20", "", Kind.ACTION, "Send|ask", State.DROPPED, 12),
        ),
        (
            table("Key Milestones", "Milestone|Target Date|Owner|Status", "Live in Oslo|Q1 2027|Priya Nair|done"),
            ("2027-03-31", "Q1 2027", Kind.MILESTONE, "Live in Oslo", State.DONE, 12),
        ),
        (
            table("Executive Engagement", "Quarter|Touchpoint|Date", "2026-Q4|Dinner|2026-12-01"),
            ("2026-12-01", "", Kind.TOUCHPOINT, "Dinner", State.OPEN, 12),
        ),
        (
            table("Executive Engagement", "Quarter|Touchpoint", "2026-Q3|Dinner"),
            ("2026-09-30", "2026-Q3", Kind.TOUCHPOINT, "Dinner", State.DONE, 12),
        ),
        (
            table("Stakeholders", "Name|Title|Power|Last Contact", "Mara Lind|CFO|H|2026-11-01"),
            ("2026-12-01", "", Kind.CONTACT, "Talk to Mara Lind", State.OPEN, 12),
        ),
        (
            table("Stakeholders", "Name|Title|Power|Last Contact|Next Action", "Mara Lind|CFO|L|2026-11-01|Lunch"),
            ("2027-01-30", "", Kind.CONTACT, "Mara Lind: Lunch", State.OPEN, 12),
        ),
    ],
    ids=[
        "goal", "finished goal of a month", "dropped action", "milestone of a quarter", "touchpoint", "touchpoint held",
        "powerful contact", "contact",
    ],
)  # fmt: skip
def test_a_row_with_a_day_is_an_entry(body: str, expected: tuple[object, ...]) -> None:
    (entry,) = entries(body)
    assert (entry.day.isoformat(), entry.when, entry.kind, entry.what, entry.state, entry.line) == expected


@pytest.mark.parametrize("due", ["", "TBD", "soon", "Ongoing", "02/03/2026"])
def test_what_has_no_day_is_no_entry(due: str) -> None:
    assert entries(table("Actions", "Action|Owner|Due|Status", f"Send|Priya Nair|{due}|open")) == []


def test_review_and_renewal_come_from_the_front_matter() -> None:
    front = FRONT.replace(
        "quarter:", "contract:\n  end: 2027-06-30\nreview:\n  last: 2026-09-10\n  next: 2026-12-10\nquarter:"
    )
    review, renewal = entries("", front)
    assert (review.day, review.kind, review.line) == (date(2026, 12, 10), Kind.REVIEW, 10)
    assert [(each.name, each.side) for each in review.people] == [
        ("Priya Nair", Side.US),
        ("Mara Lind", Side.CUSTOMER),
    ]
    assert (renewal.day, renewal.kind, renewal.line) == (date(2027, 6, 30), Kind.RENEWAL, 7)


def test_a_review_that_was_held_is_done() -> None:
    front = FRONT.replace("quarter:", "review:\n  last: 2026-11-10\n  next: 2026-11-10\nquarter:")
    assert [each.state for each in entries("", front)] == [State.DONE]


def test_an_archived_plan_has_no_entries() -> None:
    body = table("Actions", "Action|Owner|Due|Status", "Send|Priya Nair|2026-12-01|open")
    assert len(entries(body)) == 1
    assert entries(body, FRONT.replace("quarter:", "status: archived\nquarter:")) == []


def test_a_key_outlives_a_change_of_day_and_tells_twins_apart() -> None:
    titles, row = "Action|Owner|Due|Status", "Send **terms**|Priya Nair|2026-12-01|open"
    before = entries(table("Actions", titles, row, row))
    after = entries(table("Actions", titles, row.replace("12-01", "12-08").replace("**", ""), row))
    assert before[0].key != before[1].key
    assert {each.key for each in before} == {each.key for each in after}
