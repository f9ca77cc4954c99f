import subprocess
import sys
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.carrying import carry_out, plan_of
from acctplan.cli.edge import guarded
from acctplan.editing.addresses import parse_order
from acctplan.editing.setting import set_values
from acctplan.workspace import Workspace
from cases import COMPLETE

PLAN = Path("accounts/brightwater.md")
RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / PLAN).write_text(COMPLETE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def acctplan(*arguments: str) -> int:
    return guarded(lambda: run(["set", "brightwater", *arguments]))


def changes(old: str = COMPLETE) -> list[tuple[str, str]]:
    """The lines that are other ones than before."""
    new = PLAN.read_text(encoding="utf-8")
    return [pair for pair in zip(old.splitlines(), new.splitlines(), strict=True) if pair[0] != pair[1]]


def test_keys_and_cells_are_set_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("health=80", "goals.2.progress=60", "goal:train the plant.due=20 Dec 2026") == 0
    assert changes() == [
        ("health: 82", "health: 80"),
        (
            "| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |",
            "| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 60% |",
        ),
        (
            "| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2026-12-18 | 50% |",
            "| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2026-12-20 | 50% |",
        ),
    ]
    assert capsys.readouterr() == (
        (
            "accounts/brightwater.md: health: '82' is now '80'\n"
            "accounts/brightwater.md: progress of 2 'Match the top 200 suppliers by rule': '35%' is now '60%'\n"
            "accounts/brightwater.md: due of 3 'Train the plant leads': '2026-12-18' is now '2026-12-20'\n"
        ),
        "",
    )


def test_a_dry_run_shows_the_change_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("health=80", "--dry-run") == 0
    out, err = capsys.readouterr()
    assert out.startswith("--- accounts/brightwater.md\n+++ accounts/brightwater.md\n@@ -7,7 +7,7 @@\n")
    assert "\n-health: 82\n+health: 80\n" in out
    assert err == ""
    assert changes() == []
    assert acctplan("health=80", "--diff") == 0
    assert capsys.readouterr().out == out


def test_what_is_said_already_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = PLAN.stat()
    assert acctplan("health=82", "goals.1.progress=40 %") == 0
    assert capsys.readouterr().out == (
        "accounts/brightwater.md: health is '82' already\n"
        "accounts/brightwater.md: progress of 1 'Capture invoices without typing in six plants' is '40%' already\n"
    )
    assert PLAN.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("order", "error", "hint"),
    [
        pytest.param("health", "'health' is not KEY=VALUE", "write a key, like health=80, or section.row.column, like goals.2.progress=60%", id="no value"),
        pytest.param("helth=80", "there is no key 'helth'", "did you mean 'health'?", id="misspelled"),
        pytest.param("next=2027-01-20", "there is no key 'next'", "did you mean 'review.next'?", id="without its group"),
        pytest.param("review=soon", "'review' is a group of keys", "name one of them, like review.cadence=VALUE", id="group"),
        pytest.param("health=180", "health '180' is not between 0 and 100", "write a number from 0 to 100", id="bounds"),
        pytest.param("arr=", "key 'arr' (current annual recurring revenue) cannot be empty", "write arr=VALUE", id="required"),
        pytest.param("csm=TBD", "csm 'TBD' is a placeholder", "write what it is, or nothing", id="placeholder"),
        pytest.param("csm=a\nb", "csm 'a b' has several lines", "write it on one line", id="two lines"),
        pytest.param("csm=a\u202eb", r"csm 'a\u202eb': hidden character U+202E RIGHT-TO-LEFT OVERRIDE", "delete it", id="hidden"),
        pytest.param("goals.9.progress=1%", "'Quarterly Goals' has no row '9'", "there are 1 'Capture invoices without typing in six plants', 2 'Match the top 200 suppliers by rule', 3 'Train the plant leads'", id="row"),
        pytest.param("goals.the.progress=1%", "'the' may mean 2 'Match the top 200 suppliers by rule' and 3 'Train the plant leads'", "write the number, or more of the text", id="several rows"),
        pytest.param("goals.1.progres=1%", "'Quarterly Goals' has no column 'progres'", "did you mean 'Progress'?", id="column"),
        pytest.param("goals.1.status=green", "'Quarterly Goals' has no column 'Status'", "add the column 'Status' to the table, then run it again", id="missing column"),
        pytest.param("goals.1.progress=soon", "progress 'soon' is not a percentage", "write a percentage, like 70%", id="cell"),
        pytest.param("goals.1.goal=", "goal cannot be empty", "write what it says, or remove the row in the file", id="name of a row"),
        pytest.param("goals.1.owner=<!-- internal -->", "owner '<!-- internal -->' would begin or end a comment", "leave out '<!--' and '-->'", id="comment"),
        pytest.param("growth.1.arr=1", "'growth' may mean 'Growth Blockers', 'Growth Plan', 'Growth Targets'", "write more of the title", id="section"),
        pytest.param("vision.1.text=x", "section 'Customer Vision' is text, not a table", "edit it in the file", id="prose"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_refused(
    order: str, error: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acctplan("tier=growth", order) == 2
    assert capsys.readouterr() == ("", f"error: {error}\nhint: {hint}\n")
    assert changes() == []


def test_a_file_that_is_no_plan_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text("---\nacctplan: 1\n", encoding="utf-8")
    assert acctplan("health=80") == 2
    assert capsys.readouterr().err == (
        "error: cannot edit 'accounts/brightwater.md': the front matter is not closed by a line '---'\n"
        "hint: 'acctplan check' says what to mend\n"
    )


def test_what_an_editor_saved_meanwhile_is_not_lost(capsys: pytest.CaptureFixture[str]) -> None:
    (place,) = Workspace(Path.cwd()).find([PLAN])
    done = set_values(plan_of(place), [parse_order("health=80")], place.project.settings)
    saved = COMPLETE.replace("tier: strategic", "tier: growth")
    PLAN.write_text(saved, encoding="utf-8")

    assert carry_out([done], dry_run=False, quiet=False) == 2

    assert PLAN.read_text(encoding="utf-8") == saved
    assert capsys.readouterr() == (
        "",
        "error: 'accounts/brightwater.md' has changed since it was read; nothing was written\nhint: run it again\n",
    )


def test_of_several_processes_each_is_refused_or_done() -> None:
    orders = ["health=11", "nps=12", "csat=13", "tier=growth", "goals.1.progress=14%", "region=EMEA"]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", RUN, "set", str(PLAN), order],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for order in orders
    ]
    outcomes = [each.communicate() for each in running]
    text = PLAN.read_text(encoding="utf-8")
    (place,) = Workspace(Path.cwd()).find([PLAN])
    for order, process, (_, err) in zip(orders, running, outcomes, strict=True):
        done = set_values(plan_of(place), [parse_order(order)], place.project.settings)
        assert (process.returncode == 0) is not done.is_change, order
        assert process.returncode == 0 or b"has changed since it was read; nothing was written" in err
    assert any(process.returncode == 0 for process in running)
    assert sorted(Path("accounts").iterdir()) == [PLAN]
    assert text.endswith("Poznań opens in April.\n")
