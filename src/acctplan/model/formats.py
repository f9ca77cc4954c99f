"""How a number, an amount or a day is printed: one way, everywhere.

Everything rounds half up, away from zero, to what is shown: whole units of a currency, whole percents.
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType

from acctplan.model.money import Measure, Money, Percent

NONE = "–"
"""Stands for what is blank, not filled in or cannot be computed; never a 0."""

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_ONE, _TENTH, _HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
_BOUNDS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "about "}


class Forms:
    """How numbers, amounts and days are written: in English, and what another language changes is a method."""

    bounds: Mapping[str, str] = MappingProxyType(_BOUNDS)

    def money(self, amount: Money) -> str:
        """`$420,000`, `€95,000`, `CHF 80,000`, `-$130,000`; cents only below one unit."""
        return self._sum(amount.amount, amount.currency)

    def percent(self, fraction: Decimal) -> str:
        """`33%` for 0.333…; a share below one percent keeps a decimal (`0.4%`) so that it is no zero."""
        return self.share(_small_or_whole(fraction * 100))

    def stated_percent(self, value: Percent) -> str:
        """A percentage as its author means it, with its bound: `≥ 88%`."""
        return f"{self.bounds.get(value.bound, '')}{self.share(_hundredths(value.value))}"

    def number(self, value: Decimal) -> str:
        """`1,300`, `3.5`: thousands apart, at most two decimals, no zeros at the end."""
        return self.digits(_hundredths(value))

    def measure(self, value: Measure) -> str:
        """A measure with its unit as its author spells it: `-7 stops`, `12%`, `4.2/5`; money as `$40,000/yr`."""
        bound = self.bounds.get(value.bound, "")
        head, slash, period = value.unit.partition("/")
        if head.isalpha() and head.isupper() and len(head) == 3:
            return f"{bound}{self._sum(value.amount, head)}{slash}{period}"
        unit = _unit(value)
        if unit == "%":
            return f"{bound}{self.share(_hundredths(value.amount))}"
        space = "" if value.unit[:1] in ("", "%", "/") else " "
        return f"{bound}{self.number(value.amount)}{space}{unit}"

    def signed(self, value: Measure) -> str:
        """A measure that says its direction: `+8 h`, `-600 h`."""
        text = self.measure(value)
        return f"+{text}" if value.amount > 0 and any(digit in text for digit in "123456789") else text

    def day(self, value: date) -> str:
        """ISO 8601: `2026-12-10`."""
        return value.isoformat()

    def month(self, number: int) -> str:
        """A month as an axis names it: `Jan`."""
        return _MONTHS[number - 1]

    def plural(self, count: int) -> str:
        """Which form of a counted text a number takes: `one` or `other`."""
        return "one" if count == 1 else "other"

    def digits(self, value: Decimal) -> str:
        """A number that is rounded already."""
        return f"{value:,f}"

    def share(self, percent: Decimal) -> str:
        """A number of percents that is rounded already."""
        return f"{self.digits(percent)}%"

    def amount(self, value: Decimal, currency: str) -> str:
        """An amount that is rounded already."""
        sign = "-" if value < 0 else ""
        return f"{sign}{_SYMBOLS.get(currency, f'{currency} ')}{value.copy_abs():,f}"

    def _sum(self, amount: Decimal, currency: str) -> str:
        rounded = _rounded(amount, _HUNDREDTH if 0 < amount.copy_abs() < 1 else _ONE)
        return self.amount(rounded if rounded else rounded.copy_abs(), currency)


ENGLISH = Forms()
money, percent, stated_percent = ENGLISH.money, ENGLISH.percent, ENGLISH.stated_percent
number, measure, signed, day = ENGLISH.number, ENGLISH.measure, ENGLISH.signed, ENGLISH.day


def _unit(value: Measure) -> str:
    """The spelled unit; the normalised one for a single thing that is spelled as several: `-1 stop`."""
    spelled = value.spelling or value.unit
    is_one = abs(value.amount) == 1 and spelled.casefold().startswith(value.unit)
    return value.unit if is_one else spelled


def months(count: int) -> str:
    """`1 month`, `14 months`."""
    return f"{count} month" if count == 1 else f"{count} months"


def _hundredths(value: Decimal) -> Decimal:
    """At most two decimals, no zeros at the end."""
    return _trimmed(_rounded(value, _HUNDREDTH))


def _small_or_whole(value: Decimal) -> Decimal:
    if abs(value) >= 1:
        return _rounded(value, _ONE)
    return _trimmed(_rounded(value, _TENTH) or _rounded(value, _HUNDREDTH))


def _trimmed(value: Decimal) -> Decimal:
    return value.normalize(_ROUNDING) if value else Decimal(0)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, context=_ROUNDING)
