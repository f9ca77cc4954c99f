"""What is known of a font: its characters and their widths."""

import pytest

from acctplan.paper.face import fonts_folder, our_face, read_face


def test_our_font_has_latin_greek_and_cyrillic_letters() -> None:
    assert {*"Zażółć gęślą jaźń", *"Ελληνικά", *"Привет", *"Đặng", *"€₽–…“”●▲■"} <= set(our_face().advances)


def test_widths_are_shares_of_the_size() -> None:
    face = our_face()
    assert face.width("") == 0
    assert face.width("0") == pytest.approx(0.631, abs=0.001)
    assert face.width("il") < face.width("MW") / 3
    assert face.width("星") == 1.0


@pytest.mark.parametrize("name", ["Inter-Regular", "Inter-SemiBold", "Inter-Italic"])
def test_every_file_has_the_same_characters(name: str) -> None:
    face = read_face((fonts_folder() / f"{name}.ttf").read_bytes())
    assert set(face.advances) == set(our_face().advances)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a font at all", b"\x00\x01\x00\x00" + b"\xff" * 64],
    ids=["empty", "text", "broken"],
)
def test_what_is_no_font_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no TrueType or OpenType font"):
        read_face(content)


def test_the_licence_stands_beside_the_fonts() -> None:
    text = (fonts_folder() / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name" not in text.partition("-----")[0]
