from dataclasses import replace

from acctplan.diagnostic import Diagnostic, Finding, Severity
from acctplan.report import Layout, Report
from acctplan.reporters.grouped import render as grouped
from acctplan.reporters.markdown import render as markdown
from acctplan.source import Span


def test_findings_stand_under_their_file(plan_report: Report) -> None:
    visible = [each for each in plan_report.diagnostics if not each.suppressed]
    assert grouped(replace(plan_report, visible=visible), Layout()) == (
        "accounts/acme.md (Acme)\n"
        "  3:15  AP203 contract_end 'soon' is not a date\n"
        "   5:1  AP110 goals lack objectives\n"
        "  8:32  AP310 due 'next quarter' is vague\n"
        "\n"
        "accounts/blob.md\n"
        "  1:1  AP001 the file is not UTF-8 (byte 0)\n"
        "\n"
        "2 plans checked: 2 errors, 1 warning, 1 note, 1 suppressed, 1 file skipped: no plan\n"
    )


def test_without_findings_only_the_summary_is_said(plan_report: Report) -> None:
    report = replace(plan_report, diagnostics=[], visible=[])
    assert grouped(report, Layout()) == "2 plans checked: all good, 1 file skipped: no plan\n"
    assert (
        markdown(report, Layout()) == "### acctplan\n\n2 plans checked: all good, 1 file skipped: no plan.\n"
    )


def test_a_comment_has_a_table_a_plan(plan_report: Report) -> None:
    visible = [plan_report.diagnostics[0], plan_report.diagnostics[-1]]
    assert markdown(replace(plan_report, visible=visible), Layout()).splitlines()[4:9] == [
        "**accounts/acme.md** (Acme)",
        "",
        "| Line | | Rule | Finding | Remedy |",
        "|---:|---|---|---|---|",
        (
            "| 3 | ❌ error | AP203 date-unreadable | contract&#95;end 'soon' is not a date"
            " | write a day, like 2026-12-10 |"
        ),
    ]


def test_text_of_a_plan_is_no_markup_in_a_comment() -> None:
    hostile = "goal '<img src=x> | @team [a](https://x) **b** `c`\n# d' has no owner"
    found = Diagnostic("a|b.md", "<b>", "n", Severity.ERROR, Finding("AP105", Span(1, 1, 1, 2), hostile))
    text = markdown(Report([found], [found], 1, 0, {}, "1"), Layout())
    row = text.splitlines()[-1]
    assert row.count("|") == 6
    assert not {"<", "@", "[", "`", "*", "#"} & set(row.replace("&#", ""))
    assert r"\n" not in row
    assert "&#92;n" in row


def test_a_comment_lists_no_more_than_fits() -> None:
    found = Diagnostic("a.md", "A", "n", Severity.ERROR, Finding("AP105", Span(1, 1, 1, 2), "no owner"))
    text = markdown(Report([found] * 1_000, [found] * 1_000, 1, 0, {}, "1"), Layout())
    assert text.count("AP105") == 300
    assert text.endswith("\n700 more are not listed here.\n")
