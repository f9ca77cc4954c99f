"""Text of a cell -> a percentage."""

from decimal import Decimal
from functools import lru_cache

from acctplan.diagnostic import Better
from acctplan.model.money import Percent
from acctplan.reader.values.amount import is_range, split_amount
from acctplan.reader.values.number import integral, plain, read_number
from acctplan.reader.values.reading import (
    MAX_LENGTH,
    Problem,
    ReadingContext,
    bare,
    quoted,
    undecorated,
    without_note,
)

_SIGNS = frozenset(("%", "％", "percent", "per cent", "pct", "pct.", "prozent"))
_STATES = ("complete", "completed", "done", "achieved", "reached")
_WORDS = {"done": "100%", "complete": "100%", "completed": "100%", "not started": "0%", "none yet": "0%"}
_HINT = "write a percentage, like 70%"


def read_percent(text: str, _context: ReadingContext) -> Percent | Problem:
    """Read `70%`, `88%+`, `>= 88%`, `<5%`, `61,5 %` or a bare `70`; may be negative or above 100.

    A bare fraction such as `0.7` is refused: it means 70% to one author and 0.7% to another.
    """
    return (
        _percent(text) if len(text) <= MAX_LENGTH else Problem(f"{quoted(text)} is not a percentage", _HINT)
    )


@lru_cache(maxsize=2048)
def _percent(text: str) -> Percent | Problem:
    if text[-1:] == "%" and len(text) < 5 and text.isascii() and text[:-1].isdigit():
        return Percent(Decimal(text[:-1]))
    value, _ = without_note(undecorated(bare(text)))
    amount = split_amount(value)
    if amount is None or amount.head:
        return _not_a_percentage(text)
    number = read_number(amount.number)
    unit = _without_state(amount.tail.lower())
    if not isinstance(number, Decimal) or (unit and unit not in _SIGNS):
        return _not_a_percentage(text)
    if not unit and number <= 1 and not amount.number.isdigit():
        return Problem(f"{quoted(text)} is a fraction, not a percentage", f"write {plain(number * 100)}%")
    number = integral(number)
    return Percent(-number if amount.negative else number, amount.bound)


def _without_state(tail: str) -> str:
    for state in _STATES:
        if tail.endswith(state):
            return tail[: -len(state)].strip()
    return tail


def _not_a_percentage(text: str) -> Problem:
    if is_range(text):
        return Problem(f"{quoted(text)} is a range", "write one percentage, like 70%")
    known = _WORDS.get(undecorated(bare(text)).lower())
    if known:
        return Problem(f"{quoted(text)} is not a percentage", f"write {known}", better=Better(known))
    return Problem(f"{quoted(text)} is not a percentage", _HINT)
