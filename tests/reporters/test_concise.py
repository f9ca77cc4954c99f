from dataclasses import replace

from acctplan.report import Layout, Report
from acctplan.reporters.concise import render


def test_each_visible_finding_is_one_line(plan_report: Report) -> None:
    assert render(plan_report, Layout()) == (
        "accounts/acme.md:3:15: AP203 contract_end 'soon' is not a date\n"
        "accounts/acme.md:8:32: AP310 due 'next quarter' is vague\n"
        "accounts/blob.md:1:1: AP001 the file is not UTF-8 (byte 0)\n"
        "2 plans checked: 2 errors, 1 warning, 1 note (--notes shows them), 1 suppressed, 1 file skipped: no plan\n"
    )


def test_without_findings_only_the_summary_is_left(plan_report: Report) -> None:
    clean = replace(plan_report, diagnostics=[], visible=[], skipped=0)
    assert render(clean, Layout()) == "2 plans checked: all good\n"


def test_codes_are_coloured_by_severity(plan_report: Report) -> None:
    lines = render(plan_report, Layout(colour=True)).splitlines()
    assert lines[0] == "accounts/acme.md:3:15: \x1b[1;31mAP203\x1b[0m contract_end 'soon' is not a date"
    assert lines[1] == "accounts/acme.md:8:32: \x1b[1;33mAP310\x1b[0m due 'next quarter' is vague"


def test_a_message_stays_on_its_line(plan_report: Report) -> None:
    one = plan_report.visible[0]
    finding = one.finding._replace(message="goal 'a\x1b[2J\n::error::b' has no owner")
    hostile = one._replace(path="accounts/\x1b]0;a\x07.md", finding=finding)
    text = render(replace(plan_report, diagnostics=[hostile], visible=[hostile]), Layout())
    assert text.splitlines()[0] == (
        r"accounts/\x1b]0;a\x07.md:3:15: AP203 goal 'a\x1b[2J\n::error::b' has no owner"
    )
