"""What changed as lines of text."""

from collections.abc import Iterator

from acctplan.cli.layout import indented, wrapped
from acctplan.overview.difference import DiffDocument, PlanDifference, counted, headline, said_lines
from acctplan.paint import BOLD, paint
from acctplan.printable import printable

_MARKS = {"better": "+", "worse": "!", "neither": "-"}
_COLOURS = {"+": "32", "!": "31"}


def difference_lines(document: DiffDocument, cells: int | None, colour: bool) -> Iterator[str]:
    """A block for each plan and a last line that counts; `cells` is the terminal's width, None for lines uncut."""
    for each in document.plans:
        yield from _plan(each, cells or 10_000, colour)
        yield ""
    yield f"{counted(document)}, {len(document.skipped)} skipped" if document.skipped else counted(document)


def _plan(each: PlanDifference, room: int, colour: bool) -> Iterator[str]:
    place = f"  {printable(each.path)}" if each.path else ""
    yield f"{paint(printable(each.account), BOLD, colour)}{place}"
    yield from indented(wrapped(printable(headline(each)), room - 2), 2)
    if each.outcome:
        yield ""
        yield from indented(wrapped(printable(each.outcome), room - 2), 2)
    for title, sentences in said_lines(each):
        yield ""
        yield f"  {paint(title, BOLD, colour)}"
        for one in sentences:
            mark = _MARKS[one.sense]
            first, *rest = wrapped(printable(one.text), room - 6)
            yield f"    {paint(mark, _COLOURS[mark], colour) if mark in _COLOURS else mark} {first}"
            yield from indented(rest, 6)
