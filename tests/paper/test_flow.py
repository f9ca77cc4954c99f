"""What stays together where a page ends."""

import pytest

from acctplan.blocks.vocabulary import Blocks, Heading, List, Paragraph, Text
from acctplan.paper.flow import tied

COLON, SHORT, LONG = (Paragraph((Text(text),)) for text in ("Blocked:", "x" * 200, "x" * 201))
HEAD, ITEMS = Heading(2, (Text("Goals"),)), List(False, ((),))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param((), [], id="nothing"),
        pytest.param((COLON, ITEMS), [True, False], id="announced"),
        pytest.param((SHORT, ITEMS), [True, False], id="short"),
        pytest.param((LONG, ITEMS), [False, False], id="long"),
        pytest.param((HEAD, SHORT, COLON, ITEMS), [False, True, True, False], id="before what announces"),
        pytest.param((SHORT, SHORT, ITEMS), [False, True, False], id="before what does not"),
        pytest.param((HEAD, SHORT, HEAD, SHORT), [False, True, False, False], id="between headings"),
        pytest.param((SHORT, COLON, LONG, ITEMS), [False] * 4, id="announcing nothing"),
    ],
)
def test_a_short_text_stays_with_what_it_announces(blocks: Blocks, expected: list[bool]) -> None:
    assert [keeps for _, keeps in tied(blocks)] == expected
