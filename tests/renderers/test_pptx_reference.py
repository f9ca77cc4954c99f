"""A team's own presentation as the design of a deck."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import serialize_for_reading
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart
from pptx.util import Inches

from acctplan.blocks import Document, Texts, parse
from acctplan.errors import UsageError
from acctplan.renderers import find
from acctplan.renderers.pptx import on
from decks import opened, outside, sizes, titles
from office import everything, parts

PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BODY = (
    "# Acme: review\n\nWhat we reached and what both sides commit to.\n\n## Goals\n\nSome words.\n\n## Table\n\n"
    "| Goal | Done |\n|---|--:|\n" + "| A goal with a rather long name | 40% |\n" * 30 + "\n## Value\n\n"
    "```chart value-progress Value\nTime: 9 h | 5 h | 1 h | 50% @ 0.5\n```\n\n```notes\nListen.\n```\n"
)
DOCUMENT = Document("", "en", True, parse(BODY, Texts()).blocks, day=date(2026, 11, 21))


def saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def team(change: Callable[[Any], None] | None = None) -> bytes:
    """A 4:3 presentation with a slide, an author and notes of its own."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Old secret slide"
    slide.notes_slide.notes_text_frame.text = "Old secret note"
    deck.core_properties.author = "Secret Author"
    if change:
        change(deck)
    return saved(deck)


def altered(
    content: bytes, changes: dict[str, Callable[[bytes], bytes]], more: Iterable[tuple[str, bytes]] = ()
) -> bytes:
    """The same file with some parts changed, by a pattern of their names, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts(content).items():
            new = part
            for pattern, change in changes.items():
                new = change(new) if re.search(pattern, name) else new
            made.writestr(name, new)
        for name, part in more:
            made.writestr(name, part)
    return out.getvalue()


def rendered(content: bytes, document: Document = DOCUMENT) -> bytes:
    made = on(content, "team.pptx")(document)
    assert isinstance(made, bytes)
    return made


def test_slides_get_the_layouts_and_the_size_of_the_teams_file() -> None:
    deck = opened(rendered(team()))
    assert (deck.slide_width, deck.slide_height) == (9_144_000, 6_858_000)
    assert titles(deck)[:3] == ["Acme: review", "Goals", "Table"]
    assert [slide.slide_layout.name for slide in deck.slides][:3] == [
        "Title Slide",
        "Title and Content",
        "Title Only",
    ]
    assert list(outside(deck)) == []
    assert min(sizes(deck)) >= 14


def test_nothing_of_the_teams_own_slides_is_left() -> None:
    said = everything(rendered(team()))
    assert "ecret" not in said
    assert "thumbnail" not in said
    assert "printerSettings" not in said


def test_the_audience_is_marked_on_every_slide_even_without_a_place_for_a_footer() -> None:
    def without_footers(deck: Any) -> None:
        for layout in deck.slide_layouts:
            for shape in list(layout.placeholders):
                if shape.placeholder_format.idx in (10, 11, 12):
                    shape.element.getparent().remove(shape.element)

    deck = opened(rendered(team(without_footers)))
    for slide in deck.slides:
        assert any(
            "not for customers" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
        )
    assert list(outside(deck)) == []


def test_other_sizes_and_dark_grounds_with_loud_accents_can_be_read() -> None:
    def small(deck: Any) -> None:
        deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)

    def dark(theme: bytes) -> bytes:
        for name, digits in (("dk1", b"F5F5F5"), ("lt1", b"101820"), ("accent1", b"FFE600")):
            new = b'<a:%b><a:srgbClr val="%b"/></a:%b>' % (name.encode(), digits, name.encode())
            theme = re.sub(f"<a:{name}>.*?</a:{name}>".encode(), new, theme)
        return theme

    content = altered(team(small), {"theme": dark})
    deck = opened(rendered(content))
    table = next(shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table)
    assert str(table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.color.rgb) == "111111"


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("Title Slide", "a title and a subtitle"),
        ("Title and Content", "a title and a text"),
        ("Title Only", "a title and nothing else"),
    ],
)
def test_a_missing_layout_is_named(name: str, holds: str) -> None:
    def without(deck: Any) -> None:
        kept = {"Title Slide", "Title and Content", "Title Only", "Blank"} - {name}
        for layout in list(deck.slide_layouts):
            if layout.name not in kept and layout not in [slide.slide_layout for slide in deck.slides]:
                deck.slide_layouts.remove(layout)

    def hide(part: bytes) -> bytes:
        return (
            part.replace(b'type="title"', b'type="blank"')
            .replace(b'type="subTitle"', b'type="pic"')
            .replace(b'<p:cSld name="Title Slide">', b'<p:cSld name="Other">')
        )

    content = altered(team(without), {"slideLayout1.xml$": hide} if name == "Title Slide" else {})
    with pytest.raises(UsageError) as error:
        on(content, "team.pptx")
    assert error.value.message.startswith(f"'team.pptx' has no layout '{name}'; it has '")
    assert error.value.hint == f"add a layout named '{name}' with {holds}"


def test_layouts_are_found_by_what_they_hold_whatever_they_are_called() -> None:
    def renamed(part: bytes) -> bytes:
        return re.sub(
            rb'<p:cSld name="[^"]*">',
            b'<p:cSld name="Vorlage">',
            re.sub(rb' type="(title|obj|titleOnly)" ', b" ", part),
        )

    deck = opened(rendered(altered(team(), {r"slideLayout\d+.xml$": renamed})))
    assert titles(deck)[:3] == ["Acme: review", "Goals", "Table"]


def test_a_template_is_as_good_as_a_presentation() -> None:
    content = altered(
        team(), {"Content_Types": lambda part: part.replace(b"presentation.main+xml", b"template.main+xml")}
    )
    assert titles(opened(rendered(content)))[0] == "Acme: review"


EXTERNAL = (
    b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://192.0.2.1/logo.png" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "'t.pptx' cannot be read as a presentation", id="empty"),
        pytest.param(b"PK\x03\x04" + b"x" * 99, "'t.pptx' cannot be read as a presentation", id="cut"),
        pytest.param(team()[:-2000], "'t.pptx' cannot be read as a presentation", id="torn"),
        pytest.param(altered(team(), {"presentation.xml$": lambda part: part[: len(part) // 2]}), "'t.pptx' cannot be read as a presentation", id="broken"),
        pytest.param(altered(team(), {"theme1.xml$": lambda _: b""}), "'t.pptx' cannot be read as a presentation", id="no theme"),
        pytest.param(altered(team(), {"Content_Types": lambda _: b"<x/>"}), "'t.pptx' cannot be read as a presentation", id="no types"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"x" * 99, "'t.pptx' is protected by a password, or is of an old version of PowerPoint", id="old"),
        pytest.param(altered(team(), {"Content_Types": lambda part: part.replace(b"presentation.main+xml", b"macroEnabled.main+xml")}), "'t.pptx' holds macros", id="macros"),
        pytest.param(altered(team(), {}, [("ppt/big.xml", b"<x>" + b" " * 31_000_000)]), "'t.pptx' is too large once unpacked", id="bomb"),
        pytest.param(altered(team(), {}, [(f"ppt/{number}.bin", b"") for number in range(5001)]), "'t.pptx' is too large once unpacked", id="parts"),
        pytest.param(altered(team(), {"presentation.xml$": lambda part: part.replace(b"<p:presentation", b'<!DOCTYPE x [<!ENTITY a "a">]><p:presentation', 1)}), "'t.pptx' holds XML that no presentation holds", id="entities"),
        pytest.param(altered(team(), {r"slideLayout2.xml.rels$": lambda part: part.replace(b"</Relationships>", EXTERNAL)}), "'t.pptx' links to a file outside of itself, in its layout 'Title and Content'", id="external"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_a_mistake_in_use(content: bytes, message: str) -> None:
    with pytest.raises(UsageError) as error:
        on(content, "t.pptx")
    assert error.value.message == message
    assert error.value.hint


def test_two_decks_on_the_same_file_have_the_same_bytes() -> None:
    assert rendered(team()) == rendered(team())


def test_a_renderer_is_made_once_for_many_documents() -> None:
    render = on(team(), "team.pptx")
    assert render(DOCUMENT) == render(DOCUMENT)
    assert find("pptx").on is on


GERMAN = (
    "Titelfolie",
    "Titel und Inhalt",
    "Abschnittsüberschrift",
    "Zwei Inhalte",
    "Vergleich",
    "Nur Titel",
    "Leer",
)
RUSSIAN = (
    "Титульный слайд", "Заголовок и объект", "Заголовок раздела", "Два объекта", "Сравнение", "Только заголовок",
    "Пустой слайд",
)  # fmt: skip
INVENTED = tuple(f"ACME {number}" for number in range(7))


@pytest.mark.parametrize("typed", [True, False], ids=["with kinds", "without kinds"])
@pytest.mark.parametrize("names", [GERMAN, RUSSIAN, INVENTED], ids=["German", "Russian", "invented"])
def test_layouts_of_any_language_are_found(names: tuple[str, ...], *, typed: bool) -> None:
    def rename(deck: Any) -> None:
        for layout, name in zip(deck.slide_layouts, names, strict=False):
            layout.element.cSld.set("name", name)
            if not typed:
                layout.element.attrib.pop("type", None)

    deck = opened(rendered(team(rename)))
    assert [slide.slide_layout.name for slide in deck.slides][:3] == [names[0], names[1], names[5]]


def second_master(deck: Any) -> None:
    """A master like the first one, with layouts of the same names and another place for titles."""
    old = deck.slide_master
    package, link = (
        deck.part.package,
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    )
    master = SlideMasterPart(
        PackURI("/ppt/slideMasters/slideMaster2.xml"), old.part.content_type, package, copied(old)
    )
    master.relate_to(old.part.part_related_by(RT.THEME), RT.THEME)
    listed = master.slide_master.element.get_or_add_sldLayoutIdLst()
    for entry in list(listed):
        listed.remove(entry)
    for number, layout in enumerate(old.slide_layouts):
        name = PackURI(f"/ppt/slideLayouts/slideLayout{50 + number}.xml")
        part = SlideLayoutPart(name, layout.part.content_type, package, copied(layout))
        part.relate_to(master, RT.SLIDE_MASTER)
        entry = listed.makeelement(f"{PRESENTATION}sldLayoutId", {"id": str(2_147_484_000 + number)})
        entry.set(link, master.relate_to(part, RT.SLIDE_LAYOUT))
        listed.append(entry)
    entry = listed.makeelement(f"{PRESENTATION}sldMasterId", {"id": "2147483999"})
    entry.set(link, deck.part.relate_to(master, RT.SLIDE_MASTER))
    deck.element.find(f"{PRESENTATION}sldMasterIdLst").append(entry)


def copied(shown: Any) -> Any:
    return parse_xml(serialize_for_reading(shown.element))


@pytest.mark.parametrize(
    ("lacks", "master"),
    [
        pytest.param((), 0, id="both have all"),
        pytest.param(("Title Only",), 1, id="the first lacks one"),
        pytest.param(("Title Slide", "Title Only"), 1, id="the first has one"),
    ],
)
def test_all_slides_are_of_one_master(lacks: tuple[str, ...], master: int) -> None:
    def change(deck: Any) -> None:
        second_master(deck)
        for layout in list(deck.slide_master.slide_layouts):
            if layout.name in (*lacks, "Two Content", "Comparison", "Section Header"):
                for kind in layout.placeholders:
                    kind.element.ph.set("type", "pic")

    deck = opened(rendered(team(change)))
    wanted = deck.slide_masters[master].part.partname
    assert {slide.slide_layout.slide_master.part.partname for slide in deck.slides} == {wanted}
    assert list(outside(deck)) == []


def test_a_title_at_the_side_has_as_many_lines_as_there_is_room_for() -> None:
    def aside(deck: Any) -> None:
        for layout in deck.slide_layouts:
            if layout.name in ("Title and Content", "Title Only"):
                title = layout.placeholders[0]
                title.left, title.top, title.width, title.height = (
                    Inches(each) for each in (0.3, 0.3, 3.2, 6)
                )

    body = "# A\n\n## Last quarter's goals and what became of all of them: two of three reached\n\nWords.\n"
    deck = opened(rendered(team(aside), parse(body, Texts())))
    assert titles(deck)[1] == "Last quarter's goals and what became of all of them: two of three reached"
