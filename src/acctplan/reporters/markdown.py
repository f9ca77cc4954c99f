"""A table for a comment under a pull request, or for the summary of a step."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.pattern import Pattern
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, shown_path, summary

_MOST_ROWS = 300
"""Findings that are listed; GitHub takes 65,536 characters a comment."""

_SPECIAL = Pattern(r"[\\`*_{}\[\]<>#|~$@&:]")
_MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "ℹ️ note"}


def render(report: Report, _layout: Layout) -> str:
    """The summary and the visible findings, a table a plan, up to 300 of them; more are counted."""
    lines = ["### acctplan", "", f"{summary(report)}."]
    for path, found in groupby(report.visible[:_MOST_ROWS], key=lambda each: each.path):
        lines += ["", *_table(path, list(found))]
    left = len(report.visible) - _MOST_ROWS
    if left > 0:
        lines += ["", f"{left} more are not listed here."]
    return "\n".join(lines) + "\n"


def _table(path: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    account = printable(found[0].account)
    yield f"**{_text(shown_path(path))}**" + (f" ({_text(account)})" if account else "")
    yield ""
    yield "| Line | | Rule | Finding | Remedy |"
    yield "|---:|---|---|---|---|"
    for each in found:
        cells = (each.finding.message, each.finding.hint)
        message, hint = (_text(printable(cell)) for cell in cells)
        rule = f"{each.code} {each.name}"
        yield f"| {each.span.line} | {_MARKS[each.severity]} | {rule} | {message} | {hint} |"


def _text(text: str) -> str:
    """Words of a plan as words: nothing in them is markup, a mention, a link or a cell's end."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


REPORTER = Reporter(name="markdown", render=render)
