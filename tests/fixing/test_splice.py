from hypothesis import given
from hypothesis import strategies as st

from acctplan.fixing import Edit, spliced
from acctplan.source import Source, Span

TEXTS = st.text(alphabet="aé🟢|#- \t\r\n\u2028", max_size=60)


@st.composite
def sources_with_edits(draw: st.DrawFn) -> tuple[Source, list[Edit]]:
    source = Source("plan.md", draw(TEXTS))
    edits = []
    for _ in range(draw(st.integers(0, 5))):
        line = draw(st.integers(1, len(source.lines)))
        length = len(source.lines[line - 1])
        start = draw(st.integers(1, length + 1))
        end = draw(st.integers(start, length + 1))
        edits.append(Edit(Span(line, start, line, end), draw(st.text("xyé", max_size=3))))
    return source, edits


@given(sources_with_edits())
def test_everything_outside_the_edits_stays_byte_by_byte(case: tuple[Source, list[Edit]]) -> None:
    source, edits = case
    done = spliced(source, edits)
    made = sorted(set(edits) - set(done.skipped))
    result, position, rest = done.text, 0, source.text
    for edit in made:
        start = source.offset(edit.span.line, edit.span.column)
        kept = source.text[position:start]
        assert result.startswith(kept + edit.text)
        result = result[len(kept) + len(edit.text) :]
        position = source.offset(edit.span.end_line, edit.span.end_column)
        rest = source.text[position:]
    assert result == rest


def test_of_two_edits_that_overlap_the_first_is_made_and_the_other_named() -> None:
    source = Source("plan.md", "abcdef")
    first, second, third = (Edit(Span(1, start, 1, end), "X") for start, end in ((1, 4), (3, 5), (5, 7)))
    done = spliced(source, [third, second, first])
    assert done.text == "XdX"
    assert done.skipped == (second,)


def test_the_same_edit_twice_is_one() -> None:
    edit = Edit(Span(1, 1, 1, 2), "X")
    assert spliced(Source("plan.md", "ab"), [edit, edit]) == ("Xb", ())
