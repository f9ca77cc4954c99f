"""What two plans are said to differ in."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acctplan.comparing import Changes, compare
from acctplan.formatting import formatted
from acctplan.model.plan import Plan
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from good_plans import MARK, make, write

FRONT = "---\nacctplan: 1\naccount: Acme\narr: $420,000\nhealth: 82\ncontract:\n  end: 2027-01-31\nquarter: 2026-Q4\n---\n"
GOALS = "## Quarterly Goals\n\n| # | Goal | Success Criteria | Owner | Due | Progress | Status |\n|---|---|---|---|---|---|---|\n"
VALUE = "## Value Realization Targets\n\n| Value Area | Baseline | Target | Current |\n|---|---|---|---|\n"
OBJECTIVES = "## Annual Objectives\n\n| # | Objective | Metric | Baseline | Target | Status |\n|---|---|---|---|---|---|\n"
PEOPLE = "## Stakeholders\n\n| Name | Title | Power | Support | Relationship | Last Contact |\n|---|---|---|---|---|---|\n"
RISKS = "## Risk Factors\n\n| Risk | Probability | Impact | Mitigation | Status |\n|---|---|---|---|---|\n"
MILESTONES = "## Key Milestones\n\n| Milestone | Target Date | Owner | Status |\n|---|---|---|---|\n"
ACTIONS = "## Actions\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n"
DEALS = (
    "## Opportunities\n\n| Opportunity | Product | Business Unit | Value | Probability | Timeline |\n"
    "|---|---|---|---|---|---|\n"
)


def plan(body: str) -> Plan:
    text = body if body.startswith(("---", "\ufeff")) else f"{FRONT}\n{body}"
    read = read_plan(Source("acme.md", text.removeprefix("\ufeff")), Settings.unset()).plan
    assert read is not None
    return read


def changes(before: str, after: str, *between: str) -> Changes:
    return compare(plan(before), plan(after), [plan(each) for each in between])


def sentences(before: str, after: str, *between: str) -> list[str]:
    found = changes(before, after, *between)
    return [*([found.outcome] if found.outcome else []), *(each.sentence for each in found.all)]


def keys(text: str) -> str:
    return FRONT.replace("health: 82", text)


ROWS = {
    "progress": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 60% | |",
        ["'Cut close time' went up from 30% to 60%."],
    ),
    "a goal is finished": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 100% | |",
        ["The goal was finished.", "'Cut close time' was finished."],
    ),
    "a goal is open again": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 100% | |",
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 80% | |",
        ["'Cut close time' is open again at 80%."],
    ),
    "a goal is dropped and another is new": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Hand auditors one file | one file | Bo | 2026-12-11 | 0% | |",
        [
            "The one goal was not finished; 'Cut close time' was dropped at 30%.",
            "'Cut close time' was dropped at 30%.",
            "'Hand auditors one file' is new, due 2026-12-11.",
        ],
    ),
    "a reworded goal of the same number is the same one": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Close the books faster | 5 days | Ann | 2026-12-10 | 30% | |",
        ["'Cut close time' is now called 'Close the books faster'."],
    ),
    "a reworded goal without a number is the same one": (
        f"{GOALS}| | Cut the close time at month's end | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| | Cut close time at the end of the month | 5 days | Ann | 2026-12-10 | 30% | |",
        ["'Cut the close time at month's end' is now called 'Cut close time at the end of the month'."],
    ),
    "a lower target of a goal": (
        f"{GOALS}| 1 | Capture invoices | at least 70% captured | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Capture invoices | at least 60% captured | Ann | 2026-12-10 | 30% | |",
        ["'Capture invoices' was made easier: 'at least 60% captured' instead of 'at least 70% captured'."],
    ),
    "fewer days are harder": (
        f"{GOALS}| 1 | Cut close time from 9 to 6 days | done | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Cut close time from 9 to 5 days | done | Ann | 2026-12-10 | 30% | |",
        ["'Cut close time from 9 to 6 days' was made harder: 'Cut close time from 9 to 5 days'."],
    ),
    "a due date and an owner": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |",
        f"{GOALS}| 1 | Cut close time | 5 days | Bo | 2026-12-18 | 30% | |",
        [
            "'Cut close time' slipped from 2026-12-10 to 2026-12-18.",
            "'Cut close time' has a new owner, Bo instead of Ann.",
        ],
    ),
    "a light": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | 🟢 |",
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | Off Track |",
        ["'Cut close time' turned from green to red."],
    ),
    "an objective's target and light": (
        f"{OBJECTIVES}| 1 | Fewer clerks | invoices typed | 60% | 20% | 🟢 |",
        f"{OBJECTIVES}| 1 | Fewer clerks | invoices typed | 60% | 30% | 🟡 |",
        [
            "Objective 'Fewer clerks' turned from green to yellow.",
            "Objective 'Fewer clerks' has an easier target, 30% instead of 20%.",
        ],
    ),
    "value towards its target": (
        f"{VALUE}| Hours saved | 0 h | 600 h | 200 h |",
        f"{VALUE}| Hours saved | 0 h | 600 h | 350 h |",
        ["'Hours saved' rose from 200 h to 350 h, towards 600 h."],
    ),
    "value where less is better": (
        f"{VALUE}| Days to close | 9 days | 5 days | 8 days |",
        f"{VALUE}| Days to close | 9 days | 5 days | 5 days |",
        ["'Days to close' fell from 8 days to 5 days; the target of 5 days is reached."],
    ),
    "value away from its target, which was made harder": (
        f"{VALUE}| Days to close | 9 days | 5 days | 6 days |",
        f"{VALUE}| Days to close | 9 days | 4 days | 7 days |",
        [
            "'Days to close' rose from 6 days to 7 days, away from the target of 4 days.",
            "'Days to close' has a harder target, 4 days instead of 5 days.",
        ],
    ),
    "people come and go": (
        f"{PEOPLE}| Helen Okafor | CFO | H | M | 3 | 2026-10-01 |\n| Omar Reyes | CIO | H | L | 2 | |",
        f"{PEOPLE}| Helen Okafor | CFO | H | M | 3 | 2026-11-01 |\n| Ida Berg | COO | H | M | 1 | |",
        [
            "Omar Reyes is no longer among the stakeholders.",
            "Ida Berg is new among the stakeholders (COO).",
        ],
    ),
    "relationship and support": (
        f"{PEOPLE}| Helen Okafor | CFO | H | M | 3 | 2026-10-01 |",
        f"{PEOPLE}| **Helen  Okafor** | CFO | H | H | 2 | 2026-11-01 |",
        [
            "Helen Okafor fell in relationship from 3 to 2.",
            "Helen Okafor rose in support from medium to high.",
        ],
    ),
    "risks raised, closed and heavier": (
        f"{RISKS}| Budget freeze | M | H | ask early | open |\n| Champion leaves | L | H | name a deputy | open |",
        (
            f"{RISKS}| Budget freeze | M | H | ask early | closed |\n| Champion leaves | H | H | name a deputy | open |\n"
            "| New rival | M | L | show value | open |"
        ),
        [
            "Risk 'Budget freeze' was closed.",
            "Risk 'Champion leaves' rose in probability from low to high.",
            "Risk 'New rival' was raised (medium probability and low impact).",
        ],
    ),
    "a milestone is reached and another slips": (
        f"{MILESTONES}| Go-live | 2026-11-20 | Ann | doing |\n| Second plant | 2027-02 | Bo | open |",
        f"{MILESTONES}| Go-live | 2026-11-20 | Ann | ✅ |\n| Second plant | 2027-04 | Bo | open |",
        ["Milestone 'Go-live' was reached.", "Milestone 'Second plant' slipped from 2027-02 to 2027-04."],
    ),
    "actions": (
        f"{ACTIONS}| Train clerks | Ann | 2026-11-20 | open |\n| Open firewall | Bo | 2026-11-12 | doing |",
        f"{ACTIONS}| Train clerks | Ann | 2026-11-20 | done |\n| Open firewall | Bo | 2026-11-12 | blocked |",
        ["Action 'Train clerks' was done.", "Action 'Open firewall' is blocked."],
    ),
    "opportunities": (
        f"{DEALS}| Second plant | Cloud | Plants | $80,000 | 40% | 2027-Q1 |",
        f"{DEALS}| Second plant | Cloud | Plants | $95K | 60% | 2027-Q2 |\n| Payroll | Cloud | HR | $20,000 | 10% | 2027 |",
        [
            "Opportunity 'Second plant' rose in value from $80,000 to $95,000.",
            "Opportunity 'Second plant' rose in probability from 40% to 60%.",
            "Opportunity 'Second plant' slipped from 2027-Q1 to 2027-Q2.",
            "Opportunity 'Payroll' is new, worth $20,000.",
        ],
    ),
    "the account": (
        keys("health: 82\nhealth_status: green"),
        keys("health: 71\nhealth_status: 🟡").replace("$420,000", "$480K"),
        [
            "ARR grew from $420,000 to $480,000 (+14%).",
            "Health fell from 82 to 71.",
            "The health light turned from green to yellow.",
        ],
    ),
    "a target": (
        keys("target_arr: $500K"),
        keys("target_arr: $450K"),
        ["The target ARR was lowered from $500,000 to $450,000 (-10%)."],
    ),
    "the renewal date": (
        FRONT,
        FRONT.replace("2027-01-31", "2027-03-31"),
        ["The renewal date moved from 2027-01-31 to 2027-03-31."],
    ),
    "what could not be read": (
        keys("health: soon"),
        keys("health: 80"),
        ["Health changed from soon to 80."],
    ),
}


@pytest.mark.parametrize(("before", "after", "said"), ROWS.values(), ids=ROWS)
def test_a_change_is_said(before: str, after: str, said: list[str]) -> None:
    assert sentences(before, after) == said


SAME = {
    "money": (FRONT, FRONT.replace("$420,000", "420000 USD")),
    "monthly money": (FRONT, FRONT.replace("$420,000", "$35,000/mo")),
    "quarter": (FRONT, FRONT.replace("2026-Q4", "Q4 2026")),
    "date": (
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | 🟢 |",
        f"{GOALS}| 1 | **Cut close time** | 5 days | Ann | 10 Dec 2026 | 30 % | On Track |",
    ),
    "order of columns": (
        f"{VALUE}| Hours | 0 h | 6 h | 2 h |",
        "## Value Targets\n\n| Current | Value Area | Target | Baseline |\n|--|--|--|--|\n| 2 h | Hours | 6 h | 0 h |",
    ),
    "order of rows": (
        f"{ACTIONS}| A cow | Ann | 2026-11-20 | open |\n| A dog | Bo | 2026-11-20 | open |",
        f"{ACTIONS}| A dog | Bo | 2026-11-20 | open |\n| A cow | Ann | 2026-11-20 | open |",
    ),
    "notes": (
        f"{FRONT}\n## Notes\n\nOne.",
        f"{FRONT}\n## Notes\n\nTwo.\n<!-- three -->",
    ),
    "last contact": (
        f"{PEOPLE}| Helen Okafor | CFO | H | M | 3 | 2026-10-01 |",
        f"{PEOPLE}| Helen Okafor | CFO | H | M | 3 | 2026-11-01 |",
    ),
    "month and its last day": (
        f"{MILESTONES}| Go-live | 2026-11-30 | Ann | open |",
        f"{MILESTONES}| Go-live | 2026-11 | Ann | open |",
    ),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_means_the_same_is_no_change(before: str, after: str) -> None:
    assert changes(before, after) == Changes((), "")


def rolled(quarter: str, goals: str, review: str = "") -> str:
    return f"{FRONT.replace('2026-Q4', quarter)}\n{GOALS}{goals}\n\n{review}"


THEN = rolled(
    "2026-Q3",
    "| 1 | Cut close time | 5 days | Ann | 2026-09-30 | 30% | |\n"
    "| 2 | Capture invoices | 70% | Ann | 2026-09-20 | 50% | |\n"
    "| 3 | Pay suppliers | 95% | Bo | 2026-09-25 | 10% | |",
)
REVIEW = (
    "## Review 2026-Q3\n\n| Goal | Progress |\n|---|---|\n| Cut close time | 60% |\n| Capture invoices | 100% |\n"
    "| Pay suppliers | 100% |\n"
)
CARRIED = "| 1 | Cut close time | 5 days | Ann | 2026-12-15 | 60% | |"


def test_two_of_three_goals_were_finished_and_one_is_carried_over() -> None:
    found = changes(THEN, rolled("2026-Q4", CARRIED, REVIEW))

    assert found.outcome == "Two of three goals were finished; 'Cut close time' is carried over at 60%."
    assert [each.sentence for each in found.all] == [
        "The quarter changed from 2026-Q3 to 2026-Q4.",
        "'Cut close time' is carried over at 60% (it was at 30%).",
        "'Cut close time' slipped from 2026-09-30 to 2026-12-15.",
        "'Capture invoices' was finished.",
        "'Pay suppliers' was finished.",
    ]


def test_a_goal_that_its_review_left_open_and_nobody_carried_over_was_dropped() -> None:
    found = changes(THEN, rolled("2026-Q4", "", REVIEW))

    assert found.outcome == "Two of three goals were finished; 'Cut close time' was dropped at 60%."
    assert "'Cut close time' ended at 60% and was not carried over." in [each.sentence for each in found.all]


def test_without_a_review_the_last_state_of_a_goal_says_what_became_of_it() -> None:
    last = THEN.replace("| 50% |", "| 100% |").replace("| 10% |", "| 40% |")

    found = changes(THEN, rolled("2026-Q4", CARRIED), last)

    assert found.outcome == (
        "One of three goals was finished; 'Cut close time' is carried over at 60%; 'Pay suppliers' was dropped at 40%."
    )


def test_a_number_that_another_goal_took_in_the_next_quarter_makes_it_no_reworded_one() -> None:
    new = "| 1 | Hand auditors one file | one | Bo | 2026-12-11 | 0% | |"

    said = sentences(rolled("2026-Q3", CARRIED), rolled("2026-Q4", new))

    assert "'Hand auditors one file' is new, due 2026-12-11." in said


def test_how_often_a_date_was_put_off_is_counted_between_then_and_now() -> None:
    states = [
        f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-{day} | 30% | |"
        for day in (10, 12, 11, 18, 18, 21)
    ]

    (change,) = changes(states[0], states[-1], *states[1:-1]).all

    assert (change.kind, change.times) == ("later", 3)
    assert change.sentence == "'Cut close time' slipped three times, from 2026-12-10 to 2026-12-21."


def test_the_time_in_between_is_not_looked_at_for_nothing() -> None:
    class Unreadable(list[Plan | None]):
        def __getitem__(self, place: object) -> None:  # type: ignore[override]
            raise AssertionError("read for nothing")

    before = plan(f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 30% | |")
    after = plan(f"{GOALS}| 1 | Cut close time | 5 days | Ann | 2026-12-10 | 60% | |")

    assert len(compare(before, after, Unreadable([None])).all) == 1


def test_a_thousand_goals_are_compared_in_bounded_time() -> None:
    then, now = (
        "".join(f"| | Goal {word} number {n} | x | Ann | 2026-12-10 | 0% | |\n" for n in range(1000))
        for word in "ab"
    )

    assert len(changes(GOALS + then, GOALS + now).all) > 0


def styled(seed: int, style: int) -> str:
    draft = make(Random(seed), complete=True)
    draft.style = make(Random(style), complete=True).style
    return write(draft).replace(MARK, "")


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), style=st.integers(0, 10**6))
def test_a_plan_in_another_style_means_the_same(seed: int, style: int) -> None:
    assert changes(styled(seed, seed), styled(seed, style)) == Changes((), "")


@settings(max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_a_formatted_plan_means_the_same(seed: int) -> None:
    text = styled(seed, seed).removeprefix("\ufeff")
    done = formatted(Source("acme.md", text), Settings.unset(), lambda *_: [])

    assert changes(text, done.source.text) == Changes((), "")


@settings(max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_a_plan_in_another_order_means_the_same(seed: int) -> None:
    rng, draft = Random(seed), make(Random(seed), complete=True)
    before = write(draft).replace(MARK, "")
    rng.shuffle(draft.sections)
    keys = list(draft.front.items())
    rng.shuffle(keys)
    draft.front = dict(keys)

    assert changes(before, write(draft).replace(MARK, "")) == Changes((), "")
