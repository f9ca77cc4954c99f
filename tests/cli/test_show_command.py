import json
from pathlib import Path

import jsonschema
import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.portrait import portrait_lines
from acctplan.overview.portrait import ShowDocument
from acctplan.reference.schemas import published
from cases import COMPLETE

SMALL = """\
---
acctplan: 1
account: Acme
status: draft
tier: base
arr: $100,000
target_arr: $150,000
contract:
  end: 2027-01-15
quarter: 2026-Q4
---

## Quarterly Goals

| Goal | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|
| Close \u202e faster | 5 days |  | 2026-12-31 | 10% |
"""
SHOWN = """\
Acme
  accounts/acme.md · base · draft · ARR $100,000 · target $150,000 · renewal 2027-01-15

Numbers
  Growth                50%   (target ARR − ARR) ÷ ARR
  User activation       – (licensed users not stated)
  Use cases live        – (use cases not stated)
  Departments using us  – (no departments)
  Product penetration   – (no products)
  White space           – (no white space value stated)
  Addressable share     – (no white space value stated)
  Pipeline              – (no opportunities)
  Weighted pipeline     – (no opportunities)
  Growth covered by it  – (no opportunities)
  Benefit so far        – (no value area in USD with baseline, current and target stated)
  Return on investment  – (no value area in USD with baseline, current and target stated)
  Strong relationships  – (no stakeholders)
  Renewal in            2 months
  Planning focus        Renewal execution
  QBR emphasis          Terms, expansion, commitment

Goals 2026-Q4
  Progress  Expected  Pace    Due         Owner  Goal
       10%       36%  behind  2026-12-31  –      Close  faster
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan(name: str, text: str) -> None:
    path = Path("accounts", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(["show", "--as-of", "2026-11-02", *arguments]))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_an_account_is_shown_with_numbers_goals_and_readiness(capsys: pytest.CaptureFixture[str]) -> None:
    plan("acme.md", SMALL)
    status, shown, said = output(capsys, "accounts/acme.md")
    assert (status, said) == (0, "")
    numbers, readiness = shown.split("\nReadiness: ")
    assert numbers == SHOWN
    assert "\n  open  Owners assigned (both sides)\n          AP105 line 17: goal 'Close" in readiness
    assert "\u202e" not in shown


@pytest.mark.parametrize("name", ["accounts/brightwater.md", "brightwater", "Brightwater"])
def test_a_plan_is_named_by_path_or_by_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    plan("brightwater.md", COMPLETE)
    status, shown, _ = output(capsys, name)
    assert status == 0
    assert shown.startswith("Brightwater Foods\n  accounts/brightwater.md · strategic · active · expand · ")
    assert "\nOwners\n  Name         Side      Goals  Milestones  Actions\n" in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(
            "brightwatr", "there is no plan 'brightwatr'\nhint: did you mean 'brightwater'?", id="misspelled"
        ),
        pytest.param(
            "xyz",
            "there is no plan 'xyz'\nhint: 'acctplan list' shows the plans that there are",
            id="unknown",
        ),
        pytest.param(
            "accounts",
            "'accounts' is a folder\nhint: name one plan; 'acctplan list' shows them all",
            id="folder",
        ),
        pytest.param(
            "twin",
            "'twin' may mean accounts/a/twin.md or accounts/b/twin.md\nhint: write the path",
            id="twins",
        ),
        pytest.param(
            "accounts/no.md",
            "no such file or folder: 'accounts/no.md'\n"
            "hint: check the spelling; paths start from the current folder",
            id="no file",
        ),
    ],
)
def test_what_is_no_plan_is_an_error_of_use(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("brightwater.md", "a/twin.md", "b/twin.md"):
        plan(file, COMPLETE)
    assert output(capsys, name) == (2, "", f"error: {said}\n")


def test_a_file_that_cannot_be_read_is_complained_about_as_by_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan("bad.md", "---\nacctplan: 1\n")
    assert output(capsys, "bad") == (
        1,
        "accounts/bad.md:1:1: AP003 the front matter is not closed by a line '---'\n1 plan checked: 1 error\n",
        "",
    )
    status, shown, _ = output(capsys, "bad", "--json")
    assert (status, json.loads(shown)["findings"][0]["code"]) == (1, "AP003")


@pytest.mark.parametrize("text", [SMALL, COMPLETE], ids=["small", "complete"])
def test_json_fits_the_published_schema(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", text)
    status, shown, _ = output(capsys, "a", "--json")
    document = json.loads(shown)
    assert (status, document["as_of"], len(document["readiness"])) == (0, "2026-11-02", 17)
    jsonschema.validate(document, published("show"))


def test_a_narrow_terminal_breaks_between_words(capsys: pytest.CaptureFixture[str]) -> None:
    plan("a.md", COMPLETE)
    document = ShowDocument.model_validate_json(output(capsys, "a", "--json")[1])
    lines = list(portrait_lines(document, 50, False))
    assert max(map(len, lines)) <= 50
    start = lines.index("Goals 2026-Q4")
    assert lines[start + 1 : start + 4] == [
        "  Capture invoices without typing in six plants",
        "    40% of 46% expected · on pace · due 2026-12-10",
        "    Mara Lind",
    ]
