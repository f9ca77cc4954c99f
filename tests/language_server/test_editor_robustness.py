"""Nothing that an editor, or what it sends, does wrong ends the server."""

import json
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from acctplan.language_server.buffer import Buffer
from acctplan.language_server.positions import Encoding, Position, Range
from editor_client import Client, editor

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = (EXAMPLES / "accounts" / "growth" / "sanatoria-wierzba.md").read_text(encoding="utf-8")
PIECES = [
    "",
    "a",
    "🟢",
    "|",
    "\n",
    "\r\n",
    "\r",
    "---\n",
    "## ",
    "<!-- internal -->",
    "é",
    "\u2028",
    "\0",
    ": ",
    "\ud83d",
]
UNKNOWN_METHOD, INVALID_REQUEST, INVALID_PARAMETERS, PARSE_ERROR, CANCELLED = (
    -32601,
    -32600,
    -32602,
    -32700,
    -32800,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One server for all tests that it must survive."""
    with editor(tmp_path_factory.mktemp("plans")) as client:
        client.start()
        yield client


@pytest.fixture
def last(tmp_path: Path) -> Iterator[Client]:
    """A server that a test may end."""
    with editor(tmp_path) as client:
        client.start()
        yield client


def test_a_thousand_random_edits(client: Client) -> None:
    uri = client.opened(PLAN)
    chance, buffer = random.Random(48), Buffer(PLAN, Encoding.UTF16)
    asked = []
    for version in range(2, 1_002):
        line = chance.randrange(len(buffer.lines) + 2)
        start = Position(line, chance.randrange(80))
        end = Position(line + chance.choice((0, 0, 0, 1)), chance.randrange(80))
        text = chance.choice(PIECES)
        buffer = buffer.changed(Range(start, end), text)
        place = {"start": start._asdict(), "end": end._asdict()}
        client.change(uri, version, {"range": place, "text": text})
        if version % 10 == 0:
            method = chance.choice(["hover", "completion"])
            params = {"textDocument": {"uri": uri}, "position": start._asdict()}
            asked.append(client.ask(f"textDocument/{method}", params))
        if version % 100 == 0:
            client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    found = client.diagnostics(uri, 1_001)

    assert [each for each in map(client.answer, asked) if "error" in each] == []
    twin = client.open(client.folder / "twin.md", buffer.text)
    assert client.diagnostics(twin, 1) == found


def test_changes_faster_than_they_can_be_judged_are_judged_together(client: Client) -> None:
    uri = client.opened(PLAN)
    for version in range(2, 302):
        client.change(uri, version, {"text": PLAN + "x" * version})

    client.diagnostics(uri, 301)

    told = client.told(uri)
    assert len(told) < 250
    assert told == sorted(told)


def test_a_storm_of_cancelled_requests(client: Client) -> None:
    uri = client.opened(PLAN)
    asked = []
    for number in range(200):
        client.change(uri, 2 + number, {"text": PLAN + "\n" * (number % 7)})
        params = {"textDocument": {"uri": uri}, "position": {"line": 20, "character": 3}}
        asked.append(client.ask("textDocument/completion", params))
        client.notify("$/cancelRequest", {"id": asked[-1]})
        client.notify("$/cancelRequest", {"id": 10_000 + number})

    answers = [client.answer(each) for each in asked]

    assert all("result" in each or each["error"]["code"] == CANCELLED for each in answers)
    assert any("error" in each for each in answers)


def test_a_file_that_is_too_large_is_one_finding(client: Client) -> None:
    uri = client.open(client.folder / "huge.md", PLAN + "word " * 600_000)

    assert [each["code"] for each in client.diagnostics(uri, 1)] == ["AP001"]


def test_a_large_file_is_judged_once_typing_pauses(client: Client) -> None:
    text = PLAN + "\n## Notes\n\n" + "Some words of no weight at all.\n" * 40_000
    uri = client.opened(text)
    start = time.monotonic()
    for version in range(2, 102):
        place = {"line": 400 + version, "character": 4}
        client.change(uri, version, {"range": {"start": place, "end": place}, "text": "x"})

    client.diagnostics(uri, 101)

    assert len(client.told(uri)) < 20
    assert time.monotonic() - start < 20


MALFORMED = [
    pytest.param(b"{", PARSE_ERROR, id="half a message"),
    pytest.param(b"\xff\xfe", PARSE_ERROR, id="no text"),
    pytest.param(b"[" * 100_000, PARSE_ERROR, id="nested without end"),
    pytest.param(b"[]", INVALID_REQUEST, id="a list"),
    pytest.param(b"7", INVALID_REQUEST, id="a number"),
    pytest.param(b"{}", INVALID_REQUEST, id="an empty object"),
    pytest.param(b'{"id": 1, "method": "shutdown"}', INVALID_REQUEST, id="without a version"),
]


@pytest.mark.parametrize(("body", "code"), MALFORMED)
def test_a_malformed_message_is_refused(client: Client, body: bytes, code: int) -> None:
    client.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    refused = client.answer(None)

    assert (refused["jsonrpc"], refused["id"], refused["error"]["code"]) == ("2.0", None, code)
    client.opened(PLAN)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        pytest.param(
            {"method": "textDocument/hover", "params": None}, INVALID_PARAMETERS, id="no parameters"
        ),
        pytest.param(
            {"method": "textDocument/hover", "params": {"x": 1}}, INVALID_PARAMETERS, id="wrong parameters"
        ),
        pytest.param(
            {"method": "textDocument/nothing", "params": {}}, UNKNOWN_METHOD, id="an unknown method"
        ),
    ],
)
def test_a_request_that_cannot_be_met_is_answered(client: Client, message: dict[str, Any], code: int) -> None:
    client.send({"jsonrpc": "2.0", "id": "seven", **message})

    assert client.answer("seven")["error"]["code"] == code
    client.opened(PLAN)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"method": "textDocument/didOpen", "params": {}}, id="an open without a document"),
        pytest.param({"method": "textDocument/didChange", "params": None}, id="a change of nothing"),
        pytest.param(
            {
                "method": "textDocument/didChange",
                "params": {
                    "textDocument": {"uri": "file:///x.md", "version": 2},
                    "contentChanges": [{"text": "x"}],
                },
            },
            id="a change of what is not open",
        ),
        pytest.param(
            {"method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///x.md"}}},
            id="a close of what is not open",
        ),
        pytest.param({"method": "textDocument/nothing", "params": {"a": [1]}}, id="an unknown notification"),
        pytest.param({"id": 99, "result": {"a": 1}}, id="an answer to nothing"),
        pytest.param({"id": 99, "error": {"code": 1, "message": "no"}}, id="an error about nothing"),
    ],
)
def test_a_message_that_means_nothing_is_passed_over(client: Client, message: dict[str, Any]) -> None:
    client.send({"jsonrpc": "2.0", **message})

    client.opened(PLAN)


@pytest.mark.parametrize(
    "uri",
    ["file:///no/such/folder/a.md", "file:///%00.md", "file://[", "nonsense", "", "file://server/share/a.md"],
)
def test_an_odd_uri_is_judged_like_any_other(client: Client, uri: str) -> None:
    document = {
        "uri": uri,
        "languageId": "markdown",
        "version": 1,
        "text": "---\nacctplan: 1\nmood: 1\n---\n",
    }
    client.notify("textDocument/didOpen", {"textDocument": document})

    assert "AP006" in {each["code"] for each in client.diagnostics(uri, 1)}


def test_garbage_between_messages_is_passed_over(client: Client) -> None:
    client.send_bytes(b"hello\r\n\r\nContent-Type: x\r\n")

    client.opened(PLAN)


def test_requests_after_shutdown_are_refused(last: Client) -> None:
    last.request("shutdown", None)

    late = last.answer(last.ask("textDocument/hover", {}))

    assert late["error"]["code"] in (INVALID_REQUEST, INVALID_PARAMETERS)
    last.notify("exit", None)
    assert last.process.wait(30) == 0


def test_an_exit_without_shutdown_is_status_1(last: Client) -> None:
    last.notify("exit", None)

    assert last.process.wait(30) == 1


def test_an_editor_that_is_gone_ends_the_server(last: Client) -> None:
    last.opened(PLAN)
    assert last.process.stdin
    last.process.stdin.close()

    assert last.process.wait(30) == 1


def test_an_editor_that_is_gone_amid_a_message_ends_the_server(last: Client) -> None:
    last.send_bytes(b"Content-Length: 1000\r\n\r\n{")
    assert last.process.stdin
    last.process.stdin.close()

    assert last.process.wait(30) == 1


def test_a_header_without_an_end_ends_the_server(last: Client) -> None:
    with suppress(BrokenPipeError):
        last.send_bytes(b"x" * 300_000)

    assert last.process.wait(30) == 1


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_the_server_whatever_it_does(last: Client, number: int, status: int) -> None:
    uri = last.opened(PLAN)
    for version in range(2, 200):
        last.change(uri, version, {"text": PLAN + "x" * version})

    last.process.send_signal(number)

    assert last.process.wait(30) == status
    assert last.process.stderr
    assert last.process.stderr.read() == b""


def test_two_plans_do_not_wait_for_each_other_for_ever(client: Client) -> None:
    uris = [client.open(client.folder / f"{number}.md", PLAN) for number in range(10)]

    assert len({json.dumps(client.diagnostics(uri, 1)) for uri in uris}) == 1
