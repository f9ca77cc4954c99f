import json
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE

WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon").replace("1; 2", "9")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty weak plans of sixty accounts."""
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    for number in range(60):
        text = WEAK.replace("account: Brightwater Foods", f"account: Account {number}")
        (tmp_path / "accounts" / f"{number:02d}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--no-history", "--as-of", "2026-11-21", "--jobs", "1", *arguments]))


def change(name: str, old: str, new: str) -> None:
    text = Path("accounts", name).read_text(encoding="utf-8")
    assert old in text
    Path("accounts", name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_team_begins_with_sixty_weak_plans(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 1
    capsys.readouterr()
    assert check("--write-baseline") == 0
    assert "of 60 plans to acctplan-baseline.json" in capsys.readouterr().err
    assert check() == 0
    assert "60 plans checked: nothing new" in capsys.readouterr().out
    change("07.md", "\nhealth: ", "\nhealth: 5")
    assert check() == 1
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("accounts/07.md:")
    assert "AP008 health" in first
    assert len(rest) == 1


def test_lines_may_move(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline")
    change("07.md", "\n## ", "\n\n\nSome words of the team.\n\n## ")
    assert check() == 0
    capsys.readouterr()


def test_it_is_found_from_everywhere_in_the_repository(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check("--write-baseline")
    monkeypatch.chdir("accounts")
    assert check("07.md") == 0
    capsys.readouterr()


def test_a_named_baseline_counts_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--baseline", "old.json", "--write-baseline") == 0
    assert check() == 1
    assert check("--baseline", "old.json") == 0
    assert check("--baseline", "old.json", "--no-baseline") == 2
    capsys.readouterr()


def test_it_can_be_left_out_of_account(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline")
    assert check("--no-baseline") == 1
    capsys.readouterr()


def test_pruning_removes_what_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline")
    before = len(json.loads(Path("acctplan-baseline.json").read_text())["findings"])
    change("07.md", "end: soon", "end: 2028-01-31")
    capsys.readouterr()
    assert check("--prune-baseline", "accounts/07.md") == 0
    assert f"removed 1 finding from acctplan-baseline.json, {before - 1} left" in capsys.readouterr().err
    assert len(json.loads(Path("acctplan-baseline.json").read_text())["findings"]) == before - 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "acctplan-baseline.json:1: the baseline is not JSON", id="malformed"),
        pytest.param("\xff", "the baseline is not UTF-8", id="binary"),
    ],
)
def test_a_malformed_one_is_an_error_of_use(
    text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("acctplan-baseline.json").write_bytes(text.encode("latin-1"))
    assert check() == 2
    assert message in capsys.readouterr().err
    assert Path("acctplan-baseline.json").read_bytes() == text.encode("latin-1")


def test_a_missing_one_is_an_error_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--baseline", "none.json") == 2
    assert capsys.readouterr().err == (
        "error: cannot read the baseline 'none.json': no such file or directory\n"
        "hint: acctplan check --write-baseline makes one\n"
    )


def test_the_json_report_says_what_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline", "accounts/07.md")
    capsys.readouterr()
    assert check("--json", "accounts/07.md") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["errors"] == 0
    assert report["summary"]["baselined"] == len(report["findings"]) > 0
    assert report["findings"][0]["suppressed"] == {
        "kind": "external",
        "reason": "accepted in acctplan-baseline.json",
        "until": "",
    }


def test_several_formats_are_written_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [f"--output-format={name}=out.{name}" for name in ("sarif", "junit", "gitlab", "markdown")]
    assert check("accounts/07.md", *arguments) == 1
    assert "plan checked" in capsys.readouterr().out
    assert all(Path(f"out.{name}").stat().st_size for name in ("sarif", "junit", "gitlab", "markdown"))


def test_a_step_on_github_gets_a_summary(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("before\n")
    check("accounts/07.md")
    capsys.readouterr()
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert text.startswith("before\n### acctplan\n\n1 plan checked: ")
    assert "| AP008 invalid-value |" in text


def test_a_summary_that_is_full_stays_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_bytes(b"x" * 1_048_000)
    check("accounts/07.md")
    capsys.readouterr()
    assert (tmp_path / "summary.md").stat().st_size == 1_048_000
