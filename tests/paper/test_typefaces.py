"""Fonts of a team: which are used, and when."""

import struct
from dataclasses import replace

import pytest

from acctplan.blocks import Document, Texts, parse
from acctplan.brand import Font, Look
from acctplan.errors import UsageError
from acctplan.paper.face import our_face, read_face
from acctplan.paper.typefaces import families_in, lacking_in, our_typefaces, typefaces_of
from made_fonts import made_font

STAR = Font("star.ttf", made_font("Test Star", "星"))
STAR_BOLD = Font("star-bold.ttf", made_font("Test Star", "星", "Bold"))
SHADE = Font("shade.ttf", made_font("Test Shade", "影星"))
MAIN = Font("main.ttf", made_font("Main", "AB"))


def document(body: str, *fonts: Font, font: str = "") -> Document:
    return replace(parse(body, Texts()), look=Look(fonts=fonts, font=font))


def test_a_document_that_our_font_has_reads_no_other() -> None:
    broken = Font("broken.ttf", b"OTTO")
    assert typefaces_of(document("Plain", broken)) == our_typefaces()


def test_a_team_s_fonts_stand_behind_ours_and_before_those_at_hand() -> None:
    fonts = typefaces_of(document("星", STAR, SHADE))
    assert fonts.families == ("Inter", "Test Star", "Test Shade", "DejaVu Sans Mono", "Libertinus Serif")
    assert fonts.mono == ("DejaVu Sans Mono", "Inter", "Test Star", "Test Shade")
    assert "影" in fonts.signs
    assert fonts.face == our_face()


def test_the_first_font_with_a_character_is_used_with_all_of_its_family() -> None:
    fonts = typefaces_of(document("星", SHADE, STAR, STAR_BOLD))
    assert fonts.files("a星") == (SHADE.content,)
    fonts = typefaces_of(document("星", STAR, SHADE, STAR_BOLD))
    assert fonts.files("a星") == (STAR.content, STAR_BOLD.content)
    assert fonts.files("星影") == (STAR.content, SHADE.content, STAR_BOLD.content)
    assert fonts.files("abc") == ()


def test_the_family_of_a_brand_stands_first_and_is_measured_with() -> None:
    fonts = typefaces_of(document("Plain", STAR, MAIN, font="main"))
    assert fonts.families[:3] == ("Main", "Inter", "Test Star")
    assert fonts.files("Plain") == (MAIN.content,)
    assert fonts.face == read_face(MAIN.content)


def test_a_family_without_a_file_leaves_ours() -> None:
    fonts = typefaces_of(document("Plain", STAR, font="Calibri"))
    assert fonts.families[0] == "Inter"
    assert fonts.files("Plain") == ()


def test_what_no_font_has_is_lacking() -> None:
    made = document("星影手", STAR)
    assert lacking_in(made, made.blocks) == ("影", "手")


@pytest.mark.parametrize("content", [b"OTTO", b"\0\1\0\0" + b"\xff" * 300, made_font("X", "x")[:2000]])
def test_a_file_that_is_no_font_is_told(content: bytes) -> None:
    with pytest.raises(UsageError) as error:
        typefaces_of(document("星", Font("brand/x.ttf", content)))
    assert (error.value.message, error.value.hint) == (
        "'brand/x.ttf' cannot be read as a font",
        "name another in [render] fonts",
    )


def test_a_font_that_repeats_its_characters_without_an_end_is_none() -> None:
    content = made_font("X", "xy")
    groups = struct.pack(">III", ord("x"), ord("x"), 0)
    at = content.index(groups[:8])
    hostile = (
        content[:at]
        + struct.pack(">III", 0, 0x10FFFF, 0)
        + struct.pack(">III", 0, 0x10FFFF, 0)
        + content[at + 24 :]
    )
    with pytest.raises(ValueError, match="no TrueType"):
        read_face(hostile)


def test_a_collection_is_asked_by_the_family_of_the_language() -> None:
    assert families_in(STAR) == ("Test Star",)
