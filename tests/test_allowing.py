from collections import Counter

import pytest

from acctplan.allowing import allowable, checked_reason, with_allows
from acctplan.checker import Judge, check_source, judge
from acctplan.diagnostic import Diagnostic
from acctplan.errors import UsageError
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source, decode
from cases import COMPLETE, TODAY
from planted_defects import PLANTERS, Planter, plant_one

JUDGE = judge(Settings())
WEAK = COMPLETE.replace("end: 2028-01-31", "end: soon").replace("Mara Lind | 2026-12-10", "| soon")


def found_in(source: Source, judges: Judge = JUDGE) -> list[Diagnostic]:
    return [each for each in check_source(source, judges, TODAY) if not each.suppressed]


def allowed(text: str, reason: str = "known", select: tuple[str, ...] = ()) -> str:
    source = Source("plan.md", text)
    plan = read_plan(source, Settings()).plan
    assert plan is not None
    return with_allows(plan, allowable(plan, found_in(source, judge(Settings(), select))), reason)


def added(text: str, reason: str = "known", select: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The lines that are new, each after the line that stands above it."""
    old = Counter(text.splitlines())
    lines = allowed(text, reason, select).splitlines()
    return [(above, line) for above, line in zip(["", *lines], lines, strict=False) if line and not old[line]]


def test_one_comment_a_section_stands_under_its_heading() -> None:
    after = allowed(WEAK)
    assert found_in(Source("plan.md", after)) == []
    assert (
        after.replace("---\n\n<!-- acctplan: allow AP008: known -->\n", "---\n", 1).replace(
            "## Quarterly Goals\n\n<!-- acctplan: allow AP015, AP105: known -->\n", "## Quarterly Goals\n", 1
        )
        == WEAK
    )


def test_what_is_allowed_once_is_not_allowed_again() -> None:
    assert allowed(allowed(WEAK)) == allowed(WEAK)


def test_a_comment_of_the_same_reason_gets_the_codes_added() -> None:
    first = allowed(WEAK, select=("AP1",))
    assert "<!-- acctplan: allow AP105: known -->" in first
    assert allowed(first) == allowed(WEAK).replace("AP015, AP105", "AP105, AP015")


def test_another_reason_and_a_day_are_left_alone() -> None:
    first = allowed(WEAK, "asked", ("AP1",)).replace("AP105: asked", "AP105 until 2026-12-31: known")
    assert added(first) == [
        ("", "<!-- acctplan: allow AP008: known -->"),
        ("", "<!-- acctplan: allow AP015: known -->"),
    ]
    assert (
        "<!-- acctplan: allow AP015: known -->\n<!-- acctplan: allow AP105 until 2026-12-31: known -->\n\n|"
    ) in allowed(first)


def test_what_the_whole_file_is_allowed_needs_no_comment_in_a_section() -> None:
    text = WEAK.replace("review:\n", "industry: TBD\nreview:\n", 1).replace("| Mara Lind |", "| TBD |", 1)
    comments = [line for _, line in added(text, select=("AP016",))]
    assert comments == ["<!-- acctplan: allow AP016: known -->"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        pytest.param("\n", "\r\n", "---\r\n\r\n<!-- acctplan: allow AP008: known -->\r\n\r\n#", id="CRLF"),
        pytest.param("\n", "\r", "---\r\r<!-- acctplan: allow AP008: known -->\r\r#", id="CR"),
        pytest.param("---\n\n", "---\n", "---\n<!-- acctplan: allow AP008: known -->\n#", id="no blank line"),
        pytest.param(
            "## Quarterly Goals\n\n",
            "## Quarterly Goals\n",
            "## Quarterly Goals\n<!-- acctplan: allow AP015, AP105: known -->\n|",
            id="no blank line under a heading",
        ),
        pytest.param(
            "## Quarterly Goals\n",
            "Quarterly Goals\n---------------\n",
            "Quarterly Goals\n---------------\n\n<!-- acctplan: allow AP015, AP105: known -->\n\n|",
            id="underlined heading",
        ),
    ],
)
def test_the_file_is_written_as_it_was_written(old: str, new: str, where: str) -> None:
    after = allowed(WEAK.replace(old, new))
    assert where in after
    assert found_in(Source("plan.md", after)) == []


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"], ids=["none", "LF", "CRLF", "blank line"])
def test_a_heading_may_be_the_end_of_the_file(end: str) -> None:
    text = f"{COMPLETE}\n## Risk Factor{end}"
    after = allowed(text)
    assert after.startswith(text.rstrip("\r\n"))
    assert "<!-- acctplan: allow AP009: known -->" in after
    assert found_in(Source("plan.md", after)) == []


def test_findings_about_allow_comments_are_left() -> None:
    text = COMPLETE.replace(
        "## Actions\n", "## Actions\n\n<!-- acctplan: allow AP111, AP999 until someday -->\n", 1
    )
    assert sorted(each.code for each in found_in(Source("plan.md", text))) == [
        "AP008",
        "AP020",
        "AP022",
        "AP023",
    ]
    assert allowed(text) == text


@pytest.mark.parametrize("planter", PLANTERS[::7], ids=lambda planter: f"{planter.code}-{planter.name}")
def test_exactly_the_findings_of_today_are_silenced(planter: Planter) -> None:
    source = decode("plan.md", plant_one(planter, 0, JUDGE).data)
    plan = read_plan(source, Settings()).plan
    if plan is None:
        return
    before = found_in(source)
    mine = allowable(plan, before)
    after = found_in(Source("plan.md", with_allows(plan, mine, "known")))
    left = [each for each in before if each not in mine]
    assert Counter(each.code for each in after) == Counter(each.code for each in left)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "--add-allow needs a reason", id="empty"),
        pytest.param(" . ", "--add-allow needs a reason", id="no word"),
        pytest.param("a --> b", "'a --> b' cannot stand in a comment", id="end of comment"),
        pytest.param("a --!> b", "'a --!> b' cannot stand in a comment", id="other end of comment"),
        pytest.param("a\x1b[2J", "'a\x1b[2J' cannot stand in a comment", id="escape"),
        pytest.param("a\u202eb", "'a\u202eb' cannot stand in a comment", id="direction"),
        pytest.param("a\udcffb", "'a\udcffb' cannot stand in a comment", id="no text"),
    ],
)
def test_a_reason_that_no_comment_can_hold_is_an_error_of_use(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked_reason(text)
    assert caught.value.message == message
    assert caught.value.hint == ("say why in a few words, like --add-allow 'first quarter of the account'")


def test_a_reason_becomes_one_line() -> None:
    assert checked_reason("  first quarter\nof the   account: until May ") == (
        "first quarter of the account: until May"
    )
