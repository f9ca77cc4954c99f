from collections.abc import Sequence
from dataclasses import replace

from acctplan.diagnostic import Diagnostic, Finding, Severity
from acctplan.report import Layout, Report
from acctplan.reporters.github import fenced, render
from acctplan.source import Span


def found(
    severity: Severity, line: int, message: str = "something is wrong", path: str = "a.md"
) -> Diagnostic:
    return Diagnostic(path, "Acme", "something", severity, Finding("AP101", Span(line, 1, line, 2), message))


def annotations(findings: Sequence[Diagnostic]) -> list[str]:
    return render(Report(findings, findings, 1, 0, {}, "0.1.0"), Layout()).splitlines()


def many(severity: Severity, number: int) -> list[Diagnostic]:
    return [found(severity, line) for line in range(1, number + 1)]


def test_findings_are_annotations_the_heaviest_first(plan_report: Report) -> None:
    report = replace(plan_report, visible=[one for one in plan_report.diagnostics if not one.suppressed])
    assert render(report, Layout()).splitlines() == [
        (
            "::error title=AP203 date-unreadable,file=accounts/acme.md,line=3,endLine=3,col=15,endColumn=19"
            "::contract_end 'soon' is not a date%0Ahelp: write a day, like 2026-12-10"
        ),
        (
            "::error title=AP001 unreadable,file=accounts/blob.md,line=1,endLine=1,col=1,endColumn=4"
            "::the file is not UTF-8 (byte 0)%0Ahelp: save the file as UTF-8"
        ),
        (
            "::warning title=AP310 due-vague,file=accounts/acme.md,line=8,endLine=8,col=32,endColumn=44"
            "::due 'next quarter' is vague%0Ahelp: name a day"
        ),
        "::notice title=AP110 section-missing,file=accounts/acme.md,line=5,endLine=8::goals lack objectives",
    ]


def test_without_findings_nothing_is_printed() -> None:
    assert annotations([]) == []


def test_properties_and_data_are_escaped() -> None:
    (line,) = annotations([found(Severity.ERROR, 1, "100% of a,b: c", "a,b:c%d.md")])
    assert line == (
        "::error title=AP101 something,file=a%2Cb%3Ac%25d.md,line=1,endLine=1,col=1,endColumn=2::100%25 of a,b: c"
    )


def test_text_of_a_plan_starts_no_line() -> None:
    hostile = "goal 'x\r\n::stop-commands::pwned\n::add-mask::y' has no owner"
    (line,) = annotations([found(Severity.ERROR, 1, hostile, "a\n::error::b.md")])
    assert line == (
        r"::error title=AP101 something,file=a\n%3A%3Aerror%3A%3Ab.md,line=1,endLine=1,col=1,endColumn=2"
        r"::goal 'x\r\n::stop-commands::pwned\n::add-mask::y' has no owner"
    )


def test_ten_of_each_kind_need_no_last_notice() -> None:
    lines = annotations([*many(Severity.NOTE, 10), *many(Severity.WARNING, 10), *many(Severity.ERROR, 10)])
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10


def test_what_goes_beyond_the_limits_is_counted_in_a_last_notice() -> None:
    lines = annotations([*many(Severity.NOTE, 12), *many(Severity.WARNING, 3), *many(Severity.ERROR, 25)])
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 3 + ["::notice"] * 10
    assert lines[-1] == "::notice title=acctplan::18 more in the log of this step"


def test_a_fence_switches_commands_off_around_a_text() -> None:
    assert fenced("12 | ##[error]x\n", "t0k3n") == "::stop-commands::t0k3n\n12 | ##[error]x\n::t0k3n::\n"
    assert fenced("no line end", "t0k3n") == "::stop-commands::t0k3n\nno line end\n::t0k3n::\n"
