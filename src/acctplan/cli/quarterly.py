"""How an account went over the quarters as lines of text."""

from collections.abc import Sequence
from decimal import Decimal

from acctplan.cli.layout import aligned, widest
from acctplan.model.formats import NONE, number
from acctplan.overview.quarters import QuarterEntry
from acctplan.overview.sparkline import sparkline
from acctplan.printable import printable

_FEWEST = 2


def quarter_lines(quarters: Sequence[QuarterEntry], room: int) -> list[str]:
    """A table with a column for each quarter, and bars; the oldest quarters are left out if it is too wide."""
    table = _table(quarters)
    while widest(table) > room and len(quarters) > _FEWEST:
        quarters = quarters[1:]
        table = _table(quarters)
    return table


def _table(quarters: Sequence[QuarterEntry]) -> list[str]:
    titles = [each.quarter for each in quarters[:-1]]
    rows = [
        ("", *titles, "now", ""),
        _row(
            "ARR", [each.arr.text if each.arr else "" for each in quarters], [_arr(each) for each in quarters]
        ),
        _row("Health", list(map(_health, quarters)), [each.health for each in quarters]),
        _row("Goals finished", [each.goals.partition(" finished")[0] for each in quarters], []),
        *(_area(quarters, place) for place in range(len(quarters[-1].value))),
    ]
    shown = [row for row in rows if any(cell not in ("", NONE) for cell in row[1:])]
    return aligned(shown, range(1, len(quarters) + 1))


def _row(name: str, texts: Sequence[str], numbers: Sequence[float | None]) -> tuple[str, ...]:
    return (name, *(printable(text) or NONE for text in texts), sparkline(numbers))


def _arr(each: QuarterEntry) -> float | None:
    return float(each.arr.amount) if each.arr else None


def _health(each: QuarterEntry) -> str:
    score = "" if each.health is None else number(Decimal(str(each.health)))
    return f"{score} {each.health_status or ''}".strip()


def _area(quarters: Sequence[QuarterEntry], place: int) -> tuple[str, ...]:
    entries = [each.value[place] for each in quarters]
    return _row(
        printable(entries[-1].area), [each.current for each in entries], [each.number for each in entries]
    )
