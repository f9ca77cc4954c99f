import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.language_server.positions import Encoding, Position, Range, Ruler, code_points, overlap, units
from acctplan.source import Span

# a letter, one of two bytes, one of three, an emoji, a family joined of five code points, wide letters
LINE = "aé€🟢👩‍👩‍👧東京"
PLACES = [
    # code points before a place, the same in the units of each encoding
    (0, 0, 0, 0),
    (1, 1, 1, 1),
    (2, 3, 2, 2),
    (3, 6, 3, 3),
    (4, 10, 5, 4),
    (9, 28, 13, 9),
    (11, 34, 15, 11),
]


@pytest.mark.parametrize(("points", "utf8", "utf16", "utf32"), PLACES)
def test_a_place_in_code_units(points: int, utf8: int, utf16: int, utf32: int) -> None:
    text = LINE[:points]

    assert [units(text, each) for each in Encoding] == [utf8, utf16, utf32]


@pytest.mark.parametrize(("points", "utf8", "utf16", "utf32"), PLACES)
def test_a_place_in_code_points(points: int, utf8: int, utf16: int, utf32: int) -> None:
    counted = zip((utf8, utf16, utf32), Encoding, strict=True)

    assert [code_points(LINE, place, encoding) for place, encoding in counted] == [points] * 3


@pytest.mark.parametrize(
    ("character", "encoding", "points"),
    [
        pytest.param(4, Encoding.UTF16, 3, id="between the halves of an emoji"),
        pytest.param(2, Encoding.UTF8, 1, id="within a letter of two bytes"),
        pytest.param(99, Encoding.UTF16, 11, id="beyond the end"),
        pytest.param(-1, Encoding.UTF16, 0, id="before the beginning"),
    ],
)
def test_a_place_that_is_none_is_moved_to_one(character: int, encoding: Encoding, points: int) -> None:
    assert code_points(LINE, character, encoding) == points


@given(st.text(), st.sampled_from(Encoding), st.data())
def test_there_and_back(line: str, encoding: Encoding, data: st.DataObject) -> None:
    points = data.draw(st.integers(0, len(line)))

    assert code_points(line, units(line[:points], encoding), encoding) == points


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(1, 1, 1, 4), ((0, 0), (0, 3)), id="the first line"),
        pytest.param(Span(2, 2, 2, 3), ((1, 2), (1, 3)), id="behind an emoji"),
        pytest.param(Span(2, 9, 2, 99), ((1, 3), (1, 3)), id="beyond the line"),
        pytest.param(Span(3, 1, 9, 1), ((2, 0), (2, 0)), id="beyond the text"),
    ],
)
def test_a_span_is_a_range_of_the_editor(
    span: Span, expected: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    ruler = Ruler(["---", "🟢b", ""], Encoding.UTF16)

    assert ruler.range(span) == Range(*(Position(*each) for each in expected))


def test_a_byte_order_mark_is_a_character_of_the_editor_only() -> None:
    ruler = Ruler(["\ufeff---", "a"], Encoding.UTF16)

    assert ruler.range(Span(1, 1, 1, 4)) == ((0, 1), (0, 4))
    assert ruler.range(Span(2, 1, 2, 2)) == ((1, 0), (1, 1))
    assert [ruler.place(Position(0, each)) for each in (0, 1, 4)] == [(1, 1), (1, 1), (1, 4)]


def test_a_place_behind_the_last_line_is_the_end_of_the_text() -> None:
    assert Ruler(["a", "bc"], Encoding.UTF16).place(Position(7, 0)) == (2, 3)


def test_spans_that_only_touch_overlap() -> None:
    assert overlap(Span(1, 1, 1, 4), Span(1, 4, 1, 4))
    assert not overlap(Span(1, 1, 1, 4), Span(1, 5, 1, 6))
