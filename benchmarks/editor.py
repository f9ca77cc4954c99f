"""How long an editor waits for `acctplan lsp`, measured with pygls' own client over standard streams."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.account import AS_OF
from benchmarks.corpus import write_corpus
from benchmarks.measuring import Failed
from benchmarks.report import tool

_TIMEOUT = 30.0


class Editor:
    """A client with one document open; `published` maps each version to when its findings arrived."""

    def __init__(self, uri: str, text: str) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.uri = uri
        self.text = text
        self.version = 1
        self.published: asyncio.Queue[tuple[int | None, float]] = asyncio.Queue()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._take())

    def _take(self) -> Callable[[types.PublishDiagnosticsParams], None]:
        def take(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait((params.version, perf_counter()))

        return take

    async def start(self, folder: Path) -> float:
        """Start the server and open the document; the seconds until its first findings."""
        begin = perf_counter()
        await self.client.start_io(tool("acctplan"), "lsp", "--as-of", AS_OF.isoformat())
        hello = types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri())
        await self.client.initialize_async(hello)
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "markdown", 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self._findings() - begin

    async def edit(self) -> float:
        """Type or delete one letter in the middle of the text; the seconds until its findings."""
        self.version += 1
        line = self.text.count("\n") // 2
        start, end = types.Position(line, 0), types.Position(line, self.version % 2)
        change = types.TextDocumentContentChangePartial(
            types.Range(start, end), "" if self.version % 2 else "x"
        )
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        begin = perf_counter()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self._findings() - begin

    async def hover(self) -> float:
        """Ask what the first key means; the seconds until the answer."""
        begin = perf_counter()
        document = types.TextDocumentIdentifier(self.uri)
        await self.client.text_document_hover_async(types.HoverParams(document, types.Position(1, 0)))
        return perf_counter() - begin

    async def complete(self) -> float:
        """Ask what fits at a key; the seconds until the answer."""
        begin = perf_counter()
        document = types.TextDocumentIdentifier(self.uri)
        params = types.CompletionParams(document, types.Position(2, 3))
        await self.client.text_document_completion_async(params)
        return perf_counter() - begin

    async def stop(self) -> None:
        """End the session."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    async def _findings(self) -> float:
        while True:
            version, when = await asyncio.wait_for(self.published.get(), _TIMEOUT)
            if version == self.version:
                return when


def editor_report(edits: int) -> Iterator[str]:
    """The lines of the table. Raises: Failed if the server does not answer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, 60)
        plans = sorted(folder.glob("accounts/**/*.md"), key=lambda path: abs(path.stat().st_size - 10_000))
        try:
            yield from asyncio.run(_measured(folder, plans[0], edits))
        except TimeoutError as error:
            raise Failed("'acctplan lsp' does not answer") from error


async def _measured(folder: Path, plan: Path, edits: int) -> list[str]:
    text = plan.read_text(encoding="utf-8")
    editor = Editor(plan.as_uri(), text)
    first = await editor.start(folder)
    size, start = len(text.encode()), first * 1000
    rows = [
        f"A plan of {size:,} bytes, {edits} edits one after the other; its first findings came after {start:.0f} ms.",
        "",
        "| milliseconds | median | 95th percentile | slowest |",
        "|---|---:|---:|---:|",
    ]
    waits: dict[str, Callable[[], Awaitable[float]]] = {
        "edit, until its findings are there": editor.edit,
        "hover": editor.hover,
        "completion": editor.complete,
    }
    for name, wait in waits.items():
        times = [await wait() * 1000 for _ in range(edits)]
        rows.append(f"| {name} | {median(times):.1f} | {quantiles(times, n=20)[-1]:.1f} | {max(times):.1f} |")
    await editor.stop()
    return rows
