"""Bodies with tokens to blocks: tokens become text only after the Markdown has been parsed."""

import time

import pytest

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import (
    Alignment,
    Blocks,
    Break,
    Callout,
    CalloutKind,
    Chart,
    ChartRow,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Health,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    SpeakerNote,
    Status,
    Strong,
    Table,
    Text,
    Tile,
    Tiles,
    plain_text,
)

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "pipe": "a | b | c",
    "escaped pipe": "a \\| b",
    "heading": "# not a heading",
    "list": "- not a list",
    "fence": "```tiles",
    "backticks": "`` ` ```",
    "cdata": "]]>",
    "template": "{{7*7}} {% include 'x' %} {# #}",
    "brackets": "](https://evil.example) [x",
    "another token": "\ue0000\ue001",
    "table": "|---|",
    "long word": "w" * 10_000,
}


def blocks(body: str, texts: Texts | None = None) -> Blocks:
    return parse(body, texts or Texts()).blocks


def prose(markdown: str) -> Blocks:
    texts = Texts()
    return blocks(texts.prose(markdown), texts)


def cell(markdown: str) -> tuple[Inline, ...]:
    """What the reader of a table is shown for an author's cell."""
    texts = Texts()
    body = f"| a | b |\n|---|---|\n| {texts.inline(markdown)} | end |\n"
    (table,) = blocks(body, texts)
    assert isinstance(table, Table)
    ((first, second),) = table.rows
    assert second == (Text("end"),)
    return first


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_plain_text_is_shown_to_the_letter_wherever_its_token_stands(text: str) -> None:
    texts = Texts()
    token = texts.plain(text)
    body = (
        f"## {token}\n\n{token}\n\n- {token}\n\n| {token} | b |\n|---|---|\n| {token} | end |\n\n"
        f"[{token}](https://a.example) `{token}` **{token}**\n\n```tiles\n{token}: {token} | {token}\n```\n"
    )
    literal = (Text(text),)
    assert blocks(body, texts) == (
        Heading(2, literal),
        Paragraph(literal),
        List(False, ((Paragraph(literal),),)),
        Table((literal, (Text("b"),)), ((literal, (Text("end"),)),), (Alignment.NONE, Alignment.NONE)),
        Paragraph(
            (Link("https://a.example", literal), Text(" "), Code(text), Text(" "), Strong(literal)),
        ),
        Tiles((Tile(literal, literal, literal),)),
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**bold** _it_", (Strong((Text("bold"),)), Text(" "), Emphasis((Text("it"),)))),
        ("a | b", (Text("a | b"),)),
        ("a\nb", (Text("a b"),)),
        ("a<br>b<BR />c", (Text("a"), LineBreak(), Text("b"), LineBreak(), Text("c"))),
        ("a <!-- secret --> b", (Text("a  b"),)),
        ("a <!-- secret", (Text("a"),)),
        ("<b onclick=x>hi</b>", (Text("<b onclick=x>hi</b>"),)),
        ("![a *chart*](https://x.example/p.png)", (Text("a "), Emphasis((Text("chart"),)))),
        ("[a](javascript:alert)", (Text("a"),)),
        ("[a](//evil.example)", (Text("a"),)),
        ("[a](data:text/html;x)", (Text("a"),)),
        ("[a](notes.md)", (Text("a"),)),
        ("[a](HTTPS://x.example/(b)?c=1&d=2)", (Link("https://x.example/%28b%29?c=1&d=2", (Text("a"),)),)),
        ("<mailto:a@b.example>", (Link("mailto:a@b.example", (Text("mailto:a@b.example"),)),)),
        ("`a | b`", (Code("a | b"),)),
        ("R&amp;D \\&amp;", (Text("R&D &amp;"),)),
        ("# 1", (Text("# 1"),)),
        ("bell\x07", (Text("bell\ufffd"),)),
        ("\u202eabc", (Text("\u202eabc\u202c"),)),
        ("", ()),
    ],
)
def test_a_cell_holds_inline_markdown_only(markdown: str, expected: tuple[Inline, ...]) -> None:
    assert cell(markdown) == expected


def test_prose_alone_in_a_paragraph_becomes_blocks() -> None:
    text = "One\n\n- a\n- [x] b\n\n> q\n\n| a | b |\n|:--|--:|\n| 1 |\n| 1 | 2 | 3 |\n\n```py\nx = 1\n```"
    assert prose(text) == (
        Paragraph((Text("One"),)),
        List(False, ((Paragraph((Text("a"),)),), (Paragraph((Text("☑ b"),)),))),
        Quote((Paragraph((Text("q"),)),)),
        Table(
            ((Text("a"),), (Text("b"),)),
            (((Text("1"),), ()), ((Text("1"),), (Text("2"),))),
            (Alignment.LEFT, Alignment.RIGHT),
        ),
        CodeBlock("x = 1"),
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Big", (Paragraph((Strong((Text("Big"),)),)),)),
        ("Big\n===", (Paragraph((Strong((Text("Big"),)),)),)),
        ("a\n\n---\n\nb", (Paragraph((Text("a"),)), Paragraph((Text("b"),)))),
        ("> [!INTERNAL]\n> x", (Quote((Paragraph((Text("[!INTERNAL] x"),)),)),)),
        ("```notes\nx\n```", (CodeBlock("x"),)),
        ("```tiles\na: b\n```", (CodeBlock("a: b"),)),
        (
            "Table: x\n\n| a |\n|---|\n",
            (Paragraph((Text("Table: x"),)), Table(((Text("a"),),), (), (Alignment.NONE,))),
        ),
        ("a\n\n<!-- b\n\nc -->\n\nd", (Paragraph((Text("a"),)), Paragraph((Text("d"),)))),
        ("a\n\n<!-- never closed\n\nc", (Paragraph((Text("a"),)),)),
        ("<div>\nx\n</div>", (Paragraph((Text("<div> x </div>"),)),)),
        ("    indented", (Paragraph((Text("indented"),)),)),
        ("[a]: https://x.example", (Paragraph((Text("[a]: https://x.example"),)),)),
        ("\ue0000\ue001", (Paragraph((Text("\ue0000\ue001"),)),)),
        ("<!-- only -->", ()),
    ],
)
def test_an_author_cannot_write_what_only_a_body_may(markdown: str, expected: Blocks) -> None:
    assert prose(markdown) == expected


def test_prose_in_a_cell_is_run_together_with_line_breaks() -> None:
    texts = Texts()
    token = texts.prose("One\n\n- a\n- b")
    (table,) = blocks(f"| a |\n|---|\n| {token} |\n", texts)
    assert isinstance(table, Table)
    assert table.rows == (((Text("One"), LineBreak(), Text("• a"), LineBreak(), Text("• b")),),)


def test_prose_keeps_its_blocks_in_lists_and_callouts() -> None:
    texts = Texts()
    token = texts.prose("a\n\n- b")
    inner = (Paragraph((Text("a"),)), List(False, ((Paragraph((Text("b"),)),),)))
    body = f"- {token}\n\n> [!WARNING]\n> {token}\n"
    assert blocks(body, texts) == (List(False, (inner,)), Callout(CalloutKind.WARNING, inner))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("NOTE", CalloutKind.NOTE), ("caution", CalloutKind.WARNING), ("INTERNAL", CalloutKind.INTERNAL)],
)
def test_a_quote_that_names_a_kind_is_a_callout(name: str, kind: CalloutKind) -> None:
    assert blocks(f"> [!{name}]\n> Mind **this**.") == (
        Callout(kind, (Paragraph((Text("Mind "), Strong((Text("this"),)), Text("."))),)),
    )


def test_a_quote_that_names_no_known_kind_stays_a_quote() -> None:
    assert blocks("> [!WHAT]\n> x") == (Quote((Paragraph((Text("[!WHAT] x"),)),)),)


def test_fenced_blocks_carry_tiles_charts_and_notes() -> None:
    texts = Texts()
    title = texts.plain("Way: to | go")
    body = (
        f"```tiles\nARR: $420,000 | up\nHealth: {texts.status('yellow')}\nno value\n```\n\n"
        f"```chart way {title}\n| Goal | Done\n{title}: 5%\n```\n\n```notes\n# Ask\n\n```\n\n---\n"
    )
    literal = (Text("Way: to | go"),)
    assert blocks(body, texts) == (
        Tiles(
            (
                Tile((Text("ARR"),), (Text("$420,000"),), (Text("up"),)),
                Tile((Text("Health"),), (Status(Health.AMBER, "At risk"),)),
            )
        ),
        Chart("way", literal, ((Text("Goal"),), (Text("Done"),)), (ChartRow(literal, ((Text("5%"),),)),)),
        SpeakerNote((Paragraph((Strong((Text("Ask"),)),)),)),
        Break(),
    )


def test_a_paragraph_right_before_a_table_may_be_its_caption() -> None:
    texts = Texts()
    (table,) = blocks(f"Table: for {texts.plain('Acme')}\n\n| a |\n|---|\n", texts)
    assert isinstance(table, Table)
    assert table.caption == (Text("for Acme"),)


@pytest.mark.parametrize(
    ("health", "word", "expected"),
    [
        ("green", "", Status(Health.GREEN, "On track")),
        (" Red ", "Late", Status(Health.RED, "Late")),
        ("so-so", "", Text("so-so")),
        ("<b>", "", Text("<b>")),
    ],
)
def test_a_status_is_a_shape_and_a_word(health: str, word: str, expected: Inline) -> None:
    texts = Texts()
    assert blocks(texts.status(health, word), texts) == (Paragraph((expected,)),)


def test_the_three_states_differ_in_shape_and_word() -> None:
    assert [f"{health.shape} {health.word}" for health in Health] == [
        "● On track",
        "▲ At risk",
        "■ Off track",
    ]


def test_the_title_is_the_plain_text_of_the_first_heading() -> None:
    texts = Texts()
    document = parse(f"# Plan: {texts.inline('**Acme** `x`')}\n\n# Two", texts, language="de", internal=True)
    assert (document.title, document.language, document.internal) == ("Plan: Acme x", "de", True)


def test_tokens_are_numbered_in_the_order_of_the_calls() -> None:
    texts = Texts()
    assert [texts.plain("a"), texts.inline("b"), texts.prose("c")] == [
        "\ue0000\ue001",
        "\ue0001\ue001",
        "\ue0002\ue001",
    ]


@pytest.mark.parametrize("body", ["x \ue0009\ue001", "x \ue000", "x \ue001\ue000"])
def test_invented_and_broken_tokens_disappear(body: str) -> None:
    (paragraph,) = blocks(body)
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines).strip() == "x"


def test_a_token_in_an_address_leaves_no_link() -> None:
    texts = Texts()
    (paragraph,) = blocks(f"[here](https://x.example/{texts.plain('secret')})", texts)
    assert paragraph == Paragraph((Text("here"),))


@pytest.mark.parametrize(
    "text",
    [
        "> " * 25_000,
        "- " * 25_000,
        "[" * 50_000,
        "*a " * 16_000,
        "`" * 50_000,
        "a|b\n-|-\n" * 6_000,
        "[a]: b\n" * 7_000,
        "<!--" * 12_000,
        "\u2066\u202e\u2069" * 16_000,
        "<br>" * 12_000,
        " " * 50_000 + "x",
    ],
    ids=lambda text: text[:8].strip() or "blanks",
)
def test_the_worst_texts_take_bounded_time(text: str) -> None:
    started = time.monotonic()
    prose(text)
    cell(text)
    assert time.monotonic() - started < 15
