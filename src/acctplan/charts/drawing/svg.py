"""A scene as SVG text: one element that holds everything and asks for nothing."""

from collections.abc import Iterator
from html import escape

from acctplan.blocks.characters import clean
from acctplan.charts.drawing.palette import Palette, Tone
from acctplan.charts.drawing.scene import WIDTH, Bar, Form, Label, Mark, Rule, Scene, Sign

_LONGEST_TITLE = 600
_EDGE = 3
"""Room on both sides for what a letter like J has left of its place."""
_PATHS = {
    Form.SQUARE: "M-.86 -.86H.86V.86H-.86Z",
    Form.DIAMOND: "M0 -1.1L1.1 0L0 1.1L-1.1 0Z",
    Form.TRIANGLE: "M0 -1L1.1 .9H-1.1Z",
    Form.RIGHT: "M-.7 -1L1 0L-.7 1Z",
    Form.LEFT: "M.7 -1L-1 0L.7 1Z",
    Form.DOWN: "M-1 -.7H1L0 1Z",
}


def to_svg(scene: Scene, palette: Palette, title: str, key: str) -> str:
    """The scene in a palette's colours; ids in it start with `key`. The same arguments give the same text."""
    return "\n".join(_lines(scene, palette, title, key))


def _lines(scene: Scene, palette: Palette, title: str, key: str) -> Iterator[str]:
    wide = WIDTH + 2 * _EDGE
    fonts = f' font-family="{_text(palette.fonts)}"' if palette.fonts else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{_EDGE} 0 {wide} {_number(scene.height)}" '
        f'width="{wide}" height="{_number(scene.height)}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc"{fonts}>'
    )
    yield f'<title id="{key}-title">{_text(title or "Picture")}</title>'
    yield f'<desc id="{key}-desc">{_text(scene.description)}</desc>'
    hatches = dict.fromkeys(each.tone for each in scene.marks if isinstance(each, Bar) and each.hatched)
    if hatches:
        yield "<defs>"
        yield from (_hatch(tone, palette, key) for tone in hatches if tone)
        yield "</defs>"
    yield from (_mark(each, palette, key) for each in scene.marks)
    yield "</svg>"


def _hatch(tone: Tone, palette: Palette, key: str) -> str:
    return (
        f'<pattern id="{key}-{tone.value}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V6" stroke="{palette.colour(tone)}" stroke-width="3"/></pattern>'
    )


def _mark(mark: Mark, palette: Palette, key: str) -> str:
    match mark:
        case Label():
            found = _label(mark, palette)
        case Bar():
            found = _bar(mark, palette, key)
        case Rule(x1, y1, x2, y2, tone, thick, dashed):
            dash = ' stroke-dasharray="4 3"' if dashed else ""
            found = (
                f'<path d="M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}" '
                f'stroke="{palette.colour(tone)}" stroke-width="{_number(thick)}"{dash}/>'
            )
        case Sign():
            found = _sign(mark, palette)
    return found


def _label(label: Label, palette: Palette) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor.value}"'
    weight = ' font-weight="600"' if label.bold else ""
    full = f"<title>{_text(_shortened(label.full))}</title>" if label.full else ""
    return (
        f'<text x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}" '
        f'fill="{palette.colour(label.tone)}"{anchor}{weight}>{_text(label.text)}{full}</text>'
    )


def _bar(bar: Bar, palette: Palette, key: str) -> str:
    fill = "none" if bar.tone is None else palette.colour(bar.tone)
    if bar.hatched and bar.tone:
        fill = f"url(#{key}-{bar.tone.value})"
    strength = f' fill-opacity="{_number(bar.strength)}"' if bar.strength != 1 else ""
    outline = f' stroke="{palette.colour(bar.outline)}"' if bar.outline else ""
    dash = ' stroke-dasharray="4 3"' if bar.dashed else ""
    rounded = f' rx="{_number(bar.round)}"' if bar.round else ""
    return (
        f'<rect x="{_number(bar.x)}" y="{_number(bar.y)}" width="{_number(bar.wide)}" '
        f'height="{_number(bar.high)}"{rounded} fill="{fill}"{strength}{outline}{dash}/>'
    )


def _sign(sign: Sign, palette: Palette) -> str:
    colour, x, y, half = palette.colour(sign.tone), _number(sign.x), _number(sign.y), sign.size / 2
    if sign.form is Form.RING:
        paper = palette.colour(Tone.PAPER)
        around = f'fill="{paper}" stroke="{colour}" stroke-width="2"'
        return f'<circle cx="{x}" cy="{y}" r="{_number(half - 1)}" {around}/>'
    if sign.form is Form.DISC:
        return f'<circle cx="{x}" cy="{y}" r="{_number(half)}" fill="{colour}"/>'
    return f'<path transform="translate({x} {y}) scale({_number(half)})" d="{_PATHS[sign.form]}" fill="{colour}"/>'


def _number(value: float) -> str:
    """At most two decimals and no needless zero, so that every machine writes the same."""
    if value == int(value):
        return str(int(value))
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE]}…"


def _text(text: str) -> str:
    return escape(clean(" ".join(text.split())), quote=True)
