from textwrap import dedent

import pytest

from acctplan.language_server.page import Page
from acctplan.language_server.symbols import Symbol, symbols
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source, Span

PLAN = """\
---
acctplan: 1
account: "Brightwater Foods"  # our oldest
contract:
  end: 2028-01-31
---

# Success plan

## Vision

Paid on the day.

## Quarterly Goals

| # | Objective | Goal |
|---|---|---|
| 1 | 2 | Capture in six plants |
| 2 | | |

### Later

## My notes

| What | When |
|---|---|
| Call | Monday |
"""


def outline(text: str, config: str = "") -> list[Symbol]:
    settings = parse(config) if config else Settings.unset()
    return symbols(Page(Source("plan.md", dedent(text)), settings))


def drawn(found: list[Symbol], depth: int = 0) -> list[str]:
    lines = []
    for each in found:
        detail = f" ({each.detail})" if each.detail else ""
        lines += ["  " * depth + each.name + detail, *drawn(each.children, depth + 1)]
    return lines


def test_the_outline_has_keys_sections_and_rows() -> None:
    assert drawn(outline(PLAN)) == [
        "Front matter",
        "  acctplan (1)",
        '  account ("Brightwater Foods")',
        "  contract",
        "    end (2028-01-31)",
        "Success plan",
        "  Vision",
        "  Quarterly Goals",
        "    Capture in six plants (1 · 2)",
        "    (blank) (2)",
        "    Later",
        "  My notes",
        "    Call (Monday)",
    ]


def test_places_cover_what_they_name() -> None:
    front, title = outline(PLAN)
    goals = title.children[1]

    assert (front.whole, front.children[2].whole) == (Span(1, 1, 6, 4), Span(4, 1, 5, 18))
    assert (title.whole, title.name_span) == (Span(8, 1, 28, 1), Span(8, 3, 8, 15))
    assert (goals.whole, goals.name_span) == (Span(14, 1, 22, 1), Span(14, 4, 14, 19))
    assert goals.children[0].whole == Span(18, 1, 18, 34)


@pytest.mark.parametrize("text", [PLAN, PLAN.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_an_entry_lies_within_the_one_above_it(text: str) -> None:
    def check(above: Symbol) -> None:
        assert above.whole[:2] <= above.name_span[:2] <= above.name_span[2:] <= above.whole[2:]
        for below in above.children:
            assert above.whole[:2] <= below.whole[:2] <= below.whole[2:] <= above.whole[2:]
            check(below)

    for each in outline(text):
        check(each)


def test_a_teams_own_words_are_understood() -> None:
    text = "---\nacctplan: 1\n---\n\n## Risiken\n\n| Nr | Risiko |\n|---|---|\n| 1 | Ausfall |\n"
    config = '[headings]\n"Risiken" = "Risk Factors"\n[columns."Risk Factors"]\n"Risiko" = "Risk"\n'

    assert drawn(outline(text, config))[2:] == ["Risiken", "  Ausfall (1)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("---\n", [], id="a fence"),
        pytest.param("---\nacctplan: 1", ["Front matter", "  acctplan (1)"], id="front matter not closed"),
        pytest.param("##\n", ["(no title)"], id="a heading without text"),
        pytest.param("```\n## No heading\n```\n", [], id="code"),
        pytest.param("### a\n## b\n#### c\n", ["a", "b", "  c"], id="levels in disorder"),
    ],
)
def test_unfinished_texts_have_an_outline(text: str, expected: list[str]) -> None:
    assert drawn(outline(text)) == expected


def test_an_outline_without_end_is_cut() -> None:
    assert sum(1 for _ in outline("## a\n" * 20_000)) == 5_000
