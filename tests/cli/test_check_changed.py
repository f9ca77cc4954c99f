import os
import subprocess
import sys
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE
from repositories import Repo

WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon")


@pytest.fixture(autouse=True)
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Two good plans, a weak one that nobody touches, and other Markdown; the branch `work` is at `main`."""
    for name in [name for name in os.environ if name.startswith("GIT")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repo = Repo.init(tmp_path)
    repo.write("acctplan.toml", "")
    repo.write("README.md", "# Our plans\n")
    repo.write("accounts/README.md", "# Accounts\n")
    for name, text in {"a": COMPLETE, "b": COMPLETE, "old": WEAK}.items():
        repo.write(f"accounts/{name}.md", text)
    repo.commit()
    repo.git("switch", "--quiet", "--create", "work")
    monkeypatch.chdir(tmp_path)
    return repo


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--no-history", "--as-of", "2026-11-02", "--jobs", "1", *arguments]))


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    said = capsys.readouterr()
    return [line.split(" ")[0] if ".md:" in line else line for line in (said.out + said.err).splitlines()]


def test_only_what_a_branch_changed_is_judged(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/a.md", WEAK)
    repo.commit()
    repo.write("accounts/new.md", WEAK)
    (repo.root / "accounts/b.md").unlink()
    repo.write("README.md", "# More\n")
    assert check("--changed-since", "main") == 1
    assert lines(capsys) == ["accounts/a.md:14:8:", "accounts/new.md:14:8:", "2 plans checked: 2 errors"]
    assert check("--changed-since", "main", "--show-files") == 0
    assert lines(capsys) == ["accounts/a.md", "accounts/new.md"]


@pytest.mark.parametrize("option", [["--changed-since", "main"], ["--staged"]], ids=["changed", "staged"])
@pytest.mark.parametrize("paths", [[], ["accounts"], ["accounts/old.md"]], ids=["all", "folder", "file"])
def test_nothing_to_do_is_clean(
    option: list[str], paths: list[str], repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("README.md", "# More\n")
    repo.git("add", ".")
    assert check(*option, *paths) == 0
    assert lines(capsys) == ["no plans checked"]
    assert check(*option, *paths, "--show-files") == 0
    assert lines(capsys) == []


@pytest.mark.parametrize("option", [["--changed-since", "main"], ["--staged"]], ids=["changed", "staged"])
def test_a_repository_without_plans_has_nothing_to_do(
    option: list[str], repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.git("rm", "-r", "--quiet", "accounts")
    assert check(*option) == 0
    assert lines(capsys) == ["no plans checked"]


@pytest.mark.parametrize("option", [["--changed-since", "main"], ["--staged"]], ids=["changed", "staged"])
@pytest.mark.parametrize(
    ("paths", "judged"),
    [
        pytest.param(["accounts/a.md"], ["accounts/a.md"], id="file"),
        pytest.param(["accounts"], ["accounts/a.md", "accounts/eu/c.md"], id="folder"),
        pytest.param(["accounts/eu"], ["accounts/eu/c.md"], id="folder below"),
        pytest.param(["."], ["accounts/a.md", "accounts/eu/c.md"], id="here"),
        pytest.param(["README.md"], ["README.md"], id="named, though no plan"),
        pytest.param(["README.md", "accounts/b.md", "--force-exclude"], [], id="force-exclude"),
    ],
)
def test_paths_narrow_it(
    option: list[str],
    paths: list[str],
    judged: list[str],
    repo: Repo,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("accounts/a.md", "accounts/eu/c.md", "README.md", "elsewhere/d.md"):
        repo.write(name, WEAK)
    repo.git("add", ".")
    assert check(*option, *paths, "--show-files") == 0
    assert lines(capsys) == judged


def test_the_staged_content_is_judged_and_not_the_working_copy(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("accounts/a.md", WEAK)
    repo.write("accounts/b.md", COMPLETE + "\nMore.\n")
    repo.git("add", ".")
    repo.write("accounts/a.md", COMPLETE)
    repo.write("accounts/b.md", WEAK)
    assert check("--staged", "--output-format", "full") == 1
    said = capsys.readouterr().out
    assert "accounts/a.md" in said
    assert "14 |   end: soon" in said
    assert "2 plans checked: 1 error" in said


def test_a_staged_plan_need_not_be_on_the_disk(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/gone/c.md", WEAK)
    repo.git("add", ".")
    (repo.root / "accounts/gone/c.md").unlink()
    (repo.root / "accounts/gone").rmdir()
    assert check("--staged", "accounts/gone/c.md") == 1
    assert lines(capsys) == ["accounts/gone/c.md:14:8:", "1 plan checked: 1 error"]
    assert check("--staged", "accounts/gone") == 1
    capsys.readouterr()


def test_a_staged_file_that_is_no_plan_is_skipped(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("accounts/README.md", "# More\n")
    repo.write("accounts/a.md", COMPLETE + "\nMore.\n")
    repo.git("add", ".")
    assert check("--staged") == 0
    assert lines(capsys) == ["1 plan checked: all good, 1 file skipped: no plan"]


def test_staged_content_that_cannot_be_read_is_a_finding(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo.root / "accounts/a.md").write_bytes(COMPLETE.encode("utf-16"))
    repo.write("accounts/b.md", COMPLETE + "x" * 2_000_000)
    repo.git("add", ".")
    assert check("--staged") == 1
    said = capsys.readouterr().out
    assert "accounts/a.md:1:1: AP001 file is UTF-16" in said
    assert f"larger than the limit of 2,000,000 bytes ({len(COMPLETE.encode()) + 2_000_000:,})" in said


def test_before_the_first_commit_everything_staged_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = Repo.init(tmp_path / "fresh")
    repo.write("accounts/a.md", WEAK)
    repo.write("accounts/b.md", WEAK)
    repo.git("add", "accounts/a.md")
    monkeypatch.chdir(repo.root)
    assert check("--staged") == 1
    assert lines(capsys) == ["accounts/a.md:14:8:", "1 plan checked: 1 error"]


def test_a_repository_inside_has_its_own_configuration(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("examples/acctplan.toml", 'plans = ["kunden/*.md"]')
    repo.write("examples/kunden/k.md", WEAK)
    repo.write("accounts/eu/acctplan.toml", 'plans = ["*.md"]')
    repo.write("accounts/eu/c.md", WEAK)
    repo.write("accounts/node_modules/x.md", WEAK)
    repo.git("add", ".")
    assert check("--staged", "--show-files") == 0
    assert lines(capsys) == ["accounts/eu/c.md"]
    assert check("--staged", "--show-files", "examples") == 0
    assert lines(capsys) == ["examples/kunden/k.md"]
    assert check("--changed-since", "main", "--show-files") == 0
    assert lines(capsys) == ["accounts/eu/c.md"]


def test_a_baseline_counts_for_what_changed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--write-baseline") == 0
    repo.write("accounts/old.md", WEAK + "\nMore.\n")
    repo.write("accounts/a.md", WEAK)
    repo.git("add", ".")
    capsys.readouterr()
    for option in (["--staged"], ["--changed-since", "main"]):
        assert check(*option) == 1
        assert lines(capsys) == ["accounts/a.md:14:8:", "2 plans checked: 1 error, 1 in the baseline"]


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["--changed-since", "mian"],
            "there is no commit 'mian' in this clone",
            "did you mean 'main'?",
            id="unknown ref",
        ),
        pytest.param(
            ["--changed-since=--output=pwned"],
            "'--output=pwned' is not the name of a commit",
            "name a branch, a tag or a commit, like main",
            id="option as ref",
        ),
        pytest.param(
            ["--changed-since", "main", "--staged"],
            "--staged and --changed-since exclude each other",
            "leave one of them out",
            id="both",
        ),
        pytest.param(
            ["--staged", "--stdin-filename", "a.md"],
            "--stdin-filename and --staged exclude each other",
            "leave one of them out",
            id="standard input",
        ),
        pytest.param(
            ["--staged", "accounts/c.md"],
            "no such file or folder: 'accounts/c.md'",
            "did you mean 'accounts/b.md'?",
            id="missing path, staged",
        ),
        pytest.param(
            ["--changed-since", "main", "accounts/c.md"],
            "no such file or folder: 'accounts/c.md'",
            "did you mean 'accounts/b.md'?",
            id="missing path, changed",
        ),
        pytest.param(
            ["--staged", "--write-baseline"],
            "--write-baseline accepts the findings of all plans, not of what changed",
            "leave out --changed-since and --staged",
            id="baseline",
        ),
    ],
)
def test_an_error_of_use_says_what_to_do(
    arguments: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(*arguments) == 2
    error, advice = capsys.readouterr().err.splitlines()
    assert error == f"error: {message}"
    assert advice == f"hint: {hint}" or "did you mean 'accounts/" in advice


@pytest.mark.parametrize("option", [["--changed-since", "main"], ["--staged"]], ids=["changed", "staged"])
def test_outside_of_a_repository_it_is_an_error_of_use(
    option: list[str],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    assert check(*option) == 2
    assert capsys.readouterr().err == (
        "error: there is no git repository here\n"
        "hint: run it inside the repository of the plans; git init makes one\n"
    )


def test_the_name_of_a_file_is_no_command_of_a_runner(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    repo.write("accounts/::error::forged.md", WEAK)
    repo.write("accounts/x ##[error]forged.md", WEAK.replace("acctplan: 1", "acctplan: 1\nx: ["))
    repo.git("add", ".")
    monkeypatch.chdir(repo.root / "accounts")
    assert check("--staged", "--show-files") == 0
    assert capsys.readouterr().out == "\\x3a:error::forged.md\nx #\\x23[error]forged.md\n"
    assert check("--changed-since", "main", "--add-allow", "known") == 1
    said = capsys.readouterr()
    assert said.err == (
        "allowed 1 finding in 1 plan: AP008\nx #\\x23[error]forged.md: no comment can silence AP004\n"
    )
    token = said.out.split("\n")[0].removeprefix("::stop-commands::")
    annotations = said.out.split(f"::{token}::\n")[1].splitlines()
    assert [line.split(" ")[0] for line in annotations] == ["::error"]


def test_only_these_options_load_what_asks_git() -> None:
    program = (
        "import sys; from acctplan.cli.app import run; run(['check', '--no-history', 'accounts/a.md', '-q']); "
        "print([name for name in sys.modules if name in "
        "('acctplan.git', 'acctplan.cli.changes', 'acctplan.cli.silencing', 'acctplan.allowing')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
