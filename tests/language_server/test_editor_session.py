"""A whole session of an editor with the command, over its standard streams."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from acctplan.cli.app import run
from acctplan.language_server.positions import Encoding, units
from acctplan.source import Source
from editor_client import Client, editor

EXAMPLES = Path(__file__).parents[2] / "examples"
WEAK = (EXAMPLES / "weak" / "brackwater-freight.md").read_text(encoding="utf-8")
DAY = "2026-11-21"
WIDE = """\
---
acctplan: 1
account: 東京フーズ 🟢
arr: $1
contract:
  end: 2028-01-31
quarter: 2026-Q4
---

## Quarterly Goals

| Goal | Success Criteria | Owner | Due | Progress | Status |
|---|---|---|---|---|---|
| 👩‍👩‍👧 東京 é | 🟢🟢 TBD | 山田 | sóon | 🟡 halb | 🟢 red |
"""
TREE = {"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}
PULL = {"textDocument": {"diagnostic": {"dynamicRegistration": False}}}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "acctplan.toml").write_text('plans = ["**/*.md"]\n', encoding="utf-8")
    with editor(folder, "--as-of", DAY) as client:
        client.start(TREE)
        yield client


def fresh(client: Client, name: str, text: str) -> str:
    return client.open(client.folder / name, text)


def place(text: str, line: int, column: int, encoding: Encoding) -> dict[str, int]:
    """A place of the CLI, line and column from 1, as the protocol counts it."""
    shift = 1 if line == 1 and text.startswith("\ufeff") else 0
    before = Source("", text).lines[line - 1][: column - 1 + shift]
    return {"line": line - 1, "character": units(before, encoding)}


def cli_findings(path: Path, capsys: pytest.CaptureFixture[str], encoding: Encoding) -> list[Any]:
    run(["check", str(path), "--as-of", DAY, "--json"])
    report = json.loads(capsys.readouterr().out)
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    return [
        {
            "range": {
                end: place(text, each["range"][end]["line"], each["range"][end]["column"], encoding)
                for end in ("start", "end")
            },
            "code": each["code"],
            "severity": {"error": 1, "warning": 2, "note": 3}[each["severity"]],
            "message": f"{each['message']}\n{each['hint']}".rstrip("\n"),
        }
        for each in report["findings"]
        if each["suppressed"] is None and (each["severity"] != "note" or "\nstatus: draft\n" in text)
    ]


def without(diagnostics: list[Any], *fields: str) -> list[Any]:
    return [{name: value for name, value in each.items() if name not in fields} for each in diagnostics]


TEXTS = {
    "weak": WEAK,
    "wide": WIDE,
    "crlf": WIDE.replace("\n", "\r\n"),
    "cr": WIDE.replace("\n", "\r"),
    "bom": "\ufeff" + WIDE,
    "odd-lines": WIDE.replace("é", "é\u2028\x0c"),
    "unclosed": WIDE.replace("---\n\n##", "\n##"),
    "nul": WIDE + "\0",
}


@pytest.mark.parametrize("encoding", Encoding)
def test_findings_are_those_of_the_cli_at_its_places(
    encoding: Encoding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    offered = {"general": {"positionEncodings": ["utf-7", encoding.value]}}
    with editor(tmp_path, "--as-of", DAY) as client:
        assert client.start(offered)["positionEncoding"] == encoding.value
        for name, text in TEXTS.items():
            path = tmp_path / f"{name}.md"
            path.write_text(text, encoding="utf-8", newline="")
            expected = cli_findings(path, capsys, encoding)

            found = client.diagnostics(client.open(path, text), 1)

            assert without(found, "source", "data") == expected, name
            assert expected, name


def test_an_editor_that_offers_no_encoding_counts_in_utf_16(client: Client) -> None:
    uri = fresh(client, "utf16.md", WIDE)

    soon = next(each for each in client.diagnostics(uri, 1) if "'sóon'" in each["message"])

    assert soon == {
        "range": {"start": {"line": 13, "character": 34}, "end": {"line": 13, "character": 38}},
        "severity": 1,
        "code": "AP015",
        "source": "acctplan",
        "message": soon["message"],
        "data": {"name": "invalid-cell", "field": "Due"},
    }


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("accounts/**/*.md")), ids=lambda path: path.stem)
def test_examples_are_judged_by_their_own_configuration(
    client: Client, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uri = client.open(example, example.read_text(encoding="utf-8"))

    found = client.diagnostics(uri, 1)

    assert without(found, "source", "data") == cli_findings(example, capsys, Encoding.UTF16)


def test_what_is_not_saved_is_judged_and_not_the_file(client: Client) -> None:
    path = client.folder / "unsaved.md"
    path.write_text("---\nacctplan: 1\nmood: good\n---\n", encoding="utf-8")
    uri = client.open(path, "---\nacctplan: 1\n---\n")
    assert "AP006" not in {each["code"] for each in client.diagnostics(uri, 1)}

    start = {"line": 2, "character": 0}
    client.change(uri, 2, {"range": {"start": start, "end": start}, "text": "wether: fine\n"})

    unknown = next(each for each in client.diagnostics(uri, 2) if each["code"] == "AP006")
    assert unknown["message"].startswith("unknown key 'wether'")
    assert unknown["range"] == {"start": start, "end": {"line": 2, "character": 6}}


def test_changes_of_one_message_are_made_one_after_the_other(client: Client) -> None:
    uri = fresh(client, "several.md", "")
    start = {"line": 0, "character": 0}
    changes: list[dict[str, Any]] = [
        {"text": "---\r\nacctplan: 1\r\n---\r\n"},
        {
            "range": {"start": {"line": 1, "character": 11}, "end": {"line": 1, "character": 11}},
            "text": "\r\nx: 1",
        },
        {
            "range": {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 1}},
            "text": "moood",
        },
        {"range": {"start": start, "end": start}, "text": ""},
    ]
    client.change(uri, 2, *changes)

    assert "unknown key 'moood'" in "".join(each["message"] for each in client.diagnostics(uri, 2))


@pytest.mark.parametrize(
    "text",
    ["", "# A page\n\n[Name]\n", "---\ntitle: A page\n---\n\n## Goals\n"],
    ids=["empty", "page", "other"],
)
def test_a_file_that_is_no_plan_has_no_findings(client: Client, text: str, request: Any) -> None:
    uri = fresh(client, f"{request.node.callspec.id}.md", text)

    assert client.diagnostics(uri, 1) == []


def test_closing_empties_the_list(client: Client) -> None:
    uri = fresh(client, "closed.md", WEAK)
    assert client.diagnostics(uri, 1)

    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    last = client.wait_for("textDocument/publishDiagnostics", uri=uri, diagnostics=[])
    assert last == {"uri": uri, "diagnostics": []}
    assert client.at("textDocument/hover", uri, 0, 0) is None


def test_a_document_without_a_file_is_judged(client: Client) -> None:
    document = {"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": WEAK}
    client.notify("textDocument/didOpen", {"textDocument": document})

    assert len(client.diagnostics("untitled:Untitled-1", 1)) > 10


def test_hover_completion_outline_and_fixes(client: Client) -> None:
    text = WIDE.replace("quarter: 2026-Q4", "quartr: 2026-Q4\ntier: ")
    uri = fresh(client, "all.md", text)

    hover = client.at("textDocument/hover", uri, 6, 2)
    assert hover["contents"]["value"].startswith("**AP006** unknown key 'quartr'")
    assert hover["range"] == {"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 6}}

    completion = client.at("textDocument/completion", uri, 7, 6)
    assert [each["label"] for each in completion["items"]] == ["strategic", "growth", "base"]
    status = client.at("textDocument/completion", uri, 14, 55)
    cell = {"start": {"line": 14, "character": 51}, "end": {"line": 14, "character": 57}}
    assert status["items"][2]["textEdit"] == {"range": cell, "newText": "yellow"}

    found = client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert [each["name"] for each in found] == ["Front matter", "Quarterly Goals"]
    assert [each["name"] for each in found[1]["children"]] == ["👩‍👩‍👧 東京 é"]

    actions = client.request(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": uri},
            "range": hover["range"],
            "context": {"diagnostics": [], "only": ["quickfix"]},
        },
    )
    assert [each["title"] for each in actions] == ["AP006: write 'quarter'"]
    assert actions[0]["diagnostics"][0]["code"] == "AP006"
    assert actions[0]["edit"] == {"changes": {uri: [{"range": hover["range"], "newText": "quarter"}]}}


def test_all_safe_fixes_at_once_are_those_of_check_fix(client: Client) -> None:
    path = client.folder / "fixed.md"
    text = WIDE.replace("arr: $1", "arr: $420,000\r\nupdated: 1").replace("## Quarterly", "## Quartely")
    path.write_text(text, encoding="utf-8", newline="")
    uri = client.open(path, text)
    nothing = {"line": 0, "character": 0}
    context = {"diagnostics": [], "only": ["source.fixAll"]}
    everything = {
        "textDocument": {"uri": uri},
        "range": {"start": nothing, "end": nothing},
        "context": context,
    }

    actions = client.request("textDocument/codeAction", everything)
    assert [each["kind"] for each in actions] == ["source.fixAll.acctplan"]
    client.change(uri, 2, *_as_changes(actions[0], uri))

    run(["check", str(path), "--fix", "--quiet", "--as-of", DAY])
    with path.open(encoding="utf-8", newline="") as file:
        fixed = client.open(client.folder / "twin.md", file.read())
    assert client.diagnostics(uri, 2) == client.diagnostics(fixed, 1)
    assert client.request("textDocument/codeAction", everything) == []


def _as_changes(action: dict[str, Any], uri: str) -> Any:
    """The edits of an action from the last to the first, so that none moves another."""
    edits = sorted(action["edit"]["changes"][uri], key=lambda each: list(each["range"]["start"].values()))
    return [{"range": each["range"], "text": each["newText"]} for each in reversed(edits)]


def test_an_editor_that_knows_versions_gets_edits_of_one(tmp_path: Path) -> None:
    capabilities = {"workspace": {"workspaceEdit": {"documentChanges": True}}}
    with editor(tmp_path) as client:
        client.start(capabilities)
        uri = client.open(tmp_path / "a.md", "---\nacctplan: 1\nacount: Acme\n---\n", version=7)
        place = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}
        params = {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}

        first, *_ = client.request("textDocument/codeAction", params)

        assert first["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 7}
        found = client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert [(each["name"], each.get("containerName")) for each in found] == [
            ("Front matter", None),
            ("acctplan", "Front matter"),
            ("acount", "Front matter"),
        ]
        assert client.stop() == 0


def test_an_editor_that_pulls_is_not_told_as_well(tmp_path: Path) -> None:
    with editor(tmp_path) as client:
        client.start(PULL)
        uri = client.open(tmp_path / "a.md", WEAK)
        document = {"textDocument": {"uri": uri}}

        first = client.request("textDocument/diagnostic", document)
        again = client.request("textDocument/diagnostic", {**document, "previousResultId": first["resultId"]})
        client.change(uri, 2, {"text": "# No plan\n"})
        changed = client.request(
            "textDocument/diagnostic", {**document, "previousResultId": first["resultId"]}
        )

        assert (first["kind"], len(first["items"]) > 10) == ("full", True)
        assert again == {"kind": "unchanged", "resultId": first["resultId"]}
        assert (changed["kind"], changed["items"]) == ("full", [])
        client.notify("textDocument/didClose", document)
        assert client.request("textDocument/diagnostic", document)["items"] == []
        assert [each["method"] for each in client.notifications] == []
        assert client.stop() == 0


def test_a_configuration_that_changes_counts_at_once(tmp_path: Path) -> None:
    config = tmp_path / "acctplan.toml"
    config.write_text('[rules]\nselect = ["AP006"]\n', encoding="utf-8")
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with editor(tmp_path) as client:
        client.start(watching)
        registered = client.wait_for("client/registerCapability")["registrations"][0]
        globs = [each["globPattern"] for each in registered["registerOptions"]["watchers"]]
        assert globs == ["**/acctplan.toml", "**/pyproject.toml", "**/acctplan-baseline.json"]
        uri = client.open(tmp_path / "a.md", "---\nacctplan: 1\nmood: good\n---\n")
        assert [each["code"] for each in client.diagnostics(uri, 1)] == ["AP006"]

        config.write_text('[rules]\nselect = ["AP006"]\nseverity = { AP006 = "error" }\n', encoding="utf-8")
        client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": config.as_uri(), "type": 2}]})
        _until(lambda: client.latest(uri)[0]["severity"] == 1, client, uri)

        config.write_text("[rules]\nselect = [AP0]\n", encoding="utf-8")
        said = client.wait_for("window/showMessage", type=1)["message"]
        assert said.startswith("acctplan: acctplan.toml:2:")
        client.change(uri, 2, {"text": "---\nacctplan: 1\nmood: good\nwether: fine\n---\n"})
        assert [each["severity"] for each in client.diagnostics(uri, 2)] == [1, 1]

        config.unlink()
        _until(lambda: len(client.latest(uri)) > 2, client, uri)


def _until(is_true: Any, client: Client, uri: str) -> None:
    """Ask for something again and again: each answer takes in what the server has sent before it."""
    end = time.monotonic() + 30
    while not is_true():
        assert time.monotonic() < end, client.latest(uri)
        time.sleep(0.05)
        client.at("textDocument/hover", uri, 0, 0)


def test_findings_in_the_baseline_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acctplan.toml").write_text('plans = ["*.md"]\n', encoding="utf-8")
    path = tmp_path / "a.md"
    path.write_text(WEAK, encoding="utf-8")
    run(["check", "a.md", "--write-baseline", "--quiet", "--as-of", DAY])
    with editor(tmp_path, "--as-of", DAY) as client:
        client.start()
        uri = client.open(path, WEAK)
        assert client.diagnostics(uri, 1) == []

        client.change(uri, 2, {"text": WEAK.replace("acctplan: 1\n", "acctplan: 1\nmood: good\n")})

        assert [each["code"] for each in client.diagnostics(uri, 2)] == ["AP006"]


def test_a_file_of_the_configuration_gets_help_before_it_is_a_plan(client: Client) -> None:
    uri = fresh(client, "new.md", "---\nac\n---\n")

    assert client.at("textDocument/completion", uri, 1, 2)["items"][0]["label"] == "acctplan"


def test_another_file_gets_no_help(tmp_path: Path) -> None:
    with editor(tmp_path) as client:
        client.start()
        uri = client.open(tmp_path / "readme.md", "---\nac\n---\n\n## \n")

        assert client.at("textDocument/completion", uri, 1, 2) is None
        assert client.at("textDocument/hover", uri, 1, 1) is None
        assert client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) is None
        assert client.stop() == 0


def test_the_process_says_nothing_beside_the_protocol(tmp_path: Path) -> None:
    with editor(tmp_path) as client:
        client.start()
        client.open(tmp_path / "a.md", WEAK)
        assert client.stop() == 0
        assert client.process.stderr
        assert client.process.stderr.read() == b""
        assert list(tmp_path.iterdir()) == []
