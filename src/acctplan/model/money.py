"""Amounts: money, percentages and measures. Never floats."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class MixedCurrencies(ValueError):  # noqa: N818
    """A sum over different currencies was asked for; the author sees AP513."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency; `currency` is an ISO 4217 code.

    `annualised` says that the author wrote a monthly or quarterly amount which the reader turned into a year's.
    """

    amount: Decimal
    currency: str
    annualised: bool = False

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise MixedCurrencies(f"{self.currency} and {other.currency}")
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + Money(-other.amount, other.currency)

    def __mul__(self, factor: Decimal) -> "Money":
        return Money(self.amount * factor, self.currency)


class Percent(NamedTuple):
    """A percentage as the author means it: 70 for `70%`.

    `bound` keeps what stood around the number: `""`, `">="` (also for `88%+`), `"<="`, `">"`, `"<"` or `"~"`.
    """

    value: Decimal
    bound: str = ""

    @property
    def fraction(self) -> Decimal:
        """The percentage as a fraction: 0.7 for `70%`."""
        return self.value / 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with a unit, as in `8 h`, `$40k/yr`, `12%`, `3.5 days`.

    `unit` is normalised for comparison (lower case, singular; `USD/yr` for money a year; empty for a bare
    number); two measures compare only with the same unit. `bound` is as in `Percent`. `spelling` is the unit in
    the author's own words, `stops` for `stop`; empty for money and for a number without one, and never compared.
    """

    amount: Decimal
    unit: str = ""
    bound: str = ""
    spelling: str = field(default="", compare=False)


class Share(NamedTuple):
    """A count out of a whole, as in `3 of 7`, or a count alone, as in `410 (82%)`."""

    part: int
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Potential:
    """What could be had, in the author's words, as in `30+ data engineers`; `money` if they are an amount.

    A bare number is no amount: it may count anything.
    """

    text: str
    money: Money | None = None
