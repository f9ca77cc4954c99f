"""Text of a cell -> whole numbers, scores and counts out of a whole."""

from decimal import Decimal
from functools import lru_cache

from acctplan.model.money import Share
from acctplan.pattern import Pattern
from acctplan.reader.values.amount import split_amount, split_scale
from acctplan.reader.values.number import Ambiguous, integral, plain, read_number
from acctplan.reader.values.reading import (
    MAX_LENGTH,
    Problem,
    ReadingContext,
    bare,
    quoted,
    undecorated,
    without_note,
)

_WORD = Pattern(r"(?!of\b)[^\W\d_][^\W\d_ -]*(?: [^\W\d_]+){0,2}")
_OF = Pattern(r"([0-9][0-9,.' ]{0,20}) ?(?:/|\bof\b|\bout of\b) ?([0-9][0-9,.' ]{0,20})(?: [^\W\d_]+){0,3}")
_USUAL = Pattern(r"([1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,9})(?: \([0-9]{1,3}%\))?")
_COUNT_HINT = "write a whole number, like 1,200"
_SHARE_HINT = "write how many, like 410 or 3 of 7"
_SCORE_HINT = "write a number, like 72"


def read_count(text: str, _context: ReadingContext) -> int | Problem:
    """Read a whole number from 0: `1,200`, `500+`, `1.2k users`."""
    return (
        _count(text)
        if len(text) <= MAX_LENGTH
        else Problem(f"{quoted(text)} is not a whole number", _COUNT_HINT)
    )


def read_score(text: str, _context: ReadingContext) -> Decimal | Problem:
    """Read a score: `72`, `72/100`, `72%`, `+42`; its range is the field's affair."""
    return (
        _score(text) if len(text) <= MAX_LENGTH else Problem(f"{quoted(text)} is not a number", _SCORE_HINT)
    )


def read_share(text: str, _context: ReadingContext) -> Share | Problem:
    """Read `3 of 7`, `3/7`, `410 (82%)` or `500`; a percentage alone does not say how many."""
    return _share(text) if len(text) <= MAX_LENGTH else Problem(f"{quoted(text)} is not a count", _SHARE_HINT)


@lru_cache(maxsize=1024)
def _count(text: str) -> int | Problem:
    usual = _usual(text)
    if usual is not None:
        return usual
    value, _ = without_note(undecorated(bare(text)))
    amount = split_amount(value)
    if amount is None or amount.head or amount.negative:
        return Problem(f"{quoted(text)} is not a whole number", _COUNT_HINT)
    scale, unit = split_scale(amount.tail, attached=True)
    number = read_number(amount.number, scaled=scale != 1)
    if not isinstance(number, Decimal) or (unit and not _WORD.fullmatch(unit)):
        return Problem(f"{quoted(text)} is not a whole number", _COUNT_HINT)
    number = integral(number * scale)
    if number != number.to_integral_value():
        return Problem(f"{quoted(text)} is not a whole number", _thousands(amount.number))
    return int(number)


def _usual(text: str) -> int | None:
    """Digits, in groups or not, with a percentage in parentheses behind them or not: what most cells hold."""
    match = _USUAL.fullmatch(text)
    return int(match[1].replace(",", "")) if match else None


def _thousands(number: str) -> str:
    grouped = read_number(number.replace(".", ","))
    if (
        number.count(".") == 1
        and isinstance(grouped, Decimal)
        and grouped == integral(grouped).to_integral_value()
    ):
        return f"write {plain(grouped)} if that is meant"
    return _COUNT_HINT


@lru_cache(maxsize=1024)
def _score(text: str) -> Decimal | Problem:
    value, _ = without_note(undecorated(bare(text)))
    amount = split_amount(
        value.removesuffix("/100").removesuffix("/ 100").removesuffix(" out of 100").rstrip()
    )
    number = (
        read_number(amount.number)
        if amount and not amount.head and amount.tail in ("", "%", "points")
        else None
    )
    if amount is None or number is None or isinstance(number, Ambiguous):
        return Problem(f"{quoted(text)} is not a number", _SCORE_HINT)
    return -integral(number) if amount.negative else integral(number)


@lru_cache(maxsize=1024)
def _share(text: str) -> Share | Problem:
    usual = _usual(text)
    if usual is not None:
        return Share(usual)
    value, _ = without_note(undecorated(bare(text)))
    match = _OF.fullmatch(value)
    if match:
        part, whole = _count(match[1].strip()), _count(match[2].strip())
        if isinstance(part, int) and isinstance(whole, int):
            return Share(part, whole)
    found = _count(value)
    return Share(found) if isinstance(found, int) else Problem(f"{quoted(text)} is not a count", _SHARE_HINT)
