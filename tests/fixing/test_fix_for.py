"""What each finding offers; the complete plan, damaged in one place, is mended to what it was."""

from datetime import date

import pytest

from acctplan.checker import check_source, judge
from acctplan.diagnostic import Better, Diagnostic
from acctplan.fixing import Edit, Fix, fix_for, spliced
from acctplan.settings import Settings
from acctplan.settings.loading import parse
from acctplan.source import Source, Span
from cases import COMPLETE

TODAY = date(2026, 11, 2)
DAMAGES = {
    "AP006 key": ("target_arr: $560,000", "Target-ARR: $560,000"),
    "AP006 key of a group": ("  cadence: ", "  cadense: "),
    "AP008 day in the front matter": ("end: 2028-01-31", "end: 31/01/2028"),
    "AP008 day in quotes": ("start: 2025-02-01", 'start: "1 Feb 25"'),
    "AP009 heading": ("## Risk Factors", "## Risk Factros"),
    "AP009 alias keeps its numbering": ("## Key Milestones", "## 7. Key Mliestones 🎯"),
    "AP012 column": ("| Mitigation |", "| Mitigaton |"),
    "AP015 day first": ("2026-11-27", "27.11.2026"),
    "AP015 month first, with a note": ("| 2026-11-27 |", "| by 11/27/2026 (agreed) |"),
    "AP015 year of two digits": ("2026-11-27", "27 Nov 26"),
    "AP015 level": ("| relationship | M | H |", "| relationship | M | Hihg |"),
    "AP015 light": ("January kick-off | 🟢 |", "January kick-off | Gren |"),
    "AP015 done in words": ("| 70% |", "| done |"),
    "AP017 mojibake": ("Poznań", "PoznaÅ„"),
    "AP018 hidden characters": ("Mara Lind | 2026-11-20", "Mara\u202e Lind | 2026-11-20"),
    "AP312 person": ("| Mara Lind | 2026-11-20", "| Mara Linde | 2026-11-20"),
    "AP312 one of two people": ("| Mara Lind | 2026-11-20", "| Priya Nair & Mara Lynd | 2026-11-20"),
}
OTHERWISE = {
    "AP008 day in quotes": 'start: "2025-02-01"',
    "AP009 alias keeps its numbering": "## 7. Key Milestones 🎯",
    "AP015 month first, with a note": "| by 2026-11-27 (agreed) |",
    "AP015 level": "| relationship | M | High |",
    "AP015 light": "January kick-off | Green |",
    "AP015 done in words": "| 100% |",
    "AP312 one of two people": "| Priya Nair & Mara Lind | 2026-11-20",
}
"""What becomes of a damage that could be undone in several ways."""


def judged(text: str, settings: str = "") -> tuple[Source, list[Diagnostic]]:
    source = Source("plan.md", text)
    made = parse(settings, "acctplan.toml") if settings else Settings()
    return source, check_source(source, judge(made), TODAY)


def only_fix(text: str, code: str, settings: str = "") -> tuple[str, Fix]:
    """The text after the one fix of the findings with a code, and that fix."""
    source, found = judged(text, settings)
    (fix,) = [fix for each in found if each.code == code and (fix := fix_for(each, source))]
    return spliced(source, fix.edits).text, fix


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_is_undone(name: str) -> None:
    good, bad = DAMAGES[name]
    assert COMPLETE.count(good) >= 1
    text, fix = only_fix(COMPLETE.replace(good, bad, 1), name[:5])
    assert text == COMPLETE.replace(good, OTHERWISE.get(name, good), 1)
    assert fix.safe


@pytest.mark.parametrize(
    ("code", "changes", "expected"),
    [
        pytest.param("AP401", {"-600 h": "600 h"}, "| -600 h |", id="wrong sign"),
        pytest.param("AP401", {"-600 h": "-500 h (June)"}, "| -600 h (June) |", id="the note stays"),
        pytest.param("AP401", {"-600 h": "-500"}, "| -600 |", id="no unit where there was none"),
        pytest.param("AP401", {"-$130,000": "$20K"}, "| -$130,000 |", id="money"),
        pytest.param("AP507", {"health: 82": "health: 82\ngrowth: 25%"}, "growth: 33%", id="growth"),
        pytest.param("AP507", {"health: 82": "health: 82\ngrowth: '25 %'"}, "growth: '33%'", id="quotes"),
        pytest.param(
            "AP507", {"| $560,000 | |": "| $560,000 | +25% by spring |"}, "| +33% by spring |", id="note"
        ),
        pytest.param(
            "AP507", {"| $560,000 | |": "| $560,000 | 3x growth |"}, "| 1.33x growth |", id="multiple"
        ),
        pytest.param(
            "AP507",
            {"| Forecast | available | – | – | – |": "| Total | | $430,000 (net) | | |"},
            "| $420,000 (net) |",
            id="total",
        ),
        pytest.param(
            "AP507",
            {"| Forecast | available | – | – | – |": "| **Total** | | **$430K** | | |"},
            "| **$420,000** |",
            id="emphasis",
        ),
    ],
)
def test_sums_are_computed(code: str, changes: dict[str, str], expected: str) -> None:
    text = COMPLETE
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    mended, fix = only_fix(text, code)
    assert expected in mended
    assert expected not in text
    assert fix.safe


@pytest.mark.parametrize(
    ("code", "good", "bad"),
    [
        ("AP006", "\narr: ", "\nar: "),
        ("AP015", "| 2026-11-27 |", "| 11/12/13 |"),
        ("AP015", "| 70% |", "| 0.7 |"),
        ("AP312", "| Mara Lind | 2026-11-20", "| Maria Linden | 2026-11-20"),
        ("AP216", "| Action | Owner |", "| Action | Goal | Owner |"),
    ],
)
def test_what_is_only_likely_is_offered_not_made(code: str, good: str, bad: str) -> None:
    source, found = judged(COMPLETE.replace(good, bad, 1))
    fixes = [fix_for(each, source) for each in found if each.code == code]
    assert not any(fix.safe for fix in fixes if fix)


def test_two_people_as_near_are_no_answer() -> None:
    text = COMPLETE.replace("| Mara Lind | 2026-11-20", "| Anna Meyar | 2026-11-20")
    team = '[team]\npeople = [{name = "Anna Meyer"}, {name = "Anna Meyor"}]'
    _, fix = only_fix(text, "AP312", team)
    assert not fix.safe


def test_a_team_s_own_words_are_spelled_as_the_team_spells_them() -> None:
    settings = '[headings]\n"Risikofaktoren" = "Risk Factors"\n[columns."Risk Factors"]\n"Gegenmaßnahme" = "Mitigation"'
    text = COMPLETE.replace("## Risk Factors", "## Risikofaktorn").replace(
        "| Mitigation |", "| Gegenmasnahme |"
    )
    assert "## Risikofaktoren\n" in only_fix(text, "AP009", settings)[0]
    assert "| Gegenmaßnahme |" in only_fix(text, "AP012", settings)[0]


def test_a_pipe_in_a_cell_stays_escaped() -> None:
    text = COMPLETE.replace("| 2026-11-27 |", r"| 27.11.2026 (a\|b) |")
    assert r"| 2026-11-27 (a\|b) |" in only_fix(text, "AP015")[0]


@pytest.mark.parametrize("value", ["|\n    31/01/2028", ">-\n    31/01/2028"])
def test_a_block_of_yaml_is_left_to_its_author(value: str) -> None:
    source, found = judged(COMPLETE.replace("end: 2028-01-31", f"end: {value}"))
    (diagnostic,) = [each for each in found if each.code == "AP008"]
    assert diagnostic.finding.better == Better("2028-01-31")
    assert fix_for(diagnostic, source) is None


def test_half_of_a_cell_is_not_replaced() -> None:
    summary = "## Account Summary\n\n| Contract Term | 1 Feb 25 – 31 Jan 28 |\n|---|---|\n| a | b |\n| Contract Term | 1 Feb 25 – 31 Jan 28 |\n"
    text = COMPLETE.replace("contract:\n  start: 2025-02-01\n  end: 2028-01-31\n", "")
    source, found = judged(text.replace("## Customer Vision", f"{summary}\n## Customer Vision"))
    about = [each for each in found if each.code == "AP008"]
    assert [each.finding.field for each in about] == ["contract.start", "contract.end"]
    assert [fix_for(each, source) for each in about] == [None, None]


@pytest.mark.parametrize("before", ["| a | b |\n|---|---|\n| c | d |\n", "text\r"])
def test_a_line_of_nothing_but_hidden_characters_is_not_emptied_where_it_parts_others(before: str) -> None:
    source, found = judged(f"{COMPLETE}\n{before}\u200b\n")
    (diagnostic,) = [each for each in found if each.code == "AP018"]
    assert fix_for(diagnostic, source) is None


def test_a_fix_says_what_it_writes_and_where() -> None:
    source, found = judged(COMPLETE.replace("  cadence:", "  cadense:"))
    (diagnostic,) = found
    assert fix_for(diagnostic, source) == Fix(
        "write 'cadence'", (Edit(Span(21, 3, 21, 10), "cadence"),), safe=True
    )


def test_a_source_that_is_not_at_hand_has_no_fix() -> None:
    _, (diagnostic,) = judged(COMPLETE.replace("  cadence:", "  cadense:"))
    assert fix_for(diagnostic, Source("plan.md", "")) is None


@pytest.mark.parametrize("text", ["two\nlines", "two\rlines"])
def test_no_fix_goes_over_a_line_end(text: str) -> None:
    source, (diagnostic,) = judged(COMPLETE.replace("  cadence:", "  cadense:"))
    finding = diagnostic.finding._replace(better=Better(text))
    assert fix_for(diagnostic._replace(finding=finding), source) is None
