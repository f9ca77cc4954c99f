"""From the settings to a look: the only place here that reads files, and none outside of the configuration's folder."""

from collections.abc import Iterator
from pathlib import Path

from acctplan import source
from acctplan.brand import bitmaps, vectors
from acctplan.brand.look import Font, Logo, Look
from acctplan.errors import UsageError
from acctplan.settings import Settings
from acctplan.settings.positions import Keys

MOST_FONTS = 64
MAX_FONT, MAX_FONTS = 64_000_000, 256_000_000
"""Bytes of one font file, and of all of them."""

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MAGIC = (b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true")
_LOGO_HINT = "save it as a PNG, a JPEG, or an SVG of paths only"
_FONT_HINT = "name a font file (.ttf, .otf, .ttc), or a folder of them"


def look_of(settings: Settings, root: Path, *, with_fonts: bool = True) -> Look:
    """What a team's configuration in `root` says of looks.

    Raises: UsageError with file and line for a logo or font that cannot be used.
    """
    brand = settings.render.brand
    return Look(
        name=" ".join(brand.name.split()),
        logo=_logo(settings, root) if brand.logo else None,
        primary=_digits(brand.colours.primary),
        accent=_digits(brand.colours.accent),
        font=" ".join((brand.font or "").split()),
        fonts=tuple(_fonts(settings, root)) if with_fonts else (),
    )


def _digits(colour: str | None) -> str:
    return (colour or "")[1:].upper()


def _logo(settings: Settings, root: Path) -> Logo:
    keys, name = ("render", "brand", "logo"), str(settings.render.brand.logo)
    content = _content(settings, keys, root, name, bitmaps.MAX_BYTES, _LOGO_HINT)
    try:
        if bitmaps.is_bitmap(content):
            return Logo(name, *bitmaps.cleaned(content))
        drawing = vectors.cleaned(content)
    except (bitmaps.BrokenError, vectors.RefusedError) as error:
        raise settings.origin.mistake(keys, f"the logo '{name}' {error}", _LOGO_HINT) from error
    return Logo(name, "svg", *drawing)


def _fonts(settings: Settings, root: Path) -> Iterator[Font]:
    found = [
        (number, path)
        for number, name in enumerate(settings.render.fonts)
        for path in _files(settings, ("render", "fonts", number), root, name)
    ]
    left = MAX_FONTS
    for number, path in found:
        keys = ("render", "fonts", number)
        if len(found) > MOST_FONTS:
            raise settings.origin.mistake(
                keys, f"there are {len(found)} fonts, more than {MOST_FONTS}", "name fewer"
            )
        content = _content(settings, keys, root, path, min(MAX_FONT, left), _FONT_HINT)
        left -= len(content)
        if not content.startswith(_MAGIC):
            raise settings.origin.mistake(keys, f"'{path}' is no font", _FONT_HINT)
        yield Font(path, content)


def _files(settings: Settings, keys: Keys, root: Path, name: str) -> list[str]:
    """The file of a setting, or the font files of its folder, by their names below the root."""
    folder = root / name
    if not folder.is_dir():
        return [name]
    _refuse_outside(settings, keys, root, name)
    found = [
        f"{name.rstrip('/')}/{each.name}"
        for each in sorted(folder.iterdir())
        if each.suffix.lower() in _SUFFIXES
    ]
    if not found:
        raise settings.origin.mistake(keys, f"the folder '{name}' holds no font", _FONT_HINT)
    return found


def _content(settings: Settings, keys: Keys, root: Path, name: str, limit: int, hint: str) -> bytes:
    path = root / name
    if not path.exists():
        raise settings.origin.mistake(keys, f"there is no file '{name}'", "paths are relative to this file")
    _refuse_outside(settings, keys, root, name)
    read = source.read_bytes(path, name, limit)
    if isinstance(read, bytes):
        return read
    reason = read.unreadable.reason if read.unreadable else "cannot be read"
    raise settings.origin.mistake(keys, f"'{name}' {reason}", hint)


def _refuse_outside(settings: Settings, keys: Keys, root: Path, name: str) -> None:
    """Refuse a link that leads out of the folder of the configuration."""
    try:
        inside = (root / name).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{settings.origin.where(keys)}: '{name}' cannot be found", _FONT_HINT) from error
    if not inside:
        message = f"'{name}' leads out of the folder of the configuration"
        raise settings.origin.mistake(keys, message, "put the file itself there")
