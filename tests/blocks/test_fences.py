"""Charts as a body writes them: what readers see, what a program draws, and where an axis ends."""

import pytest

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Alignment, Chart, ChartRow, Inlines, Text


def chart(fence: str, texts: Texts | None = None) -> Chart:
    (block,) = parse(f"```{fence}\n```\n", texts or Texts()).blocks
    assert isinstance(block, Chart)
    return block


def text(shown: str) -> Inlines:
    return (Text(shown),) if shown else ()


@pytest.mark.parametrize(
    ("value", "shown", "exact"),
    [
        ("43% @ 0.4278", "43%", "0.4278"),
        ("2027-Q1 @ 2027-01-01/2027-03-31", "2027-Q1", "2027-01-01/2027-03-31"),
        ("On pace @ on pace", "On pace", "on pace"),
        ("+$5 @ 5 open", "+$5", "5 open"),
        ("– @ ", "–", ""),
        ("@ 7", "", "7"),
        ("me@x.example", "me@x.example", ""),
        ("5 @ 10% off", "5 @ 10% off", ""),
        ("5", "5", ""),
    ],
)
def test_a_value_may_say_what_it_is_exactly(value: str, shown: str, exact: str) -> None:
    (row,) = chart(f"chart way Way\nA: {value}").rows
    assert row == ChartRow(text("A"), (text(shown),), (exact,) if exact else ())


def test_an_author_cannot_say_what_is_drawn() -> None:
    texts = Texts()
    token = texts.plain("9% @ 0.99 | x: y")
    (row,) = chart(f"chart way Way\n{token}: {token}", texts).rows
    assert row == ChartRow(text("9% @ 0.99 | x: y"), (text("9% @ 0.99 | x: y"),))


def test_a_line_with_an_at_sign_is_the_scale() -> None:
    found = chart("chart timeline T\n@ 2026-11-21/2027-11-20\nA: x")
    assert found.scale == ("2026-11-21", "2027-11-20")
    assert len(found.rows) == 1


def test_a_picture_illustrates() -> None:
    assert chart("picture way Way\nA: 1").illustrates
    assert not chart("chart way Way\nA: 1").illustrates


def test_words_and_days_are_set_left_and_numbers_right() -> None:
    found = chart(
        "chart t T\n| What | When | Kind | Worth | Of\nA: Q1 @ 2027-01-01/2027-03-31 | Review | $5 | –"
    )
    none, right = Alignment.NONE, Alignment.RIGHT
    assert found.table().alignments == (none, none, none, right, right)
