"""Scenes as SVG text: escaped, rounded, in the palette's colours."""

from acctplan.charts.drawing.palette import LIGHT, PAGE, Tone
from acctplan.charts.drawing.scene import Anchor, Bar, Form, Label, Rule, Scene, Sign
from acctplan.charts.drawing.svg import to_svg

SCENE = Scene(
    20.005,
    (
        Bar(0, 1 / 3, 10, 5, Tone.WARN, hatched=True, outline=Tone.LINE, dashed=True),
        Rule(0, -0.001, 5, 5),
        Sign(Form.RING, 4, 4),
        Sign(Form.DIAMOND, 4, 4, size=8),
        Label(1, 2, "a<b", anchor=Anchor.END, bold=True, full="a<b and \x00 more"),
    ),
    'says "it"',
)


def test_a_scene_is_written_to_the_letter() -> None:
    assert to_svg(SCENE, LIGHT, "Ways & means", "p1").splitlines() == [
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 0 646 20" width="646" height="20" role="img" '
            'aria-labelledby="p1-title p1-desc" '
            'font-family="Noto Sans, Liberation Sans, Helvetica Neue, Arial, DejaVu Sans, sans-serif">'
        ),
        '<title id="p1-title">Ways &amp; means</title>',
        '<desc id="p1-desc">says &quot;it&quot;</desc>',
        "<defs>",
        (
            '<pattern id="p1-amber" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path d="M0 0V6" stroke="#85500a" stroke-width="3"/></pattern>'
        ),
        "</defs>",
        '<rect x="0" y="0.33" width="10" height="5" fill="url(#p1-amber)" stroke="#c9cfd4" stroke-dasharray="4 3"/>',
        '<path d="M0 0L5 5" stroke="#c9cfd4" stroke-width="1"/>',
        '<circle cx="4" cy="4" r="4" fill="#ffffff" stroke="#0f5257" stroke-width="2"/>',
        '<path transform="translate(4 4) scale(4)" d="M0 -1.1L1.1 0L0 1.1L-1.1 0Z" fill="#0f5257"/>',
        (
            '<text x="1" y="2" font-size="11.5" fill="#1b2430" text-anchor="end" font-weight="600">a&lt;b'
            "<title>a&lt;b and \ufffd more</title></text>"
        ),
        "</svg>",
    ]


def test_a_page_lends_its_colours_and_fonts() -> None:
    svg = to_svg(SCENE, PAGE, "", "p1")
    assert 'fill="var(--ink)"' in svg
    assert "font-family" not in svg
    assert "#" not in svg.replace("url(#p1-amber)", "")
    assert '<title id="p1-title">Picture</title>' in svg
