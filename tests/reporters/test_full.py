from dataclasses import replace

import pytest

from acctplan.diagnostic import Diagnostic, Finding, Severity
from acctplan.report import Layout, Report
from acctplan.reporters.full import render
from acctplan.source import Source, Span, Unreadable


def one_finding(text: str, span: Span, hint: str = "") -> Report:
    finding = Finding("AP101", span, "something is wrong", hint)
    found = [Diagnostic("a.md", "Acme", "something", Severity.WARNING, finding)]
    return Report(found, found, 1, 0, {"a.md": Source("a.md", text)}, "0.1.0")


def test_a_finding_shows_its_line_with_the_span_underlined(plan_report: Report) -> None:
    assert render(plan_report, Layout()) == (
        "error AP203: contract_end 'soon' is not a date [date-unreadable]\n"
        " --> accounts/acme.md:3:15\n"
        "  |\n"
        "3 | contract_end: soon\n"
        "  |               ^^^^\n"
        "  = help: write a day, like 2026-12-10\n"
        "\n"
        "warning AP310: due 'next quarter' is vague [due-vague]\n"
        " --> accounts/acme.md:8:32\n"
        "  |\n"
        "8 | | Automate invoices | 契約 Kim | next quarter |\n"
        "  |                                  ^^^^^^^^^^^^\n"
        "  = help: name a day\n"
        "\n"
        "error AP001: the file is not UTF-8 (byte 0) [unreadable]\n"
        " --> accounts/blob.md:1:1\n"
        "  |\n"
        "1 |\n"
        "  | ^\n"
        "  = help: save the file as UTF-8\n"
        "\n"
        "2 plans checked: 2 errors, 1 warning, 1 note (--notes shows them), 1 suppressed, 1 file skipped: no plan\n"
    )


def test_without_findings_only_the_summary_is_left(plan_report: Report) -> None:
    assert render(replace(plan_report, diagnostics=[], visible=[], skipped=0), Layout()) == (
        "2 plans checked: all good\n"
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    text = render(one_finding("\n" * 119 + "## Goals\n", Span(120, 4, 120, 9)), Layout())
    assert text == (
        "warning AP101: something is wrong [something]\n"
        "   --> a.md:120:4\n"
        "    |\n"
        "120 | ## Goals\n"
        "    |    ^^^^^\n"
        "\n"
        "1 plan checked: 1 warning\n"
    )


def test_of_several_lines_the_first_is_underlined_to_its_end() -> None:
    text = render(one_finding("## Goals\n\nmore\n", Span(1, 4, 3, 5)), Layout())
    assert text.splitlines()[3:5] == ["1 | ## Goals", "  |    ^^^^^"]


def test_a_wide_table_is_cut_around_the_span() -> None:
    row = "| " + " | ".join(f"cell {number:02}" for number in range(30)) + " |"
    lines = render(one_finding(row, Span(1, 103, 1, 110)), Layout(width=44)).splitlines()
    assert lines[3:5] == [
        "1 | … 08 | cell 09 | cell 10 | cell 11 | ce…",
        "  |                  ^^^^^^^",
    ]


@pytest.mark.parametrize("width", [0, 1, 20])
def test_a_narrow_terminal_still_gets_an_excerpt(width: int) -> None:
    lines = render(one_finding("a" * 100, Span(1, 50, 1, 52)), Layout(width=width)).splitlines()
    assert lines[3:5] == ["1 | …aaaaaaaaaaaaaaaaaa…", "  |          ^^"]


def test_a_file_that_cannot_be_read_has_no_excerpt() -> None:
    report = one_finding("", Span(1, 1, 1, 4), "save it as UTF-8")
    refused = replace(report, sources={"a.md": Source("a.md", "", Unreadable("is not UTF-8", ""))})
    assert render(refused, Layout()) == (
        "warning AP101: something is wrong [something]\n"
        " --> a.md:1:1\n"
        "  = help: save it as UTF-8\n"
        "\n"
        "1 plan checked: 1 warning\n"
    )


def test_a_place_behind_the_end_of_the_file_has_no_excerpt() -> None:
    lines = render(one_finding("one line", Span(7, 1, 7, 2)), Layout()).splitlines()
    assert lines[:3] == ["warning AP101: something is wrong [something]", " --> a.md:7:1", ""]


def test_colours_mark_severity_and_frame() -> None:
    text = render(one_finding("due: soon", Span(1, 6, 1, 10), "name a day"), Layout(colour=True))
    assert text.splitlines()[:6] == [
        "\x1b[1;33mwarning AP101\x1b[0m: \x1b[1msomething is wrong\x1b[0m [something]",
        "\x1b[2m -->\x1b[0m a.md:1:6",
        "\x1b[2m  |\x1b[0m",
        "\x1b[2m1 |\x1b[0m due: soon",
        "\x1b[2m  |\x1b[0m      \x1b[1;33m^^^^\x1b[0m",
        "\x1b[2m  =\x1b[0m help: name a day",
    ]


def test_nothing_of_the_plan_steers_the_terminal() -> None:
    text = "a \x1b]8;;https://evil.example\x07 \x9b2J\u202e soon"
    report = one_finding(text, Span(1, 3, 1, 4), "type \x1b[0m")
    assert "".join(filter(str.isprintable, render(report, Layout()).replace("\n", ""))) == (
        render(report, Layout()).replace("\n", "")
    )
