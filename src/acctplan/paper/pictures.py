"""Charts as pictures on paper: in the fonts at hand, in fixed colours, with words for those who do not see them."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from acctplan import charts
from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts.drawing.palette import LIGHT
from acctplan.paper.lettering import Lettering

PIXEL = 0.75
"""Points of a picture's pixel on paper."""

FONTS = ("Inter", "DejaVu Sans Mono", "Libertinus Serif")
"""The families that draw letters, in the order in which they are asked."""

_SIZE = re.compile(r'<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"')
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
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


def drawn(chart: Chart, key: str, lettering: Lettering, room: float, tallest: float) -> Drawing | None:
    """The picture of a chart, made smaller if it has to be; None if there is nothing to draw."""
    svg = charts.draw(chart, replace(LIGHT, fonts=", ".join(FONTS)), key)
    found = _SIZE.search(svg)
    if not found:
        return None
    width, height = float(found.group(1)), float(found.group(2))
    scale = min(PIXEL, room / width, tallest / max(height, 1.0))
    return Drawing(lettering.shown(svg), lettering.shown(_spoken(chart, svg)), width * scale, height * scale)


def sheet(drawings: Sequence[Drawing]) -> tuple[bytes, dict[str, str]]:
    """A program of the typesetter with one picture a page, and its inputs."""
    pictures = json.dumps([each.svg for each in drawings])
    return _SHEET, {"pictures": pictures, "fonts": json.dumps(FONTS)}


def _spoken(chart: Chart, svg: str) -> str:
    found = _DESCRIPTION.search(svg)
    said = unescape(found.group(1)) if found else ""
    return ". ".join(filter(None, [plain_text(chart.title), said]))[:_LONGEST] or chart.tongue.t("Picture")
