"""Text of a cell -> a number with its unit; a phrase -> the number that it aims at."""

import re
from decimal import Decimal
from functools import lru_cache

from acctplan.model.money import Measure
from acctplan.pattern import Pattern
from acctplan.reader.values.amount import is_range, split_amount, split_scale
from acctplan.reader.values.currency import CODES, currency_of, notation_of
from acctplan.reader.values.number import Ambiguous, Notation, integral, plain, read_number
from acctplan.reader.values.reading import (
    MAX_LENGTH,
    Problem,
    ReadingContext,
    bare,
    quoted,
    undecorated,
    without_note,
)
from acctplan.reader.values.units import normal_unit

_HINT = "write a number with its unit, like 8 h or 12%"
_MAX_PHRASE = 1000
_USUAL = Pattern(
    r"(-?)([1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,9})(?: ?(%)| ([^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2}))?"
)
_USUAL_MONEY = Pattern(
    r"(-?)([$€£]|[A-Z]{3} )(?:([1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})|([1-9][0-9]{0,8})([KM]?))"
)
_USUAL_SCALES = {None: 1, "": 1, "K": 1_000, "M": 1_000_000}
_OUT_OF = Pattern(r"([0-9][0-9.,]*) ?/ ?(5|10|100)")
_WORDS_BEFORE = Pattern(r"[^\W\d_]{2}(?:[^\W\d_]|[ -]){0,30}:?")
_TIMES = Pattern(
    r"\b[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?\b|\b(?:FY ?)?(?:[0-9]{4}|[0-9]{2})[- ]?[QH][1-4]\b"
    r"|\b[QH][1-4](?:[-/ ]?(?:FY ?)?'?[0-9]{2,4})?\b|\bFY ?'?[0-9]{2,4}\b"
    r"|\b(?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r" [0-9]{1,4}(?:st|nd|rd|th)?(?:, ?[0-9]{4})?\b"
    r"|\b(?:by|in|until|through|during|of|end) (?:19|20)[0-9]{2}\b(?![-/.][0-9])"
    r"|\b(?:Year|Phase|Tier|Level|Step|Wave|ISO|SOC|Version) [0-9]+\b",
    re.IGNORECASE,
)
_CANDIDATE = Pattern(
    r"(?P<arrow>(?:\bto|→|->|=>)\s*)?"
    r"(?P<bound>(?:>=|<=|≥|≤|>|<|~|\b(?:at least|at most|up to|over|under|"
    r"below|above|less than|more than|fewer than|within)\b) ?)?"
    r"(?P<sign>(?<!\w)[+−-])?(?P<money>(?:US|C|A|HK|S|R)?[$€£¥₽₹]|\b(?:USD|EUR|GBP|CHF|RUB|INR|JPY) )?"
    r"(?<![\w.,])(?<!\w-)(?P<number>[0-9](?:[0-9.,]{0,20}[0-9])?)"
    r"(?P<tail> ?(?:%|％|×)\+?| ?(?!(?:to|by|of|from|and|in)\b)(?:[^\W\d_]|/(?=[^\W\d_])){1,30}\+?)?"
)
_PARTICLES = "by of in to from and or with for at on per the a an as than until within out is are be"
_NO_UNIT = frozenset(_PARTICLES.split())


def read_measure(text: str, context: ReadingContext) -> Measure | Problem:
    """Read `8 h`, `$40k/yr`, `< 2 h`, `4.2/5` or a bare number; the unit is normalised for comparison.

    A note in parentheses behind it is dropped; a number that stands in them itself is negative, as accountants write.
    Money keeps its period, `USD/month` is not turned into a year.
    """
    return _measure(text, context.currency) if len(text) <= MAX_LENGTH else _not_a_measure(text)


def find_measure(text: str, currency: str = "USD") -> Measure | None:
    """The number that a phrase aims at: 75% in `from 61% to 75% by 2026-12-10`, 2 days in `under 2 days`.

    Dates and quarters are no numbers to reach. Only the first 1000 characters count.
    """
    text = bare(text[:_MAX_PHRASE])
    whole = _measure(text, currency) if len(text) <= MAX_LENGTH and not _TIMES.search(text) else None
    if isinstance(whole, Measure) and " " not in whole.unit:
        return whole
    found = [
        (match["arrow"] is not None, measure)
        for match in _CANDIDATE.finditer(_TIMES.sub(" ", text))
        if (measure := _candidate(match, currency))
    ]
    if not found:
        return None
    aimed = next((measure for arrow, measure in found[1:] if arrow), found[0][1])
    return aimed if aimed.unit or aimed is not found[0][1] else _with_unit(aimed, found)


def timeless(text: str) -> str:
    """A phrase without its days, quarters and years, whose numbers are none to reach."""
    return _TIMES.sub(" ", text)


@lru_cache(maxsize=4096)
def _measure(text: str, configured: str) -> Measure | Problem:
    return _usual(text, configured) or _usual_money(text, configured) or _any_measure(text, configured)


def _usual(text: str, configured: str) -> Measure | None:
    """A bare number, or one with a unit of plain words behind it: what most cells hold, at a third of the cost."""
    match = _USUAL.fullmatch(text)
    worded = _worded(match[3] or match[4] or "", configured) if match else None
    if match is None or worded is None:
        return None
    number = Decimal(match[2].replace(",", ""))
    return Measure(-number if match[1] else number, worded[0], "", worded[1])


@lru_cache(maxsize=1024)
def _worded(tail: str, configured: str) -> tuple[str, str] | None:
    """The unit that plain words name, and its spelling; None if they are none or begin with a scale."""
    if split_scale(tail, attached=True)[0] != 1:
        return None
    unit = normal_unit(tail, configured)
    return None if unit is None else (unit, "" if _is_money(unit) else tail)


def _usual_money(text: str, configured: str) -> Measure | None:
    """Whole money behind its sign or code, such as `-$85,000` and `CHF 40K`."""
    match = _USUAL_MONEY.fullmatch(text)
    currency = currency_of(match[2].rstrip(), configured) if match else None
    if match is None or currency is None:
        return None
    whole = int((match[3] or match[4]).replace(",", "")) * _USUAL_SCALES[match[5]]
    return Measure(Decimal(-whole if match[1] else whole), currency)


def _any_measure(text: str, configured: str) -> Measure | Problem:
    value, _ = without_note(undecorated(bare(text)))
    match = _OUT_OF.fullmatch(value)
    if match and isinstance(number := read_number(match[1]), Decimal):
        return Measure(number, f"/{match[2]}")
    in_brackets = value.startswith("(") and value.endswith(")")
    amount = split_amount(value[1:-1] if in_brackets else value)
    if amount is None:
        return _not_a_measure(text)
    currency = currency_of(amount.head, configured) if amount.head else None
    if amount.head and currency is None and not _WORDS_BEFORE.fullmatch(amount.head):
        return _not_a_measure(text)
    scale, tail = split_scale(
        amount.tail, attached=currency is None and not _names_money(amount.tail, configured)
    )
    unit = _unit(amount.head, currency, tail, configured)
    number = read_number(
        amount.number, notation_of(currency) if currency else Notation.PLAIN, scaled=scale != 1
    )
    if isinstance(number, Ambiguous):
        return Problem(
            f"{quoted(text)} is ambiguous", f"write {plain(number.first)} or {plain(number.second)}"
        )
    if number is None or unit is None:
        return _not_a_measure(text)
    amount_read = integral(number * scale)
    spelling = "" if currency or _is_money(unit) else (tail or amount.head).strip(" .,;:")
    is_negative = amount.negative or in_brackets
    return Measure(-amount_read if is_negative else amount_read, unit, amount.bound, spelling)


def _is_money(unit: str) -> bool:
    return unit.partition("/")[0].partition(" ")[0] in CODES


def _names_money(tail: str, configured: str) -> bool:
    words = tail.split()
    return len(words) > 1 and not words[1].isalpha() and currency_of(words[1], configured) is not None


def _unit(head: str, currency: str | None, tail: str, configured: str) -> str | None:
    if currency is None:
        return normal_unit(tail or head, configured)
    rest = normal_unit(tail, configured)
    if not rest or rest == currency:
        return None if rest is None else currency
    if rest.startswith(f"{currency}/"):
        return rest
    return currency + rest if rest.startswith("/") else f"{currency} {rest}"


def _candidate(match: re.Match[str], configured: str) -> Measure | None:
    tail = (match["tail"] or "").strip()
    word = tail.rstrip("+").lower()
    if word.split("/")[0] in _NO_UNIT:
        tail = ""
    text = "".join(
        (
            match["bound"] or "",
            match["sign"] or "",
            match["money"] or "",
            match["number"],
            " " if tail else "",
        )
    )
    text += tail if not tail[:1].isalpha() or match["tail"].startswith(" ") else f"\b{tail}"
    found = _measure(text.replace(" \b", ""), configured)
    return found if isinstance(found, Measure) else None


def _with_unit(aimed: Measure, found: list[tuple[bool, Measure]]) -> Measure:
    """The first number that has a unit, or else the first number."""
    return next((measure for _, measure in found if measure.unit), aimed)


def _not_a_measure(text: str) -> Problem:
    if len(text) > MAX_LENGTH or not any(character.isdigit() for character in text):
        return Problem(f"{quoted(text)} has no number", _HINT)
    if is_range(text):
        return Problem(f"{quoted(text)} is a range", "write one number with its unit, like 8 h or 12%")
    return Problem(f"{quoted(text)} is not a number with a unit", _HINT)
