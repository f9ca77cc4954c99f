"""The full parser: every block of Markdown that can hold or hide a heading or a table."""

import re
import time

import pytest

from acctplan.reader.markdown import parse_outline
from acctplan.reader.rough import rough_outline
from acctplan.reader.shapes import Heading, Outline, RawTable
from acctplan.source import Span

T = "| c01 | c02 |\n|---|---|\n| c03 | c04 |\n"


def lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def marks(text: str, found: Outline) -> set[tuple[str, int, int]]:
    """Marked headings (h01) and cells (c01) with their places; each span must show its own text."""
    seen = set()
    for block in found.blocks:
        spans = [block.span] if isinstance(block, Heading) else []
        if isinstance(block, RawTable):
            spans = [
                row.cell_span(index) for row in (block.header, *block.rows) for index in range(len(row.cells))
            ]
        for span in spans:
            shown = lines(text)[span.line - 1][span.column - 1 : span.end_column - 1]
            seen |= {(m[0], span.line, span.column + m.start()) for m in re.finditer(r"[chx]\d\d", shown)}
    return seen


def expected(text: str) -> set[tuple[str, int, int]]:
    """Where the marks of headings and cells really are; x01 marks what must not be found."""
    return {
        (match[0], number, match.start() + 1)
        for number, line in enumerate(lines(text), 1)
        for match in re.finditer(r"[ch]\d\d", line)
    }


CASES = {
    "plain": "# h01\n\n" + T + "\ntext\n",
    "crlf": ("# h01\n\n" + T + "\n## h02\n").replace("\n", "\r\n"),
    "lone-cr": ("# h01\n\n" + T).replace("\n", "\r"),
    "no-final-newline": "h01\n===\n\n" + T.rstrip("\n"),
    "underlined-by-dashes": "text\n\nh01\n---\n" + T,
    "fence-with-pipes": "```\n| x01 | x02 |\n|---|---|\n```\n\n" + T,
    "unclosed-fence": T + "\n~~~\n| x01 | x02 |\n|---|---|\n",
    "indented-code": "text\n\n    | x01 | x02 |\n    |---|---|\n\n" + T,
    "escaped-pipe": "| c01\\|z | c02 |\n|---|---|\n| c03 | c04 \\| `a\\|b` |\n| c05 \\| | c06\n",
    "backticks-do-not-protect": "| c01 | c02 |\n|---|---|\n| `c03 | c04` |\n",
    "html-block": "<div>\n| x01 | x02 |\n|---|---|\n</div>\n\n" + T,
    "html-comment": "<!-- x00\n\n| x01 | x02 |\n|---|---|\n-->\n\n" + T,
    "empty-comment": "<!-->\n# h01\n<!-- x01 -->\n",
    "html-pre": "<pre>\n\n| x01 | x02 |\n|---|---|\n</pre>\n\n# h01\n",
    "no-outer-pipes": "c01 | c02\n--- | ---\nc03 | c04\n\ntext\n",
    "table-after-text": "text\n" + T + "\ntext\n",
    "table-then-text": T + "c05 joined\n\ntext\n",
    "table-then-heading": T + "# h01\n",
    "table-then-fence": T + "```\nx01\n```\n",
    "table-then-list": T + "- item\n",
    "ragged": "| c01 | c02 |\n|---|---|\n| c03 |\n| c04 | c05 | c06 |\n",
    "empty-cells": "| c01 | c02 | c03 |\n|---|---|---|\n|  | c05 |  |\n|c06||c08|\n",
    "columns-differ": "| x01 | x02 |\n|---|\n| x03 | x04 |\n\n" + T,
    "one-column": "| c01 |\n|---|\n| c02 |\n",
    "table-in-list": "- item\n\n  | c01 | c02 |\n  |---|---|\n  | c03 | c04 |\n\n- item\n",
    "table-in-nested-list": "1. a\n   - b\n\n     | c01 | c02 |\n     |---|---|\n     | c03 | c04 |\n\ntext\n",
    "table-on-marker-line": "- | c01 | c02 |\n  |---|---|\n  | c03 | c04 |\n",
    "table-in-third-item": "- a\n-\n  b\n-\n\n- c\n\n  | c01 | c02 |\n  |---|---|\n",
    "table-in-quote": "> text\n>\n> | c01 | c02 |\n> |---|---|\n> | c03 | c04 |\n\n# h01\n",
    "table-in-quote-in-list": "- item\n  > | c01 | c02 |\n  > |---|---|\n  > | c03 | c04 |\n",
    "tab-list": "-\titem\n\n\t| c01 | c02 |\n\t|---|---|\n\t| c03 | c04 |\n",
    "tab-quote": ">\t| c01 | c02 |\n>\t|---|---|\n",
    "tabs-in-cells": "|\tc01\t|\tc02\t|\n|---|---|\n|\tc03\t|\tc04\t|\n",
    "wide-characters": "# h01 日本語\n\n| c01 | 日本 c02 |\n|---|---|\n| 👩‍👩‍👧 c03 | é c04 |\n",
    "line-separators-are-no-line-ends": "a \u2028 b \x0b c \x0c d \x85 e\n\n" + T,
    "heading-in-list": "- # x01\n- item\n  # x02\n\n# h01\n",
    "heading-in-quote": "> # x01\n\n# h01\n",
    "heading-after-quote": "> vision\n# h01\n> vision\n## h02\n\n" + T,
    "heading-after-list": "- item\n- item\n# h01\n- item\n",
    "fence-after-list": "1. a\n2. b\n```\nx01\n```\n# h01\n",
    "fence-in-list": "- item\n  ```\n  | x01 | x02 |\n  |---|---|\n  ```\n\n" + T,
    "indented-table": "   | c01 | c02 |\n   |---|---|\n   | c03 | c04 |\n",
    "link-definition": "[a]: http://x\n---\n" + T,
    "lazy-quote": "> text\nlazy\n\n# h01\n",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in CASES.items()])
def test_headings_and_cells_are_found_where_they_are(text: str) -> None:
    assert marks(text, parse_outline(lines(text), 1)) == expected(text)


def test_ragged_rows_keep_their_cells() -> None:
    found = parse_outline(lines(CASES["ragged"]), 1).blocks[0]
    assert isinstance(found, RawTable)
    assert [row.cells for row in found.rows] == [["c03"], ["c04", "c05", "c06"]]


def test_a_row_in_a_list_knows_its_offset() -> None:
    table = parse_outline(["- a", "", "  | x | y |", "  |---|---|", "  | 1 |  |"], 5).blocks[0]
    assert isinstance(table, RawTable)
    row = table.rows[0]
    assert (row.line, row.offset, row.text) == (9, 2, "| 1 |  |")
    assert row.cell_span(1) == Span(9, 8, 9, 10)
    assert table.end_line == 10


def test_an_underlined_heading_may_have_several_lines() -> None:
    assert parse_outline(["a", "", "  Goals of", "this year", "==="], 1).blocks == [
        Heading(1, "Goals of this year", Span(3, 3, 4, 10))
    ]


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        pytest.param("a\n```x\nb\n```\nc", [(2, 5)], id="fenced"),
        pytest.param("a\n~~~\nb", [(2, 4)], id="unclosed"),
        pytest.param("a\n\n    b\n    c\n\nd", [(3, 5)], id="indented"),
        pytest.param("- a\n  ```\n  b\n  ```\n- c", [(2, 5)], id="in-list"),
        pytest.param("> ```\n> b\n> ```\n", [(1, 4)], id="in-quote"),
        pytest.param("a\n    b", [], id="text-goes-on-indented"),
    ],
)
def test_code_is_known_by_its_lines(text: str, fences: list[tuple[int, int]]) -> None:
    assert parse_outline(lines(text), 1).fences == fences


HOSTILE = {
    "quotes": ">" * 20_000,
    "brackets": "[" * 50_000,
    "emphasis": "*a " * 20_000,
    "backticks": "`" * 50_000,
    "deep-list": "".join("  " * level + "- x\n" for level in range(1000)),
    "links": "[a](" * 20_000,
    "pipes": "a|b|c\n" * 330_000,
    "one-line-of-pipes": "a|b|c" * 400_000,
    "nested-quotes": ("> " * 30 + "a\n") * 30_000,
    "lazy-quote": ">a\n" + "b\n" * 40_000,
    "lazy-list": "- a\n" + "b\n" * 40_000,
    "items": "- a\n" * 49_000,
    "definitions": "[a]: x\n- [a]: x\n" * 20_000,
    "blank-lines": "\n" * 2_000_000,
    "spaces": " " * 2_000_000,
    "markers": "* " * 1_000_000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_bodies_take_bounded_time(text: str) -> None:
    start = time.perf_counter()
    parse_outline(lines(text), 1)
    assert time.perf_counter() - start < 10


def test_what_costs_too_much_is_still_scanned_roughly() -> None:
    text = "# h01\n" + T + "- a\n" * 60_000 + "## h02\n"
    assert marks(text, parse_outline(lines(text), 1)) == expected(text)
    nested = "# h01\n" + T + ("> " * 30 + "a\n") * 10_000 + "## h02\n"
    assert marks(nested, parse_outline(lines(nested), 1)) == expected(nested)


ROUGH = ("plain", "fence-with-pipes", "unclosed-fence", "html-block", "html-comment", "columns-differ", "ragged",
         "table-then-heading", "wide-characters", "indented-table", "heading-after-quote", "empty-comment")  # fmt: skip


@pytest.mark.parametrize("name", ROUGH)
def test_the_rough_scan_finds_what_stands_at_the_margin(name: str) -> None:
    assert marks(CASES[name], rough_outline(lines(CASES[name]), 1)) == expected(CASES[name])
