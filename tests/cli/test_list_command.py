import json
from pathlib import Path

import jsonschema
import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.listing import listing_lines
from acctplan.overview.glance import ListDocument
from acctplan.reference.schemas import published
from cases import COMPLETE

DRAFT = "---\nacctplan: 1\naccount: \u202eAcme | Söhne\narr: €95k\nstatus: draft\nhealth: 40\n---\n"
BAD = "---\nacctplan: 1\n"
TABLE = """\
Account            Tier       Status         ARR  Health    Quarter  Renewal     Months  Next review  Errors  Warnings  Notes
Brightwater Foods  strategic  active    $420,000  82 green  2026-Q4  2028-01-31      14  2026-12-16        0         0      0
Zürich AG          strategic  active  $1,000,000  82 green  2026-Q4  2028-01-31      14  2026-12-16        0         0      0

Total ARR: $1,420,000
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan(name: str, text: str) -> None:
    Path("accounts", name).write_text(text, encoding="utf-8")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(["list", "--as-of", "2026-11-02", *arguments]))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_accounts_stand_in_columns_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    plan("b.md", COMPLETE)
    larger = COMPLETE.replace("$420,000", "$1,000,000").replace("$300,000", "$880,000")
    larger = larger.replace("$560,000", "$1,120,000")
    plan("a.md", larger.replace("Brightwater Foods", "Zürich AG"))
    Path("accounts", "README.md").write_text("# No plan\n")
    assert output(capsys) == (0, TABLE, "")


def test_a_file_that_cannot_be_read_has_a_row_and_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", BAD)
    plan("b.md", COMPLETE)
    status, shown, said = output(capsys)
    lines = shown.splitlines()
    assert (status, said) == (1, "")
    assert lines[1].split() == ["accounts/a.md", *["–"] * 8, "1", "0", "0"]
    assert lines[3:] == [
        "accounts/a.md:1:1: AP003 the front matter is not closed by a line '---'",
        "",
        "Total ARR: $420,000",
    ]


def test_an_authors_text_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", DRAFT)
    status, shown, _ = output(capsys)
    assert status == 0
    assert "\u202e" not in shown
    assert shown.splitlines()[1].startswith("Acme | Söhne  growth  draft   €95,000  40 red  –")


def test_findings_do_not_change_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", COMPLETE.replace("arr: $420,000", "arr: soon"))
    status, shown, _ = output(capsys, "--json")
    (account,) = json.loads(shown)["accounts"]
    assert (status, account["errors"] > 0) == (0, True)


def test_json_fits_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", DRAFT)
    plan("b.md", BAD)
    plan("c.md", COMPLETE)
    status, shown, _ = output(capsys, "--json")
    document = json.loads(shown)
    assert (status, document["as_of"]) == (1, "2026-11-02")
    jsonschema.validate(document, published("list"))


def test_no_plan_is_an_error_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accounts", "README.md").write_text("# No plan\n")
    said = "no plan among 1 Markdown file"
    hint = "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
    assert output(capsys) == (2, "", f"error: {said}\nhint: {hint}\n")


def test_a_narrow_terminal_gets_a_block_for_each_account(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", DRAFT.replace("\u202e", ""))
    plan("b.md", COMPLETE)
    document = ListDocument.model_validate_json(output(capsys, "--json")[1])
    lines = list(listing_lines(document, 46, False))
    assert lines[-7:] == [
        "Brightwater Foods",
        "  strategic · active · $420,000 · 2026-Q4",
        "  health 82 green",
        "  renewal 2028-01-31 (in 14 months)",
        "  next review 2026-12-16",
        "",
        "Total ARR: €95,000 · $420,000",
    ]
    assert lines[:2] == ["Acme | Söhne", "  growth · draft · €95,000 · health 40 red"]
