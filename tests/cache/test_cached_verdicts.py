import json

import pytest

from acctplan.cache.verdicts import Verdict, read_verdict, verdict_line
from acctplan.diagnostic import Better, Diagnostic, Finding, Severity, Suppression
from acctplan.source import Span

FINDING = Finding(
    "AP203",
    Span(3, 1, 3, 9),
    "goal '\u0141\u202e' \ud800 has no owner",
    "name one",
    "owner",
    Better("P. Nair", sure=False),
)
FOUND = Diagnostic(
    "a.md", "Acme", "goal_without_owner", Severity.WARNING, FINDING, Suppression("inSource", "later", "2027")
)
PLAIN = Diagnostic("a.md", "Acme", "due_passed", Severity.ERROR, Finding("AP601", Span(1, 1, 1, 4), "late"))


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(False),
        Verdict(True),
        Verdict(True, True, True, "Priya Nair", (FOUND, PLAIN)),
        Verdict(True, history=(None, ())),
        Verdict(True, history=("no repository", ("2026-11-02 (abc)",))),
    ],
    ids=["no-plan", "clean", "all-there-is", "history", "no-history"],
)
def test_what_is_written_is_read(verdict: Verdict) -> None:
    line = verdict_line(verdict)
    assert line.isascii()
    assert "\n" not in line
    assert read_verdict(line, "a.md") == verdict


def test_findings_are_those_of_the_file_that_is_asked_about() -> None:
    found = read_verdict(verdict_line(Verdict(True, diagnostics=(FOUND,))), "b.md")
    assert found is not None
    assert found.diagnostics == (FOUND._replace(path="b.md"),)


def row(**changes: object) -> str:
    names = ["code", "name", "severity", "message", "hint", "field", *"abcd", "better", "suppressed"]
    values = ["AP203", "n", "error", "m", "", "", 1, 1, 1, 2, None, None]
    return json.dumps(
        [
            True,
            False,
            False,
            "",
            "A",
            [list((dict(zip(names, values, strict=True)) | changes).values())],
            None,
        ]
    )


def test_the_row_of_the_next_test_is_one() -> None:
    assert read_verdict(row(), "a.md") is not None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[",
        "[" * 100_000,
        "null",
        "{}",
        "[1,2,3]",
        '[1,false,false,"","",[]]',
        '[true,false,false,"",7,[]]',
        '[true,false,false,"","",[[]]]',
        '[true,false,false,"","",5]',
        row(code="AP2"),
        row(code=7),
        row(code="AP203\x1b"),
        row(severity="fatal"),
        row(severity=[]),
        row(message=None),
        row(a=0),
        row(b=True),
        row(c=1.5),
        row(d=10**30),
        row(better=["x"]),
        row(better=["x", 1]),
        row(suppressed=["inSource", 3]),
        row(suppressed=["a", "b", "c", "d"]),
        f"[{'9' * 5000}]",
    ],
)
def test_anything_else_is_nothing(line: str) -> None:
    assert read_verdict(line, "a.md") is None
