from dataclasses import replace

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.report import Layout, Report
from acctplan.report_contract import report_document
from acctplan.reporters import find_reporter
from acctplan.source import Span
from acctplan.statistics import Tally, statistics, statistics_text

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def found(path: str, code: str, severity: Severity, account: str, allowed: str = "") -> Diagnostic:
    finding = Finding(code, Span(1, 1, 1, 2), "something is wrong")
    suppressed = Suppression("inSource", allowed) if allowed else None
    return Diagnostic(path, account, f"name-of-{code.lower()}", severity, finding, suppressed)


FOUND = [
    found("a.md", "AP105", E, "Acme"),
    found("a.md", "AP203", E, "Acme", allowed="agreed"),
    found("b.md", "AP105", E, "東海物流"),
    found("b.md", "AP113", N, "東海物流"),
    found("b.md", "AP208", W, "東海物流"),
    found("c\x1b.md", "AP001", E, ""),
]
REPORT = Report(
    FOUND,
    [],
    3,
    0,
    {},
    "0.1.0",
    owners={"a.md": "Priya Nair", "b.md": "Priya Nair", "c.md": ""},
    counted=True,
)


def test_findings_are_counted_by_rule_account_and_owner() -> None:
    counted = statistics(REPORT)

    assert counted.rules == (
        Tally("AP105", "name-of-ap105", 2, 0, 0),
        Tally("AP001", "name-of-ap001", 1, 0, 0),
        Tally("AP113", "name-of-ap113", 0, 0, 1),
        Tally("AP208", "name-of-ap208", 0, 1, 0),
    )
    assert counted.accounts == (
        Tally("東海物流", "", 1, 1, 1),
        Tally("Acme", "", 1, 0, 0),
        Tally("c\\x1b.md", "", 1, 0, 0),
    )
    assert counted.owners == (Tally("Priya Nair", "", 2, 1, 1), Tally("", "", 1, 0, 0))


TABLES = """\
errors  warnings  notes  rule
     2         –      –  AP105 name-of-ap105
     1         –      –  AP001 name-of-ap001
     –         –      1  AP113 name-of-ap113
     –         1      –  AP208 name-of-ap208

errors  warnings  notes  account
     1         1      1  東海物流
     1         –      –  Acme
     1         –      –  c\\x1b.md

errors  warnings  notes  owner
     2         1      1  Priya Nair
     1         –      –  (nobody named)

"""


def test_people_get_three_tables() -> None:
    assert statistics_text(REPORT) == TABLES


def test_without_findings_there_is_no_table() -> None:
    assert statistics_text(replace(REPORT, diagnostics=[])) == ""


def test_formats_for_people_show_numbers_instead_of_findings() -> None:
    line = "3 plans checked: 3 errors, 1 warning, 1 note (--notes shows them), 1 suppressed\n"
    for name in ("concise", "full"):
        text = find_reporter(name).render(replace(REPORT, visible=FOUND[:1]), Layout())
        assert text == TABLES + line


def test_programs_get_numbers_beside_the_findings() -> None:
    document = report_document(REPORT)

    assert document.statistics is not None
    assert document.statistics.model_dump()["rules"][0] == {
        "code": "AP105",
        "name": "name-of-ap105",
        "errors": 2,
        "warnings": 0,
        "notes": 0,
    }
    assert [(each.account, each.errors) for each in document.statistics.accounts] == [
        ("東海物流", 1),
        ("Acme", 1),
        ("c\\x1b.md", 1),
    ]
    assert [(each.owner, each.warnings) for each in document.statistics.owners] == [
        ("Priya Nair", 1),
        ("", 0),
    ]
    assert len(document.findings) == len(FOUND)
    assert report_document(replace(REPORT, counted=False)).statistics is None
