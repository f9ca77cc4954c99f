"""How another language than English writes numbers, amounts and days, as the Unicode locale data have it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, parse_pattern

from acctplan.model.formats import ENGLISH, Forms

_TOUCHING = re.compile(r"(?<=[A-Za-z]{3})(?=[0-9])")
_WIDE = Context(prec=420)
"""Room for the longest numbers that a plan can hold: nothing is rounded here."""


class LocalForms(Forms):
    """The forms of a locale, found by its name so that they can travel to another process."""

    bounds: Mapping[str, str] = MappingProxyType({">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ "})

    def __init__(self, name: str, days: str) -> None:
        self.name, self.days = name, days

    def day(self, value: date) -> str:
        """As the locale writes a day in short: `10.12.2026`, `10 déc. 2026`."""
        return str(format_date(value, self.days or "medium", locale=_locale(self.name)))

    def month(self, number: int) -> str:
        """The short name of a month."""
        months: Mapping[int, str] = _locale(self.name).months["format"]["abbreviated"]
        return str(months[number])

    def plural(self, count: int) -> str:
        """By the locale's rule: `one`, `few`, `many`, `other`."""
        return str(_locale(self.name).plural_form(count))

    def digits(self, value: Decimal) -> str:
        """With the locale's marks and groups."""
        with localcontext(_WIDE):
            return str(format_decimal(value, locale=_locale(self.name), decimal_quantization=False))

    def share(self, percent: Decimal) -> str:
        """With the sign where the locale has it: `35 %`."""
        pattern = _pattern(
            str(_locale(self.name).percent_formats[None].pattern), -int(percent.as_tuple().exponent)
        )
        return self._applied(pattern, percent.scaleb(-2, _WIDE), "")

    def amount(self, value: Decimal, currency: str) -> str:
        """With the currency where the locale has it: `240.000 CHF`; letters never touch digits."""
        pattern = str(_locale(self.name).currency_formats["standard"].pattern)
        text = self._applied(_pattern(pattern, -int(value.as_tuple().exponent)), value, currency)
        return _TOUCHING.sub("\u00a0", text)

    def _applied(self, pattern: NumberPattern, value: Decimal, currency: str) -> str:
        with localcontext(_WIDE):
            return str(pattern.apply(value, _locale(self.name), currency=currency, currency_digits=False))


@lru_cache(maxsize=64)
def _pattern(text: str, decimals: int) -> NumberPattern:
    """A pattern of the locale for a number with so many decimals, however many it has itself."""
    pattern = parse_pattern(text)
    count = max(decimals, 0)
    pattern.frac_prec = (count, count)
    return pattern


@lru_cache(maxsize=16)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


def local_forms(parts: Sequence[str], days: str) -> Forms:
    """The forms of the longest of the tags that is known, the English ones for none.

    `days` is a pattern for days, empty for the locale's own.
    """
    for tag in reversed(parts):
        try:
            return LocalForms(str(Locale.parse(tag, sep="-")), days)
        except (ValueError, UnknownLocaleError):
            continue
    return ENGLISH
