"""Whatever a picture shows: labels never overlap, nothing leaves the frame, and the SVG is well-formed and quiet."""

from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acctplan import charts
from acctplan.blocks.vocabulary import Chart, ChartRow, Inlines, Text
from acctplan.charts.drawing.palette import LIGHT, PAGE
from acctplan.charts.drawing.scene import SMALL, WIDTH, Anchor, Box, Label, Scene, Sign

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.one_of(
    st.text(max_size=30),
    st.text("abcdefMWij lĄŻŁß", min_size=1, max_size=60),
    st.text("абвгдЖШЩЮыф ", min_size=1, max_size=60),
    st.text("東京本社営業部長カタ한국어", min_size=1, max_size=40),
    st.text("مدير صض ( )abc", min_size=1, max_size=60),
    st.text("e\u0301\u200d\u202e\u2066👩🇩🇪ก็นதௌ", min_size=1, max_size=30),
    st.sampled_from(["W" * 10_000, "x" * 300, "a b " * 500, "<script>", "]]>", "\x00\x0b\ufffe", "–", ""]),
)
SHOWN = st.one_of(
    st.sampled_from(["–", "", "61%", "$420,000", "-€1,250,000,000,000,000", "2,400 calls a week", "94 min"]),
    NAMES,
)
EXACT = st.one_of(
    st.sampled_from(
        ["", "0", "0.61", "1", "-0.5", "7", "420000", "-420000", "1E+50", "1E-50", "9E999", "nan", "x"]
    ),
    st.sampled_from(
        ["high", "medium", "low", "milestone", "review", "touchpoint", "renewal", "behind", "100 open"]
    ),
    st.integers(-(10**9), 10**9).map(str),
    st.dates().map(str),
    st.tuples(st.integers(1, 400), st.integers(0, 100)).map(lambda pair: days(*pair)),
)
LIKELY: dict[str, list[list[str]]] = {
    "arr-bridge": [["", "1000", "-400", "1000 open"], ["", "1000", "-500", "99999999"]],
    "goal-progress": [["", "0", "0.4", "1.7", "-1"], ["", "0.5", "1"], [""], ["behind", "done", "overdue"]],
    "power-map": [[""], ["high", "medium", "low", "low"], ["high", "medium", "low", ""]],
    "timeline": [
        ["2026-11-21", "2027-03-01", "2027-01-01/2027-03-31", "2027-11-20", "2030-01-01"],
        ["milestone", "review", "renewal", "touchpoint"],
        [""],
    ],
    "value-progress": [[""], [""], [""], ["", "-0.4", "0", "0.5", "1", "3"]],
    "white-space": [["", "100", "20000", "-3"]] * 7,
}


def days(first: int, length: int) -> str:
    start = 2026 * 12 + first % 24
    begin = f"{start // 12}-{start % 12 + 1:02d}-{first % 28 + 1:02d}"
    return f"{begin}/2028-0{length % 9 + 1}-01"


def inlines(text: str) -> Inlines:
    return (Text(text),) if text else ()


@st.composite
def pictures(draw: st.DrawFn, kind: str) -> Chart:
    """A chart of a kind with up to 45 rows; half of the time its exact values are of the right sort."""
    count = draw(st.sampled_from([0, 1, 2, 3, 8, 12, 15, 40, 45]))
    pool = draw(st.lists(NAMES, min_size=1, max_size=5))
    shown = draw(st.lists(SHOWN, min_size=1, max_size=5))
    any_exact = draw(st.lists(EXACT, min_size=1, max_size=8))
    likely = draw(st.booleans())
    width = draw(st.integers(0, len(LIKELY[kind])))
    random = draw(st.randoms(use_true_random=False))

    def row() -> ChartRow:
        exact = [random.choice(LIKELY[kind][index] if likely else any_exact) for index in range(width)]
        values = tuple(inlines(random.choice(shown)) for _ in range(width))
        return ChartRow(inlines(random.choice(pool)), values, tuple(exact))

    heads = tuple(inlines(random.choice(pool)) for _ in range(width + 1))
    scale = draw(
        st.sampled_from([(), ("2026-11-21", "2027-11-20"), ("2026-11-21", "2026-11-21"), ("x", "y")])
    )
    return Chart(kind, inlines(random.choice(pool)), heads, tuple(row() for _ in range(count)), scale)


def scene_of(chart: Chart) -> Scene | None:
    picture = charts.find(chart.kind)
    assert picture
    numbers: Any = picture.read(chart)
    return picture.draw(numbers) if numbers is not None else None


def text_boxes(root: ElementTree.Element) -> list[tuple[str, Box]]:
    """The boxes of all texts as the SVG itself places them."""
    found = []
    for each in root.iter(f"{SVG}text"):
        label = Label(
            float(each.attrib["x"]),
            float(each.attrib["y"]),
            each.text or "",
            float(each.attrib["font-size"]),
            Anchor(each.get("text-anchor", "start")),
            bold=each.get("font-weight") == "600",
        )
        found.append((label.text, label.box))
    return found


@pytest.mark.parametrize("kind", charts.names())
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_labels_keep_apart_and_inside(kind: str, data: st.DataObject) -> None:
    chart = data.draw(pictures(kind))
    svg = charts.draw(chart, LIGHT)
    scene = scene_of(chart)
    assert bool(svg) is (scene is not None)
    if scene is None:
        return
    root = ElementTree.fromstring(svg)
    boxes = text_boxes(root)
    frame = Box(-0.01, -0.01, WIDTH + 0.01, scene.height + 0.01)
    for text, box in boxes:
        assert frame.left <= box.left <= box.right <= frame.right, text
        assert frame.top <= box.top <= box.bottom <= frame.bottom, text
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not first.meets(second), (one, other)
    signs = [mark.box for mark in scene.marks if isinstance(mark, Sign)]
    for text, box in boxes:
        assert not any(box.meets(sign) for sign in signs), text
    for each in root.iter(f"{SVG}rect"):
        left, wide, top, high = (float(each.attrib[name]) for name in ("x", "width", "y", "height"))
        assert frame.left <= left <= left + wide <= frame.right
        assert frame.top <= top <= top + high <= frame.bottom
        assert min(wide, high) >= 0


@pytest.mark.parametrize("kind", charts.names())
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_svg_holds_all_and_asks_for_nothing(kind: str, data: st.DataObject) -> None:
    chart = data.draw(pictures(kind))
    svg = charts.draw(chart, PAGE, "k")
    assert svg == charts.draw(chart, PAGE, "k")
    if not svg:
        return
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text
    assert root[1].text
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "path", "text", "rect", "circle"}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert not any(name.startswith("on") or "href" in name or name == "style" for name in attributes)
    fills = {
        value for each in root.iter() for name, value in each.attrib.items() if name in ("fill", "stroke")
    }
    ids = {f"url(#{each.attrib['id']})" for each in root.iter() if "id" in each.attrib}
    assert all(fill in ids for fill in fills if fill.startswith("url"))
    assert all(float(each.attrib["font-size"]) >= SMALL for each in root.iter(f"{SVG}text"))
