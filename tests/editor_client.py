"""An editor: a small client of JSON-RPC over the standard streams of `acctplan lsp`."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"
TIMEOUT = 60.0


class Client:
    """One editor with its server. Messages of the server are read by a thread and kept in their order."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-c", RUN, "lsp", "--stdio", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder
        )
        self.folder = folder
        self.notifications: list[dict[str, Any]] = []
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._answers: dict[Any, dict[str, Any]] = {}
        self._last = 0
        self._opened = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            self._messages.put(json.loads(self.process.stdout.read(length)))
        self._messages.put(None)

    def send_bytes(self, data: bytes) -> None:
        """Write to the server as it is."""
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message: Any) -> None:
        """Write one message with its header."""
        body = json.dumps(message).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any) -> int:
        """Send a request; gives its id."""
        self._last += 1
        self.send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        return self._last

    def answer(self, number: Any) -> dict[str, Any]:
        """Wait for the answer to a request, as it came."""
        self._until(lambda: number in self._answers)
        return self._answers.pop(number)

    def request(self, method: str, params: Any) -> Any:
        """Ask and wait for the result."""
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def wait_for(self, method: str, **params: Any) -> dict[str, Any]:
        """Wait for a notification with these parameters; gives all of its parameters."""

        def fitting() -> list[dict[str, Any]]:
            return [
                each["params"]
                for each in self.notifications
                if each["method"] == method and params.items() <= (each["params"] or {}).items()
            ]

        self._until(lambda: bool(fitting()))
        return fitting()[-1]

    def diagnostics(self, uri: str, version: int) -> list[dict[str, Any]]:
        """What the server published about a version."""
        found = self.wait_for("textDocument/publishDiagnostics", uri=uri, version=version)
        diagnostics: list[dict[str, Any]] = found["diagnostics"]
        return diagnostics

    def latest(self, uri: str) -> list[dict[str, Any]]:
        """What was published last about a document, as far as it was read."""
        published = [
            each["params"]["diagnostics"]
            for each in self.notifications
            if each["method"] == "textDocument/publishDiagnostics" and each["params"]["uri"] == uri
        ]
        return published[-1] if published else []

    def _until(self, is_there: Any) -> None:
        end = time.monotonic() + TIMEOUT
        while not is_there():
            message = self._messages.get(timeout=max(end - time.monotonic(), 0.01))
            assert message is not None, self.process.communicate()[1].decode()
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers[message.get("id")] = message
            return
        self.notifications.append(message)
        if "id" in message:
            self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def start(self, capabilities: dict[str, Any] | None = None) -> dict[str, Any]:
        """Say hello; gives what the server can do."""
        params = {
            "processId": os.getpid(),
            "rootUri": self.folder.as_uri(),
            "capabilities": capabilities or {},
        }
        found: dict[str, Any] = self.request("initialize", params)["capabilities"]
        self.notify("initialized", {})
        return found

    def open(self, path: Path, text: str, version: int = 1) -> str:
        """Open a document with a text that need not be the file's; gives its URI."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "markdown", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def opened(self, text: str) -> str:
        """Open a text as a file that was never open before, and wait until it is judged; gives its URI."""
        self._opened += 1
        uri = self.open(self.folder / f"opened-{self._opened}.md", text)
        self.diagnostics(uri, 1)
        return uri

    def told(self, uri: str) -> list[int]:
        """The versions about which something was published, in order."""
        published = [
            each["params"]
            for each in self.notifications
            if each["method"] == "textDocument/publishDiagnostics"
        ]
        return [each["version"] for each in published if each["uri"] == uri and "version" in each]

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        """Change a document."""
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """Ask about a place."""
        place = {"line": line, "character": character}
        return self.request(method, {"textDocument": {"uri": uri}, "position": place})

    def stop(self) -> int:
        """Say goodbye in order; gives the exit status."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(TIMEOUT)


@contextmanager
def editor(folder: Path, *arguments: str) -> Iterator[Client]:
    """An editor whose server is gone at the end, whatever happens."""
    client = Client(folder, *arguments)
    try:
        yield client
    finally:
        client.process.kill()
        client.process.wait()
        for stream in (client.process.stdin, client.process.stdout, client.process.stderr):
            with suppress(OSError):
                if stream:
                    stream.close()
