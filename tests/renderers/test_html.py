"""Documents as HTML: one safe, self-contained page."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.blocks import Document, Texts, parse
from acctplan.blocks.vocabulary import Alignment, Heading, Link, Paragraph, Table, Text
from acctplan.renderers import find
from acctplan.renderers.html import slugs

ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "role", "id", "aria-labelledby", "aria-label",
    "tabindex", "scope", "aria-hidden", "rel", "start",
    "xmlns", "viewbox", "width", "height", "x", "y", "cx", "cy", "r", "rx", "d", "transform", "fill", "fill-opacity",
    "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor", "patternunits",
    "patterntransform",
}  # fmt: skip
TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "p", "div", "header", "footer", "nav", "main", "section", "h1",
    "h2", "h3", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "br",
    "strong", "em", "del", "code", "pre", "blockquote", "hr",
    "figure", "figcaption", "details", "summary", "svg", "desc", "defs", "pattern", "path", "rect", "circle", "text",
}  # fmt: skip
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and its text outside of the style sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.stack: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def render(document: Document) -> str:
    page = find("html").render(document)
    assert isinstance(page, str)
    return page


def everywhere(text: str) -> Document:
    """A document with an author's text in every place that holds one."""
    texts = Texts()
    plain, inline, prose = texts.plain(text), texts.inline(text), texts.prose(text)
    body = (
        f"# {plain}\n\n{inline}\n\n## {inline}\n\n{prose}\n\n- [ ] {inline}\n\nTable: {plain}\n\n| {plain} | {inline} |\n"
        f"|---|--:|\n| {inline} | {prose} |\n\n> [!NOTE]\n> {prose}\n\n`{plain}` [{inline}](https://x.example)\n\n"
        f"```tiles\n{plain}: {inline} | {prose}\n```\n\n```chart x {plain}\n{plain}: {plain}\n```\n\n"
        f"```chart timeline {plain}\n| {plain} | {inline}\n{plain}: {plain} @ 2027-01-01 | {inline}\n```\n\n"
        f"```picture goal-progress {inline}\n{inline}: {plain} @ 0.3 | {plain} @ 0.5 | {plain} | {plain} @ behind\n```\n\n"
        f"```notes\n{prose}\n```\n\n```\n{plain}\n```\n"
    )
    return replace(parse(body, texts, description=text), language=text)


def assert_safe(page: Page) -> None:
    assert set(page.tags) <= TAGS | {"h4", "h5", "h6"}
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert all(re.match(r"#|https?://|mailto:", address) for address in page.values("href"))
    assert page.stack == []


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "[a](javascript:alert(1)) [b](//evil.example) [c](data:text/html,x) <javascript:x>",
    "[a](https://x.example/\"onclick='x')",
    "![x](https://evil.example/p.png)",
    "--><!--><svg onload=x>",
    "]]> {{7*7}} <?php",
    "\x00\x07\u202e\ud800\uffff",
    "| a | b\n|---|---\n",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_script_handler_or_request(text: str) -> None:
    assert_safe(Page(render(everywhere(text))))


@given(st.text(alphabet="<>\"'&/=!-[]()`*|:\n ascriptonhefjv:\x00\ue000\ue001", max_size=40))
def test_any_text_gives_a_well_formed_and_safe_page(text: str) -> None:
    assert_safe(Page(render(everywhere(text))))


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_a_plain_text_is_on_the_page_exactly_as_written(text: str) -> None:
    texts = Texts()
    page = Page(render(parse(f"a[{texts.plain(text)}]z", texts)))
    assert f"a[{text}]z" in page.text


def test_a_page_asks_for_nothing_and_says_so() -> None:
    page = render(everywhere("x"))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert page.startswith('<!doctype html>\n<html lang="x">')
    assert not re.search(r"url\((?!#p)", page)
    assert "@import" not in page


def test_illegal_characters_are_replaced() -> None:
    page = render(Document("a\x00b\ud800", "en", False, (Paragraph((Text("\x07"),)),)))
    assert "<title>a\ufffdb\ufffd</title>" in page
    assert "<p>\ufffd</p>" in page


def test_an_unsafe_address_in_a_document_built_by_hand_is_no_link() -> None:
    page = render(Document("", "en", False, (Paragraph((Link("javascript:x", (Text("a"),)),)),)))
    assert "<p>a</p>" in page


def test_an_internal_document_says_so_above_and_on_every_page() -> None:
    document = Document("T", "en", True, ())
    assert '<p class="banner" role="note">Internal – not for customers</p>' in render(document)
    assert '<p class="page-mark" aria-hidden="true">Internal – not for customers</p>' in render(document)
    assert "not for customers" not in render(replace(document, internal=False))


def test_four_sections_get_a_list_of_contents_with_unique_anchors() -> None:
    body = "# T\n\n## Goals\n\n## Goals\n\n## Größe & mehr\n\n## ???\n"
    page = Page(render(parse(body, Texts())))
    assert page.values("href") == ["#content", "#goals", "#goals-2", "#größe-mehr", "#section"]
    assert [value for value in page.values("id") if value.startswith(("g", "s"))] == [
        "goals", "goals-2", "größe-mehr", "section",
    ]  # fmt: skip
    assert "nav" not in Page(render(parse(body.replace("## ???", ""), Texts()))).tags


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["A b", "a-b", "A B 2", "a b"], ["a-b", "a-b-2", "a-b-2-2", "a-b-3"]),
        (["Content", ""], ["content-2", "section"]),
        (["x" * 99], ["x" * 60]),
        (["目標"], ["目標"]),
    ],
)
def test_slugs_are_readable_and_unique(titles: list[str], expected: list[str]) -> None:
    assert slugs(titles) == expected


def test_blocks_have_the_elements_that_fit_them() -> None:
    texts = Texts()
    body = (
        "# T\n\nLead.\n\n## S\n\nTable: Cap\n\n| Goal | ARR |\n|---|--:|\n| a fairly long goal | $1 |\n\n"
        f"```tiles\nHealth: {texts.status('amber')} | n\n```\n\n> [!WARNING]\n> w\n\n- a\n- b\n"
    )
    page = render(parse(body, texts))
    for part in [
        '<header class="masthead"><h1>T</h1>\n<p class="lead">Lead.</p></header>',
        '<section>\n<h2 id="s">S</h2>',
        '<div class="table" role="group" aria-label="Cap" tabindex="0">\n<table class="narrow">\n<caption>Cap</caption>',
        '<tr><th scope="col" class="short">Goal</th><th scope="col" class="right short">ARR</th></tr>',
        '<tr><td>a fairly long goal</td><td class="right short">$1</td></tr>',
        '<dd class="value"><span class="status amber"><span class="shape" aria-hidden="true">▲</span> At risk</span></dd>',
        '<div class="callout warning" role="note">\n<p class="callout-title">Warning</p>\n<p>w</p>\n</div>',
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    ]:
        assert part in page


def test_a_table_without_words_in_its_header_has_no_header() -> None:
    table = Table(((),), (((Text("a"),),),), (Alignment.NONE,))
    assert "<thead" not in render(Document("", "en", False, (table,))).split("</style>")[1]


def test_the_same_document_gives_the_same_page() -> None:
    assert render(everywhere("x")) == render(everywhere("x"))


def test_a_second_first_level_heading_is_a_section() -> None:
    page = render(Document("", "en", False, (Heading(1, (Text("A"),)), Heading(1, (Text("B"),)))))
    assert page.count("<h1>") == 1
    assert '<h2 id="b">B</h2>' in page
