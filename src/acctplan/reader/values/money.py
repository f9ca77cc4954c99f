"""Text of a cell -> an amount of money a year or once."""

import re
from decimal import Decimal
from functools import lru_cache

from acctplan.model.money import Money
from acctplan.pattern import Pattern
from acctplan.reader.values.amount import is_range, split_amount, split_scale
from acctplan.reader.values.currency import CODES, currency_of, example, notation_of
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

_USUAL = Pattern(
    r"([$€£]|[A-Z]{3} )([1-9][0-9]{0,2}(?:,[0-9]{3}){0,4})([KM]?)(?: ARR)?"
    r"|([1-9][0-9]{0,2}(?:,[0-9]{3}){0,4}) ([A-Z]{3})"
)
_USUAL_SCALES = {None: 1, "": 1, "K": 1_000, "M": 1_000_000}
_PER = Pattern(r"\s*/\s*|\bper\s+|\ba\s+(?=(?:month|quarter|year)\b)", re.IGNORECASE)
_TIMES_A_YEAR = {
    **dict.fromkeys(
        ("/mo", "/mon", "/month", "/mth", "/m", "/p.m.", "monthly", "mrr", "p.m.", "pm", "pcm"), 12
    ),
    **dict.fromkeys(("/q", "/qtr", "/quarter", "quarterly"), 4),
    **dict.fromkeys(
        ("/y", "/yr", "/year", "/annum", "/a", "annually", "annual", "yearly", "p.a.", "p.a", "pa"), 1
    ),
    **dict.fromkeys(("arr", "acv"), 1),
}
_WORDS = (
    "tcv net new incremental expansion uplift upsell renewal saved savings total est est. estimated in of "
    "recurring revenue potential pipeline value contract budget spend more extra additional "
)
_HARMLESS = frozenset(_WORDS.split())


def read_money(text: str, context: ReadingContext) -> Money | Problem:
    """Read `$420,000`, `$1.2M ARR`, `1.200,50 €`, `USD 420,000`, or a bare number in the configured currency.

    An amount a month or a quarter is turned into a year's and says so. A note in parentheses behind it and a
    bound in front (`~`, `up to`) are dropped; a range is refused.
    """
    if len(text) > MAX_LENGTH:
        return _not_money(text, context.currency)
    return _money(text, context.currency)


@lru_cache(maxsize=4096)
def _money(text: str, configured: str) -> Money | Problem:
    usual = _usual(text, configured)
    if usual:
        return usual
    value, note = without_note(undecorated(bare(text)))
    if note.upper() in CODES:
        value = f"{value} {note}"
    amount = split_amount(_without_brackets(value))
    if amount is None:
        return _not_money(text, configured)
    scale, tail = split_scale(amount.tail)
    meaning = _meaning(amount.head, tail, configured)
    if meaning is None:
        return _not_money(text, configured)
    currency, times = meaning
    number = read_number(amount.number, notation_of(currency), scaled=scale != 1)
    if number is None:
        return _not_money(text, configured)
    if isinstance(number, Ambiguous):
        return Problem(f"{quoted(text)} is ambiguous", _which(number, scale))
    negative = amount.negative or _is_bracketed(value)
    return Money(_signed(integral(number * scale * times), negative), currency, annualised=times > 1)


def _usual(text: str, configured: str) -> Money | None:
    """A whole amount beside its sign or code: what most cells hold, at a fraction of the cost."""
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    sign, number, scale, before_code, code = match.groups()
    if scale and "," in number and sign != "$":
        return None
    currency = currency_of(code or sign.rstrip(), configured)
    whole = int((before_code or number).replace(",", ""))
    return Money(Decimal(whole * _USUAL_SCALES[scale]), currency) if currency else None


def _meaning(head: str, tail: str, configured: str) -> tuple[str, int] | None:
    """The currency and how often a year the amount falls due, None if any word is not understood."""
    signs = [head] if head else []
    times = set()
    for word in _PER.sub(" /", tail).replace(",", " ").split():
        lower = word.lower()
        if lower in _TIMES_A_YEAR:
            times.add(_TIMES_A_YEAR[lower])
        elif lower not in _HARMLESS:
            signs.append(word)
    currency = _one_currency(signs, configured)
    if currency is None or len(times) > 1:
        return None
    return currency, times.pop() if times else 1


def _one_currency(signs: list[str], configured: str) -> str | None:
    codes = [sign.upper() for sign in signs if sign.upper() in CODES]
    written = codes[0] if codes else ""
    found = {currency_of(sign, configured, written) for sign in signs}
    if len(found) > 1:
        return None
    return found.pop() if found else configured


def _is_bracketed(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _without_brackets(text: str) -> str:
    return text[1:-1] if _is_bracketed(text) else text


def _signed(amount: Decimal, negative: bool) -> Decimal:
    return -amount if negative else amount


def _which(number: Ambiguous, scale: Decimal) -> str:
    first, second = (plain(integral(reading * scale)) for reading in number)
    return f"write {first} or {second}"


def _not_money(text: str, configured: str) -> Problem:
    if len(text) <= MAX_LENGTH and is_range(text):
        return Problem(f"{quoted(text)} is a range", f"write one amount, like {example(configured)}")
    return Problem(
        f"{quoted(text)} is not an amount of money", f"write an amount, like {example(configured)}"
    )
