"""Amounts of money as most people write them, read at a glance: `$420,000`, `€75K`, `CHF 12,000`, `12,000 CHF`.

Only where nothing is open: no decimals, no words, no scale behind commas. Everything else is for `amount`.
"""

from decimal import Decimal

from acctplan.pattern import Pattern
from acctplan.reader.values.currency import CODES, currency_of

_AMOUNT = r"(?:([1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})|([1-9][0-9]{0,9})([KM]?))"
_SIGN_FIRST = Pattern(rf"(-?)(?:([$€£])|([A-Z]{{3}}) ){_AMOUNT}")
_CODE_LAST = Pattern(rf"{_AMOUNT} ([A-Z]{{3}})")
_ZEROS = {"": "", "K": "000", "M": "000000"}


def usual_price(text: str, configured: str) -> tuple[Decimal, str] | None:
    """The amount behind a sign or a code, and its currency; None for whatever takes a closer look."""
    match = _SIGN_FIRST.fullmatch(text)
    if match is None:
        return None
    minus, sign, code, grouped, digits, scale = match.groups()
    currency = currency_of(sign, configured) if sign else code
    if currency not in CODES:
        return None
    return _amount(minus, grouped, digits, scale), currency


def price_with_code(text: str) -> tuple[Decimal, str] | None:
    """The amount in front of a code, and its currency; None for whatever takes a closer look."""
    match = _CODE_LAST.fullmatch(text)
    if match is None or match[4] not in CODES:
        return None
    return _amount("", match[1], match[2], match[3]), match[4]


def _amount(minus: str, grouped: str | None, digits: str, scale: str) -> Decimal:
    return Decimal(minus + (grouped.replace(",", "") if grouped else digits + _ZEROS[scale]))
