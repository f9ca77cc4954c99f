"""Six quarters of one account: what its history says is what really happened."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import validate

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.reference.schemas import published
from story_repository import NAME, OLD_NAME, TODAY, Story

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story.told(tmp_path_factory.mktemp("plans"))


@pytest.fixture
def ask(story: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command in the repository and gives its output; it must succeed."""
    monkeypatch.chdir(story.repo.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def asked(*arguments: str, day: str = TODAY) -> str:
        assert guarded(lambda: run([*arguments, "--as-of", day])) == 0
        return capsys.readouterr().out

    return asked


SINCE_LAST_REVIEW = """\
Brightwater Foods  accounts/strategic/brightwater-foods.md
  Since 2026-10-05 (last review)

  One of three goals was finished; 'Hand the auditors one file' was dropped at 0%.

  Account
    ! Health fell from 82 to 74.
    ! The health light turned from green to yellow.

  Goals
    - 'Cut the month-end close' went up from 60% to 80%; is now called 'Cut the month-end close for good'; \
slipped twice, from 2026-11-13 to 2026-12-11; and was made easier: 'Close takes under 6 days' instead of \
'Close takes under 5 days'.
    + 'Pay every supplier on the agreed day' was finished.
    ! 'Hand the auditors one file' was dropped at 0%.

  Value realized
    ! 'Invoices without typing' fell from 68% to 66%, away from the target of 75%; and has a harder target, 75% \
instead of 70%.

  Stakeholders
    ! Helen Okafor fell in relationship from 4 to 3.
    - Mara Lind is no longer among the stakeholders.
    + Omar Reyes rose in support from low to medium.

  Risks
    ! Risk 'Mara Lind leaves' was raised (medium probability and high impact).

1 plan changed
"""


def test_what_changed_since_the_last_review(ask: Ask) -> None:
    assert ask("diff") == SINCE_LAST_REVIEW


@pytest.mark.parametrize("since", ["2026-10-05", "review-2026-q3", "last-review"])
def test_a_day_a_tag_and_the_last_review_are_the_same_time(ask: Ask, since: str) -> None:
    lines = SINCE_LAST_REVIEW.splitlines()

    assert ask("diff", "--since", since).splitlines()[2:] == lines[2:]


def test_reviews_tell_what_became_of_goals_however_long_ago(ask: Ask) -> None:
    said = json.loads(ask("diff", "--since", "2025-10-06", "--output-format", "json"))

    assert said["plans"][0]["outcome"] == "Both goals were finished."


def test_a_reformatting_commit_changed_nothing(story: Story, ask: Ask) -> None:
    story.repo.git("stash")
    story.repo.git("checkout", "--quiet", "HEAD~4")
    try:
        assert ask("diff", "--since", "HEAD~1", day="2026-05-06") == "1 plan did not change\n"
    finally:
        story.repo.git("checkout", "--quiet", "main")
        story.repo.git("stash", "pop")


def test_a_commit_that_moved_the_file_changed_nothing(story: Story, ask: Ask) -> None:
    moved = story.repo.git("log", "--format=%H", "--grep=move plans", "main").strip()
    story.repo.git("stash")
    story.repo.git("checkout", "--quiet", moved)
    try:
        assert ask("diff", "--since", "HEAD~1", day="2026-02-03") == "1 plan did not change\n"
    finally:
        story.repo.git("checkout", "--quiet", "main")
        story.repo.git("stash", "pop")


def test_what_a_merge_brought_is_dated_by_the_merge(ask: Ask) -> None:
    said = json.loads(ask("history", "brightwater-foods", "stakeholders:Omar.support", "--json"))
    assert [(each["day"], each["text"]) for each in said["points"]] == [
        ("2026-03-20", "low"),
        (TODAY, "medium"),
    ]


FIELDS = {
    "arr": [("2025-07-07", "$300,000"), ("2026-01-12", "$350,000"), ("2026-07-13", "$420,000")],
    "health": [("2025-07-07", "70"), ("2026-01-12", "76"), ("2026-07-13", "82"), ("2026-11-10", "74")],
    "value:Invoices": [
        ("2025-07-07", "20%"),
        ("2025-08-20", "35%"),
        ("2025-10-06", "48%"),
        ("2026-01-12", "55%"),
        ("2026-04-13", "61%"),
        ("2026-07-13", "66%"),
        ("2026-09-28", "68%"),
        (TODAY, "66%"),
    ],
    "goals:Cut the month.due": [
        ("2025-07-07", "2025-09-30"),
        ("2025-10-06", "2025-12-10"),
        ("2025-12-01", "2025-12-19"),
        ("2026-01-12", ""),
        ("2026-07-13", "2026-09-30"),
        ("2026-10-05", "2026-11-13"),
        ("2026-11-10", "2026-11-27"),
        (TODAY, "2026-12-11"),
    ],
    "risks": [("2025-07-07", "1 open"), ("2026-04-13", "0 open"), (TODAY, "1 open")],
}


@pytest.mark.parametrize(("field", "points"), FIELDS.items(), ids=FIELDS)
def test_a_field_is_followed_through_rename_merge_and_reformatting(
    ask: Ask, field: str, points: list[tuple[str, str]]
) -> None:
    said = json.loads(ask("history", NAME, field, "--json"))

    validate(said, published("history"))
    assert [(each["day"], each["text"]) for each in said["points"]] == points


def test_the_history_of_a_number_has_changes_and_bars(story: Story, ask: Ask) -> None:
    commits = story.repo.git("log", "--format=%h", "--abbrev=10", "--first-parent").split()

    assert ask("history", "brightwater-foods", "arr") == (
        "Brightwater Foods: arr\n"
        "  Since       Value      Change  Commit\n"
        f"  2025-07-07  $300,000           {commits[14]}\n"
        f"  2026-01-12  $350,000  +50,000  {commits[10]}\n"
        f"  2026-07-13  $420,000  +70,000  {commits[3]}\n"
        "\n  ▁▄█\n"
    )


OVER_THE_QUARTERS = """\
Over the quarters
                             2025-Q3    2025-Q4   2026-Q1   2026-Q2   2026-Q3        now
  ARR                       $300,000   $300,000  $350,000  $350,000  $420,000   $420,000  ▁▁▄▄██
  Health                   70 yellow  70 yellow  76 green  76 green  82 green  74 yellow  ▁▁▅▅█▃
  Goals finished              1 of 2     1 of 2    1 of 2    0 of 2    1 of 2     1 of 2
  Invoices without typing        35%        48%       55%       61%       68%        66%  ▁▄▅▇██
"""


def test_show_tells_how_the_account_went_over_the_quarters(ask: Ask) -> None:
    assert OVER_THE_QUARTERS in ask("show", "brightwater-foods")
    assert "Over the quarters" not in ask("show", "brightwater-foods", "--no-history")


REFLECT = """\
### Goals of 2026-Q3

1 of 2 reached.

| Goal | Success criteria | Owner | Completion |
| --- | --- | --- | ---: |
| Report cash every morning | Report is read by 08:00 | Mara Lind | 100% |
| Cut the month-end close | Close takes under 5 days | Priya Nair | 60% |

To celebrate:

- Report cash every morning

Still open:

- Cut the month-end close (60%). What stood in the way?

### What has moved since 2026-10-05

- 'Invoices without typing' fell from 68% to 66%, away from the target of 75%; and has a harder target, 75% instead \
of 70%.

### Where this quarter stands
"""


def test_the_agenda_reflects_on_the_quarter_that_nobody_wrote_a_review_of(ask: Ask) -> None:
    assert REFLECT in ask("render", "qbr-agenda", NAME)


def test_the_agenda_looks_back_to_another_time_on_request(ask: Ask) -> None:
    said = ask("render", "qbr-agenda", NAME, "--since", "2026-01-12")

    assert "### Goals of 2026-Q1\n\n1 of 2 reached.\n" in said
    assert "- 'Invoices without typing' rose from 55% to 66%, towards 75%; and has a harder target" in said


def test_a_written_review_stands_before_what_history_says(ask: Ask) -> None:
    said = ask("render", "qbr-agenda", NAME, "--at", "2026-01-13", day="2026-01-13")

    assert "### Goals of 2025-Q4\n\n1 of 2 reached.\n" in said
    assert "Suppliers took longer: two banks." in said


def test_a_document_is_rendered_as_of_a_commit_a_tag_or_a_day(ask: Ask, story: Story) -> None:
    first = story.repo.git("rev-list", "--max-parents=0", "HEAD").strip()
    said = {ask("render", "success-plan", NAME, "--at", when) for when in ("kick-off", "2025-07-07", first)}

    assert len(said) == 1
    assert "Capture invoices without typing in two plants" in said.pop()


def test_the_day_of_an_old_document_is_that_of_its_commit(
    story: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(story.repo.root)

    assert guarded(lambda: run(["render", "qbr-agenda", NAME, "--at", "review-2026-q3"])) == 0
    assert "Numbers as of 2026-10-05." in capsys.readouterr().out


def test_our_own_agenda_tells_the_rest_to_the_facilitator_only(ask: Ask) -> None:
    ours = ask("render", "qbr-agenda", NAME, "--audience", "internal")
    theirs = ask("render", "qbr-agenda", NAME, "--audience", "customer")

    assert "> - Mara Lind is no longer among the stakeholders.\n" in ours
    assert "> - Health fell from 82 to 74.\n" in ours
    for word in ("no longer among", "Health", "Omar", "SECRET", "priya@example.com", OLD_NAME):
        assert word not in theirs


def test_a_customer_reads_no_internal_change_in_a_difference(ask: Ask) -> None:
    for form in ("full", "markdown", "html", "json"):
        said = ask("diff", "--audience", "customer", "--since", "kick-off", "--output-format", form)
        assert "Cut the month-end close" in said
        for word in (
            "ealth",
            "Okafor",
            "Omar",
            "leaves",
            "accounts/",
            "kick-off",
            "carried over from",
            "SECRET",
        ):
            assert word not in said


def test_nothing_internal_of_the_past_changes_what_a_customer_reads(tmp_path: Path, ask: Ask) -> None:
    said = []
    for secret in ("nps: 70\nhealth: 1", "nps: -8\nhealth: 2"):
        told = Story.told(tmp_path / secret[5:7], lambda text, new=secret: text.replace("health: 7", new))  # type: ignore[misc]
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(told.repo.root)
            said.append((ask("render", "qbr-agenda", NAME), ask("diff", "--audience", "customer")))

    assert said[0] == said[1]


def test_a_document_is_rendered_as_of_the_last_review(ask: Ask) -> None:
    assert ask("render", "success-plan", NAME, "--at", "last-review") == ask(
        "render", "success-plan", NAME, "--at", "2026-10-05"
    )
