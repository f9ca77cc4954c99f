import os
import subprocess
import sys
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.judging import Bench
from cases import COMPLETE
from repositories import Repo

STALE = "accounts/a.md:1:1: AP702 plan has not changed for 43 days, since 2026-09-20"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Two plans that were committed in September."""
    for name in [name for name in os.environ if name.startswith("GIT")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repo = Repo.init(tmp_path / "repo")
    repo.write("acctplan.toml", "")
    for name in "ab":
        repo.write(f"accounts/{name}.md", COMPLETE)
    repo.commit(at="2026-09-20T12:00:00Z")
    monkeypatch.chdir(repo.root)
    return repo


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--as-of", "2026-11-02", "--jobs", "1", *arguments]))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[list[str], list[str]]:
    assert check(*arguments) == 0
    out, err = capsys.readouterr()
    return out.splitlines(), err.splitlines()


def test_a_plan_is_judged_by_its_history(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/b.md", COMPLETE.replace("in April", "in May"))
    assert said(capsys) == ([STALE, "2 plans checked: 1 warning"], [])
    assert said(capsys, "--no-history") == (["2 plans checked: all good"], [])
    assert said(capsys, "--ignore", "AP702") == (["2 plans checked: all good"], [])


def test_a_commit_later_than_the_day_is_ignored(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/a.md", COMPLETE.replace("in April", "in May"))
    repo.write("accounts/b.md", COMPLETE.replace("in April", "in May"))
    repo.commit(at="2026-11-03T12:00:00Z")
    repo.write("accounts/a.md", COMPLETE)
    assert said(capsys) == ([STALE, "2 plans checked: 1 warning"], [])


def test_standard_input_and_what_is_staged_have_the_history_of_their_file(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.write(write, COMPLETE.encode())
    os.close(write)
    with os.fdopen(read) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert said(capsys, "--stdin-filename", "accounts/a.md")[0] == [STALE, "1 plan checked: 1 warning"]
    eased = COMPLETE.replace(
        "| 1,900 h | 700 h | 1,300 h | -600 h |", "| 1,900 h | 800 h | 1,300 h | -500 h |"
    )
    repo.write("accounts/a.md", eased)
    repo.git("add", ".")
    repo.write("accounts/a.md", COMPLETE)
    assert [line.split(" ")[1] for line in said(capsys, "--staged")[0]] == ["AP703", "plan"]


def test_several_processes_find_what_one_finds(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(70):
        repo.write(f"accounts/{number:02}.md", COMPLETE)
    repo.commit(at="2026-09-20T13:00:00Z")
    one = said(capsys)
    assert len(one[0]) == 73
    assert said(capsys, "--jobs", "2") == one


def test_mending_keeps_what_history_says(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    old = COMPLETE.replace("1,900 h | 700 h | 1,300 h | -600 h", "1,900 h | 500 h | 1,300 h | -800 h")
    repo.write("accounts/a.md", old)
    repo.commit(at="2026-09-21T12:00:00Z")
    repo.write("accounts/a.md", COMPLETE.replace("| -600 h |", "| -500 h |"))
    out, err = said(capsys, "--fix", "accounts/a.md")
    assert [line.split(" ")[1] for line in out] == ["AP703", "plan"]
    assert err == ["fixed 1 finding in 1 plan"]


@pytest.mark.parametrize("fmt", ["unborn", "untracked"])
def test_plans_that_are_not_committed_are_named(
    fmt: str, repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if fmt == "unborn":
        new = Repo.init(tmp_path / "new")
        new.write("accounts/a.md", COMPLETE)
        monkeypatch.chdir(new.root)
        note = "note: plans are judged without their history (AP7xx): this branch has no commit yet"
        assert said(capsys) == (["1 plan checked: all good"], [note])
    else:
        repo.write("accounts/c.md", COMPLETE)
        repo.write("accounts/notes.md", "# Notes\n")
        note = "note: 1 of 3 plans has no commit up to 2026-11-02, so nothing of its history (AP7xx): accounts/c.md"
        assert said(capsys)[1] == [note]
        assert said(capsys, "--quiet")[1] == []
        assert said(capsys, "--no-history")[1] == []


def test_a_shallow_clone_is_told(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("accounts/b.md", COMPLETE.replace("in April", "in May"))
    repo.commit(at="2026-10-20T12:00:00Z")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "one"))
    monkeypatch.chdir(tmp_path / "one")
    note = (
        "note: plans are judged without their history (AP7xx): this clone is shallow, so that its dates are wrong; "
        "fetch its history: git fetch --unshallow; in CI fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"
    )
    assert said(capsys) == (["2 plans checked: all good"], [note])


def test_outside_of_git_and_without_git_that_is_told(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    start = "note: plans are judged without their history (AP7xx): "
    assert said(capsys)[1] == [
        f"{start}there is no git program on this computer; install git, which keeps the history of plans"
    ]
    (repo.root / ".git").rename(tmp_path / "elsewhere")
    assert said(capsys)[1] == [f"{start}there is no git repository here"]


def test_an_earlier_version_that_cannot_be_read_is_told(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("accounts/a.md", COMPLETE.replace("tier:", "tier: ["))
    repo.commit(at="2026-09-21T12:00:00Z")
    commit = repo.git("rev-parse", "--short=10", "HEAD").strip()
    repo.write("accounts/a.md", COMPLETE.replace("1,900 h | 700 h", "1,900 h | 600 h"))
    assert said(capsys, "accounts/a.md", "--select", "AP7")[1] == [
        (
            f"note: the history of accounts/a.md is judged without 2026-09-21 ({commit}): "
            "the plan cannot be read as it was then"
        )
    ]


def test_a_plan_in_a_submodule_has_the_history_of_the_submodule(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Repo.init(tmp_path / "other")
    other.write("c.md", COMPLETE)
    other.commit(at="2026-09-10T12:00:00Z")
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "accounts/sub"
    )
    repo.commit(at="2026-10-30T12:00:00Z")
    out, err = said(capsys, "accounts/sub/c.md", "--select", "AP702")
    assert out[0] == "accounts/sub/c.md:1:1: AP702 plan has not changed for 53 days, since 2026-09-10"
    assert err == []


def test_without_history_git_is_not_even_loaded(repo: Repo) -> None:
    program = (
        "import sys; from acctplan.cli.app import run; run(['check', '--no-history', '-q']); "
        "print([name for name in sys.modules if name in ('acctplan.git', 'acctplan.history')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_is_remembered_is_forgotten_when_the_history_moves(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [STALE, STALE.replace("a.md", "b.md"), "2 plans checked: 2 warnings"]
    assert said(capsys) == (late, [])
    monkeypatch.setattr(Bench, "judge_source", None)
    assert said(capsys) == (late, [])
    monkeypatch.undo()
    monkeypatch.chdir(repo.root)
    text = (repo.root / "accounts/b.md").read_text(encoding="utf-8")
    repo.write("accounts/b.md", text + "\n")
    repo.commit(at="2026-10-30T12:00:00Z")
    repo.write("accounts/b.md", text)
    repo.commit(at="2026-10-30T13:00:00Z")
    for _ in range(2):
        assert said(capsys) == ([STALE, "2 plans checked: 1 warning"], [])
        assert said(capsys, "--no-history") == (["2 plans checked: all good"], [])


def test_notes_about_the_history_are_remembered_too(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/c.md", COMPLETE)
    note = (
        "note: 1 of 3 plans has no commit up to 2026-11-02, so nothing of its history (AP7xx): accounts/c.md"
    )
    first = said(capsys)
    assert first[1] == [note]
    assert said(capsys) == first
    assert said(capsys, "--no-cache") == first
