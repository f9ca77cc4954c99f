from dataclasses import replace
from datetime import date

import pytest

from acctplan.checker import check, judge
from acctplan.diagnostic import Diagnostic
from acctplan.formatting import Formatted, formatted
from acctplan.reader.build import Reading
from acctplan.settings import Settings
from acctplan.source import Source
from cases import COMPLETE

JUDGE = judge(Settings())


def judging(reading: Reading, source: Source) -> list[Diagnostic]:
    return check(reading, source, JUDGE, date(2026, 11, 2))


def formed(text: str, *, align: bool = False) -> str:
    """The text formatted; twice is once."""
    done = formatted(Source("plan.md", text), Settings(), judging, align=align)
    assert done.reason == ""
    assert formatted(done.source, Settings(), judging, align=align) == done
    return done.source.text


def test_a_well_formed_plan_stays() -> None:
    assert formed(COMPLETE) == COMPLETE


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("arr: $420,000", "arr: 420000 # as of June"),
        ("arr: $420,000", "arr:   '420000 USD'"),
        ("  start: 2025-02-01\n  end: 2028-01-31", "  {start: 1 Feb 2025, end: 31 Jan 2028}"),
        ("health_status: green", "health_status: On Track"),
        ("quarter: 2026-Q4", 'quarter: "Q4 2026"'),
    ],
)
def test_values_of_the_front_matter(good: str, bad: str) -> None:
    expected = {
        "arr: 420000 # as of June": "arr: $420,000 # as of June",
        "arr:   '420000 USD'": "arr:   '$420,000'",
        "  {start: 1 Feb 2025, end: 31 Jan 2028}": "  {start: 2025-02-01, end: 2028-01-31}",
        'quarter: "Q4 2026"': 'quarter: "2026-Q4"',
    }
    assert formed(COMPLETE.replace(good, bad, 1)) == COMPLETE.replace(good, expected.get(bad, good), 1)


def test_an_amount_in_braces_gets_no_comma() -> None:
    text = COMPLETE.replace("arr: $420,000\n", "").replace("contract:\n", "{arr: 420000}\n")
    done = formatted(Source("plan.md", text), Settings(), judging)
    assert "420000" in done.source.text


TABLE = """\
## Actions

  |Action|Owner | Due|Status|
|:--|  :-:|--: | ---|
|Send the list|  Mara Lind|20 Nov 2026|open|
| Configure `a\\|b` 🟢 |Tom Becker | 2026-11-27 ||
"""


def body(text: str) -> str:
    return text.partition("---\n\n")[2]


def planned(body: str) -> str:
    start = COMPLETE.index("# Brightwater")
    return COMPLETE[:start] + body


def test_tables_are_compact() -> None:
    assert body(formed(planned(TABLE))) == (
        "## Actions\n"
        "\n"
        "  | Action | Owner | Due | Status |\n"
        "|:---|:---:|---:|---|\n"
        "| Send the list | Mara Lind | 2026-11-20 | open |\n"
        "| Configure `a\\|b` 🟢 | Tom Becker | 2026-11-27 | |\n"
    )


def test_tables_are_aligned_on_request() -> None:
    aligned = formed(planned(TABLE), align=True)
    assert body(aligned) == (
        "## Actions\n"
        "\n"
        "  | Action              |   Owner    |        Due | Status |\n"
        "| :------------------ | :--------: | ---------: | ------ |\n"
        "| Send the list       | Mara Lind  | 2026-11-20 | open   |\n"
        "| Configure `a\\|b` 🟢 | Tom Becker | 2026-11-27 |        |\n"
    )
    assert formed(aligned) == formed(planned(TABLE))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\n|a|b|\n|---|---|\n```\n", id="code"),
        pytest.param("Due   on 10 Dec 2026, for 420000 USD.  \n\n* a\n*  b\n", id="prose"),
        pytest.param("<!--\n|a|b|\n|---|---|\n-->\n", id="a comment"),
        pytest.param("## Customer Vision\n\n|a|b|\n|-|-|\n|c|d|\n", id="a table in prose"),
        pytest.param("## Actions\n\n| a | b |\n|---|---|\n| c | d |\nunder it\n", id="text below a table"),
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert formed(planned(text)) == planned(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Mine\n\na|b\n-|-\n1 | 10 Dec 2026\n", "## Mine\n\n| a | b |\n|---|---|\n| 1 | 10 Dec 2026 |\n"),
        ("> |a|b|\n> |---|---|\n> |1|2|\n", "> | a | b |\n> |---|---|\n> | 1 | 2 |\n"),
        ("- x\n\n  |a|b|\n  |---|---|\n  |1|2|\n", "- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n"),
        ("## Actions\n\n|Action|Due|\n|-|-|\n|a|b|c|\n|d|\n", "## Actions\n\n| Action | Due |\n|---|---|\n| a | b | c |\n| d |\n"),
    ],
    ids=["without outer pipes", "in a quotation", "in a list", "ragged"],
)  # fmt: skip
def test_tables_of_all_kinds(text: str, expected: str) -> None:
    assert formed(planned(text)) == planned(expected)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_missing_last_one_stay(end: str) -> None:
    text = COMPLETE.replace("2026-11-27", "27 Nov 2026").rstrip("\n").replace("\n", end)
    assert formed(text) == COMPLETE.rstrip("\n").replace("\n", end)


def test_what_cannot_be_read_is_left_alone() -> None:
    source = Source("plan.md", "---\nacctplan: 1\n")
    done = formatted(source, Settings(), judging)
    assert done == Formatted(source, "the front matter is not closed by a line '---'", is_read=False)


def test_a_file_that_would_get_a_finding_is_left_alone() -> None:
    """The judge of this test dislikes canonical days."""
    source = Source("plan.md", COMPLETE.replace("2026-11-27", "27 Nov 2026"))
    (finding,) = judging_one(source)

    def strict(reading: Reading, text: Source) -> list[Diagnostic]:
        return [finding] if "2026-11-27" in text.text else []

    done = formatted(source, Settings(), strict)
    assert done.source == source
    assert done.reason == f"it would get AP015: {finding.finding.message}"


def judging_one(source: Source) -> list[Diagnostic]:
    from acctplan.reader.build import read_plan

    other = replace(source, text=COMPLETE.replace("2026-11-27", "soon"))
    return judging(read_plan(other, Settings()), other)
