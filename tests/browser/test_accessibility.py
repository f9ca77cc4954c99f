"""Documents and served pages for people who do not see them, see them badly, or have no mouse."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.chromium import Page

from acctplan.blocks import Texts, parse
from acctplan.brand import Logo, Look
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
PLANS = {
    each: (EXAMPLES / f"{each}.md").read_text(encoding="utf-8")
    for each in ("strategic/najmara-marketplace", "growth/sanatoria-wierzba")
}
"""Two examples; between them they have every section."""

ASKED = [
    {"path": "/"},
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


def every_document() -> list[Made]:
    catalogue = load_catalogue()
    return [
        each for name, text in PLANS.items() for each in documents(name.replace("/", "-"), text, catalogue)
    ]


def violations(page: Page) -> list[str]:
    """What the checker finds that is serious or worse, and texts that are too faint."""
    page.do("Runtime.evaluate", expression=AXE)
    found: list[Any] = page.run(
        "axe.run(document, {resultTypes: ['violations']}).then((done) => done.violations)"
    )
    serious = [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
    contrast = page.run(CONTRAST)
    assert contrast["seen"] > 5
    return [*serious, *contrast["found"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("made", [pytest.param(each, id=each.name) for each in every_document()])
def test_documents_have_no_serious_violation(
    page: Page, site: Site, made: Made, width: int, dark: bool
) -> None:
    page.look(width, dark=dark)
    site.pages = {"/document": made.page}
    page.open(site.address("/document"))
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join(asked.values()))
def test_served_pages_have_no_serious_violation(
    page: Page, examples: Library, asked: dict[str, str], width: int, dark: bool
) -> None:
    page.look(width, dark=dark)
    page.open(examples.address(**asked))
    page.until("document.getElementById('live').textContent === 'live'")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["FFD200", "A8E6CF", "FFFFFF", "000000", "16425B", "D1603D"])
def test_a_team_s_colours_can_be_read(page: Page, site: Site, colour: str, dark: bool) -> None:
    look = Look("Acme", Logo("a.svg", "svg", LOGO, 40, 10), colour, colour)
    page.look(1280, dark=dark)
    site.pages = {"/document": html.render(replace(parse(BRANDED, Texts()), look=look))}
    page.open(site.address("/document"))
    assert violations(page) == []
    assert page.run("document.querySelector('.brand img').naturalWidth") > 0


def test_a_faint_text_and_a_missing_name_would_be_found(page: Page, site: Site) -> None:
    texts = "<p>enough</p>" * 6
    site.pages = {
        "/faint": f"<!doctype html><html lang=en><title>x</title><main>{texts}<p style='color:#999'>faint</p><a href=/><i></i></a></main>"
    }
    page.open(site.address("/faint"))
    found = " ".join(violations(page))
    assert "2.85 < 4.5: faint" in found
    assert "link-name" in found
