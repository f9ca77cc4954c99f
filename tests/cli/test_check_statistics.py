import json
from pathlib import Path

import jsonschema
import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.reference.schemas import published
from cases import COMPLETE

OURS = COMPLETE.replace("csm: Priya Nair\n", "csm: Tom Becker, Account Executive\n").replace(
    "account: Brightwater Foods", "account: Rheinwerk"
)

NUMBERS = """\
errors  warnings  notes  rule
     –         2      –  AP601 renewal-passed
     1         –      –  AP003 unclosed-front-matter
     1         –      –  AP609 unknown-dependency

errors  warnings  notes  account
     1         1      –  Rheinwerk
     –         1      –  Brightwater Foods
     1         –      –  accounts/c.md

errors  warnings  notes  owner
     1         1      –  Tom Becker
     1         –      –  (nobody named)
     –         1      –  Priya Nair

3 plans checked: 2 errors, 2 warnings
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    texts = {
        "a.md": COMPLETE.replace("end: 2028-01-31", "end: 2026-10-31"),
        "b.md": OURS.replace("end: 2028-01-31", "end: 2026-10-30")
        .replace("1; 2", "9")
        .replace("| 1 | Jonas", "| 7 | Jonas"),
        "c.md": "---\nacctplan: 1\n",
    }
    for name, text in texts.items():
        Path("accounts", name).write_text(text, encoding="utf-8")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = guarded(lambda: run(["check", "--as-of", "2026-11-02", *arguments]))
    return status, capsys.readouterr().out


def test_findings_are_counted_instead_of_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--statistics", "--select", "AP003,AP601,AP609") == (1, NUMBERS)


def test_programs_get_the_numbers_beside_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = output(capsys, "--statistics", "--json", "--select", "AP601")
    document = json.loads(text)

    jsonschema.validate(document, published("report"))
    assert len(document["findings"]) == 2
    assert document["statistics"] == {
        "rules": [{"code": "AP601", "name": "renewal-passed", "errors": 0, "warnings": 2, "notes": 0}],
        "accounts": [
            {"account": "Brightwater Foods", "errors": 0, "warnings": 1, "notes": 0},
            {"account": "Rheinwerk", "errors": 0, "warnings": 1, "notes": 0},
        ],
        "owners": [
            {"owner": "Priya Nair", "errors": 0, "warnings": 1, "notes": 0},
            {"owner": "Tom Becker", "errors": 0, "warnings": 1, "notes": 0},
        ],
    }


def test_several_processes_count_alike(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(70):
        Path("accounts", f"more-{number}.md").write_text(OURS, encoding="utf-8")

    one, two = (output(capsys, "--statistics", "-q", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
