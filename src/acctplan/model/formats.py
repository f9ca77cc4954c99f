"""How a number, an amount or a day is printed: one way, everywhere.

Everything rounds half up, away from zero, to what is shown: whole units of a currency, whole percents.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from acctplan.model.money import Measure, Money, Percent

NONE = "–"
"""Stands for what is blank, not filled in or cannot be computed; never a 0."""

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_ONE, _TENTH, _HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
_BOUNDS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "about "}


def money(amount: Money) -> str:
    """`$420,000`, `€95,000`, `CHF 80,000`, `-$130,000`; cents only below one unit."""
    return _amount(amount.amount, amount.currency)


def percent(fraction: Decimal) -> str:
    """`33%` for 0.333…; a share below one percent keeps a decimal (`0.4%`) so that it is no zero."""
    return f"{_small_or_whole(fraction * 100)}%"


def stated_percent(value: Percent) -> str:
    """A percentage as its author means it, with its bound: `≥ 88%`."""
    return f"{_BOUNDS.get(value.bound, '')}{number(value.value)}%"


def number(value: Decimal) -> str:
    """`1,300`, `3.5`: thousands apart, at most two decimals, no zeros at the end."""
    rounded = _rounded(value, _HUNDREDTH)
    return _trimmed(f"{rounded:,f}") if rounded else "0"


def measure(value: Measure) -> str:
    """A measure with its unit as its author spells it: `-600 h`, `-7 stops`, `12%`, `4.2/5`; money as `$40,000/yr`."""
    bound = _BOUNDS.get(value.bound, "")
    head, slash, period = value.unit.partition("/")
    if head.isalpha() and head.isupper() and len(head) == 3:
        return f"{bound}{_amount(value.amount, head)}{slash}{period}"
    space = "" if value.unit[:1] in ("", "%", "/") else " "
    return f"{bound}{number(value.amount)}{space}{_unit(value)}"


def signed(value: Measure) -> str:
    """A measure that says its direction: `+8 h`, `-600 h`."""
    text = measure(value)
    return f"+{text}" if value.amount > 0 and any(digit in text for digit in "123456789") else text


def _unit(value: Measure) -> str:
    """The spelled unit; the normalised one for a single thing that is spelled as several: `-1 stop`."""
    spelled = value.spelling or value.unit
    is_one = abs(value.amount) == 1 and spelled.casefold().startswith(value.unit)
    return value.unit if is_one else spelled


def day(value: date) -> str:
    """ISO 8601: `2026-12-10`."""
    return value.isoformat()


def months(count: int) -> str:
    """`1 month`, `14 months`."""
    return f"{count} month" if count == 1 else f"{count} months"


def _amount(amount: Decimal, currency: str) -> str:
    text = _small_money(amount.copy_abs())
    sign = "-" if amount < 0 and text.strip("0.,") else ""
    symbol = _SYMBOLS.get(currency)
    return f"{sign}{symbol}{text}" if symbol else f"{sign}{currency} {text}"


def _small_money(amount: Decimal) -> str:
    step = _HUNDREDTH if 0 < amount < 1 else _ONE
    return f"{_rounded(amount, step):,f}"


def _small_or_whole(value: Decimal) -> str:
    if abs(value) >= 1:
        return f"{_rounded(value, _ONE):,f}"
    shown = _rounded(value, _TENTH) or _rounded(value, _HUNDREDTH)
    return _trimmed(f"{shown:f}") if shown else "0"


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, context=_ROUNDING)
