import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acctplan.language_server.buffer import Buffer
from acctplan.language_server.positions import Encoding, Position, Range, units

ODD = st.text(st.sampled_from("ab|\n\r🟢é京\u2028\x0c\x85\ufeff"), max_size=30)


def place(start: tuple[int, int], end: tuple[int, int]) -> Range:
    return Range(Position(*start), Position(*end))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [""], id="nothing"),
        pytest.param("a", ["a"], id="one line"),
        pytest.param("a\n", ["a", ""], id="a line end begins a line"),
        pytest.param("a\r\nb\rc\nd", ["a", "b", "c", "d"], id="all line ends"),
        pytest.param("a\u2028b\x0cc\x85d", ["a\u2028b\x0cc\x85d"], id="what only looks like a line end"),
        pytest.param("\r\r\n\n", ["", "", "", ""], id="nothing but line ends"),
    ],
)
def test_lines_end_as_the_protocol_has_it(text: str, lines: list[str]) -> None:
    buffer = Buffer(text, Encoding.UTF16)

    assert (list(buffer.lines), buffer.text) == (lines, text)


@pytest.mark.parametrize(
    ("start", "end", "text", "expected"),
    [
        pytest.param((0, 0), (0, 0), "x", "xone\r\n🟢two\r\n", id="insert"),
        pytest.param((1, 2), (1, 5), "", "one\r\n🟢\r\n", id="delete behind an emoji"),
        pytest.param((0, 3), (1, 0), "", "one🟢two\r\n", id="join two lines"),
        pytest.param((0, 99), (0, 99), "!", "one!\r\n🟢two\r\n", id="beyond the end of a line is its end"),
        pytest.param(
            (9, 0), (9, 9), "end", "one\r\n🟢two\r\nend", id="beyond the end of the text is its end"
        ),
        pytest.param((1, 0), (0, 0), "", "🟢two\r\n", id="a range that is the wrong way round"),
    ],
)
def test_a_change(start: tuple[int, int], end: tuple[int, int], text: str, expected: str) -> None:
    buffer = Buffer("one\r\n🟢two\r\n", Encoding.UTF16)

    assert buffer.changed(place(start, end), text).text == expected
    assert buffer.text == "one\r\n🟢two\r\n"


@given(
    ODD,
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), ODD), max_size=6),
    st.sampled_from(Encoding),
)
def test_changes_piece_by_piece_are_changes_of_the_text(
    text: str, edits: list[tuple[int, int, str]], encoding: Encoding
) -> None:
    buffer, expected = Buffer(text, encoding), text
    for one, other, new in edits:
        start, end = sorted(_border(expected, each) for each in (one, other))
        buffer = buffer.changed(
            Range(_place(expected, start, encoding), _place(expected, end, encoding)), new
        )
        expected = expected[:start] + new + expected[end:]

    assert buffer.text == expected
    assert list(buffer.lines) == re.split(r"\r\n|\n|\r", expected)


def _border(text: str, offset: int) -> int:
    """An offset in the text that an editor can name: none stands between the two halves of CRLF."""
    offset = min(offset, len(text))
    return offset - 1 if text[offset - 1 : offset + 1] == "\r\n" else offset


def _place(text: str, offset: int, encoding: Encoding) -> Position:
    *before, last = re.split(r"\r\n|\n|\r", text[:offset])
    return Position(len(before), units(last, encoding))
