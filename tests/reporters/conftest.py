import pytest

from acctplan.diagnostic import Diagnostic, Finding, Severity, Suppression
from acctplan.report import Report
from acctplan.source import Source, Span

PLAN = """\
---
account: Acme
contract_end: soon
---
## Goals
| Goal | Owner | Due |
|---|---|---|
| Automate invoices | 契約 Kim | next quarter |
"""


@pytest.fixture
def plan_report() -> Report:
    """Two plans: one with an error, a warning, a note and a suppressed error, one that cannot be read."""
    path = "accounts/acme.md"
    findings = [
        Diagnostic(
            path,
            "Acme",
            "date-unreadable",
            Severity.ERROR,
            Finding(
                "AP203",
                Span(3, 15, 3, 19),
                "contract_end 'soon' is not a date",
                "write a day, like 2026-12-10",
                "contract_end",
            ),
        ),
        Diagnostic(
            path,
            "Acme",
            "section-missing",
            Severity.NOTE,
            Finding("AP110", Span(5, 1, 8, 1), "goals lack objectives"),
        ),
        Diagnostic(
            path,
            "Acme",
            "due-vague",
            Severity.WARNING,
            Finding("AP310", Span(8, 32, 8, 44), "due 'next quarter' is vague", "name a day", "Due"),
        ),
        Diagnostic(
            path,
            "Acme",
            "owner-unknown",
            Severity.ERROR,
            Finding("AP311", Span(8, 23, 8, 29), "owner '契約 Kim' is nobody we know", "", "Owner"),
            Suppression("comment", "joins in May", "2026-05-31"),
        ),
        Diagnostic(
            "accounts/blob.md",
            "",
            "unreadable",
            Severity.ERROR,
            Finding("AP001", Span(1, 1, 1, 4), "the file is not UTF-8 (byte 0)", "save the file as UTF-8"),
        ),
    ]
    visible = [one for one in findings if one.suppressed is None and one.severity is not Severity.NOTE]
    return Report(findings, visible, 2, 1, {path: Source(path, PLAN)}, "0.1.0")
