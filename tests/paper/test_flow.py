"""What stays together where a page ends."""

from acctplan.blocks.vocabulary import List, Paragraph, Text
from acctplan.paper.flow import tied

SHORT, LONG, ITEMS = Paragraph((Text("Blocked:"),)), Paragraph((Text("x" * 121),)), List(False, ((),))


def test_a_short_line_stays_with_the_list_after_it() -> None:
    assert [each for _, each in tied((SHORT, ITEMS, SHORT, SHORT, LONG, ITEMS))] == [True, *[False] * 5]
    assert list(tied(())) == []
