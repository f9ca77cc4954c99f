"""How much room texts and tables take on a slide, and where they are divided."""

import pytest

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Table, Text
from acctplan.renderers.pptx.grids import Cell, Grid, of_table
from acctplan.renderers.pptx.paragraphs import Para, Style, Words
from acctplan.renderers.pptx.text import Run, line_width, lines, plain, text_of, wrapped


@pytest.mark.parametrize(
    "text",
    [
        "one two three four five six",
        "x" * 200,
        "顧客満足度を向上させる" * 9,
        "нужно больше слов в строке " * 5,
        "a  b   c ",
        "",
    ],
)
@pytest.mark.parametrize("room", [40.0, 90.0, 300.0])
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    found = wrapped(plain(text), 14, room)
    assert "".join(map(text_of, found)) == text
    assert all(
        line_width((*line[:-1], line[-1]._replace(text=line[-1].text.rstrip())) if line else (), 14) <= room
        for line in found
    )


def test_looks_survive_wrapping() -> None:
    line = (Run("one "), Run("two three four", bold=True), Run(" five"))
    again = [run for part in wrapped(line, 14, 60) for run in part]
    assert "".join(run.text for run in again if run.bold) == "two three four"


def test_inlines_become_lines_where_they_say_so() -> None:
    texts = Texts()
    (paragraph,) = parse(texts.inline("a **b** `c`<br>d"), texts).blocks
    found = lines(paragraph.inlines)  # type: ignore[union-attr]
    assert [[(run.text, run.bold, run.mono) for run in line] for line in found] == [
        [("a ", False, False), ("b", True, False), (" ", False, False), ("c", False, True)],
        [("d", False, False)],
    ]


def test_words_are_divided_between_paragraphs_and_a_heading_stays_with_the_next() -> None:
    paras = (
        *(Para(plain(f"p{number}")) for number in range(3)),
        Para(plain("Head"), Style.HEAD),
        Para(plain("last")),
    )
    first, rest = Words(paras).divided(20, 400, 24 * 4 + 1, fresh=False)
    assert first is not None
    assert rest is not None
    assert [text_of(para.line) for para in first.paras] == ["p0", "p1", "p2"]
    assert [text_of(para.line) for para in rest.paras] == ["Head", "last"]


def test_a_paragraph_goes_on_only_if_it_is_longer_than_a_slide() -> None:
    long = Words((Para(plain("word " * 400)),))
    assert long.divided(20, 400, 100, fresh=False) == (None, long)
    first, rest = long.divided(20, 400, 100, fresh=True)
    assert first is not None
    assert rest is not None
    assert first.height(20, 400) <= 100


def grid(rows: int, text: str = "x") -> Grid:
    cells = tuple((Cell((plain(f"{number}"),)), Cell((plain(text),))) for number in range(rows))
    header = (Cell((plain("No"),)), Cell((plain("What"),)))
    return Grid(header, cells, parse("| a | b |\n|--:|---|\n", Texts()).blocks[0].alignments)  # type: ignore[union-attr]


def test_a_table_is_divided_between_rows_and_keeps_its_widths() -> None:
    whole = grid(30)
    first, rest = whole.divided(14, 400, 200, fresh=True)
    assert first is not None
    assert rest is not None
    assert first.height(14, 400) <= 200
    assert first.header == rest.header
    assert first.widths == rest.widths
    assert [*first.rows, *rest.rows] == [*whole.rows]


def test_widths_fill_the_room_and_numbers_stay_narrow() -> None:
    fixed = grid(3, "some words").fixed(14, 400)
    assert round(sum(fixed.widths), 3) == 400
    assert fixed.widths[0] < 60


@pytest.mark.parametrize("texts", [["x" * 3000, "y"], ["a " * 900, "b " * 30], ["短い", "長い" * 500]])
def test_widths_fill_the_room_whatever_the_cells_hold(texts: list[str]) -> None:
    table = Table(((Text("A"),), (Text("B"),)), (tuple((Text(text),) for text in texts),), (parse("| a |\n|---|\n", Texts()).blocks[0].alignments[0],) * 2)  # type: ignore[union-attr] # fmt: skip
    ((made, columns),) = of_table(table, (), 600)
    widths = made.fixed(16, 600).widths
    assert columns == (0, 1)
    assert round(sum(widths), 3) == 600
    assert min(widths) > 20
