"""A text with a cursor in it."""

from textwrap import dedent

from acctplan.language_server.page import Page
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source

CURSOR = "‸"
FRONT = """\
---
acctplan: 1
account: Brightwater Foods
arr: $420,000
contract:
  end: 2028-01-31
quarter: 2026-Q4
csm: Priya Nair
---
"""
PEOPLE = """
## Stakeholders

| Name | Title |
|---|---|
| Helen Okafor | CFO |
| Mara Lind | Head of Finance Operations |
"""


def page_at(marked: str, config: str = "") -> tuple[Page, int, int]:
    """The page, and the line and column, both from 1, of the cursor; it is taken out of the text."""
    text = dedent(marked)
    offset = text.index(CURSOR)
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    settings = parse(config) if config else Settings.unset()
    return Page(Source("plan.md", text.replace(CURSOR, "")), settings), line, column


def body(marked: str) -> str:
    """A body with a cursor below complete front matter, and the people of a plan after it."""
    return FRONT + "\n" + dedent(marked) + PEOPLE
