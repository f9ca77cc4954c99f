import subprocess
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def acctplan(*arguments: str) -> int:
    return guarded(lambda: run(arguments))


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def test_a_new_folder_becomes_a_plan_repository(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("init", "my plans") == 0
    assert capsys.readouterr().out == (
        "made  acctplan.toml (settings, each with its default)\n"
        "made  accounts/ (here are the plans)\n"
        "made  .pre-commit-config.yaml (checks plans at each commit, once 'pre-commit install' was run)\n"
        "made  .github/workflows/acctplan.yml (checks all plans at each push)\n"
        "next: cd 'my plans' && acctplan new 'Name of the customer'\n"
        "note: no git repository here yet; 'git init' makes one\n"
    )
    assert set(files_in(folder / "my plans")) == {
        ".github/workflows/acctplan.yml",
        ".pre-commit-config.yaml",
        "accounts/.gitkeep",
        "acctplan.toml",
    }


def test_the_first_plan_of_a_new_repository_is_accepted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert acctplan("init", "x") == 0
    monkeypatch.chdir(folder / "x")
    assert acctplan("new", "Åkerlund & Söhne", "--tier", "strategic", "--no-input") == 0
    assert acctplan("check") == 0


def test_a_second_run_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert acctplan("init") == 0
    before = files_in(folder)
    capsys.readouterr()
    assert acctplan("init") == 0
    assert capsys.readouterr().out == (
        "kept  acctplan.toml (your settings are there)\n"
        "kept  accounts/ (exists already)\n"
        "kept  .pre-commit-config.yaml (exists already)\n"
        "kept  .github/workflows/acctplan.yml (exists already)\n"
        "next: acctplan new 'Name of the customer'\n"
        "note: no git repository here yet; 'git init' makes one\n"
    )
    assert files_in(folder) == before


def test_an_existing_repository_keeps_its_files_and_its_git_configuration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    git_config = (folder / ".git/config").read_text()
    (folder / "pyproject.toml").write_text('[tool.acctplan]\nplans = ["customers/*.md"]\n')
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    (folder / "customers").mkdir()
    (folder / "customers/acme.md").write_text("mine")
    assert acctplan("init", "--ci", "gitlab") == 0
    assert capsys.readouterr().out == (
        "kept  pyproject.toml (your settings are there)\n"
        "kept  customers/ (exists already)\n"
        "kept  .pre-commit-config.yaml (exists already)\n"
        "made  .gitlab-ci.yml (checks all plans at each push)\n"
        "next: acctplan new 'Name of the customer'\n"
    )
    assert set(files_in(folder)) == {
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        "customers/acme.md",
        "pyproject.toml",
    }
    assert (folder / ".git/config").read_text() == git_config
    assert not any(path.suffix != ".sample" for path in (folder / ".git/hooks").iterdir())


def test_a_folder_of_a_configured_repository_gets_settings_of_its_own(folder: Path) -> None:
    (folder / "acctplan.toml").write_text('plans = ["customers/*.md"]\n')
    (folder / "team").mkdir()
    assert acctplan("init", "team", "--ci", "none", "--quiet") == 0
    assert set(files_in(folder / "team")) == {".pre-commit-config.yaml", "accounts/.gitkeep", "acctplan.toml"}


def test_plans_in_the_root_need_no_folder(folder: Path) -> None:
    (folder / "acctplan.toml").write_text('plans = ["*.md"]\n')
    assert acctplan("init", "--ci", "none") == 0
    assert set(files_in(folder)) == {".pre-commit-config.yaml", "acctplan.toml"}


def test_a_file_is_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x").touch()
    assert acctplan("init", "x") == 2
    assert (
        capsys.readouterr().err == "error: 'x' is not a folder\nhint: name a folder, or a new name for one\n"
    )


def test_nothing_is_written_outside_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "x").mkdir()
    (folder / "x/.github").symlink_to(folder / "elsewhere")
    assert acctplan("init", "x") == 2
    assert "is not a name inside" in capsys.readouterr().err
    assert list((folder / "elsewhere").iterdir()) == []
