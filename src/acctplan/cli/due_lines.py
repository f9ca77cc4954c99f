"""What is due, as lines of text: a heading for each day, a line for each thing."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from acctplan.agenda.listing import DueDocument, DueEntry
from acctplan.cli.layout import aligned, indented, widest, wrapped
from acctplan.model.formats import NONE
from acctplan.paint import BOLD, FAINT, paint
from acctplan.printable import printable

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LATE = "1;31"


def due_lines(document: DueDocument, cells: int | None, colour: bool) -> Iterator[str]:
    """Days in order with what is due on each, and what cannot be read; a narrow terminal breaks lines between words."""
    if not document.entries:
        yield "Nothing is due."
    for day, group in groupby(document.entries, key=lambda each: each.day):
        entries = list(group)
        if entries[0] is not document.entries[0]:
            yield ""
        yield paint(f"{day} {_DAYS[day.weekday()]}", BOLD, colour) + _distance(entries[0], colour)
        yield from indented(_day(entries, None if cells is None else cells - 2), 2)
    if document.entries:
        yield ""
        yield paint(_summary(document.entries), FAINT, colour)
    for one in document.unreadable:
        problem = one.problem
        place = f"{printable(one.path)}:{problem.line}:{problem.column}"
        yield f"{place}: {problem.code} {printable(problem.message)}"


def _day(entries: Sequence[DueEntry], cells: int | None) -> Iterator[str]:
    lines = aligned([_columns(each) for each in entries])
    if cells is None or widest(lines) <= cells:
        yield from lines
    else:
        for each in entries:
            yield from _block(each, cells)


def _columns(each: DueEntry) -> tuple[str, str, str, str]:
    return _owners(each), printable(each.account), each.kind, _what(each)


def _block(each: DueEntry, cells: int) -> Iterator[str]:
    yield from wrapped(f"{_owners(each)}: {_what(each)}", cells)
    yield from indented(wrapped(f"{each.kind}, {printable(each.account)}", max(cells - 2, 1)), 2)


def _what(each: DueEntry) -> str:
    return printable(f"{each.what} ({each.when})" if each.when else each.what) or NONE


def _owners(each: DueEntry) -> str:
    return printable(", ".join(_owner(one.name, one.side) for one in each.owners)) or NONE


def _owner(name: str, side: str) -> str:
    return f"{name} ({side})" if side == "customer" else name


def _distance(each: DueEntry, colour: bool) -> str:
    days = abs(each.days_left)
    number = f"{days} day{'' if days == 1 else 's'}"
    if each.overdue:
        return paint(f", {number} late", _LATE, colour)
    return ", today" if not days else f", in {number}"


def _summary(entries: Sequence[DueEntry]) -> str:
    late = sum(each.overdue for each in entries)
    return f"{len(entries)} due" + (f", {late} of them overdue" if late else "")
