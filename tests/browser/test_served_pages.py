"""What `acctplan serve` shows, in a browser: hostile plans come to no life, and pages follow their files."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.chromium import Page

from acctplan.documents import load_catalogue
from cases import COMPLETE
from hostile_plans import plans_of_keys, plans_of_rows, some_of_keys, some_of_rows
from page_sites import Library, served

JUDGING = (Path(__file__).parent / "judging.js").read_text(encoding="utf-8")
PARTS = 4
"""The hostile plans are looked at in so many tests, which can run side by side."""


Plans = Sequence[tuple[str, str]]


@pytest.fixture(scope="module")
def plans(thorough: bool) -> Plans:
    """Hostile plans by name; some of them have every payload in some key, and half of them in every column."""
    if thorough:
        return [*plans_of_rows(), *plans_of_keys()]
    return [*islice(some_of_rows(), 0, None, 2), *islice(some_of_keys(), 0, None, 3)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, plans: Plans) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "accounts").mkdir()
    (folder / "acctplan.toml").write_text("")
    for name, text in plans:
        (folder / "accounts" / f"{name}.md").write_text(text, encoding="utf-8", newline="")
    with served(folder) as library:
        yield library


@pytest.fixture
def narrow(page: Page) -> Page:
    page.look(320)
    return page


def troubles(page: Page, library: Library, path: str, **query: str) -> list[str]:
    """What is wrong with a page; it may ask this server only."""
    page.requests.clear()
    page.open(library.address(path, **query))
    asked = [each for each in page.requests if not each.startswith((f"{library.root}/", "data:,"))]
    return [*page.run(JUDGING), *page.called, *page.dialogs, *page.console, *asked]


def test_the_list_of_hostile_accounts_stays_text(narrow: Page, hostile: Library, plans: Plans) -> None:
    assert troubles(narrow, hostile, "/") == []
    assert narrow.run("document.querySelectorAll('tbody tr').length") == len(plans) >= 16


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_of_hostile_accounts_stay_text(narrow: Page, hostile: Library, plans: Plans, part: int) -> None:
    for name, _ in plans[part::PARTS]:
        assert troubles(narrow, hostile, "/account", plan=f"accounts/{name}.md") == []


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_documents_in_their_frame_stay_text(
    narrow: Page, hostile: Library, plans: Plans, part: int
) -> None:
    kinds = [
        (kind.name, audience) for kind in load_catalogue().documents.values() for audience in kind.audiences
    ]
    for number, (name, _) in enumerate(plans[part :: PARTS * 2]):
        kind, audience = kinds[number % len(kinds)]
        query = {"plan": f"accounts/{name}.md", "document": kind, "audience": audience}
        assert troubles(narrow, hostile, "/read", **query) == []


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[Path, Library]]:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    path = tmp_path / "accounts" / "a.md"
    path.write_text(COMPLETE, encoding="utf-8")
    with served(tmp_path) as library:
        yield path, library


def test_pages_follow_their_file(page: Page, own: tuple[Path, Library]) -> None:
    path, library = own
    page.open(library.address("/account", plan="accounts/a.md"))
    page.until("document.getElementById('live').textContent === 'live'")
    path.write_text(COMPLETE.replace("Brightwater Foods", "Åkerlund"), encoding="utf-8")
    page.until("document.querySelector('h1')?.innerText === 'Åkerlund'")


def test_a_document_is_renewed_in_its_frame_at_the_same_place(page: Page, own: tuple[Path, Library]) -> None:
    path, library = own
    page.open(library.address("/read", plan="accounts/a.md", document="success-plan", audience="customer"))
    page.until("document.getElementById('live').textContent === 'live'")
    page.run("void (window.same = true, document.querySelector('iframe').contentWindow.scrollTo(0, 400))")
    path.write_text(COMPLETE.replace("Brightwater Foods", "Åkerlund"), encoding="utf-8")
    page.until(
        "document.querySelector('iframe').contentDocument.querySelector('h1')?.innerText.startsWith('Åkerlund')"
    )
    page.until("document.querySelector('iframe').contentWindow.scrollY === 400")
    assert page.run("window.same") is True


def test_a_plan_that_breaks_while_it_is_read_says_so_in_the_frame_and_comes_back(
    page: Page, own: tuple[Path, Library]
) -> None:
    path, library = own
    page.open(library.address("/read", plan="accounts/a.md", document="success-plan", audience="customer"))
    page.until("document.getElementById('live').textContent === 'live'")
    path.write_text("---\nacctplan: 1\n", encoding="utf-8")
    inner = "document.querySelector('iframe').contentDocument.querySelector('h1')?.innerText"
    page.until(f"{inner} === 'This cannot be shown'")
    path.write_text(COMPLETE, encoding="utf-8")
    page.until(f"{inner}?.startsWith('Brightwater Foods')")
    assert [each for each in page.console if "422" not in each] == []


def test_a_page_says_when_the_server_has_gone(page: Page, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples", tmp_path / "plans")
    with served(tmp_path / "plans") as library:
        page.open(library.address())
        page.until("document.getElementById('live').textContent === 'live'")
    page.until("document.getElementById('live').textContent === 'not connected'")
