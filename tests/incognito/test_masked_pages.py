"""`acctplan serve --incognito`: no page, and no address of one, names anybody or any amount."""

import asyncio
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from httpx import ASGITransport, AsyncClient

from acctplan.cli.library import Library
from acctplan.serving.app import Bell, application
from cases import TODAY
from planted_names import OTHER, SETTINGS, TOKEN, planted_plan

HOST = "127.0.0.1:8765"
_LINK = re.compile(r'(?:href|src)="(/[^"#]*)')


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "zq60zq" / "accounts" / "zq61zq"
    folder.mkdir(parents=True)
    (tmp_path / "zq60zq" / "acctplan.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "zq62zq.md").write_text(planted_plan(), encoding="utf-8")
    (folder / "zq63zq.md").write_text(f"---\nacctplan: 1\naccount: {OTHER}\narr: $5\n---\n", encoding="utf-8")
    (folder / "zq64zq.md").write_text("---\nacctplan: 1\naccount: zq65zq\n", encoding="utf-8")
    return tmp_path / "zq60zq"


def walked(folder: Path, *, incognito: bool) -> dict[str, str]:
    """Every page that a link leads to from the first one, and what it says, by address."""
    library = Library(folder, None, (), lambda: TODAY, incognito=incognito)
    transport = ASGITransport(application(library, Bell(), 8765))

    async def asked(address: str) -> str:
        async with AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
            answer = await client.get(address)
            return f"{answer.status_code} {answer.headers} {answer.text}"

    found: dict[str, str] = {}
    left = ["/"]
    while left and len(found) < 60:
        address = left.pop()
        found[address] = asyncio.run(asked(address))
        links = [unescape(link) for link in _LINK.findall(found[address])]
        left += [
            link
            for link in dict.fromkeys(links)
            if link not in found and link not in left and link != "/events"
        ]
    return found


def test_no_page_names_anybody(plans: Path) -> None:
    pages = walked(plans, incognito=True)
    assert len(pages) > 10
    assert {page[:3] for page in pages.values()} == {"200"}
    shown = {address: TOKEN.findall(unquote(address) + unescape(page)) for address, page in pages.items()}
    assert {address: found for address, found in shown.items() if found} == {}


def test_without_masks_every_page_would_be_found_out(plans: Path) -> None:
    pages = walked(plans, incognito=False)
    assert TOKEN.search(pages["/"])


def test_a_page_follows_the_file(plans: Path) -> None:
    library = Library(plans, None, (), lambda: TODAY, incognito=True)
    assert [each.account for each in library.accounts().accounts] == ["Customer A", "Customer B"]
    book = library.book("customer-b.md")
    assert book is not None
    path = next(plans.rglob("zq63zq.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
    again = library.book("customer-b.md")
    assert again is not None
    assert "A new line." in again.lines
