from datetime import date

import pytest

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Diagnostic
from acctplan.fixing import Edit, spliced
from acctplan.language_server.actions import line_edits, quick_fixes
from acctplan.settings import Settings
from acctplan.source import Source, Span

TEXT = "---\nacctplan: 1\nacount: Acme\ntier: Strategc\n---\n\n## Quartely Goals\n"


def judged(text: str) -> tuple[Source, list[Diagnostic]]:
    source = Source("plan.md", text)
    return source, check_source(source, judge(Settings.unset()), date(2026, 11, 2))


def test_a_finding_that_knows_better_has_a_quick_fix() -> None:
    source, diagnostics = judged(TEXT)

    found = quick_fixes(diagnostics, source, Span(3, 1, 3, 1))

    assert [(each.title, each.safe, each.diagnostic.code) for each in found] == [
        ("AP006: write 'account'", True, "AP006")
    ]
    assert spliced(source, found[0].edits).text == TEXT.replace("acount", "account")


def test_a_place_without_findings_has_no_fixes() -> None:
    source, diagnostics = judged(TEXT)

    assert quick_fixes(diagnostics, source, Span(2, 1, 2, 3)) == []


def test_a_range_has_the_fixes_of_all_its_findings() -> None:
    source, diagnostics = judged(TEXT)

    found = quick_fixes(diagnostics, source, Span(1, 1, 8, 1))

    assert {each.diagnostic.code for each in found} >= {"AP006", "AP009"}


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        pytest.param("a\nb\n", "a\nb\n", [], id="nothing"),
        pytest.param(
            "tier: Strategc\n", "tier: strategic\n", [Edit(Span(1, 7, 1, 14), "strategi")], id="a word"
        ),
        pytest.param("🟢 aa\r\nb", "🟢 aaa\r\nb", [Edit(Span(1, 5, 1, 5), "a")], id="one letter of many"),
        pytest.param(
            "ab\nab", "a\nb", [Edit(Span(1, 2, 1, 3), ""), Edit(Span(2, 1, 2, 2), "")], id="two lines"
        ),
        pytest.param("a\nb", "a", [Edit(Span(1, 1, 2, 2), "a")], id="another number of lines"),
    ],
)
def test_a_mended_text_is_edits_of_lines(old: str, new: str, edits: list[Edit]) -> None:
    before, after = Source("", old), Source("", new)

    assert line_edits(before, after) == edits
    assert spliced(before, edits).text == new
