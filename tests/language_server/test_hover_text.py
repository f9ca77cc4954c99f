from datetime import date

import pytest

from acctplan.checker import check_source, judge
from acctplan.language_server.hover import escaped, hover_at
from acctplan.reference.rule_book import page as rule_page
from acctplan.rules import book
from acctplan.settings import Settings
from acctplan.source import Span
from cursor import body, page_at


def shown(marked: str, config: str = "") -> str | None:
    found = hover_at(page_at(marked, config)[0], (), *page_at(marked, config)[1:])
    return found.text if found else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "---\nacctplan: 1\nti‸er: base\n---\n",
            "**`tier`**: account tier\n\n- `strategic`, `growth` or `base`\n- internal\n- source: 004 template",
            id="a key",
        ),
        pytest.param(
            "---\nacctplan: 1\ncontract:\n  end: 2028-‸01-31\n---\n",
            "**`contract.end`**: last day of the contract: the renewal date\n\n- date\n- required\n"
            "- the customer may see it\n- source: 000 contract term; 004 renewal dates",
            id="a value in a group",
        ),
        pytest.param(
            "---\nacctplan: 1\ncon‸tract:\n---\n",
            "**`contract`**: contract term\n\n- required\n- the customer may see it\n- source: 000 account summary",
            id="a group",
        ),
        pytest.param(
            "---\nacctplan: 1\nhealth: 8‸0\n---\n",
            "**`health`**: health score\n\n- number\n- 0 to 100\n- internal\n- source: 000 account summary",
            id="a key with bounds",
        ),
        pytest.param(
            body("## ‸RACI Matrix\n"),
            "**RACI**: Who does the work, who decides, who gives input, who needs to know.\n\n"
            "- also written as RACI Matrix\n- internal\n- source: 004 section 2",
            id="a section",
        ),
        pytest.param(
            body("## Risks\n\n| Risk | Like‸lihood |\n|---|---|\n"),
            "**Risk Factors › Probability**\n\n- `high`, `medium` or `low`\n"
            "- also written as Likelihood, Prob, Prob.\n- required\n- internal\n- source: 000 Risk Factors",
            id="a column",
        ),
        pytest.param(
            body("## Account Team\n\n| Name | Title |\n|---|---|\n| Priya | C‸SM |\n"),
            "**Account Team › Title**\n\n- text\n- also written as Job Title\n- required\n"
            "- the customer may see it\n- source: 000 owners on both sides",
            id="a cell",
        ),
        pytest.param(
            body("## Account Team\n\n| Name | Notes |\n|---|---|\n| Priya | n‸ew |\n"),
            "**Account Team › Notes**\n\n- text\n- also written as Note, Comment, Comments\n- internal\n"
            "- source: plan format",
            id="a cell that stays internal",
        ),
        pytest.param("---\nacctplan: 1\nmo‸od: good\n---\n", None, id="an unknown key"),
        pytest.param(body("## Mo‸od\n"), None, id="a section of one's own"),
        pytest.param(body("## Risks\n\nAll ‸calm.\n"), None, id="prose"),
    ],
)
def test_what_stands_at_a_place_means(marked: str, expected: str | None) -> None:
    assert shown(marked) == expected


def test_a_finding_shows_its_sentence_its_remedy_and_the_page_of_its_rule() -> None:
    page, line, column = page_at("---\nacctplan: 1\naccount: A\ntier: go‸ld\n---\n")
    diagnostics = check_source(page.source, judge(Settings.unset()), date(2026, 11, 2))

    found = hover_at(page, diagnostics, line, column)

    assert found is not None
    said, meaning = found.text.rsplit("\n\n---\n\n", 1)
    assert said == (
        "**AP008** tier 'gold' is not a tier\n\n*write strategic, growth or base*\n\n"
        + rule_page(book()["AP008"]).rstrip()
    )
    assert meaning.startswith("**`tier`**: account tier")
    assert found.span == Span(4, 7, 4, 11)


def test_of_many_findings_at_one_place_three_show_their_pages() -> None:
    page, line, column = page_at("--‸-\nacctplan: 1\naccount: A\n---\n")
    diagnostics = check_source(page.source, judge(Settings.unset()), date(2026, 11, 2))

    found = hover_at(page, diagnostics, line, column)

    assert found is not None
    assert found.text.count("\n## How to allow it\n") == 3
    assert found.text.count("\n\n---\n\n") == sum(each.span == Span(1, 1, 1, 4) for each in diagnostics) - 1


def test_what_the_author_wrote_stays_text() -> None:
    assert escaped("<img src=x> [a](b) **c** `d`") == r"\<img src=x\> \[a\](b) \*\*c\*\* \`d\`"
