"""Each finding with the line of the file that it is about, for people at a terminal."""

from collections.abc import Iterator

from acctplan.diagnostic import Diagnostic
from acctplan.excerpt import excerpt
from acctplan.paint import BOLD, FAINT, paint, severity_colour
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, shown_path, summary
from acctplan.source import Source
from acctplan.statistics import statistics_text

_NARROWEST = 20
"""Cells that an excerpt gets however narrow the terminal says it is."""


def render(report: Report, layout: Layout) -> str:
    """The visible findings, a block each, or their numbers, and the summary.

    Messages are not wrapped, source lines are cut.
    """
    if report.counted:
        return f"{statistics_text(report)}{summary(report)}\n"
    blocks = [
        "\n".join(_block(diagnostic, report.source(diagnostic.path), layout)) for diagnostic in report.visible
    ]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def _block(diagnostic: Diagnostic, source: Source, layout: Layout) -> Iterator[str]:
    yield _headline(diagnostic, layout.colour)
    margin = " " * len(str(diagnostic.span.line))
    arrow = paint(f"{margin}-->", FAINT, layout.colour)
    yield f"{arrow} {shown_path(diagnostic.path)}:{diagnostic.span.line}:{diagnostic.span.column}"
    if not source.unreadable and diagnostic.span.line <= len(source.lines):
        yield from _quote(diagnostic, source.lines[diagnostic.span.line - 1], layout)
    if diagnostic.finding.hint:
        equals = paint(f"{margin} =", FAINT, layout.colour)
        yield f"{equals} help: {printable(diagnostic.finding.hint)}"


def _headline(diagnostic: Diagnostic, colour: bool) -> str:
    kind = paint(
        f"{diagnostic.severity.value} {diagnostic.code}", severity_colour(diagnostic.severity), colour
    )
    message = paint(printable(diagnostic.finding.message), BOLD, colour)
    return f"{kind}: {message} [{diagnostic.name}]"


def _quote(diagnostic: Diagnostic, line: str, layout: Layout) -> Iterator[str]:
    span = diagnostic.span
    number = str(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    width = max(layout.width - len(number) - 3, _NARROWEST)
    cut = excerpt(line, span.column, end, width)
    bar = paint(" " * len(number) + " |", FAINT, layout.colour)
    marks = paint("^" * cut.under, severity_colour(diagnostic.severity), layout.colour)
    yield bar
    yield f"{paint(f'{number} |', FAINT, layout.colour)} {cut.text}".rstrip()
    yield f"{bar} {' ' * cut.before}{marks}"


REPORTER = Reporter(name="full", render=render)
