"""At no place of no text does asking raise, and what is answered lies within the text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from acctplan.checker import check_source, judge
from acctplan.language_server.completion import proposals
from acctplan.language_server.hover import hover_at
from acctplan.language_server.page import Page
from acctplan.language_server.symbols import Symbol, symbols
from acctplan.settings import Settings
from acctplan.source import Source, Span, decode

PIECES = st.sampled_from(
    [
        "---", "\n", "\r\n", "\r", "acctplan: 1", "contract:", "  end:", "  - x", "tier", ": ", "#", "## ", "## Actions",
        "## Risks", "### x", "|", " | ", "|---|---|", "| Action | Owner |", "| Risk | Category |", "\\|", "`", "```", "> ",
        "- ", "<!-- internal -->", "<!--", "🟢", "é", "\u2028", "\x0c", "a", " ", "\t", "Mara Lind", "{", "[", '"',
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "---\nacctplan: 1\n" + "".join(pieces))


def page(text: str) -> Page:
    return Page(decode("plan.md", text.encode()), Settings.unset())


def lies_in(span: Span, source: Source) -> bool:
    lines = source.lines
    last = span.end_line <= len(lines) and span.end_column <= len(lines[span.end_line - 1]) + 1
    return last and (1, 1) <= span[:2] <= span[2:]


@given(TEXTS, st.data())
def test_every_place_can_be_asked_about(text: str, data: st.DataObject) -> None:
    asked = page(text)
    line = data.draw(st.integers(1, len(asked.source.lines) + 1))
    width = len(asked.source.lines[line - 1]) if line <= len(asked.source.lines) else 0
    column = data.draw(st.integers(1, width + 1))
    diagnostics = check_source(asked.source, judge(Settings.unset()), date(2026, 11, 2))

    hover = hover_at(asked, diagnostics, line, column)
    found = proposals(asked, line, column)

    assert hover is None or lies_in(hover.span, asked.source)
    for each in found:
        assert lies_in(each.span, asked.source)
        assert each.span.line == each.span.end_line == line
        assert each.span.column <= column <= each.span.end_column


@given(TEXTS)
def test_every_text_has_an_outline(text: str) -> None:
    asked = page(text)

    def check(found: list[Symbol], above: Span) -> None:
        for each in found:
            assert lies_in(each.whole, asked.source)
            assert (
                above[:2]
                <= each.whole[:2]
                <= each.name_span[:2]
                <= each.name_span[2:]
                <= each.whole[2:]
                <= above[2:]
            )
            assert each.name
            check(each.children, each.whole)

    last = len(asked.source.lines)
    check(symbols(asked), Span(1, 1, last, len(asked.source.lines[-1]) + 1))
