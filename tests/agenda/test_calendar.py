from datetime import date, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from acctplan.agenda.calendar import Terms, calendar_of
from acctplan.agenda.collecting import Silence, collect
from acctplan.agenda.listing import Planned
from acctplan.documents.projection import project
from acctplan.model.words import Audience
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from leaks import PATH, TOKEN, planted_plan

TODAY = date(2026, 11, 22)
PLAN = """\
---
acctplan: 1
account: Åkerlund & Söhne, 株式会社; GmbH
csm: Priya Nair
primary_contact: Mara Lind
tier: base
quarter: 2026-Q4
contract:
  start: 2025-07-01
  end: 2027-06-30
  auto_renews: true
review:
  next: 2026-12-10
---

## Actions

| Action | Owner | Due | Status |
|---|---|---|---|
| Send the terms, all of them; and a very long sentence about how 🚀 emoji and åccents äre folded at seventy-five octets \\| really | Mara Lind | 2026-12-01 | open |
| Sign | Mara Lind | 2026-11-20 | done |
| Forget | Mara Lind | 2026-11-25 | dropped |

## Stakeholders

| Name | Title | Power | Last Contact |
|---|---|---|---|
| Mara Lind | CFO | H | 2026-11-01 |
"""


def written(
    text: str = PLAN,
    *,
    audience: Audience = Audience.INTERNAL,
    today: date = TODAY,
    reminders: bool = False,
    path: str = "a.md",
) -> bytes:
    settings = Settings.unset()
    plan = read_plan(Source(path, text), settings).plan
    assert plan is not None
    seen = project(plan, audience, settings).plan
    entries = collect(seen, today, Silence(90, 30))
    return calendar_of([Planned(path, seen, entries)], Terms(today, audience, reminders))


def events(content: bytes) -> dict[str, vobject.base.Component]:
    """By summary, as an independent parser reads them."""
    return {each.summary.value: each for each in vobject.readOne(content.decode()).vevent_list}


NAME = "Åkerlund & Söhne, 株式会社; GmbH"


def test_another_parser_reads_what_was_meant() -> None:
    found = events(written())
    review = found[f"{NAME}: Business review"]
    assert review.dtstart.value == date(2026, 12, 10)
    assert review.dtend.value == date(2026, 12, 11)
    assert review.description.value == "Review\nOwners: Priya Nair, Mara Lind"
    assert found[f"Done: {NAME}: Sign"].status.value == "CONFIRMED"
    assert found[f"Dropped: {NAME}: Forget"].status.value == "CANCELLED"
    assert any("emoji and åccents äre folded at seventy-five octets | really" in each for each in found)


def test_a_review_is_prepared_and_followed_up() -> None:
    days = {
        each.dtstart.value - date(2026, 12, 10)
        for name, each in events(written()).items()
        if "business review" in name
    }
    assert days == {timedelta(days) for days in (-14, -10, -7, -5, -3, -2, -1, 1, 7)}


def test_a_renewal_has_windows_by_tier_and_a_last_day_of_notice() -> None:
    found = {
        name.removeprefix(f"{NAME}: "): (date(2027, 6, 30) - each.dtstart.value).days
        for name, each in events(written()).items()
    }
    assert found["Contract renewal"] == 0
    assert found["Begin to talk about the renewal"] == 90
    assert found["Negotiate the renewal"] == 60
    assert found["Close the renewal"] == 30
    assert found["Last day to give notice (90 days before the contract's end)"] == 90
    assert "notice" not in written(PLAN.replace("auto_renews: true", "auto_renews: false")).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [("2026-12-10", "2026-12-17"), ("2026-12-01", "2026-12-03"), ("2027-06-30", "2027-09-30"), ("| Mara Lind | 2026", "| Priya Nair | 2026")],
    ids=["review", "action", "contract", "owner"],
)  # fmt: skip
def test_importing_again_updates_events_and_adds_none(old: str, new: str) -> None:
    first, second = written(), written(PLAN.replace(old, new), today=TODAY + timedelta(1))
    assert first != second
    before, after = vobject.readOne(first.decode()).vevent_list, vobject.readOne(second.decode()).vevent_list
    assert sorted(each.uid.value for each in before) == sorted(each.uid.value for each in after)
    assert len({each.uid.value for each in after}) == len(after)
    (old_number,) = {int(each.sequence.value) for each in before}
    (new_number,) = {int(each.sequence.value) for each in after}
    assert new_number > old_number


@pytest.mark.parametrize(
    ("rows", "old", "new"),
    [
        ("| # | Milestone | Target Date |\n|---|---|---|\n| 1 | Go live | 2027-02-01 |\n", "Go live", "Live in all plants"),
        ("| Goal | Due | Progress |\n|---|---|---|\n| Cut close time | 2026-12-18 | 10% |\n", "quarter: 2026-Q4", "quarter: 2027-Q1"),
    ],
    ids=["a numbered row is reworded", "a goal is carried over"],
)  # fmt: skip
def test_an_event_outlives_what_changes_around_it(rows: str, old: str, new: str) -> None:
    heading = "Key Milestones" if "Milestone" in rows else "Quarterly Goals"
    text = f"{PLAN}\n## {heading}\n\n{rows}".replace("review:\n  next: 2026-12-10\n", "")
    first, second = (
        vobject.readOne(written(each).decode()).vevent_list for each in (text, text.replace(old, new))
    )
    assert {each.uid.value for each in first} == {each.uid.value for each in second}


def test_the_same_plan_gives_the_same_bytes_wherever_it_lies() -> None:
    assert written() == written(path="elsewhere/b.md")


def test_reminders_are_for_what_lies_ahead() -> None:
    plain, reminding = events(written()), events(written(reminders=True))
    assert not any(hasattr(each, "valarm") for each in plain.values())
    alarms = {name: len(each.contents.get("valarm", ())) for name, each in reminding.items()}
    assert alarms[f"{NAME}: Business review"] == 2
    assert alarms[f"Done: {NAME}: Sign"] == 0
    assert alarms[f"Dropped: {NAME}: Forget"] == 0


def test_a_customer_gets_what_both_share_and_nothing_of_our_preparation() -> None:
    found = events(written(audience=Audience.CUSTOMER))
    names = sorted(name.replace(f"{NAME}: ", "")[:18] for name in found)
    assert names == [
        "Business review",
        "Contract renewal",
        "Done: Sign",
        "Dropped: Forget",
        "Send the terms, al",
    ]


def test_a_customer_and_we_do_not_overwrite_each_other() -> None:
    ours, theirs = (
        {each.uid.value for each in events(written(audience=audience)).values()} for audience in Audience
    )
    assert not ours & theirs


@pytest.mark.parametrize("typed", [True, False])
def test_no_internal_place_reaches_a_customer(typed: bool) -> None:
    text, planter = planted_plan(typed=typed)
    content = written(text, audience=Audience.CUSTOMER, path=PATH).decode().replace("\r\n ", "")
    assert content.count("BEGIN:VEVENT") > 3
    assert sorted(set(TOKEN.findall(content)) & set(planter.places)) == []


def test_the_planted_tokens_would_be_found() -> None:
    text, planter = planted_plan(typed=True)
    content = written(text, path=PATH).decode().replace("\r\n ", "")
    assert set(TOKEN.findall(content)) & set(planter.places)


@given(st.text(max_size=200))
def test_no_text_breaks_a_line_or_ends_an_event(text: str) -> None:
    cell = text.replace("|", "\\|")
    content = written(PLAN.replace("Forget", cell))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert content.count(b"\r\nEND:VEVENT") == len(vobject.readOne(content.decode()).vevent_list)
