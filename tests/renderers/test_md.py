"""Documents as Markdown: readable, and reading back as the same text."""

import html
import re

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.blocks import Document, Texts, parse
from acctplan.blocks.inlines import joined, trimmed
from acctplan.blocks.vocabulary import (
    Alignment,
    Block,
    CodeBlock,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Strike,
    Strong,
    Table,
    Text,
    plain_text,
)
from acctplan.renderers import find

ALPHABET = "ab1 .*_~`[]()!<>&#-+=|\\:;/é—$%@\"'x"
words = st.text(alphabet=ALPHABET, min_size=1, max_size=12)
texts = words.map(Text)


@st.composite
def styled(draw: st.DrawFn) -> Strong | Emphasis | Strike | Link:
    inlines = joined(
        draw(st.lists(st.one_of(texts, texts.map(lambda t: Strong((t,)))), min_size=1, max_size=2))
    )
    kind = draw(st.integers(0, 3))
    if kind == 3:
        return Link("https://x.example/?a=1&b=2", inlines)
    return (Strong, Emphasis, Strike)[kind](inlines)


runs: st.SearchStrategy[Inlines] = st.lists(
    st.one_of(texts, styled(), st.just(LineBreak())), min_size=1, max_size=4
).map(lambda inlines: trimmed(joined(inlines)))
paragraphs = runs.filter(bool).map(Paragraph)
blocks: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    runs.filter(bool).map(lambda run: Heading(2, run)),
    words.filter(str.strip).map(CodeBlock),
    st.tuples(st.booleans(), st.lists(paragraphs, min_size=1, max_size=2)).map(
        lambda pair: List(pair[0], tuple((item,) for item in pair[1]))
    ),
    st.tuples(runs, runs).map(lambda row: Table(row, (row,), (Alignment.NONE, Alignment.RIGHT))),
)


def document(*found: Block, internal: bool = False) -> Document:
    return Document("T", "en", internal, found)


def render(*found: Block, internal: bool = False) -> str:
    written = find("md").render(document(*found, internal=internal))
    assert isinstance(written, str)
    return written


def shown(found: Block) -> str:
    match found:
        case Paragraph(inlines) | Heading(_, inlines):
            return plain_text(inlines)
        case CodeBlock(text):
            return text
        case List(_, items):
            return "".join(shown(block) for item in items for block in item)
        case Table(header, rows):
            return "".join(plain_text(cell) for row in (header, *rows) for cell in row)
    raise AssertionError(found)


def read_back(markdown: str) -> str:
    """The text that a reader of the rendered Markdown sees, without its spaces."""
    page = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])(markdown)
    assert isinstance(page, str)
    return squeezed(html.unescape(re.sub(r"<[^>]*>", "", page.replace("&lt;br&gt;", " "))))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(blocks, min_size=1, max_size=3))
def test_what_is_written_reads_back_as_the_same_text(found: list[Block]) -> None:
    assert read_back(render(*found)) == squeezed("".join(map(shown, found)))


@pytest.mark.parametrize(
    "text",
    [
        "$420,000 (60%)",
        "snake_case and A & B",
        "+12% since Q3, -3 points",
        "5 * 3 < 20 and x <= 9",
        "C:\\temp, 24/7, #1",
        "[Customer Name] – 'quoted' \"twice\"",
        "~5% of 2,000",
        "v1.2 a+b=c a:b; {{x}}",
    ],
)
def test_what_needs_no_backslash_gets_none(text: str) -> None:
    assert render(Paragraph((Text(text),))) == text + "\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("1. a", "1\\. a"),
        ("2026) a", "2026\\) a"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("<script>", "\\<script>"),
        ("&amp;", "\\&amp;"),
        ("*a* _b_", "\\*a\\* \\_b\\_"),
        ("`a`", "\\`a\\`"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("[a](javascript:x)", "[a]\\(javascript:x)"),
        ("[a]: x", "\\[a]: x"),
        ("[!NOTE]", "\\[!NOTE]"),
        ("[ ] a", "\\[ ] a"),
    ],
)
def test_what_would_be_structure_gets_a_backslash(text: str, written: str) -> None:
    assert render(Paragraph((Text(text),))) == written + "\n"


def test_a_document_as_a_whole() -> None:
    store = Texts()
    author = store.inline("a | b<br>**c**")
    body = (
        f"# Plan for {store.plain('A & B #1 #')}\n\n```tiles\nARR: $420,000 | up\nHealth: {store.status('red')}\n```\n\n"
        f"> [!WARNING]\n> Late: {author}\n\n> [!INTERNAL]\n> x\n\nTable: Goals\n\n"
        f"| # | Goal |\n|--:|---|\n| 1 | {author} |\n\n"
        f"1. a\n   - {author}\n2. b\n\n---\n\n```notes\nAsk.\n```\n\n```chart way Way\nA: 1 | 2\n```\n"
    )
    assert render(*parse(body, store).blocks, internal=True) == (
        "**Internal: not for customers**\n\n"
        "# Plan for A & B #1 \\#\n\n"
        "| ARR | Health |\n| --- | --- |\n| **$420,000**<br>up | **■ Off track** |\n\n"
        "> [!WARNING]\n> Late: a | b\\\n> **c**\n\n"
        "> [!CAUTION]\n> **Internal – not for customers**\n>\n> x\n\n"
        "*Goals*\n\n| # | Goal |\n| ---: | --- |\n| 1 | a \\| b<br>**c** |\n\n"
        "1. a\n   - a | b\\\n     **c**\n2. b\n\n"
        "---\n\n"
        "> **Speaker note**\n>\n> Ask.\n\n"
        "**Way**\n\n|  |  |  |\n| --- | ---: | ---: |\n| A | 1 | 2 |\n"
    )


def test_two_lists_in_a_row_stay_two() -> None:
    one = List(False, ((Paragraph((Text("a"),)),),))
    assert render(one, one, one) == "- a\n\n* a\n\n- a\n"


def test_an_item_of_several_blocks_is_indented() -> None:
    item = (Paragraph((Text("a"),)), CodeBlock("x\n\n```"))
    assert render(List(True, (item,), 9)) == "9. a\n\n   ````\n   x\n\n   ```\n   ````\n"


def test_an_empty_document_is_an_empty_line() -> None:
    assert render() == "\n"
