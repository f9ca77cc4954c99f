"""Widths are upper bounds, and what does not fit is cut where a reader expects it."""

import pytest

from acctplan.charts.drawing.widths import elided, width, wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0.0),
        ("i", 2.8),
        ("W", 9.9),
        ("é", 6.5),
        ("ж", 9.6),
        ("東京", 20.4),
        ("e\u0301", 6.2),
        ("ص", 13.1),
    ],
    ids=["empty", "narrow", "wide", "accented", "cyrillic", "two wide characters", "combining", "arabic"],
)
def test_every_class_of_characters_has_its_width(text: str, expected: float) -> None:
    assert width(text, 10) == pytest.approx(expected)


def test_bold_is_wider() -> None:
    assert width("abc", 10, bold=True) == pytest.approx(1.15 * width("abc", 10))


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Short", 100, "Short"),
        ("  two \n lines ", 100, "two lines"),
        ("Fraud model in production", 100, "Fraud model in p…"),
        ("Fraud", 9, ""),
        ("مدير تقنية المعلومات", 90, "مدير تقني…\u200f"),
        ("Dana (دانا حدّاد)", 90, "Dana (دانا…"),
        ("a\x00b", 100, "a\ufffdb"),
        ("x" * 500, 40, "xxxx…"),
    ],
    ids=["fits", "blanks", "cut", "no room", "right to left", "mixed", "illegal", "endless"],
)
def test_a_line_is_cut_with_an_ellipsis(text: str, room: float, shown: str) -> None:
    assert elided(text, 10, room) == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One two three four", ["One two", "three four"]),
        ("Data Lake (Kafka)", ["Data Lake", "(Kafka)"]),
        ("Unbrokenandendlessword", ["Unbrokenan", "dendlessw…"]),
        ("a b c d e f g h i j k l m n o p", ["a b c d e f g", "h i j k l m…"]),
        ("", []),
    ],
    ids=["at blanks", "before a bracket", "inside a word", "too long", "empty"],
)
def test_a_text_breaks_into_lines(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 66, 2) == lines


def test_a_mark_stays_with_its_letter() -> None:
    assert elided("e\u0301" * 20, 10, 30) == "e\u0301" * 3 + "…"
