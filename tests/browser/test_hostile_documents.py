"""Documents of plans that are hostile in every field come to no life in a browser, and stay in their window."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.chromium import Page

from acctplan.documents import load_catalogue
from acctplan.documents.sample import full_plan
from hostile_payloads import COUNT, EVIL, payloads
from hostile_plans import Made, documents, plans_of_keys, plans_of_rows, some_of_keys, some_of_rows
from page_sites import Site

JUDGING = (Path(__file__).parent / "judging.js").read_text(encoding="utf-8")
NARROW = 320
"""A window of 1280 pixels at 400%."""
PARTS = 4
"""The plans are looked at in so many tests, which can run side by side."""


def shown(page: Page, site: Site, made: Iterable[Made]) -> list[str]:
    """What is wrong with documents that are shown in frames of one page."""
    site.pages = {f"/{each.name}.html": each.page for each in made}
    frames = "".join(f'<iframe src="{path}" width="{NARROW}" height="500"></iframe>' for path in site.pages)
    paths = {*site.pages, "/all"}
    site.pages["/all"] = f'<!doctype html><link rel="icon" href="data:,"><body data-judged="no">{frames}'
    page.requests.clear()
    page.open(site.address("/all"))
    asked = [
        each
        for each in page.requests
        if each not in {site.address(path) for path in paths} and not each.startswith("data:")
    ]
    return [*page.run(JUDGING), *page.called, *page.dialogs, *page.console, *asked]


def documents_of_rows(part: int, *, thorough: bool) -> Iterator[Iterator[Made]]:
    """Of all plans all documents; of some plans the account plan, which has every section, and two that take turns."""
    catalogue = load_catalogue()
    every = enumerate(plans_of_rows() if thorough else some_of_rows())
    for number, (name, text) in islice(every, part, None, PARTS):
        which = range(100) if thorough else (0, 1 + number % 9, 1 + (number + 4) % 9)
        yield documents(name, text, catalogue, which)


def documents_of_keys(part: int, *, thorough: bool) -> Iterator[Made]:
    """Of all plans every fifth document, of some every other: another one for each plan, so that all have every payload."""
    catalogue = load_catalogue()
    every = enumerate(plans_of_keys() if thorough else some_of_keys())
    step = 5 if thorough else 2
    for number, (name, text) in islice(every, part, None, PARTS):
        yield from documents(name, text, catalogue, range(number % step, 100, step))


@pytest.fixture
def narrow(page: Page) -> Page:
    page.look(NARROW * 4)
    return page


def test_there_are_three_hundred_payloads() -> None:
    assert len(set(payloads())) == COUNT == 300


@pytest.mark.parametrize("part", range(PARTS))
def test_rows_and_prose_stay_text(narrow: Page, site: Site, thorough: bool, part: int) -> None:
    for made in documents_of_rows(part, thorough=thorough):
        assert shown(narrow, site, made) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_keys_stay_text(narrow: Page, site: Site, thorough: bool, part: int) -> None:
    made = documents_of_keys(part, thorough=thorough)
    while batch := list(islice(made, 40)):
        assert shown(narrow, site, batch) == []


@pytest.mark.parametrize(
    ("let_through", "noticed"),
    [
        ("<script>ran()</script>", "inline script violates"),
        ("<img src=x onerror=ran()>", "onerror"),
        (f"<img src={EVIL}/a.png>", "<IMG>"),
        ("<a href=javascript:ran()>x</a>", "javascript:ran()"),
        (f"<meta http-equiv=refresh content='60;url={EVIL}'>", "3 meta[http-equiv]"),
        (f"<style>@import '{EVIL}/a.css'</style>", "violates the following Content Security Policy"),
        ("<style>main, header { display: none }</style>", "nothing is seen"),
        ("</main><main id=content>", "3 main"),
        ("<form></form>", "<FORM>"),
        (f"<p style='white-space: nowrap'>{'x' * 500}</p>", "wide in 320"),
        ("1337", "it was computed"),
    ],
    ids=lambda each: each[:30],
)
def test_what_is_let_through_is_noticed(narrow: Page, site: Site, let_through: str, noticed: str) -> None:
    plan = full_plan().replace("account: Brightwater Foods", "account: planted")
    made = next(documents("planted", plan, load_catalogue()))
    found = shown(narrow, site, [Made(made.name, made.page.replace("planted", let_through))])
    assert noticed in " ".join(found)


def test_a_script_without_the_policy_would_run_and_ask(narrow: Page, site: Site) -> None:
    bare = "<!doctype html><main id=content><h1>x</h1><script>ran('here'); fetch('https://evil.example/x')</script></main>"
    found = shown(narrow, site, [Made("bare", bare)])
    assert "here" in found
    assert "https://evil.example/x" in found
