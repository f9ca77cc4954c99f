"""One line per finding, `path:line:column: CODE message`, for pipes and editors."""

from acctplan.diagnostic import Diagnostic
from acctplan.paint import paint, severity_colour
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, shown_path, summary
from acctplan.statistics import statistics_text


def render(report: Report, layout: Layout) -> str:
    """The visible findings, or their numbers, and the summary, a line each, never wrapped or cut."""
    if report.counted:
        return f"{statistics_text(report)}{summary(report)}\n"
    lines = [_line(diagnostic, layout.colour) for diagnostic in report.visible]
    return "\n".join([*lines, summary(report), ""])


def _line(diagnostic: Diagnostic, colour: bool) -> str:
    place = f"{shown_path(diagnostic.path)}:{diagnostic.span.line}:{diagnostic.span.column}:"
    code = paint(diagnostic.code, severity_colour(diagnostic.severity), colour)
    return f"{place} {code} {printable(diagnostic.finding.message)}"


REPORTER = Reporter(name="concise", render=render)
