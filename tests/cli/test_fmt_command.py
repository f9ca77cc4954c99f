import io
import sys
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE

LOOSE = COMPLETE.replace("2026-11-27", "27 Nov 2026").replace(
    "| Users Active | 410 (82%) | |", "|Users Active|410 (82%)||"
)
PLAN = Path("accounts/a.md")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / PLAN).write_text(LOOSE, encoding="utf-8")
    (tmp_path / "accounts" / "b.md").write_text(COMPLETE, encoding="utf-8")
    (tmp_path / "accounts" / "README.md").write_text("| a|b |\n|-|-|\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def fmt(*arguments: str) -> int:
    return guarded(lambda: run(["fmt", "--as-of", "2026-11-02", *arguments]))


def feed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_plans_are_formatted_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt() == 0
    assert PLAN.read_text(encoding="utf-8") == COMPLETE
    assert Path("accounts/README.md").read_text() == "| a|b |\n|-|-|\n"
    assert capsys.readouterr() == ("", "1 plan reformatted, 1 left unchanged\n")
    assert fmt() == 0
    assert capsys.readouterr() == ("", "0 plans reformatted, 2 left unchanged\n")


def test_check_names_what_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt("--check") == 1
    out, err = capsys.readouterr()
    assert out == "would reformat accounts/a.md\n"
    assert err == "1 plan would be reformatted, 1 already well formatted\n"
    assert PLAN.read_text(encoding="utf-8") == LOOSE
    assert fmt("--check", "accounts/b.md") == 0


def test_diff_prints_what_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt("--diff", "--quiet") == 1
    out, err = capsys.readouterr()
    assert out.startswith("--- accounts/a.md\n+++ accounts/a.md\n")
    assert "\n-|Users Active|410 (82%)||\n+| Users Active | 410 (82%) | |\n" in out
    assert err == ""
    assert PLAN.read_text(encoding="utf-8") == LOOSE


def test_align_fills_columns() -> None:
    assert fmt("--align", "accounts/b.md") == 0
    aligned = Path("accounts/b.md").read_text(encoding="utf-8")
    assert "| Dimension      | Status    | Notes |\n| -------------- | --------- | ----- |\n" in aligned
    assert fmt("--check", "--align", "accounts/b.md") == 0
    assert fmt("accounts/b.md") == 0
    assert Path("accounts/b.md").read_text(encoding="utf-8") == COMPLETE


@pytest.mark.parametrize("arguments", [["-"], ["--stdin-filename", "accounts/new.md"]])
def test_standard_input_goes_to_standard_output(
    arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode(), monkeypatch)
    assert fmt(*arguments) == 0
    assert capfdbinary.readouterr() == (b"\xef\xbb\xbf" + COMPLETE.replace("\n", "\r\n").encode(), b"")


def test_a_plan_that_cannot_be_read_is_named_and_stays(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text("---\nacctplan: 1\n---x\n", encoding="utf-8")
    assert fmt("accounts/a.md", "accounts/b.md") == 2
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "error: cannot format 'accounts/a.md': the front matter is not closed by a line '---'"
    assert err[1] == "hint: acctplan check says what to mend"
    assert PLAN.read_text(encoding="utf-8") == "---\nacctplan: 1\n---x\n"


def test_hooks_may_name_files_that_are_no_plans() -> None:
    assert fmt("--force-exclude", "accounts/README.md", "accounts/b.md") == 0
    assert fmt("accounts/README.md") == 2


def test_a_folder_without_plans_is_an_error_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/a.md").unlink()
    Path("accounts/b.md").unlink()
    assert fmt() == 2
    assert "error: no plan among 1 Markdown file\n" in capsys.readouterr().err


def test_standard_input_and_paths_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert fmt("--stdin-filename", "new.md", "accounts") == 2
    assert "hint: leave one of them out" in capsys.readouterr().err
