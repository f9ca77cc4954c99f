"""The web application: reading requests from this machine only, and word to the browser when a file was saved."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from acctplan.errors import UsageError
from acctplan.model.words import Audience
from acctplan.resources import template_root
from acctplan.serving import account as account_pages
from acctplan.serving import pages
from acctplan.serving.listing import Order, accounts_page
from acctplan.serving.shelf import Shelf

LOOK_EVERY = 0.02
"""Seconds between two looks at the files, or nine times what a look takes, so that many plans cost no more."""

MOST_SEARCHED = 200
"""Characters that are searched for."""

MOST_LISTENERS = 60
"""Pages that are told of changes at once. A page in the background does not listen."""

Stamps = Mapping[str, tuple[int, int]]
"""For each file when it was changed and how long it is."""

_PAGE_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_DOCUMENT_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Gate:
    """Lets in reading requests that name this machine, and none that a page from elsewhere makes.

    A browser tells where a request comes from (`Origin`, `Sec-Fetch-Site`); the name in `Host` keeps away pages whose
    own name was made to point here.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refused = self._refusal(Request(scope))
        await (refused or self._app)(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "none")
        is_link = (
            request.headers.get("sec-fetch-mode") == "navigate"
            and request.headers.get("sec-fetch-dest") == "document"
        )
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("this server answers to 127.0.0.1 only\n", 403, _HEADERS)
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return PlainTextResponse("pages from elsewhere may not read this\n", 403, _HEADERS)
        if site in ("cross-site", "same-site") and not is_link:
            return PlainTextResponse("pages from elsewhere may not read this\n", 403, _HEADERS)
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("this server is for reading\n", 405, {**_HEADERS, "Allow": "GET, HEAD"})
        return None


class Bell:
    """Counts changes, and tells the count to everybody who listens: at once, and when a file has changed."""

    def __init__(self) -> None:
        self.revision = 0
        self._listeners: set[asyncio.Queue[int | None]] = set()
        self._heard = asyncio.Event()
        self._is_over = False

    @property
    def is_full(self) -> bool:
        """Whether nobody else may listen."""
        return len(self._listeners) >= MOST_LISTENERS

    async def heard(self) -> None:
        """Wait until somebody listens."""
        await self._heard.wait()

    def ring(self) -> None:
        """Something has changed."""
        self.revision += 1
        self._tell(self.revision)

    def end(self) -> None:
        """End the listening of all, and of those who come too late."""
        self._is_over = True
        self._tell(None)

    async def listen(self) -> AsyncIterator[str]:
        """The counts as server-sent events, with a sign of life every fifteen seconds."""
        queue: asyncio.Queue[int | None] = asyncio.Queue()
        self._listeners.add(queue)
        self._heard.set()
        try:
            yield f"retry: 500\ndata: {self.revision}\n\n"
            while not self._is_over:
                try:
                    revision = await asyncio.wait_for(queue.get(), 15)
                except TimeoutError:
                    yield ": here\n\n"
                    continue
                if revision is None:
                    return
                yield f"data: {revision}\n\n"
        finally:
            self._listeners.discard(queue)
            if not self._listeners:
                self._heard.clear()

    def _tell(self, revision: int | None) -> None:
        for each in self._listeners:
            each.put_nowait(revision)


def application(shelf: Shelf, bell: Bell, port: int) -> ASGIApp:
    """The application for a shelf, behind its gate. Pages are made in threads."""

    async def accounts(request: Request) -> Response:
        words, revision = request.query_params.get("q", "").strip()[:MOST_SEARCHED], bell.revision
        order = Order.of(request.query_params.get("sort", ""))
        return await _answered(lambda: accounts_page(shelf, order, words, revision))

    async def rule(request: Request) -> Response:
        return await _answered(lambda: pages.rule_page(request.query_params.get("code", "")))

    async def account(request: Request) -> Response:
        name, revision = request.query_params.get("plan", ""), bell.revision

        def made() -> str | None:
            book = shelf.book(name)
            return book and account_pages.account_page(book, shelf.documents(name), revision)

        return await _answered(made)

    async def read(request: Request) -> Response:
        (name, document, audience), revision = _asked(request), bell.revision

        def made() -> str | None:
            documents = shelf.documents(name)
            kind = documents.get(document)
            book = shelf.book(name) if kind and audience in kind.audiences else None
            return (
                pages.reading_page(book, documents, (kind, audience), revision)
                if book and kind and audience
                else None
            )

        return await _answered(made)

    async def show(request: Request) -> Response:
        name, document, audience = _asked(request)
        return await _answered(
            lambda: shelf.document(name, document, audience) if audience else None, framed=True
        )

    async def events(_: Request) -> Response:
        if bell.is_full:
            return PlainTextResponse("too many pages are open\n", 503, _HEADERS)
        return StreamingResponse(bell.listen(), media_type="text/event-stream", headers=_HEADERS)

    async def live(_: Request) -> Response:
        script = (template_root() / "partials" / "live.js").read_text(encoding="utf-8")
        return Response(script, media_type="text/javascript", headers=_HEADERS)

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(watch(shelf.stamp, bell))
        yield
        task.cancel()

    routes = {
        "/": accounts,
        "/account": account,
        "/read": read,
        "/rule": rule,
        "/document": show,
        "/events": events,
        "/live.js": live,
    }
    app = Starlette(routes=[Route(path, made) for path, made in routes.items()], lifespan=watching)
    return Gate(app, frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost")))


async def watch(stamp: Callable[[], Stamps], bell: Bell) -> None:
    """While somebody listens, look at the files again and again, and ring when one is new, gone or changed."""
    last = await run_in_threadpool(stamp)
    pause = LOOK_EVERY
    while True:
        await asyncio.sleep(pause)
        await bell.heard()
        begin = time.monotonic()
        now = await run_in_threadpool(stamp)
        pause = max(LOOK_EVERY, 9 * (time.monotonic() - begin))
        if is_half_saved(last, now):
            await asyncio.sleep(LOOK_EVERY * 2)
            now = await run_in_threadpool(stamp)
        if now != last:
            last = now
            bell.ring()


def is_half_saved(before: Stamps, now: Stamps) -> bool:
    """Whether a file is gone or empty that was not: some editors save by way of that."""
    return any(
        size and now.get(path, (0, 0))[1] == 0
        for path, (when, size) in before.items()
        if now.get(path) != (when, size)
    )


def _asked(request: Request) -> tuple[str, str, Audience | None]:
    wanted = request.query_params.get("audience", "")
    audience = Audience(wanted) if wanted in list(Audience) else None
    return request.query_params.get("plan", ""), request.query_params.get("document", ""), audience


async def _answered(make: Callable[[], str | None], *, framed: bool = False) -> Response:
    """A page, or one that says why there is none; `framed` for what stands in the frame of another."""
    status = 200
    try:
        content = await run_in_threadpool(make)
    except UsageError as error:
        status = 422
        content = pages.message_page("This cannot be shown", error.message, error.hint, framed=framed)
    if content is None:
        status, words = 404, ("Not here", "there is no such plan or document", "go back to the accounts")
        content = pages.message_page(*words, framed=framed)
    policy = _DOCUMENT_POLICY if framed else _PAGE_POLICY
    return HTMLResponse(content, status, {**_HEADERS, "Content-Security-Policy": policy})
