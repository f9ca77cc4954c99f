from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACCTPLAN_CACHE_DIR", raising=False)
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts" / "a.md").write_text(COMPLETE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def call(*arguments: str) -> int:
    return guarded(lambda: run(list(arguments)))


def test_what_check_remembers_is_removed(capsys: pytest.CaptureFixture[str]) -> None:
    call("check", "--as-of", "2026-11-02")
    call("check", "--as-of", "2026-11-03")
    capsys.readouterr()
    assert call("clean") == 0
    assert capsys.readouterr() == ("", "removed 2 files from .acctplan_cache\n")
    assert sorted(each.name for each in Path().iterdir()) == ["accounts", "acctplan.toml"]
    assert call("clean") == 0
    assert capsys.readouterr() == ("", "")


def test_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    call("check", "--as-of", "2026-11-02")
    capsys.readouterr()
    assert call("clean", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert not Path(".acctplan_cache").exists()


def test_from_a_folder_below(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    call("check", "--as-of", "2026-11-02")
    capsys.readouterr()
    monkeypatch.chdir("accounts")
    assert call("clean") == 0
    assert not Path("../.acctplan_cache").exists()


def test_what_is_no_cache_stays(tmp_path: Path) -> None:
    Path(".acctplan_cache").symlink_to(tmp_path / "accounts")
    Path("accounts/check-list").write_text("mine")
    assert call("clean") == 0
    assert Path("accounts/check-list").read_text() == "mine"
