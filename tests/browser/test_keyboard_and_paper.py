"""Documents and served pages without a mouse, and documents on paper."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from benchmarks.chromium import Page

from acctplan.documents import load_catalogue
from hostile_plans import documents
from page_sites import Library, Site

PLAN = Path(__file__).parents[2] / "examples" / "accounts" / "strategic" / "najmara-marketplace.md"
FOCUS = """(() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  return it === document.body ? null : {
    name: it.getAttribute("aria-label") || it.innerText, top: box.top + scrollY, href: it.getAttribute("href"),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.left >= 0 && box.right <= innerWidth + 1,
  };
})()"""


@pytest.fixture
def document(page: Page, site: Site) -> Page:
    made = {
        each.name: each.page for each in documents("plan", PLAN.read_text(encoding="utf-8"), load_catalogue())
    }
    site.pages = {"/document": made["plan.account-plan.internal"]}
    page.look()
    page.open(site.address("/document"))
    return page


def walked(page: Page) -> Iterator[dict[str, object]]:
    """What has the focus, tab by tab, until it leaves the page."""
    for _ in range(200):
        page.press("Tab")
        focused = page.run(FOCUS)
        if focused is None:
            return
        yield focused


def test_a_keyboard_reaches_everything_in_order_and_sees_where_it_is(document: Page) -> None:
    stops = list(walked(document))
    assert stops[0]["name"] == "Skip to content"
    assert [each["name"] for each in stops if not each["seen"]] == []
    tops = [float(str(each["top"])) for each in stops if not str(each["href"]).startswith("#")]
    assert tops == sorted(tops)
    reachable = "[...document.querySelectorAll('a[href], summary, .table, .canvas, pre')].filter((each) => each.checkVisibility())"
    assert len(stops) == document.run(f"{reachable}.length")


def test_the_first_stop_skips_to_the_content(document: Page) -> None:
    document.press("Tab")
    document.press("Enter")
    document.until("location.hash === '#content'")
    document.press("Tab")
    assert document.run("document.getElementById('content').contains(document.activeElement)") is True


def test_each_entry_of_the_contents_leads_to_its_section(document: Page) -> None:
    script = "[...document.querySelectorAll('.contents a')].filter((a) => document.getElementById(decodeURIComponent(a.hash.slice(1)))?.tagName !== 'H2').length"
    assert document.run("document.querySelectorAll('.contents a').length") > 5
    assert document.run(script) == 0


def test_headings_go_down_by_one(document: Page) -> None:
    levels = document.run("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_served_page_is_walked_by_keyboard(page: Page, examples: Library) -> None:
    page.look()
    page.open(examples.address("/account", plan="accounts/growth/azulmar-hoteis.md"))
    stops = list(walked(page))
    assert [each["name"] for each in stops[:3]] == ["Skip to content", "acctplan", "Accounts"]
    assert [each["name"] for each in stops if not each["seen"]] == []


def test_paper_has_numbered_pages_no_contents_and_every_heading_with_what_follows(document: Page) -> None:
    titles = document.run("[...document.querySelectorAll('h2, h3')].map((h) => h.innerText)")
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(io.BytesIO(document.pdf())).pages]
    assert 3 <= len(pages) <= 12
    for number, lines in enumerate(pages, 1):
        words = [line.strip() for line in lines if line.strip()]
        assert f"{number} / {len(pages)}" in words
        assert "Internal – not for customers" in words
        text = [
            line for line in words if line not in (f"{number} / {len(pages)}", "Internal – not for customers")
        ]
        assert text[-1] not in titles
    said = " ".join(line for lines in pages for line in lines)
    assert "Contents" not in said
    assert "Skip to content" not in said


def test_paper_is_light_whatever_the_screen(document: Page) -> None:
    document.look(dark=True, media="print")
    assert document.run("getComputedStyle(document.documentElement).getPropertyValue('--paper')") == "#ffffff"
