"""Documents for a word processor, opened with another program."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document as Opened

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Block, List, Paragraph, Quote, Text
from acctplan.renderers import find
from nasty import NASTY
from office import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = """\
# Brightwater: plan

Where we go.

## Goals

Table: What is agreed

| Goal | Due | Share |
|---|---|--:|
| Automate invoices | 2026-12-10 | 40% |

1. one
2. two **bold** *it* ~~no~~ `code` [link](https://example.org/?a=1&b=2)

Between:

7. seven

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
"""
ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u", "lang"],
    "tcPr": ["tcW", "tcBorders", "shd", "tcMar", "vAlign"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar"],
}  # fmt: skip
"""The order of elements that the format demands, as far as they are used."""


def made(body: str = BODY, texts: Texts | None = None, **changes: object) -> bytes:
    content = find("docx").render(replace(parse(body, texts or Texts()), **changes))  # type: ignore[arg-type]
    assert isinstance(content, bytes)
    return content


def opened(content: bytes) -> Opened:
    return docx.Document(io.BytesIO(content))


def everything(content: bytes) -> str:
    return " ".join(ET.fromstring(parts(content)["word/document.xml"]).itertext())


def test_headings_are_real_and_can_be_linked_to() -> None:
    paragraphs = opened(made()).paragraphs
    styles = [(each.style.name, each.text) for each in paragraphs if each.style and each.text][:4]
    assert styles == [
        ("Title", "Brightwater: plan"),
        ("Subtitle", "Where we go."),
        ("Heading 1", "Goals"),
        ("Caption", "What is agreed"),
    ]
    names = re.findall(
        r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', parts(made())["word/document.xml"].decode()
    )
    assert names == ["part_1", "part_2", "part_3"]


def test_properties_name_the_document_and_nobody() -> None:
    content = made(description="All about it", language="de-CH", day=date(2026, 11, 21))
    properties = opened(content).core_properties
    assert (properties.title, properties.subject, properties.language) == (
        "Brightwater: plan",
        "All about it",
        "de-CH",
    )
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    day = datetime(2026, 11, 21, tzinfo=UTC)
    assert (properties.created, properties.modified) == (day, day)
    assert b'<w:lang w:val="de-CH"' in parts(content)["word/styles.xml"]


def test_a_language_that_is_none_is_english() -> None:
    assert opened(made("# T\n", language='x" onload="y')).core_properties.language == "en"


def test_the_header_of_a_table_is_repeated_and_its_rows_are_whole() -> None:
    table = opened(made()).tables[0]
    first = next(ET.fromstring(parts(made())["word/document.xml"]).iter(f"{W}tbl"))
    properties = [[each.tag.removeprefix(W) for each in row[0]] for row in first.findall(f"{W}tr")]
    assert properties == [["cantSplit", "tblHeader"], ["cantSplit"]]
    assert [cell.text for cell in table.rows[1].cells] == ["Automate invoices", "2026-12-10", "40%"]
    assert table.style is not None
    assert table.style.name == "Plan Table"


def test_pages_are_numbered_and_internal_ones_say_so() -> None:
    section = opened(made(internal=True)).sections[0]
    assert section.header.paragraphs[0].text == "Internal: not for customers"
    footer = parts(made())["word/footer1.xml"].decode()
    assert re.findall(r'w:instr=" (\w+) "', footer) == ["PAGE", "NUMPAGES"]
    assert opened(made()).sections[0].header.paragraphs[0].text == ""


def test_every_numbered_list_starts_where_it_says() -> None:
    numbering = parts(made())["word/numbering.xml"].decode()
    assert re.findall(
        r'w:numId="(\d)"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="(\d)"',
        numbering,
    ) == [("2", "1"), ("3", "7")]


def test_looks_are_kept() -> None:
    xml = parts(made())["word/document.xml"].decode()
    for look in (
        '<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">bold',
        '<w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">it',
        "<w:strike/>",
    ):
        assert look in xml
    links = [each.address for paragraph in opened(made()).paragraphs for each in paragraph.hyperlinks]
    assert links == ["https://example.org/?a=1&b=2"]


def test_a_picture_says_what_it_shows() -> None:
    content = made()
    assert [name for name in parts(content) if "media" in name] == ["word/media/picture1.png"]
    assert 'descr="From now to then. ' in parts(content)["word/document.xml"].decode()
    assert len(opened(content).inline_shapes) == 1


def test_only_links_lead_outside() -> None:
    relations = parts(made())["word/_rels/document.xml.rels"].decode()
    assert relations.count("External") == 1
    assert (
        parts(made("# T\n\n[x](javascript:alert)\n"))["word/_rels/document.xml.rels"].count(b"External") == 0
    )


@pytest.mark.parametrize("text", NASTY)
def test_whatever_an_author_wrote_is_text(text: str) -> None:
    texts = Texts()
    inline, plain, prose = texts.inline(text), texts.plain(text), texts.prose(text)
    body = f"# {plain}\n\n{prose}\n\n| {plain} | {inline} |\n|---|---|\n| {inline} | {prose} |\n\n```tiles\n{plain}: {inline}\n```\n"
    content = made(body, texts, description=text, language=text)
    assert_valid(content)
    assert opened(content).paragraphs


def test_characters_that_xml_cannot_carry_are_replaced() -> None:
    texts = Texts()
    assert "a\ufffdb\ufffdc" in everything(
        made(f"# T\n\n{texts.plain(chr(0x61) + chr(1) + 'b' + chr(0xFFFE) + 'c')}\n", texts)
    )


def test_parts_are_in_the_order_that_the_format_demands() -> None:
    for body in (BODY, "# T\n\n> q\n>\n> - a\n>   - b\n\n```\ncode\n```\n\n- [ ] box\n\n---\n\nשלום\n"):
        assert_valid(made(body, internal=True))


def assert_valid(content: bytes) -> None:
    """Every part is XML, elements stand in order, and a cell ends in a paragraph."""
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            for element in ET.fromstring(part).iter():
                tag = element.tag.removeprefix(W)
                if tag in ORDER:
                    _assert_order(tag, [each.tag.removeprefix(W) for each in element])
                if tag == "tc":
                    assert element[-1].tag == f"{W}p"


def _assert_order(tag: str, found: list[str]) -> None:
    assert set(found) <= set(ORDER[tag]), (tag, found)
    assert found == sorted(found, key=ORDER[tag].index), (tag, found)


def test_deep_nesting_is_flattened() -> None:
    block: Block = Paragraph((Text("innermost"),))
    for number in range(60):
        block = Quote((block,)) if number % 2 else List(False, ((block,),))
    content = find("docx").render(replace(parse("# T\n", Texts()), blocks=(block,)))
    assert isinstance(content, bytes)
    assert "innermost" in everything(content)


def test_an_arabic_paragraph_runs_from_right_to_left() -> None:
    assert list(_directions(made("شركة البحر\n\nacme\n"))) == [True, False]


def _directions(content: bytes) -> Iterator[bool]:
    for paragraph in ET.fromstring(parts(content)["word/document.xml"]).iter(f"{W}p"):
        yield paragraph.find(f".//{W}bidi") is not None
