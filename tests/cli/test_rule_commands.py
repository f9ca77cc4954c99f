import json
from typing import Any

import jsonschema
import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.rules import table_lines
from acctplan.reference.rule_book import RuleEntry, find_rule, page
from acctplan.reference.schemas import published
from acctplan.rules import book


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = guarded(lambda: run(arguments))
    shown, said = capsys.readouterr()
    return status, shown, said


def test_a_page_is_plain_markdown_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "rule", "AP105") == (0, page(find_rule("AP105")), "")


def test_several_pages_come_in_the_order_asked_for_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, shown, _ = output(capsys, "rule", "goal-count", "ap105", "AP112")
    assert status == 0
    assert [line for line in shown.splitlines() if line.startswith("# ")] == [
        "# AP112 goal-count",
        "# AP105 owner-missing",
    ]


def test_one_wrong_code_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "rule", "AP105", "owner-mising") == (
        2,
        "",
        "error: there is no rule 'owner-mising'\nhint: did you mean 'owner-missing'?\n",
    )


def test_a_reserved_code_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    said = "AP801 is a code of the rule book, but this version has no rule for it yet"
    hint = "'acctplan rules' lists the rules that there are"
    assert output(capsys, "rule", "AP801") == (2, "", f"error: {said}\nhint: {hint}\n")


@pytest.mark.parametrize("flags", [["--json"], ["--output-format", "json"]], ids=["short", "long"])
@pytest.mark.parametrize("command", [["rules"], ["rule", "AP105"]], ids=["rules", "rule"])
def test_json_fits_the_published_schema(
    command: list[str], flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, shown, _ = output(capsys, *command, *flags)
    document: dict[str, Any] = json.loads(shown)
    assert status == 0
    jsonschema.validate(document, published(command[0]))
    codes = [each["code"] for each in document["rules"]]
    assert codes == (list(book()) if command[0] == "rules" else ["AP105"])


def test_the_table_has_a_line_for_every_rule_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    status, shown, _ = output(capsys, "rules")
    lines = shown.splitlines()
    assert status == 0
    assert lines[0] == "reading"
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(book())
    (line,) = [line for line in lines if " AP105 " in line]
    assert " ".join(line.split()) == (
        "AP105 error * owner-missing A goal, milestone, action or growth plan row has no owner."
    )


@pytest.mark.parametrize("cells", [30, 80, 200])
def test_the_table_breaks_between_words_on_a_terminal(cells: int) -> None:
    entries = [RuleEntry.of(rule) for rule in book().values()]
    lines = list(table_lines(entries, cells, False))[:-2]
    words = [word for entry in entries for word in entry.summary.split()]
    assert set(words) <= {word for line in lines for word in line.split()}
    assert [line for line in lines if len(line) > cells and " AP" not in line[:3]] == [
        line for line in lines if line.startswith("  AP") and len(line) > cells
    ]
