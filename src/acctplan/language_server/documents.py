"""The documents that an editor has open, each with the verdict on its text.

A document is judged as soon as it changes, by one worker for all, and only in its newest version: whatever is typed
while it is judged waits for one more judgement, however many changes they are.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from acctplan.language_server.buffer import Buffer
from acctplan.language_server.page import Page
from acctplan.language_server.positions import Encoding, Range, Ruler
from acctplan.language_server.verdict import Judge, Verdict
from acctplan.source import Source

T = TypeVar("T")
Change = tuple[Range | None, str]
"""What to replace, None for everything, and by what."""

_UNUSUAL = "---\nacctplan: 1\ncontract: {end: 2028-01-31}\n---\n\nTitle\n=====\n\n## Risks\n\n| Risk |\n|---|\n| A |\n"
"""Front matter and Markdown that only the complete parsers can read."""
_SLOW = 0.2
_PAUSE = 0.25
"""Seconds: a text that takes longer than the first to judge is left alone for the second after a change."""


@dataclass(frozen=True)
class Judged:
    """A verdict with the version that it is about. `number` counts the verdicts on a document."""

    path: Path
    version: int
    number: int
    buffer: Buffer
    verdict: Verdict
    page: Page

    @property
    def ruler(self) -> Ruler:
        """Converts places in the judged text."""
        return Ruler(self.buffer.lines, self.buffer.encoding)


@dataclass
class Document:
    """An open document; `wanted` counts its changes and whatever else asks for a new verdict.

    `done` is the last of these that was judged, `judged` the verdict on it unless it is not there yet, `count` the
    number of verdicts asked for, `seconds` what the last two took: the very first one also imports the rules.
    """

    uri: str
    path: Path
    buffer: Buffer
    version: int
    wanted: int = 1
    done: int = 0
    count: int = 0
    seconds: tuple[float, float] = (0, 0)
    judged: Judged | None = None
    running: "asyncio.Task[None] | None" = None
    is_open: bool = True


class Documents:
    """All open documents. `tell` is called with every new verdict that is still about the newest text."""

    def __init__(self, judge: Judge, tell: Callable[[Document, Judged], None]) -> None:
        self.encoding = Encoding.UTF16
        self._judge = judge
        self._tell = tell
        self._open: dict[str, Document] = {}
        self._worker = ThreadPoolExecutor(1, "judge")

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def open(self, uri: str, path: Path, text: str, version: int) -> None:
        """Take a document in, or take it in again."""
        self.close(uri)
        document = Document(uri, path, Buffer(text, self.encoding), version)
        self._open[uri] = document
        self._start(document)

    def change(self, uri: str, changes: Sequence[Change], version: int) -> None:
        """Make changes, each in the text that the one before it left; those of an unknown document are dropped."""
        document = self._open.get(uri)
        if document is None:
            return
        for place, text in changes:
            if place is None:
                document.buffer = Buffer(text, self.encoding)
            else:
                document.buffer = document.buffer.changed(place, text)
        document.version = version
        self._want(document)

    def close(self, uri: str) -> bool:
        """Forget a document; False if there was none."""
        document = self._open.pop(uri, None)
        if document is None:
            return False
        document.is_open = False
        if document.running:
            document.running.cancel()
        return True

    async def judge_stale_ones(self) -> bool:
        """Judge those anew whose configuration has changed; whether there were any."""
        stale = False
        for document in self:
            if await self.work(self._judge.is_stale, document.path) and document.is_open:
                stale = True
                self._want(document)
        return stale

    async def current(self, uri: str) -> Judged | None:
        """The verdict on the newest text, as soon as it is there; None for a document that is not open."""
        document = self._open.get(uri)
        while document and document.is_open and (document.running or document.done < document.wanted):
            await asyncio.wait([document.running or self._start(document)])
        return document.judged if document and document.is_open else None

    async def mended(self, judged: Judged) -> Source:
        """A judged text after all its safe fixes."""
        text = await self.work(self._judge.mended, judged.buffer.text, judged.path)
        return Source(judged.verdict.source.path, text)

    async def warm_up(self, path: Path) -> None:
        """Judge an odd little plan, so that no real one waits for what is imported and compiled."""
        await self.work(self._judge.judge, _UNUSUAL, path)

    def work(self, function: Callable[..., T], *arguments: object) -> Awaitable[T]:
        """Call a function in the worker, which does one thing at a time."""
        return asyncio.get_running_loop().run_in_executor(self._worker, function, *arguments)

    def shut_down(self) -> None:
        """Drop what is waiting for the worker."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _want(self, document: Document) -> None:
        document.wanted += 1
        if document.running is None:
            self._start(document)

    def _start(self, document: Document) -> "asyncio.Task[None]":
        document.running = asyncio.ensure_future(self._settle(document))
        return document.running

    async def _settle(self, document: Document) -> None:
        """Judge until nothing newer is wanted."""
        try:
            while document.is_open and document.done < document.wanted:
                if min(document.seconds) > _SLOW:
                    await asyncio.sleep(_PAUSE)
                await self._judge_once(document)
        finally:
            document.running = None

    async def _judge_once(self, document: Document) -> None:
        wanted, version, buffer = document.wanted, document.version, document.buffer
        document.done, document.judged = wanted, None
        document.count += 1
        start = time.perf_counter()
        verdict = await self.work(self._verdict, buffer, document.path)
        document.seconds = (document.seconds[1], time.perf_counter() - start)
        page = Page(verdict.source, verdict.settings)
        document.judged = Judged(document.path, version, document.count, buffer, verdict, page)
        if document.is_open and wanted == document.wanted:
            self._tell(document, document.judged)

    def _verdict(self, buffer: Buffer, path: Path) -> Verdict:
        return self._judge.judge(buffer.text, path)
