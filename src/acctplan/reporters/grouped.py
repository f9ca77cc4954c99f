"""Findings file by file, for people who mend one plan after the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from acctplan.diagnostic import Diagnostic
from acctplan.paint import BOLD, FAINT, paint, severity_colour
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter, shown_path, summary


def render(report: Report, layout: Layout) -> str:
    """The visible findings under the path of their file, a line each, and the summary."""
    groups = groupby(report.visible, key=lambda each: each.path)
    blocks = ["\n".join(_block(path, list(found), layout.colour)) for path, found in groups]
    return "\n\n".join([*blocks, summary(report)]) + "\n"


def _block(path: str, found: Sequence[Diagnostic], colour: bool) -> Iterator[str]:
    account = printable(found[0].account)
    yield paint(shown_path(path), BOLD, colour) + (f" ({account})" if account else "")
    places = [f"{each.span.line}:{each.span.column}" for each in found]
    width = max(map(len, places))
    for place, each in zip(places, found, strict=True):
        code = paint(each.code, severity_colour(each.severity), colour)
        yield f"  {paint(place.rjust(width), FAINT, colour)}  {code} {printable(each.finding.message)}"


REPORTER = Reporter(name="grouped", render=render)
