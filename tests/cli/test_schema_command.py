import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, validate

from acctplan.cli.app import run
from acctplan.cli.edge import guarded
from acctplan.cli.schema import Subject
from acctplan.reference.schemas import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_printed_with_dialect_name_and_version(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: run(["schema", name])) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:acctplan:schema:{name}:1"
    assert schema["type"] == "object"


def test_the_command_offers_exactly_what_is_published() -> None:
    assert tuple(Subject) == NAMES


def test_another_name_is_an_error_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: run(["schema", "plans"])) == 2
    shown, said = capsys.readouterr()
    assert shown == ""
    assert said == (
        "error: NAME 'plans' is not known\n"
        "hint: choose one of plan, config, report, list, show, diff, history, due, rules, rule\n"
    )


def test_a_real_report_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("---\nacctplan: 1\naccount: Acme\narr: soon\n---\n")
    assert guarded(lambda: run(["schema", "report"])) == 0
    schema = json.loads(capsys.readouterr().out)
    assert guarded(lambda: run(["check", "a.md", "--output-format", "json"])) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["findings"]
    validate(report, schema)
