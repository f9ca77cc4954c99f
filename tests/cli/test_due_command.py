import json
from pathlib import Path

import jsonschema
import pytest

from acctplan.agenda.listing import DueDocument
from acctplan.cli.app import run
from acctplan.cli.due_lines import due_lines
from acctplan.cli.edge import guarded
from acctplan.reference.schemas import published

PLAN = """\
---
acctplan: 1
account: Acme
csm: Priya Nair
primary_contact: Mara Lind
---

## Actions

| Action | Owner | Due | Status |
|---|---|---|---|
| Send terms | Mara Lind | 2026-11-20 | open |
| Call the plant | Priya Nair | 2026-11-22 | doing |
| Sign | Mara Lind; Priya Nair | 2026-12 | open |
| Old | Priya Nair | 2026-11-01 | done |
"""
TEXT = """\
2026-11-20 Friday, 2 days late
  Mara Lind (customer)  Acme  action  Send terms

2026-11-22 Sunday, today
  Priya Nair  Acme  action  Call the plant

2026-12-31 Thursday, in 39 days
  Mara Lind (customer), Priya Nair  Acme  action  Sign (2026-12)

3 due, 1 of them overdue
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts" / "acme.md").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(["due", "--as-of", "2026-11-22", *arguments]))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_days_have_what_is_due_on_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys) == (0, TEXT, "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--within", "14d"], "2 due, 1 of them overdue"),
        (["--within", "2 weeks"], "2 due, 1 of them overdue"),
        (["--within", "2m"], "3 due, 1 of them overdue"),
        (["--within", "0"], "2 due, 1 of them overdue"),
        (["--overdue"], "1 due, 1 of them overdue"),
        (["--side", "customer"], "2 due, 1 of them overdue"),
        (["--owner", "priya"], "2 due"),
        (["--owner", "priya", "--overdue"], "Nothing is due."),
    ],
    ids=" ".join,
)
def test_options_leave_out(capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str) -> None:
    status, shown, said = output(capsys, *arguments)
    assert (status, shown.splitlines()[-1], said) == (0, expected, "")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["--within", "soon"],
            "error: 'soon' is not a span of time\nhint: write it like --within 14d, 2w or 1m\n",
        ),
        (["--owner", "Mara Lint"], "error: no plan knows 'Mara Lint'\nhint: did you mean 'Mara Lind'?\n"),
        (["--owner", "Zzz"], "error: no plan knows 'Zzz'\nhint: 'acctplan due' shows who owns what\n"),
    ],
    ids=["span", "owner", "stranger"],
)
def test_misuse_is_one_error_with_a_hint(
    capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    assert output(capsys, *arguments) == (2, "", error)


def test_json_has_two_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--output-format", "json") == output(capsys, "--json")


def test_programs_get_what_the_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/bad.md").write_text("---\nacctplan: 1\n")
    status, shown, _ = output(capsys, "--json")
    document = json.loads(shown)
    jsonschema.validate(document, published("due"))
    assert status == 1
    assert [each["what"] for each in document["entries"]] == ["Send terms", "Call the plant", "Sign"]
    assert document["entries"][2]["when"] == "2026-12"
    assert document["unreadable"][0]["problem"]["code"] == "AP003"


def test_a_plan_that_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts/bad.md").write_text("---\nacctplan: 1\n")
    status, shown, _ = output(capsys)
    assert status == 1
    assert "accounts/bad.md:1:1: AP003" in shown.splitlines()[-1]


def test_a_narrow_terminal_breaks_between_words(capsys: pytest.CaptureFixture[str]) -> None:
    document = DueDocument.model_validate_json(output(capsys, "--json", "--overdue")[1])
    assert list(due_lines(document, 24, False))[:4] == [
        "2026-11-20 Friday, 2 days late",
        "  Mara Lind (customer):",
        "  Send terms",
        "    action, Acme",
    ]
