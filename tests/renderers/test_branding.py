"""A team's name, logo, colours and fonts in every format."""

import base64
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from acctplan.blocks import Document, Texts, parse
from acctplan.brand import PLAIN, Font, Logo, Look
from acctplan.brand.vectors import cleaned
from acctplan.errors import UsageError
from acctplan.renderers import find
from made_fonts import made_font
from office import parts

SVG = cleaned(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#f00"/></svg>'
)
LOGO = Logo("logo.svg", "svg", *SVG)
LOOK = Look("Acme & Sons <Ltd>", LOGO, "FFD200", "A8E6CF", 'Acme "Sans"</style>')
BODY = "# Brightwater\n\nLead\n\n> [!NOTE]\n> Mind [this](https://example.org/)\n\n## Goals\n\nText 星\n"


def made(format_name: str, look: Look = LOOK, body: str = BODY) -> bytes:
    content = find(format_name).render(document(look, body))
    return content.encode() if isinstance(content, str) else content


def document(look: Look = LOOK, body: str = BODY) -> Document:
    return replace(parse(body, Texts()), look=look)


def test_a_page_has_the_logo_and_the_colours_by_day_and_night() -> None:
    page = made("html").decode()
    encoded = base64.b64encode(LOGO.content).decode()
    assert (
        f'<p class="brand"><img src="data:image/svg+xml;base64,{encoded}" alt="Acme &amp; Sons &lt;Ltd&gt;" '
        'width="192" height="48"></p>' in page
    )
    assert ":root { --accent: #806900; --brand: #FFD200; --link: #547368; }" in page
    assert ":root { --accent: #FFD200; --brand: #FFD200; --link: #A8E6CF; }" in page
    assert r'font-family: "Acme \22 Sans\22 \3c \2f style\3e ", -apple-system' in page
    assert "<footer><p>Acme &amp; Sons &lt;Ltd&gt; · Brightwater</p></footer>" in page
    assert page.count("</style>") == 1


def test_without_a_logo_the_name_stands_at_the_head() -> None:
    page = made("html", Look(name="Acme")).decode()
    assert '<p class="brand">Acme</p>\n<h1>' in page
    assert "--brand" not in page


def test_a_pdf_has_name_logo_and_colours() -> None:
    reader = PdfReader(io.BytesIO(made("pdf")))
    assert "Acme & Sons <Ltd>" in reader.pages[0].extract_text()
    drawn = reader.pages[0].get_contents()
    assert drawn is not None
    assert b"/c0 cs\n1 0 0 scn" in drawn.get_data() or b"1 0 0" in drawn.get_data()


def test_a_word_processor_gets_the_logo_as_a_bitmap_and_the_look_in_its_styles() -> None:
    found = parts(made("docx"))
    assert found["word/media/logo.png"].startswith(b"\x89PNG")
    assert b'Target="media/logo.png"' in found["word/_rels/document.xml.rels"]
    assert b'descr="Acme &amp; Sons &lt;Ltd&gt;"' in found["word/document.xml"]
    styles = found["word/styles.xml"].decode()
    assert 'w:ascii="Acme &quot;Sans&quot;&lt;/style&gt;"' in styles
    assert 'w:color="806900"' in styles
    assert '<w:color w:val="547368"/><w:u w:val="single"/>' in styles
    assert "Acme &amp; Sons &lt;Ltd&gt;" in found["word/header1.xml"].decode()


def test_slides_have_the_logo_on_master_and_title_and_the_look_in_their_theme() -> None:
    found = parts(made("pptx"))
    assert found["ppt/media/logo.png"].startswith(b"\x89PNG")
    assert b"media/logo.png" in found["ppt/slideMasters/_rels/slideMaster1.xml.rels"]
    assert b"media/logo.png" in found["ppt/slideLayouts/_rels/slideLayout1.xml.rels"]
    assert b"media/logo.png" not in found["ppt/slideLayouts/_rels/slideLayout2.xml.rels"]
    theme = found["ppt/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="806900"/>' in theme
    assert '<a:hlink><a:srgbClr val="547368"/>' in theme
    assert '<a:dk2><a:srgbClr val="665400"/>' in theme
    assert '<a:latin typeface="Acme &quot;Sans&quot;&lt;/style&gt;"/>' in theme
    assert "Brightwater · Acme &amp; Sons &lt;Ltd&gt;" in found["ppt/slides/slide2.xml"].decode()


def test_markdown_has_the_looks_of_where_it_is_shown() -> None:
    assert made("md") == made("md", PLAIN)


@pytest.mark.parametrize("format_name", ["html", "pdf", "docx", "pptx"])
def test_the_same_look_gives_the_same_bytes(format_name: str) -> None:
    assert made(format_name) == made(format_name)
    assert made(format_name) != made(format_name, PLAIN)


@pytest.mark.parametrize("kind", ["png", "jpeg", "svg"])
def test_a_picture_that_nobody_can_draw_is_told(kind: str) -> None:
    with pytest.raises(UsageError) as error:
        made("pdf", Look(logo=Logo("logo.x", kind, b"no picture", 4, 1)))
    assert error.value.message == "the logo 'logo.x' cannot be drawn"
    assert error.value.hint == "save it as a PNG without interlacing"


def test_a_font_of_the_team_prints_what_ours_lacks() -> None:
    look = Look(fonts=(Font("star.ttf", made_font("Test Star", "星")),))
    lacking = find("pdf").lacking
    assert lacking is not None
    assert (lacking(document(PLAIN)), lacking(document(look))) == (("星",), ())
    assert "[?]" in text_of(made("pdf", PLAIN))
    assert "Text 星" in text_of(made("pdf", look))
    fonts = PdfReader(io.BytesIO(made("pdf", look))).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert any("TestStar-Regular" in str(each.get_object()["/BaseFont"]) for each in fonts)


def test_a_font_that_is_not_needed_is_not_in_the_file() -> None:
    look = Look(fonts=(Font("star.ttf", made_font("Test Star", "星")),))
    assert made("pdf", look, "# Plain\n") == made("pdf", PLAIN, "# Plain\n")


def test_pictures_of_a_word_processor_are_drawn_with_the_team_s_fonts() -> None:
    body = "# A\n\n```chart arr-bridge 星 Way\n| Step | Change | Total\n星: – | $2 @ 2\nGap: +$3 @ 3 open | $5 @ 5\n```\n"
    look = Look(fonts=(Font("star.ttf", made_font("Test Star", "星")),))
    pictures = [parts(made("docx", each, body))["word/media/picture1.png"] for each in (look, PLAIN)]
    assert pictures[0] != pictures[1]


def text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", 'w:eastAsia="ja-JP" w:bidi="ar-SA"'),
        ("zh-TW", 'w:eastAsia="zh-TW" w:bidi="ar-SA"'),
        ("ko", 'w:eastAsia="ko-KR" w:bidi="ar-SA"'),
        ("he", 'w:eastAsia="ja-JP" w:bidi="he-IL"'),
    ],
)
def test_a_word_processor_is_told_the_language_of_every_kind_of_script(language: str, said: str) -> None:
    content = find("docx").render(parse(BODY, Texts(), language=language))
    assert isinstance(content, bytes)
    styles = parts(content)["word/styles.xml"].decode()
    assert said in styles
    assert 'w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"' in styles
