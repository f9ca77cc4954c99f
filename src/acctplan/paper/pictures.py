"""Charts as pictures on paper: in the fonts at hand, in fixed colours, with words for those who do not see them."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from acctplan import charts
from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.brand import Look
from acctplan.charts.drawing.palette import LIGHT, Palette
from acctplan.paper.lettering import Lettering

PIXEL = 0.75
"""Points of a picture's pixel on paper."""

_SIZE = re.compile(r'<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"')
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_PLAIN_NAME = re.compile("[A-Za-z][A-Za-z0-9 -]*")
_NOT_IN_NAME = re.compile("[\"'<>&;,\\\\]")
_LONGEST = 2_000
_SHEET = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: json(bytes(sys.inputs.fonts)))
#for one in json(bytes(sys.inputs.pictures)) { page(image(bytes(one), format: "svg")) }
"""


class Drawing(NamedTuple):
    """A picture as SVG, what is said in its place, and how wide and high it is in points."""

    svg: str
    spoken: str
    width: float
    height: float


def palette_of(look: Look, families: Sequence[str]) -> Palette:
    """The colours of pictures on paper, and the families that draw their letters."""
    accent = f"#{look.ink(LIGHT.accent[1:])}"
    return replace(LIGHT, fonts=", ".join(map(_quoted, families)), accent=accent)


def _quoted(family: str) -> str:
    """A family as SVG lists it: a name of one word as it is."""
    return family if _PLAIN_NAME.fullmatch(family) else "'" + _NOT_IN_NAME.sub("", family) + "'"


def drawn(
    chart: Chart, key: str, lettering: Lettering, room: float, tallest: float, palette: Palette
) -> Drawing | None:
    """The picture of a chart, made smaller if it has to be; None if there is nothing to draw."""
    svg = charts.draw(chart, palette, key)
    found = _SIZE.search(svg)
    if not found:
        return None
    width, height = float(found.group(1)), float(found.group(2))
    scale = min(PIXEL, room / width, tallest / max(height, 1.0))
    return Drawing(lettering.shown(svg), lettering.shown(_spoken(chart, svg)), width * scale, height * scale)


def sheet(drawings: Sequence[Drawing], families: Sequence[str]) -> tuple[bytes, dict[str, str]]:
    """A program of the typesetter with one picture a page, and its inputs."""
    pictures = json.dumps([each.svg for each in drawings])
    return _SHEET, {"pictures": pictures, "fonts": json.dumps(families)}


def _spoken(chart: Chart, svg: str) -> str:
    found = _DESCRIPTION.search(svg)
    said = unescape(found.group(1)) if found else ""
    return ". ".join(filter(None, [plain_text(chart.title), said]))[:_LONGEST] or chart.tongue.t("Picture")
