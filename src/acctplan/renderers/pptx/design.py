"""What a deck looks like: its layouts by what we use them for, the room on them, and the colours of its theme."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from acctplan.brand import PLAIN, Look
from acctplan.brand.colours import contrast, luminance, mixed
from acctplan.renderers.pptx.markup import EMU, Colours, Place, solid
from acctplan.renderers.pptx.stock import presentation

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LIGHT_HEALTH = {"green": "1B6B3A", "amber": "85500A", "red": "A32A20"}
_DARK_HEALTH = {"green": "86D3A0", "amber": "EABB6C", "red": "F39C92"}


class Slot(NamedTuple):
    """Where a text of a layout stands, and the size of type that the layout gives it."""

    place: Place
    size: float


@dataclass(frozen=True)
class Design:
    """A presentation to add slides to. `opening`, `content` and `only` are its layouts: a title slide, one with a
    title and text, and one with a title only.
    """

    presentation: "Presentation"
    opening: Any
    content: Any
    only: Any
    colours: Colours
    room: Place
    tall: float = 1.0
    """How much higher lines may come out than in our own fonts."""

    @property
    def wide(self) -> float:
        """The width of a slide in points."""
        return float(self.presentation.slide_width or 0) / EMU

    @property
    def high(self) -> float:
        """The height of a slide in points."""
        return float(self.presentation.slide_height or 0) / EMU


def stock(look: Look = PLAIN) -> Design:
    """Our own design, in a team's look."""
    import pptx  # noqa: PLC0415 - slow to import

    made = pptx.Presentation(io.BytesIO(presentation(look)))
    opening, content, _, only, _ = made.slide_layouts
    return designed(made, opening, content, only)


def designed(made: "Presentation", opening: Any, content: Any, only: Any, tall: float = 1.0) -> Design:
    """A design of a presentation and three of its layouts."""
    return Design(made, opening, content, only, _colours(only), _room(made, content, only), tall)


def title_of(layout: Any) -> Any | None:
    """The placeholder of a layout's title."""
    return next((each for each in layout.placeholders if kind_of(each) in ("title", "ctrTitle")), None)


def texts_of(layout: Any) -> list[Any]:
    """The placeholders of a layout that take a text below its title."""
    return [each for each in layout.placeholders if kind_of(each) in ("obj", "body", "subTitle")]


def kind_of(placeholder: Any) -> str:
    """What a placeholder is for, as files have it."""
    return str(placeholder.element.ph.get("type", "obj"))


def place_of(shape: Any) -> Place:
    """Where a shape stands, in points; of a placeholder, as it inherits it."""
    return Place(*(float(each or 0) / EMU for each in (shape.left, shape.top, shape.width, shape.height)))


def slot(placeholder: Any, layout: Any, usual: float) -> Slot:
    """Where a placeholder's text stands and its size; `usual` if no one says so."""
    return Slot(place_of(placeholder), next(_sizes(placeholder, layout), usual))


def _sizes(placeholder: Any, layout: Any) -> Iterator[float]:
    """The sizes of type that a placeholder, its master and the styles of that state, the nearest first."""
    master = layout.slide_master
    kind = kind_of(placeholder)
    title = kind in ("title", "ctrTitle")
    above = [each for each in master.placeholders if kind_of(each) == ("title" if title else "body")]
    for shape in (placeholder, *above):
        yield from _stated(shape.element.find(f"{_P}txBody/{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr"))
    styles = f"{_P}txStyles/{_P}{'titleStyle' if title else 'bodyStyle'}"
    yield from _stated(master.element.find(f"{styles}/{_A}lvl1pPr/{_A}defRPr"))


def _stated(properties: Any) -> Iterator[float]:
    if properties is not None and (size := properties.get("sz", "")).isdigit():
        yield int(size) / 100


def _room(made: "Presentation", content: Any, only: Any) -> Place:
    """Where content may stand: the text of the content layout, below the title and above what stands at the foot."""
    wide, high = float(made.slide_width or 0) / EMU, float(made.slide_height or 0) / EMU
    body = place_of(texts_of(content)[0])
    titles = [place_of(title_of(each)) for each in (content, only)]
    top = max([body.y, *(each.y + each.high + 4 for each in titles if each.y < high / 2)])
    feet = [place_of(each).y for each in only.placeholders if kind_of(each) in ("ftr", "sldNum", "dt")]
    bottom = min([body.y + body.high, high - 8, *(each - 4 for each in feet if each > high / 2)])
    left = min(max(body.x, 8.0), wide / 3)
    right = min(body.x + body.wide, wide - 8)
    if right - left < wide / 2:
        right = wide - left
    if bottom - top < high / 3:
        top, bottom = high * 0.22, high * 0.9
    return Place(left, top, right - left, bottom - top)


def _colours(layout: Any) -> Colours:
    """Fills that can be read on the theme's ground, whatever it is."""
    theme = _theme(layout)
    ground, accent = theme.get("bg1", "FFFFFF"), theme.get("accent1", "0F6A70")
    ink = theme.get("tx1", "000000")
    health = _DARK_HEALTH if luminance(ground) < 0.4 else _LIGHT_HEALTH
    on_header = "FFFFFF" if contrast("FFFFFF", accent) >= 4.5 else "111111"
    strong = "accent1" if contrast(accent, ground) >= 4.5 else "tx1"
    return Colours(
        header=solid("accent1"),
        on_header=solid(on_header),
        tints=tuple(solid(mixed(accent, ground, share)) for share in (0.06, 0.18, 0.32, 0.46)),
        faint=solid(mixed(ink, ground, 0.06)),
        line=solid(mixed(ink, ground, 0.25)),
        strong=solid(strong),
        bars={
            "behind": mixed(ink, ground, 0.38),
            "whole": mixed(accent, ground, 0.45),
            "more": mixed(health["green"], ground, 0.45),
            "less": mixed(health["red"], ground, 0.45),
        },
        health=health,
    )


def _theme(layout: Any) -> dict[str, str]:
    """The colours of a layout's theme as six digits, by the names that slides use."""
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - slow to import
    from pptx.oxml import parse_xml  # noqa: PLC0415

    master = layout.slide_master
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(part.blob)
    found: dict[str, str] = {}
    for scheme in root.iter(f"{_A}clrScheme"):
        for entry in scheme:
            digits = next((each.get("lastClr") or each.get("val", "") for each in entry), "")
            found[str(entry.tag).removeprefix(_A)] = digits.upper()
    mapping = master.element.find(f"{_P}clrMap")
    named = {
        name: found.get(target, "")
        for name, target in (mapping.attrib if mapping is not None else {}).items()
    }
    return {name: digits for name, digits in {**found, **named}.items() if _is_colour(digits)}


def _is_colour(digits: str) -> bool:
    return len(digits) == 6 and all(sign in "0123456789ABCDEF" for sign in digits)
