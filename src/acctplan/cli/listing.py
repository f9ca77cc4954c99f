"""Many accounts as lines of text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from acctplan.cli.layout import aligned, indented, joined, widest
from acctplan.model.formats import NONE, months, number
from acctplan.overview.glance import Glance, ListDocument
from acctplan.paint import BOLD, paint
from acctplan.printable import printable

_TITLES = ("Account", "Tier", "Status", "ARR", "Health", "Quarter", "Renewal", "Months", "Next review")
_COUNTS = ("Errors", "Warnings", "Notes")
_RIGHT = (3, 7, 9, 10, 11)


def listing_lines(document: ListDocument, cells: int | None, colour: bool) -> Iterator[str]:
    """A table, or a block for each account if the terminal is narrower than the table."""
    table = aligned([(*_TITLES, *_COUNTS), *(_row(each) for each in document.accounts)], _RIGHT)
    if cells is None or widest(table) <= cells:
        yield paint(table[0], BOLD, colour)
        yield from table[1:]
    else:
        for each in document.accounts:
            yield paint(printable(each.account), BOLD, colour)
            yield from indented(joined(_facts(each), " · ", cells - 2), 2)
    for each in document.accounts:
        if each.unreadable is not None:
            problem = each.unreadable
            place = f"{printable(each.path)}:{problem.line}:{problem.column}"
            yield f"{place}: {problem.code} {printable(problem.message)}"
    if document.total_arr:
        yield ""
        yield f"Total ARR: {' · '.join(amount.text for amount in document.total_arr)}"


def _row(each: Glance) -> tuple[str, ...]:
    return (
        printable(each.account),
        each.tier or NONE,
        each.status or NONE,
        each.arr.text if each.arr else NONE,
        _health(each),
        each.quarter or NONE,
        _day(each.renewal),
        _months(each),
        _day(each.next_review),
        str(each.errors),
        str(each.warnings),
        str(each.notes),
    )


def _facts(each: Glance) -> Iterator[str]:
    """What is known of an account, in words."""
    yield from filter(None, (each.tier, each.status, each.arr and each.arr.text, each.quarter))
    if each.health_status:
        yield f"health {_health(each)}"
    if each.renewal:
        left = "passed" if each.months_to_renewal is None else f"in {months(each.months_to_renewal)}"
        yield f"renewal {each.renewal} ({left})"
    if each.next_review:
        yield f"next review {each.next_review}"
    for count, noun in ((each.errors, "error"), (each.warnings, "warning"), (each.notes, "note")):
        if count:
            yield f"{count} {noun}{'' if count == 1 else 's'}"


def _health(each: Glance) -> str:
    """Score and word: `82 green`."""
    score = "" if each.health is None else number(Decimal(str(each.health)))
    return f"{score} {each.health_status or ''}".strip() or NONE


def _months(each: Glance) -> str:
    if each.renewal is None:
        return NONE
    return "passed" if each.months_to_renewal is None else str(each.months_to_renewal)


def _day(day: date | None) -> str:
    return NONE if day is None else day.isoformat()
