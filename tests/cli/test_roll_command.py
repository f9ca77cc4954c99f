import os
import pty
import select
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from acctplan import source
from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.editing.quarters import Turn, heading_of, moved_due
from acctplan.model.time import Precision, Quarter, Timeline
from acctplan.settings import CONFIG_NAME, load
from cases import COMPLETE

PLAN = Path("accounts/brightwater.md")
EXAMPLES = Path(__file__).parents[2] / "examples"
RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"
OWN_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
TEXT = COMPLETE.replace("| Mara Lind | 2026-12-10 | 40% |", "| Mara Lind | 2026-12-10 | 100% |")
REVIEW = """## Review 2026-Q4

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | efficiency | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 100% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2026-12-18 | 50% |

What was learned: test windows need a month.

"""
GOALS = """| Goal | Objective | Category | Success Criteria | Owner | Due | Progress | Notes |
|---|---|---|---|---|---|---|---|
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2027-03-15 | 35% | carried over from 2026-Q4 |
| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2027-03-18 | 50% | carried over from 2026-Q4 |
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / PLAN).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def roll(*arguments: str, day: str = "2026-12-28") -> int:
    return guarded(lambda: run(["roll", *arguments, "--as-of", day]))


def on_terminal(answer: str, *arguments: str) -> tuple[str, int]:
    """What a terminal shows if the question gets this answer, and the exit status."""
    terminal, inside = pty.openpty()
    command = [sys.executable, "-c", f"{OWN_TERMINAL}; {RUN}", *arguments]
    process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    shown = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
        if shown.endswith(b"[y/N]: "):
            os.write(terminal, answer.encode())
    status = process.wait(timeout=20)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), status


def test_a_quarter_is_closed(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        roll("brightwater", "--quarter", "Q1 2027", "--yes", "--learned", "test windows need a month.") == 0
    )
    start, end = TEXT.index("| Goal | Objective"), TEXT.index("\n## Actions")
    expected = (TEXT[:start] + GOALS + TEXT[end:]).replace("## Review 2026-Q3", REVIEW + "## Review 2026-Q3")
    expected = expected.replace("quarter: 2026-Q4", "quarter: 2027-Q1").replace(
        "last: 2026-09-16", "last: 2026-12-16"
    )
    expected = expected.replace("next: 2026-12-16", "next: 2027-03-16")
    for day in ("Lind | 2026-09-17", "Okafor | 2026-09-18", "Nair | 2026-09-16"):
        expected = expected.replace(f"{day} | |\n", f"{day.split()[0]} | | |\n")
    assert PLAN.read_text(encoding="utf-8") == expected
    assert capsys.readouterr() == (
        "accounts/brightwater.md: closed 2026-Q4, now in 2027-Q1: 1 goal finished, 2 carried over\n", ""
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["--quarter", "2027-Q1"], []], ids=["named", "by itself"])
def test_rolling_twice_changes_nothing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes") == 0
    once = PLAN.read_bytes()
    capsys.readouterr()
    assert roll("brightwater", *arguments) == 0
    assert capsys.readouterr() == ("accounts/brightwater.md: already rolled: the quarter is 2027-Q1\n", "")
    assert PLAN.read_bytes() == once


def test_what_was_learned_is_left_to_be_written() -> None:
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes") == 0
    line = "<!-- what was learned: write it here, the next review begins with it -->"
    assert f"| 50% |\n\n{line}\n\n## Review 2026-Q3\n" in PLAN.read_text(encoding="utf-8")


def test_without_a_quarter_one_that_is_over_is_closed_and_one_that_runs_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert roll("brightwater", "--yes") == 0
    assert capsys.readouterr().out == (
        "accounts/brightwater.md: already rolled: the quarter is 2026-Q4, and runs until 2026-12-31: "
        "to close it before, name the next: --quarter 2027-Q1\n"
    )
    assert PLAN.read_text(encoding="utf-8") == TEXT
    assert roll("brightwater", "--yes", day="2027-04-03") == 0
    assert capsys.readouterr().out == (
        "accounts/brightwater.md: closed 2026-Q4, now in 2027-Q2: 1 goal finished, 2 carried over\n"
    )
    text = PLAN.read_text(encoding="utf-8")
    assert "| Priya Nair | 2027-06-15 | 35% | carried over from 2026-Q4 |" in text
    assert "  last: 2026-12-16\n  next: 2027-06-16\n" in text


def test_a_first_quarter_is_closed_by_itself() -> None:
    start, end = TEXT.index("## Review 2026-Q3"), TEXT.index("## Notes")
    PLAN.write_text(TEXT[:start] + TEXT[end:], encoding="utf-8")
    assert roll("brightwater", "--yes") == 0
    text = PLAN.read_text(encoding="utf-8")
    assert "quarter: 2027-Q1\n" in text
    assert text.index("## Sign-offs") < text.index("## Review 2026-Q4") < text.index("## Notes")
    assert roll("brightwater", "--yes") == 0
    assert PLAN.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("is_without_goals", [False, True], ids=["goals", "no goals"])
@pytest.mark.parametrize("day", ["2026-12-28", "2027-02-03", "2027-05-03"])
def test_rolling_by_itself_twice_changes_nothing(day: str, is_without_goals: bool) -> None:
    start, end = TEXT.index("## Quarterly Goals"), TEXT.index("## Actions")
    text = TEXT[:start] + TEXT[end:] if is_without_goals else TEXT
    start, end = text.index("## Review 2026-Q3"), text.index("## Notes")
    PLAN.write_text(text[:start] + text[end:], encoding="utf-8")
    assert roll("brightwater", "--yes", day=day) == 0
    once = PLAN.read_bytes()
    assert roll("brightwater", "--yes", day=day) == 0
    assert PLAN.read_bytes() == once


def test_without_a_terminal_nothing_is_written_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert roll("brightwater", "--quarter", "2027-Q1") == 2
    assert capsys.readouterr() == (
        "",
        (
            "error: roll asks before it writes, and there is no terminal to ask on\n"
            "hint: --yes writes without asking, --dry-run only shows what would change\n"
        ),
    )
    assert PLAN.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("\n", False)], ids=["yes", "enter"])
def test_on_a_terminal_the_difference_is_shown_and_asked_about(answer: str, is_written: bool) -> None:
    shown, status = on_terminal(
        answer, "roll", "brightwater", "--quarter", "2027-Q1", "--as-of", "2026-12-28"
    )
    assert status == 0
    assert "\n-quarter: 2026-Q4\n+quarter: 2027-Q1\n" in shown
    assert "\nWrite 1 plan? [y/N]: " in shown
    assert ("quarter: 2027-Q1" in PLAN.read_text(encoding="utf-8")) is is_written
    assert shown.endswith("1 goal finished, 2 carried over\n" if is_written else "nothing was written\n")


def test_goals_that_are_all_finished_leave_room_and_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text(TEXT.replace("| 35% |", "| 100% |").replace("| 50% |", "| 100% |"), encoding="utf-8")
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes") == 0
    text = PLAN.read_text(encoding="utf-8")
    assert (
        "## Quarterly Goals\n\n<!-- acctplan: allow AP103: the goals of 2027-Q1 are not agreed yet -->\n"
        in text
    )
    assert guarded(lambda: run(["check", "--as-of", "2026-12-28", "--no-history"])) == 0


def test_numbers_of_goals_in_actions_stay_right() -> None:
    table = (
        "| Action | Goal | Owner | Due | Status |\n|---|---|---|---|---|\n| One | 1 | Mara Lind | 2026-11-13 | done |\n"
        "| Two | 2; 3 | Mara Lind | 2026-11-13 | open |\n| Three | Train the plant leads | Mara Lind | 2026-11-13 | open |\n"
    )
    start, end = TEXT.index("| Action | Owner"), TEXT.index("\n## Value Realization")
    PLAN.write_text(TEXT[:start] + table + TEXT[end:], encoding="utf-8")
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes") == 0
    text = PLAN.read_text(encoding="utf-8")
    assert "| One | Capture invoices without typing in six plants | Mara Lind |" in text
    assert "| Two | 1; 2 | Mara Lind |" in text
    assert "| Three | Train the plant leads | Mara Lind |" in text


def test_each_plan_is_closed_for_itself(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/broken.md").write_text("---\nacctplan: 1\n", encoding="utf-8")
    Path("accounts/none.md").write_text("---\nacctplan: 1\naccount: A\narr: $1\n---\n", encoding="utf-8")
    assert roll("accounts", "--quarter", "2027-Q1", "--yes") == 2
    out, err = capsys.readouterr()
    assert out == "accounts/brightwater.md: closed 2026-Q4, now in 2027-Q1: 1 goal finished, 2 carried over\n"
    assert err.splitlines()[::2] == [
        "error: cannot edit 'accounts/broken.md': the front matter is not closed by a line '---'",
        "error: 'accounts/none.md' has no quarter to close",
    ]
    assert "quarter: 2027-Q1" in PLAN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("quarter", "error"),
    [
        ("2026-Q3", "'accounts/brightwater.md' is in 2026-Q4 already, after 2026-Q3"),
        ("soon", "--quarter 'soon' is not a quarter"),
        ("Q1", "--quarter 'Q1' names no year"),
    ],
)
def test_what_is_no_later_quarter_is_refused(
    quarter: str, error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert roll("brightwater", "--quarter", quarter, "--yes") == 2
    assert capsys.readouterr().err.splitlines()[0] == f"error: {error}"
    assert PLAN.read_text(encoding="utf-8") == TEXT


def test_a_goal_without_progress_column_is_not_guessed_about(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text(TEXT.replace(" | Progress |", " | Stage |"), encoding="utf-8")
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes") == 2
    assert capsys.readouterr().err == (
        "error: 'Quarterly Goals' has no column 'Progress'\nhint: add it, so that finished goals can be told\n"
    )


def test_a_plan_in_another_language_stays_in_it() -> None:
    Path("acctplan.toml").write_text(
        '[headings]\n"Ziele" = "Quarterly Goals"\n'
        '[columns."Quarterly Goals"]\n"Ziel" = "Goal"\n"Bis" = "Due"\n"Fortschritt" = "Progress"\n"Notizen" = "Notes"\n',
        encoding="utf-8",
    )
    goals = "| Ziel | Owner | Bis | Fortschritt |\n|---|---|---|---|\n"
    front = "---\nacctplan: 1\nlanguage: de\naccount: A\narr: $1\ncontract:\n  end: 2027-12-31\nquarter: 2026-Q4\n---\n"
    rows = "| A | Ann | 2026-12-10 | 100% |\n| B | Ann | 2026-12-11 | 5% |\n"
    PLAN.write_text(f"{front}\n## Ziele\n\n{goals}{rows}", encoding="utf-8")
    assert roll("brightwater", "--quarter", "2027-Q1", "--yes", "--learned", "Früher messen.") == 0
    text = PLAN.read_text(encoding="utf-8")
    assert "| B | Ann | 2027-03-11 | 5% | carried over from 2026-Q4 |" in text
    assert "| Fortschritt | Notizen |\n" in text
    assert text.endswith(f"## Review 2026-Q4\n\n{goals}{rows}\nFrüher messen.\n")


@pytest.mark.parametrize(
    "name", sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob("accounts/**/*.md"))
)
def test_examples_get_no_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / CONFIG_NAME).write_bytes((EXAMPLES / CONFIG_NAME).read_bytes())
    place = tmp_path / name
    place.parent.mkdir(parents=True)
    place.write_bytes((EXAMPLES / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    quarter = (
        "FY27-Q4"
        if load(tmp_path / CONFIG_NAME).fiscal_year_start != 1 and "hoshikage" in name
        else "2027-Q1"
    )
    assert roll(name, "--quarter", quarter, "--yes", day="2026-12-20") == 0
    assert guarded(lambda: run(["check", name, "--as-of", "2026-12-20", "--no-history"])) == 0
    if "archive" not in name:
        assert f"quarter: {quarter}\n" in source.read(place).text
    once = place.read_bytes()
    assert roll(name, "--quarter", quarter, "--yes", day="2026-12-20") == 0
    assert place.read_bytes() == once


Q4, Q1, Q2 = Quarter(2026, 4), Quarter(2027, 1), Quarter(2027, 2)


@pytest.mark.parametrize(
    ("title", "turn", "expected"),
    [
        ("Q4 Goals", Turn(Q4, Q1), "Q1 Goals"),
        ("Quarterly Goals (2026-Q4)", Turn(Q4, Q1), "Quarterly Goals (2027-Q1)"),
        ("Goals Q4 '26", Turn(Q4, Q1), "Goals Q1 '27"),
        ("4. Quarterly Goals – Q4 2026", Turn(Q4, Q2), "4. Quarterly Goals – Q2 2027"),
        ("FY26 Q4 Goals", Turn(Q4, Q1), "FY27 Q1 Goals"),
        ("Q3 Goals", Turn(Q4, Q1), "Q3 Goals"),
        ("Quarterly Goals", Turn(Q4, Q1), "Quarterly Goals"),
    ],
)
def test_a_heading_that_names_the_quarter_names_the_next(title: str, turn: Turn, expected: str) -> None:
    assert heading_of(title, turn, 1) == expected


def _day(year: int, month: int, day: int) -> Timeline:
    return Timeline(Precision.DAY, date(year, month, day), date(year, month, day))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (_day(2026, 12, 10), "2027-03-10"),
        (_day(2026, 11, 30), "2027-02-28"),
        (_day(2026, 2, 1), "2027-01-01"),
        (_day(2027, 1, 5), None),
        (Timeline(Precision.MONTH, date(2026, 11, 1), date(2026, 11, 30)), "2027-02"),
        (Timeline(Precision.QUARTER, date(2026, 10, 1), date(2026, 12, 31)), "2027-Q1"),
        (Timeline(Precision.YEAR, date(2026, 1, 1), date(2026, 12, 31)), None),
        (Timeline(Precision.ONGOING), None),
        (None, None),
    ],
)
def test_due_dates_go_along_into_the_next_quarter(due: Timeline | None, expected: str | None) -> None:
    assert moved_due(due, Turn(Q4, Q1)) == expected
