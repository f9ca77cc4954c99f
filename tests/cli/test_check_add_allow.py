import json
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from cases import COMPLETE

WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon").replace("Mara Lind | 2026-12-10", "| soon")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts").mkdir()
    for name, text in {"good.md": COMPLETE, "weak.md": WEAK}.items():
        (tmp_path / "accounts" / name).write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def check(*arguments: str) -> int:
    return guarded(lambda: run(["check", "--no-history", "--as-of", "2026-11-02", "--jobs", "1", *arguments]))


def test_the_findings_of_today_are_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 1
    capsys.readouterr()
    assert check("--add-allow", "taken over in May") == 0
    assert capsys.readouterr() == (
        "2 plans checked: all good, 3 suppressed\n",
        "allowed 3 findings in 1 plan: AP008, AP015, AP105\n",
    )
    assert Path("accounts/good.md").read_text(encoding="utf-8") == COMPLETE
    assert check("--fail-on", "warning") == 0
    capsys.readouterr()
    assert check("--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert [each["suppressed"]["reason"] for each in report["findings"]] == ["taken over in May"] * 3


def test_a_second_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    check("--add-allow", "known")
    before = Path("accounts/weak.md").read_bytes()
    capsys.readouterr()
    assert check("--add-allow", "known") == 0
    assert capsys.readouterr().err == "allowed nothing\n"
    assert Path("accounts/weak.md").read_bytes() == before


def test_only_what_is_selected_is_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--select", "AP105", "--add-allow", "known", "accounts/weak.md") == 0
    assert capsys.readouterr().err == "allowed 1 finding in 1 plan: AP105\n"
    assert check() == 1
    assert "1 suppressed" in capsys.readouterr().out


def test_what_the_baseline_accepts_needs_no_comment(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline")
    capsys.readouterr()
    assert check("--add-allow", "known") == 0
    assert capsys.readouterr().err == "allowed nothing\n"
    assert Path("accounts/weak.md").read_text(encoding="utf-8") == WEAK


def test_a_comment_may_silence_what_the_baseline_accepts_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    check("--write-baseline")
    path = Path("accounts/weak.md")
    goal, *_ = [line for line in WEAK.splitlines() if "| soon" in line]
    path.write_text(WEAK.replace(goal, f"{goal}\n{goal.replace('| soon', '| 2026-12-11')}"), encoding="utf-8")
    capsys.readouterr()
    assert check() == 1
    assert " AP105 " in capsys.readouterr().out
    assert check("--add-allow", "known") == 0
    assert capsys.readouterr().err.startswith("allowed ")


def test_a_byte_order_mark_and_a_link_stay(capsys: pytest.CaptureFixture[str]) -> None:
    real = Path("accounts/weak.md").rename("real.md")
    real.write_bytes(b"\xef\xbb\xbf" + WEAK.replace("\n", "\r\n").encode())
    Path("accounts/weak.md").symlink_to("../real.md")
    assert check("--add-allow", "known") == 0
    assert Path("accounts/weak.md").is_symlink()
    data = real.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == WEAK.count("\n") + 4
    capsys.readouterr()


def test_what_no_comment_can_silence_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/broken.md").write_text("---\nacctplan: 1\nx: [\n---\n")
    Path("accounts/old.md").write_text(
        COMPLETE.replace("\n# ", "\n<!-- acctplan: allow AP105 until 2026-01-01: x -->\n\n# ", 1)
    )
    before = Path("accounts/old.md").read_text(encoding="utf-8")
    assert check("--add-allow", "known") == 1
    assert capsys.readouterr().err == (
        "allowed 3 findings in 1 plan: AP008, AP015, AP105\n"
        "accounts/broken.md: no comment can silence AP004\n"
        "accounts/old.md: no comment can silence AP021\n"
    )
    assert Path("accounts/old.md").read_text(encoding="utf-8") == before


def test_a_plan_that_a_comment_would_make_worse_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    text = WEAK.replace("Family-owned", "Some <!-- family-owned", 1)
    Path("accounts/weak.md").write_text(text, encoding="utf-8")
    assert check("--add-allow", "known", "accounts/weak.md") == 1
    assert capsys.readouterr().err == (
        "allowed nothing\naccounts/weak.md: no comment can silence AP008, AP015, AP105\n"
    )
    assert Path("accounts/weak.md").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--add-allow", " "], "error: --add-allow needs a reason\n", id="no reason"),
        pytest.param(
            ["--add-allow", "x --> y"], "error: 'x --> y' cannot stand in a comment\n", id="end of comment"
        ),
        pytest.param(
            ["--add-allow", "x", "--stdin-filename", "accounts/weak.md"],
            "error: --add-allow writes into files\n",
            id="standard input",
        ),
    ],
)
def test_an_error_of_use_writes_nothing(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    with (tmp_path / "accounts/weak.md").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert check(*arguments) == 2
    assert capsys.readouterr().err.startswith(message)
    assert Path("accounts/weak.md").read_text(encoding="utf-8") == WEAK
