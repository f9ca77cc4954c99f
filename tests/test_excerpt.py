import time

import pytest
from rich.cells import cell_len

from acctplan.excerpt import excerpt

ROW = "| " + " | ".join(f"cell {number:02}" for number in range(30)) + " |"


def drawn(line: str, start: int, end: int, width: int) -> list[str]:
    cut = excerpt(line, start, end, width)
    assert cell_len(cut.text) <= width
    return [cut.text, " " * cut.before + "^" * cut.under]


@pytest.mark.parametrize(
    ("line", "start", "end", "shown"),
    [
        pytest.param("due: soon", 6, 10, ["due: soon", "     ^^^^"], id="plain"),
        pytest.param("", 1, 1, ["", "^"], id="empty line"),
        pytest.param("due:", 5, 5, ["due:", "    ^"], id="after the end"),
        pytest.param("due:", 40, 44, ["due:", "    ^"], id="outside the line"),
        pytest.param("due: soon", 6, 3, ["due: soon", "     ^"], id="end before start"),
        pytest.param("契約 soon", 4, 8, ["契約 soon", "     ^^^^"], id="wide characters before"),
        pytest.param("due 契約", 5, 7, ["due 契約", "    ^^^^"], id="wide characters under"),
        pytest.param("cafe\u0301 soon", 7, 11, ["cafe\u0301 soon", "     ^^^^"], id="combining character"),
        pytest.param("🚀 soon", 3, 7, ["🚀 soon", "   ^^^^"], id="emoji"),
        pytest.param("\tdue:\tsoon", 7, 11, ["    due:    soon", "            ^^^^"], id="tabs"),
        pytest.param("a\x1b[2Jb soon", 8, 12, [r"a\x1b[2Jb soon", "          ^^^^"], id="escapes"),
        pytest.param("\u202edue soon", 6, 10, [r"\u202edue soon", "          ^^^^"], id="direction"),
    ],
)
def test_the_span_is_underlined_in_terminal_cells(line: str, start: int, end: int, shown: list[str]) -> None:
    assert drawn(line, start, end, 40) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        pytest.param(3, 10, ["| cell 00 | cell 01 | cell 02 | cell 03…", "  ^^^^^^^"], id="at the start"),
        pytest.param(
            103, 110, ["… 08 | cell 09 | cell 10 | cell 11 | ce…", " " * 17 + "^^^^^^^"], id="in the middle"
        ),
        pytest.param(
            293,
            300,
            ["…cell 26 | cell 27 | cell 28 | cell 29 |", " " * 31 + "^^^^^^^"],
            id="at the end",
        ),
        pytest.param(1, 303, [ROW[:37] + "…", "^" * 38], id="all of it"),
    ],
)
def test_a_long_line_is_cut_around_the_span(start: int, end: int, shown: list[str]) -> None:
    assert drawn(ROW, start, end, 40) == shown


@pytest.mark.parametrize("width", [1, 2, 3, 5, 20])
@pytest.mark.parametrize("line", [ROW, "契" * 300, "e\u0301" * 300, "\t" * 300, "\x1b" * 300])
@pytest.mark.parametrize(("start", "end"), [(1, 1), (1, 301), (150, 152), (299, 301)])
def test_a_cut_line_never_is_wider_than_asked(line: str, start: int, end: int, width: int) -> None:
    cut = excerpt(line, start, end, width)
    assert cell_len(cut.text) <= width
    assert cut.before + cut.under <= width + 1


def test_a_line_of_megabytes_takes_no_time() -> None:
    line = "a\u0301|" * 700_000
    begun = time.perf_counter()
    for column in range(1, 2_000_000, 20_000):
        excerpt(line, column, column + 500, 100)
    assert time.perf_counter() - begun < 2
