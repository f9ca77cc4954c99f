"""The line scan, and its promise to say what the full parser says."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acctplan.reader.markdown import parse_outline
from acctplan.reader.outline import Heading, Outline, RawTable, outline, scan
from acctplan.source import Span

PLAN = """\
# Northwind Bank

<!-- guidance: one page -->
## 1. Customer Vision 🚀 ##

> "We want to close the books in one day"
> — Dana Lee, COO

## Annual Objectives

| # | Objective | Target | Status |
|---|:----------|-------:|:------:|
| 1 | Reduce invoices \\| receipts | 2 h | 🟢 |
| 2 |  | 70% |
| 3 | 日本語 | 1 | 🔴 | extra |

- Owner: Ann
  - Due: soon
1. Step one

```text
## no heading
| a | b |
|---|---|
```
***
Text with `a | b` inside

---

<!-- internal
| x | y |
|---|---|
-->
| No trailing | pipe
|---|---
| a | b
## Notes
"""


def lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def tables(found: Outline) -> list[RawTable]:
    return [block for block in found.blocks if isinstance(block, RawTable)]


def cut(text: str, span: Span) -> str:
    assert span.line == span.end_line
    return lines(text)[span.line - 1][span.column - 1 : span.end_column - 1]


def test_an_ordinary_plan_is_scanned_without_the_full_parser() -> None:
    found = scan(lines(PLAN), 1)
    assert found is not None
    assert found == parse_outline(lines(PLAN), 1)
    headings = [(b.level, b.text, b.span.line) for b in found.blocks if isinstance(b, Heading)]
    assert headings == [
        (1, "Northwind Bank", 1),
        (2, "1. Customer Vision 🚀", 4),
        (2, "Annual Objectives", 9),
        (2, "Notes", 38),
    ]
    assert [[row.cells for row in table.rows] for table in tables(found)] == [
        [
            ["1", "Reduce invoices | receipts", "2 h", "🟢"],
            ["2", "", "70%"],
            ["3", "日本語", "1", "🔴", "extra"],
        ],
        [["a", "b"]],
    ]
    assert [(table.header.line, table.end_line) for table in tables(found)] == [(11, 16), (35, 38)]
    assert found.fences == [(21, 26)]


def test_lines_count_from_the_first_line_of_the_body() -> None:
    found = outline(["# A", "| x |", "|---|", "| y |"], 10)
    assert found.blocks[0] == Heading(1, "A", Span(10, 3, 10, 4))
    assert (tables(found)[0].header.line, tables(found)[0].rows[0].line, tables(found)[0].end_line) == (
        11,
        13,
        14,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("## Goals", Heading(2, "Goals", Span(1, 4, 1, 9)), id="plain"),
        pytest.param("##   Goals  ##  ", Heading(2, "Goals", Span(1, 6, 1, 11)), id="closing-hashes"),
        pytest.param("# C#", Heading(1, "C#", Span(1, 3, 1, 5)), id="hash-in-text"),
        pytest.param("###", Heading(3, "", Span(1, 4, 1, 4)), id="empty"),
        pytest.param("## ##", Heading(2, "", Span(1, 3, 1, 3)), id="only-closing-hashes"),
        pytest.param("#\tTab", Heading(1, "Tab", Span(1, 3, 1, 6)), id="tab"),
        pytest.param("####### seven", None, id="seven-hashes"),
        pytest.param("#hashtag", None, id="no-blank"),
    ],
)
def test_hash_headings(line: str, expected: Heading | None) -> None:
    assert outline([line], 1).blocks == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<details>\n| x | y |\n|---|---|\n# no\n\n# yes\n", id="opening"),
        pytest.param("</details>\n- a\n\n# yes", id="closing"),
        pytest.param("<summary>Minutes</summary>\n\n# yes", id="summary"),
    ],
)
def test_a_folded_part_ends_its_html_at_a_blank_line(text: str) -> None:
    found = scan(lines(text), 1)
    assert found is not None
    assert [block.text for block in found.blocks if isinstance(block, Heading)] == ["yes"]
    assert found == parse_outline(lines(text), 1)


ROWS = "| a | b | c |\n|---|---|---|\n| 👩‍👩‍👧 | x\\|y |    |\n|p||\n"


def test_cell_spans_count_code_points() -> None:
    row = tables(outline(lines(ROWS), 1))[0].rows[0]
    assert row.cells == ["👩‍👩‍👧", "x|y", ""]
    assert [cut(ROWS, row.cell_span(index)) for index in range(3)] == ["👩‍👩‍👧", "x\\|y", "    "]
    assert cut(ROWS, row.span()) == "| 👩‍👩‍👧 | x\\|y |    |"


def test_a_missing_cell_is_at_the_end_of_its_row() -> None:
    row = tables(outline(lines(ROWS), 1))[0].rows[1]
    assert row.cells == ["p", ""]
    assert row.cell_span(1) == Span(4, 4, 4, 4)
    assert row.cell_span(2) == Span(4, 5, 4, 5)
    assert row.cell_span(9) == Span(4, 5, 4, 5)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Goals\n=====", id="underlined-heading"),
        pytest.param("- a\n\n  | x | y |\n  |---|---|", id="table-in-list"),
        pytest.param("> | x | y |\n> |---|---|", id="table-in-quote"),
        pytest.param("> # h", id="heading-in-quote"),
        pytest.param("text\n| x | y |\n|---|---|", id="table-after-text"),
        pytest.param("x | y\n--- | ---", id="table-without-outer-pipes"),
        pytest.param("<div>\n| x | y |\n|---|---|\n</div>", id="html"),
        pytest.param("    # code", id="indented"),
        pytest.param("```\n# open", id="unclosed-fence"),
        pytest.param("<!-- open\n# h", id="unclosed-comment"),
        pytest.param("| x | y |\n|---|", id="columns-differ"),
        pytest.param("| x |\n|---|\ntext", id="text-joins-the-table"),
    ],
)
def test_unusual_bodies_are_left_to_the_full_parser(text: str) -> None:
    assert scan(lines(text), 1) is None
    assert outline(lines(text), 1) == parse_outline(lines(text), 1)


FRAGMENTS = [
    "", "", " ", "    ", "\t", "text", "a | b", "| a | b |", "|---|---|", "| c | d", "|:-:|--", "--- | ---", "|", "||",
    "| a \\| b | c |", "| `x|y` |", "|-|", "| e |", "# h", "## h ##", "#no", "####### x", "---", "===", "-", "- a", "* b",
    "+ c", "1. d", "2) e", "- | x | y |", "- # h", "  - n", "  text", "   | a | b |", "   |---|---|", "> q", "> ", ">",
    ">> r", "> | a | b |", "> |---|---|", "> # h", "> - i", "> ```", ">     code", "```", "~~~", "````", "``` x`", "  ```",
    "<!-- c -->", "<!--", "-->", "<!-->", "<div>", "</div>", "<b>x</b>", "<pre>", "***", "___", "- - -", "[a]: /x",
    "[a]:", "[ ] t", "- [ ] t", "'t", "\x0b", "\x0c", "\x85", "\u2028", "\u00a0", "| \u00a0 |", "|\x0c|", "\\", "=", ":--", "|--|",
]  # fmt: skip


def code_between_fences(text: list[str], found: Outline) -> list[tuple[int, int]]:
    return [fence for fence in found.fences if text[fence[0] - 1].startswith(("```", "~~~"))]


def assert_agrees(text: list[str]) -> None:
    quick = scan(text, 1)
    if quick is not None:
        full = parse_outline(text, 1)
        assert quick.blocks == full.blocks
        assert quick.fences == code_between_fences(text, full)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_the_scan_agrees_with_the_full_parser_on_odd_lines(text: list[str]) -> None:
    assert_agrees(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(FRAGMENTS), st.sampled_from("idp")),
        min_size=1,
        max_size=4,
    )
)
def test_the_scan_agrees_with_the_full_parser_on_broken_plans(edits: list[tuple[int, str, str]]) -> None:
    text = lines(PLAN)
    for place, fragment, kind in edits:
        where = min(place, len(text) - 1)
        if kind == "i":
            text.insert(where, fragment)
        elif kind == "d" and len(text) > 1:
            del text[where]
        else:
            text[where] = fragment + text[where]
    assert_agrees(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(FRAGMENTS) | st.text(st.characters(exclude_characters="\r\n"), max_size=8),
        max_size=10,
    )
)
def test_every_span_is_inside_its_line(text: list[str]) -> None:
    for block in outline(text, 1).blocks:
        if isinstance(block, Heading):
            spans = [block.span]
        else:
            spans = [
                row.cell_span(index)
                for row in (block.header, *block.rows)
                for index in range(len(row.cells) + 1)
            ]
        for span in spans:
            assert 1 <= span.line <= span.end_line <= len(text)
            assert 1 <= span.column <= len(text[span.line - 1]) + 1
            assert span.end_column <= len(text[span.end_line - 1]) + 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("a|b|c\n", id="pipes"),
        pytest.param("| a |\n|---|\n\n", id="tables"),
        pytest.param("- a\n", id="items"),
        pytest.param("<!-- a\n", id="open-comments"),
        pytest.param("``` `\n", id="broken-fences"),
        pytest.param("# a" + " " * 1000 + "x\n", id="blanks-in-headings"),
        pytest.param("|" + "-|" * 500 + "x\n", id="broken-delimiters"),
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = lines(piece * (300_000 // len(piece)))
    start = time.perf_counter()
    outline(text, 1)
    assert time.perf_counter() - start < 5
