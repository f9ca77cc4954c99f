"""What a configuration says of looks, and what is said of a file that is of no use."""

import os
from pathlib import Path

import pytest

from acctplan.brand import Font, Look
from acctplan.brand.loading import look_of
from acctplan.errors import UsageError
from acctplan.settings import parse
from made_fonts import made_font

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h9"/></svg>'
LOGO_HINT = "save it as a PNG, a JPEG, or an SVG of paths only"
FONT_HINT = "name a font file (.ttf, .otf, .ttc), or a folder of them"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a logo and fonts, beside one that is none of its business."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.svg").write_text(SVG, encoding="utf-8")
    root = tmp_path / "plans"
    (root / "brand" / "fonts").mkdir(parents=True)
    (root / "brand" / "logo.svg").write_text(SVG, encoding="utf-8")
    (root / "brand" / "fonts" / "b.ttf").write_bytes(made_font("B", "b"))
    (root / "brand" / "fonts" / "a.OTF").write_bytes(made_font("A", "a"))
    (root / "brand" / "fonts" / "OFL.txt").write_text("free", encoding="utf-8")
    return root


def looked(folder: Path, text: str) -> Look:
    return look_of(parse(text), folder)


def test_all_of_a_look(folder: Path) -> None:
    look = looked(
        folder,
        '[render]\nfonts = ["brand/fonts"]\n[render.brand]\nname = " Acme\\n Ltd "\nlogo = "brand/logo.svg"\n'
        'font = "Source  Sans"\ncolours = { primary = "#16425b" }',
    )
    assert look.logo is not None
    assert (look.name, look.logo.kind, look.logo.width, look.font) == ("Acme Ltd", "svg", 40, "Source Sans")
    assert (look.primary, look.accent) == ("16425B", "")
    assert [each.name for each in look.fonts] == ["brand/fonts/a.OTF", "brand/fonts/b.ttf"]


def test_no_settings_are_our_look(folder: Path) -> None:
    assert looked(folder, "") == Look()


def test_fonts_are_read_only_if_they_are_wanted(folder: Path) -> None:
    settings = parse('[render]\nfonts = ["nowhere.ttf"]')
    assert look_of(settings, folder, with_fonts=False).fonts == ()


def test_a_font_may_be_one_file(folder: Path) -> None:
    fonts = looked(folder, '[render]\nfonts = ["brand/fonts/b.ttf"]').fonts
    assert fonts == (Font("brand/fonts/b.ttf", made_font("B", "b")),)


MISTAKES = [
    (
        '[render.brand]\nlogo = "brand/none.svg"',
        "2: there is no file 'brand/none.svg'",
        "paths are relative to this file",
    ),
    ('[render.brand]\nlogo = "brand"', "2: 'brand' is not a regular file", LOGO_HINT),
    (
        '[render.brand]\nlogo = "brand/link.svg"',
        "2: 'brand/link.svg' leads out of the folder of the configuration",
        "put the file itself there",
    ),
    ('[render.brand]\nlogo = "brand/bad.svg"', "2: the logo 'brand/bad.svg' holds <script>", LOGO_HINT),
    (
        '[render.brand]\nlogo = "brand/fonts/b.ttf"',
        "2: the logo 'brand/fonts/b.ttf' is no SVG in UTF-8",
        LOGO_HINT,
    ),
    ('[render.brand]\nlogo = "brand/cut.png"', "2: the logo 'brand/cut.png' is damaged", LOGO_HINT),
    ('[render.brand]\nlogo = "brand/pipe"', "2: 'brand/pipe' is not a regular file", LOGO_HINT),
    (
        '[render]\nfonts = [\n"brand/fonts",\n"brand/x.ttf"]',
        "4: there is no file 'brand/x.ttf'",
        "paths are relative to this file",
    ),
    ('[render]\nfonts = ["brand/fonts/OFL.txt"]', "2: 'brand/fonts/OFL.txt' is no font", FONT_HINT),
    ('[render]\nfonts = ["brand/empty/"]', "2: the folder 'brand/empty/' holds no font", FONT_HINT),
    (
        '[render]\nfonts = ["brand/away"]',
        "2: 'brand/away' leads out of the folder of the configuration",
        "put the file itself there",
    ),
    (
        '[render]\nfonts = ["brand/away.ttf"]',
        "2: 'brand/away.ttf' leads out of the folder of the configuration",
        "put the file itself there",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES, ids=[each[1] for each in MISTAKES])
def test_a_mistake_is_told_with_its_line(folder: Path, text: str, message: str, hint: str) -> None:
    brand, other = folder / "brand", folder.parent / "other"
    (brand / "link.svg").symlink_to(other / "secret.svg")
    (brand / "away").symlink_to(other)
    (brand / "away.ttf").symlink_to(other / "secret.svg")
    (brand / "bad.svg").write_text(SVG.replace("<path", "<script/><path"), encoding="utf-8")
    (brand / "cut.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (brand / "empty").mkdir()
    os.mkfifo(brand / "pipe")
    with pytest.raises(UsageError) as error:
        looked(folder, text)
    assert (error.value.message, error.value.hint) == (f"acctplan.toml:{message}", hint)


@pytest.mark.parametrize("path", ["../x.ttf", "/usr/share/fonts/x.ttf", "C:/x.ttf", "a\\\\x.ttf", ""])
def test_a_path_outside_is_no_font(path: str) -> None:
    with pytest.raises(
        UsageError, match=r"^acctplan\.toml:2: render\.fonts\[0\] = '.*' is not a path below this folder$"
    ):
        parse(f'[render]\nfonts = ["{path}"]')


def test_a_folder_may_not_hold_more_fonts_than_a_machine_has_room_for(folder: Path) -> None:
    for number in range(65):
        (folder / "brand" / "fonts" / f"{number}.ttf").write_bytes(b"OTTO")
    with pytest.raises(UsageError, match="there are 67 fonts, more than 64"):
        looked(folder, '[render]\nfonts = ["brand/fonts"]')
