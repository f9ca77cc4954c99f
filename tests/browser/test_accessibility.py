"""Documents and served pages for people who do not see them, see them badly, or have no mouse."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from benchmarks.chromium import Page

from acctplan import brand
from acctplan.blocks import Texts, parse
from acctplan.documents import load_catalogue
from acctplan.renderers import html
from hostile_plans import Made, documents
from page_sites import Library, Site

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><path d="M0 0h40v10z"/></svg>'
BRANDED = """# Acme: plan

Lead with [a link](https://example.org/)

> [!NOTE]
> Mind [this](https://example.org/)

> [!WARNING]
> And [that](https://example.org/)

## Goals

```chart arr-bridge Way
| Step | Change | Total
Now: – | $2 @ 2
Gap: +$3 @ 3 open | $5 @ 5
```
"""
HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "accounts"
AXE = (HERE / "axe.min.js").read_text(encoding="utf-8")
CONTRAST = (HERE / "contrast.js").read_text(encoding="utf-8")
CHECK = """axe.run(document, {resultTypes: ["violations"], preload: false, rules: {"color-contrast": {enabled: false}}})
  .then((done) => done.violations)"""
"""Contrast is checked by a script of our own, which sees pictures, too, and costs a tenth."""

NARROW = 320
"""A window of 1280 pixels at 400%."""

KINDS = [(kind.name, each) for kind in load_catalogue().documents.values() for each in kind.audiences]
ASKED = [
    {"path": "/"},
    {"path": "/", "q": "review", "sort": "-findings"},
    {"path": "/rule", "code": "AP105"},
    {"path": "/account", "plan": "accounts/strategic/najmara-marketplace.md"},
    {"path": "/account", "plan": "accounts/growth/azulmar-hoteis.md"},
    {"path": "/account", "plan": "nowhere.md"},
    {
        "path": "/read",
        "plan": "accounts/growth/sanatoria-wierzba.md",
        "document": "success-plan",
        "audience": "customer",
    },
]


class Look(NamedTuple):
    """A way to look at a page."""

    width: int
    dark: bool
    media: str = ""


LOOKS = (Look(1280, dark=False), Look(NARROW, dark=True))
PAPER = Look(700, dark=False, media="print")


@cache
def documents_of(example: str) -> dict[str, Made]:
    """The documents of an example by type and audience."""
    text = (EXAMPLES / example).read_text(encoding="utf-8")
    made = documents("example", text, load_catalogue())
    return {each.name.removeprefix("example."): each for each in made}


def faint(page: Page) -> list[str]:
    """Texts with too little contrast."""
    contrast = page.run(CONTRAST)
    assert contrast["seen"] > 5
    return list(contrast["found"])


def violations(page: Page, look: Look) -> list[str]:
    """What the checker finds that is serious or worse, texts that are too faint, and what has to be scrolled sideways."""
    page.look(look.width, dark=look.dark)
    page.do("Runtime.evaluate", expression=f"window.axe || (() => {{ {AXE} }})()")
    found: list[Any] = page.run(CHECK)
    serious = [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
    there = page.run("document.documentElement.scrollWidth")
    wide = [f"{there} wide"] if there != look.width else []
    return [f"{look}: {each}" for each in (*serious, *faint(page), *wide)]


@pytest.mark.parametrize(("kind", "audience"), KINDS)
def test_documents_have_no_serious_violation(
    page: Page, site: Site, example: str, kind: str, audience: str
) -> None:
    site.pages = {"/document": documents_of(example)[f"{kind}.{audience}"].page}
    page.open(site.address("/document"))
    assert [each for look in LOOKS for each in violations(page, look)] == []
    page.look(PAPER.width, dark=PAPER.dark, media=PAPER.media)
    assert faint(page) == []


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join(asked.values()))
def test_served_pages_have_no_serious_violation(page: Page, examples: Library, asked: dict[str, str]) -> None:
    page.open(examples.address(**asked))
    page.until("document.getElementById('live').textContent === 'live'")
    assert [each for look in LOOKS for each in violations(page, look)] == []


@pytest.mark.parametrize("colour", ["FFD200", "A8E6CF", "FFFFFF", "000000", "16425B", "D1603D"])
def test_a_team_s_colours_can_be_read(page: Page, site: Site, colour: str) -> None:
    own = brand.Look("Acme", brand.Logo("a.svg", "svg", LOGO, 40, 10), colour, colour)
    site.pages = {"/document": html.render(replace(parse(BRANDED, Texts()), look=own))}
    page.open(site.address("/document"))
    assert [each for look in LOOKS for each in violations(page, look)] == []
    assert page.run("document.querySelector('.brand img').naturalWidth") > 0


def test_a_faint_text_a_missing_name_and_a_wide_line_would_be_found(page: Page, site: Site) -> None:
    texts = "<p>enough</p>" * 6
    site.pages = {
        "/faint": "<!doctype html><html lang=en><title>x</title><style>@media (prefers-color-scheme: dark) { p { width: 400px } }</style>"
        f"<main>{texts}<p style='color:#999'>faint</p><a href=/><i></i></a></main>"
    }
    page.open(site.address("/faint"))
    found = " ".join(each for look in LOOKS for each in violations(page, look))
    assert "2.85 < 4.5: faint" in found
    assert "link-name" in found
    assert "dark=True, media=''): 408 wide" in found
