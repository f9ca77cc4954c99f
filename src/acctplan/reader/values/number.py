"""Numbers as people write them: grouped by comma, point, space or apostrophe, with either decimal mark."""

import re
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from acctplan.pattern import Pattern

_MAX_DIGITS = 18
_GROUPED = Pattern(
    r"(?P<whole>[0-9]{1,3}(?P<mark>[ ,.'’_])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<decimals>[0-9]+))?"
)
_INDIAN = Pattern(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL = Pattern(r"(?P<whole>[0-9]+)(?P<point>[.,])(?P<decimals>[0-9]+)")
_MARKS = str.maketrans("", "", " ,.'’_")


class Notation(Enum):
    """Which decimal mark is customary where the number stands."""

    PLAIN = "plain"
    DOLLARS = "dollars"
    EUROS = "euros"


class Ambiguous(NamedTuple):
    """A number that can be read in two ways, both given."""

    first: Decimal
    second: Decimal


def read_number(
    text: str, notation: Notation = Notation.PLAIN, *, scaled: bool = False
) -> Decimal | Ambiguous | None:
    """Read an unsigned number; None if it is none, or has more than 18 digits.

    The last of two different marks is the decimal one. A single mark before exactly three digits groups
    thousands where that is customary; `scaled` says that `K` or `M` follows, which makes decimals likely.
    """
    if sum(map(str.isdigit, text)) > _MAX_DIGITS or not text:
        return None
    if text.isascii() and text.isdigit():
        return Decimal(text)
    match = _GROUPED.fullmatch(text)
    if match and match["mark"] != match["point"]:
        return _grouped(match, notation, scaled)
    if _INDIAN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    match = _DECIMAL.fullmatch(text)
    return _decimal(match, notation, scaled) if match else None


def plain(number: Decimal) -> str:
    """The number with commas between thousands, without needless zeros: what a hint tells to type."""
    if number == number.to_integral_value():
        return f"{int(number):,}"
    return f"{number:,.2f}" if number == round(number, 2) else f"{number:,f}"


def integral(number: Decimal) -> Decimal:
    """The same number without decimals if it has none that count, so that 1200000.0 is stored as 1200000."""
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _grouped(match: re.Match[str], notation: Notation, scaled: bool) -> Decimal | Ambiguous:
    whole, mark, decimals = match["whole"], match["mark"], match["decimals"] or ""
    thousands = (
        Decimal(f"{whole.translate(_MARKS)}.{decimals or 0}")
        if decimals
        else Decimal(whole.translate(_MARKS))
    )
    if decimals or mark not in ",." or whole.count(mark) > 1:
        return thousands
    fraction = Decimal(whole.replace(",", "."))
    if whole.startswith("0"):
        return fraction
    if mark == ",":
        return Ambiguous(thousands, fraction) if scaled and notation is Notation.EUROS else thousands
    if notation is Notation.PLAIN or (scaled and notation is Notation.DOLLARS):
        return fraction
    return thousands if notation is Notation.EUROS and not scaled else Ambiguous(thousands, fraction)


def _decimal(match: re.Match[str], notation: Notation, scaled: bool) -> Decimal | Ambiguous | None:
    whole, decimals = match["whole"], match["decimals"]
    number = Decimal(f"{whole}.{decimals}")
    if match["point"] == "." or notation is Notation.PLAIN:
        return number
    if len(decimals) > 2:
        return None
    if notation is Notation.DOLLARS and not scaled:
        return Ambiguous(number, Decimal(whole) * 1000)
    return number
