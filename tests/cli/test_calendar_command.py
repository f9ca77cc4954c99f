from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

PLAN = """\
---
acctplan: 1
account: Acme
csm: Priya Nair
review:
  next: 2026-12-10
---
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts" / "acme.md").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(["calendar", "--as-of", "2026-11-22", *arguments]))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_the_calendar_goes_to_standard_output_or_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    status, shown, said = output(capsys)
    assert (status, said, shown.count("BEGIN:VEVENT")) == (0, "", 10)
    assert output(capsys, "-o", "plans.ics") == (0, "", "")
    assert Path("plans.ics").read_bytes().decode() == shown


def test_a_customer_gets_the_review_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--audience", "customer")[1].count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_an_archived_plan_is_in_no_calendar(audience: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/acme.md").write_text(PLAN.replace("csm:", "status: archived\ncsm:"), encoding="utf-8")
    assert "BEGIN:VEVENT" not in output(capsys, "--audience", audience)[1]


def test_a_plan_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    error = "error: 'accounts/acme.md' is no calendar file\nhint: name a file that ends in .ics\n"
    assert output(capsys, "-o", "accounts/acme.md") == (2, "", error)
    assert Path("accounts/acme.md").read_text() == PLAN


def test_a_plan_that_cannot_be_read_is_left_out_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/bad.md").write_text("---\nacctplan: 1\n")
    status, shown, said = output(capsys)
    assert (status, shown.count("BEGIN:VEVENT")) == (1, 10)
    assert said.startswith("left out: accounts/bad.md:1:1: AP003 ")


def test_a_folder_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    status, shown, said = output(capsys, "-o", "nowhere/plans.ics")
    assert (status, shown) == (2, "")
    assert said.startswith("error: ")
