"""Documents as PDF, read back with another program."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader
from typst import TypstError

from acctplan.blocks import Document, Texts, parse
from acctplan.blocks.vocabulary import Block, Blocks, List, Paragraph, Quote, Text
from acctplan.errors import UsageError
from acctplan.paper import typesetter
from acctplan.paper.lettering import Lettering, our_signs
from acctplan.renderers import find, require
from acctplan.renderers.pdf.page import to_page
from nasty import NASTY
from portable import objects

BODY = """\
# Brightwater: plan

Where we go.

## Goals

Table: What is agreed

| Goal | Due | Status |
|---|---|--:|
| Automate invoices | 2026-12-10 | open |

- one
- two **bold** [link](https://example.org/?a=1&b=2)

> [!WARNING]
> Mind the gap

```tiles
ARR: $2,000 | as of today
```

```chart arr-bridge From now to then
| Step | Change | Total
Now: – | $2 @ 2
Gap: +$3 @ 3 open | $5 @ 5
```

### Details

```
x = 1
```
"""


def pdf(body: str = BODY, texts: Texts | None = None, **changes: object) -> bytes:
    made = find("pdf").render(replace(parse(body, texts or Texts()), **changes))  # type: ignore[arg-type]
    assert isinstance(made, bytes)
    return made


def words(content: bytes) -> str:
    """The text of all pages, with single blanks."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def page_of(*blocks: Block) -> Document:
    return Document("T", "en", False, blocks)


def test_a_document_is_tagged_and_says_that_it_can_be_read_aloud() -> None:
    reader = PdfReader(io.BytesIO(pdf(description="All about it", language="de-CH")))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Brightwater: plan", None)
    assert reader.metadata.creation_date is None
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_headings_are_bookmarks() -> None:
    outline = PdfReader(io.BytesIO(pdf())).outline
    assert [
        entry["/Title"]
        if isinstance(entry, dict)
        else [str(each["/Title"]) for each in entry if isinstance(each, dict)]
        for entry in outline
    ] == [
        "Brightwater: plan",
        ["Goals"],
    ]


def test_everything_in_a_document_is_on_the_page() -> None:
    shown = words(pdf())
    for text in (
        "Where we go.",
        "What is agreed",
        "Automate invoices",
        "2026-12-10",
        "two bold link",
        "Mind the gap",
    ):
        assert text in shown
    for text in ("ARR $2,000 as of today", "From now to then", "x = 1", "1 / 1"):
        assert text in shown


def test_pictures_have_words_for_those_who_do_not_see_them() -> None:
    assert any(text.startswith("From now to then. ") for text in _alternatives(pdf(BODY)))


def _alternatives(content: bytes) -> list[str]:
    return [str(each["/Alt"]) for each in objects(content) if isinstance(each, dict) and "/Alt" in each]


def test_every_page_of_an_internal_document_says_so() -> None:
    pages = PdfReader(io.BytesIO(pdf("# T\n\na\n\n---\n\nb\n", internal=True))).pages
    texts = [page.extract_text() for page in pages]
    assert len(texts) == 2
    assert all("Internal: not for customers" in text for text in texts)
    assert ["1 / 2" in texts[0], "2 / 2" in texts[1]] == [True, True]
    assert "Internal" not in words(pdf("# T\n"))


def test_the_header_of_a_long_table_is_on_every_page() -> None:
    rows = "".join(f"| row {number} | x |\n" for number in range(120))
    texts = [
        page.extract_text()
        for page in PdfReader(io.BytesIO(pdf(f"# T\n\n| Goal | Owner |\n|---|---|\n{rows}"))).pages
    ]
    assert len(texts) > 2
    assert all("Goal" in text and "Owner" in text for text in texts)


def test_a_wide_table_turns_the_paper() -> None:
    wide = f"| {' | '.join(f'responsible{number}' for number in range(9))} |\n|{'---|' * 9}\n"
    tall, flat = (PdfReader(io.BytesIO(pdf(body))).pages[0].mediabox for body in ("# T\n", f"# T\n\n{wide}"))
    assert tall.height > tall.width
    assert flat.height < flat.width


def test_a_skipped_level_of_headings_is_filled() -> None:
    levels = [
        each["level"]
        for each in to_page(parse("## A\n\n#### B\n\n# C\n", Texts()), Lettering(our_signs()))["blocks"]
    ]
    assert levels == [1, 2, 2]


@pytest.mark.parametrize(
    "text", [*NASTY, '#import "@preview/x:0.1.0"', "$x$ @label <label> \\ // /* */", '#read("/etc/passwd")']
)
def test_whatever_an_author_wrote_is_text(text: str) -> None:
    texts = Texts()
    inline, plain, prose = texts.inline(text), texts.plain(text), texts.prose(text)
    body = f"# {plain}\n\n{prose}\n\n| {plain} | {inline} |\n|---|---|\n| {inline} | {prose} |\n\n```tiles\n{plain}: {inline}\n```\n"
    assert pdf(body, texts, description=text, language=text).startswith(b"%PDF-")


def test_code_of_the_typesetter_is_printed_verbatim() -> None:
    texts = Texts()
    code = '#set page(width: 1pt) $x$ #read("/etc/passwd") *b*'
    assert code in words(pdf(f"# T\n\n{texts.plain(code)}\n", texts))


def test_deep_nesting_is_flattened() -> None:
    block: Block = Paragraph((Text("innermost"),))
    for number in range(60):
        inner: Blocks = (block,)
        block = Quote(inner) if number % 2 else List(False, (inner,))
    made = find("pdf").render(page_of(block))
    assert isinstance(made, bytes)
    assert "innermost" in words(made)


def test_a_mark_upon_a_letter_of_another_script_costs_the_claim_and_nothing_else() -> None:
    assert pdf("# T\n\na\u064b\u05b0b\n").startswith(b"%PDF-")


def test_a_word_of_ten_thousand_letters_stays_on_the_page() -> None:
    made = pdf(f"# T\n\n| A | B |\n|---|---|\n| {'x' * 10_000} | y |\n")
    assert words(made).count("x") == 10_000


def test_characters_that_no_font_has_are_named_and_marked() -> None:
    document = parse("# 星影製菓 plan\n", Texts())
    lacking = find("pdf").lacking
    assert lacking is not None
    assert lacking(document) == ("星", "影", "製", "菓")
    assert "[?] plan" in words(pdf("# 星影製菓 plan\n"))


def test_nothing_is_read_from_elsewhere() -> None:
    with pytest.raises(TypstError, match="file not found"):
        typesetter.pdf(b'#read("/etc/passwd")', {}, "1.7")
    with pytest.raises(TypstError, match="package"):
        typesetter.pdf(b'#import "@preview/nothing:0.1.0": x', {}, "1.7")


def test_the_data_of_a_page_are_plain() -> None:
    page = to_page(parse(BODY, Texts()), Lettering(our_signs()))
    assert json.loads(json.dumps(page)) == page


def test_a_missing_package_names_the_command_that_installs_it() -> None:
    with pytest.raises(UsageError) as error:
        require("typst", "no_such_module", "pdf", "pdf")
    assert error.value.message == "format 'pdf' needs the package 'typst', which is not installed"
    assert error.value.hint == "pip install 'acctplan[pdf]'"
