"""A browser for all tests of pages, and a place on this machine that hands it pages."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from benchmarks.chromium import Chromium, Page, new_page

from page_sites import Library, Site, served

EXAMPLES = Path(__file__).parents[2] / "examples" / "accounts"


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def tab(browser: Chromium) -> Iterator[Page]:
    with new_page(browser) as opened:
        opened.call_out("ran")
        yield opened


@pytest.fixture
def page(tab: Page) -> Page:
    """The one tab of all tests, as new."""
    tab.forget()
    return tab


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether all pages are asked for, which takes minutes, or a share of each kind."""
    return bool(request.config.getoption("--all-pages"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of examples take those that have every section between them, or all."""
    if "example" in metafunc.fixturenames:
        every = sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.md"))
        some = ["growth/sanatoria-wierzba.md", "strategic/najmara-marketplace.md"]
        metafunc.parametrize("example", every if metafunc.config.getoption("--all-pages") else some)


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
    with served(EXAMPLES.parent) as library:
        yield library
