"""One field through time as lines of text."""

from collections.abc import Iterator
from decimal import Decimal

from acctplan.cli.layout import aligned, indented
from acctplan.model.formats import NONE, number
from acctplan.overview.retracing import HistoryDocument, PointEntry
from acctplan.overview.sparkline import sparkline
from acctplan.paint import BOLD, paint
from acctplan.printable import printable


def history_lines(document: HistoryDocument, colour: bool) -> Iterator[str]:
    """What is followed, a table of its values with their days, and a bar for each of them."""
    name = f"{printable(document.account)}: {printable(document.field)}"
    yield paint(name, BOLD, colour)
    rows = [
        (each.day.isoformat(), printable(each.text) or NONE, change, each.commit or "not committed")
        for each, change in zip(document.points, _changes(document.points), strict=True)
    ]
    yield from indented(aligned([("Since", "Value", "Change", "Commit"), *rows], (2,)), 2)
    bars = sparkline([each.number for each in document.points])
    if bars:
        yield ""
        yield f"  {bars}"


def _changes(points: list[PointEntry]) -> Iterator[str]:
    """By how much each number differs from the one before; nothing for levels, which are words."""
    last: float | None = None
    for each in points:
        is_known = each.number is not None and any(map(str.isdigit, each.text))
        now = each.number if is_known else None
        yield "" if now is None or last is None else _signed(Decimal(str(now)) - Decimal(str(last)))
        last = now


def _signed(value: Decimal) -> str:
    text = number(value)
    return f"+{text}" if value > 0 else text.replace("-", "−")
