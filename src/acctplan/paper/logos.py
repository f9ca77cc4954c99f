"""Logos for formats that not every program shows SVG in: drawn as bitmaps, sharp enough for paper."""

from importlib.util import find_spec

from acctplan.brand import Logo
from acctplan.errors import UsageError

_PIXELS = 1_000
_SHEET = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("logo.svg", width: %dpt)
"""
_WIDE = 360


def as_bitmap(logo: Logo) -> Logo:
    """The logo as PNG if it is an SVG, else as it is.

    Raises: UsageError if it cannot be drawn, or if the typesetter, which draws it, is not installed.
    """
    if logo.kind != "svg":
        return logo
    if find_spec("typst") is None:
        message = f"the logo '{logo.name}' needs the package 'typst', which is not installed"
        raise UsageError(message, "pip install 'acctplan[office]'")
    from typst import TypstError  # noqa: PLC0415 (needs the package)

    from acctplan.paper.typesetter import Extras, bitmaps  # noqa: PLC0415

    high = _WIDE * logo.height / logo.width
    sharpness = 72 * _PIXELS / max(_WIDE, high)
    try:
        pages = bitmaps(_SHEET % _WIDE, {}, Extras({"logo.svg": logo.content}), sharpness)
    except TypstError as error:
        raise unusable(logo) from error
    return logo._replace(kind="png", content=pages[0])


def unusable(logo: Logo) -> UsageError:
    """What is said of a logo that looked like a picture and is none."""
    return UsageError(f"the logo '{logo.name}' cannot be drawn", "save it as a PNG without interlacing")
