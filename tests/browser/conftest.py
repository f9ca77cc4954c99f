"""A browser for all tests of pages, and a place on this machine that hands it pages."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from benchmarks.chromium import Chromium, Page, new_page

from page_sites import Library, Site, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Chromium) -> Iterator[Page]:
    with new_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    made = Site({}, 0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = made.pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        made.port = server.server_port
        yield made
        server.shutdown()


@pytest.fixture(scope="session")
def examples() -> Iterator[Library]:
    with served(Path(__file__).parents[2] / "examples") as library:
        yield library
