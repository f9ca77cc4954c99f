"""What pictures made of rows share: shares of a way, and what was left out."""

from decimal import Decimal

from acctplan.languages import Tongue


def clamped(value: Decimal | None, low: int = 0, high: int = 1) -> float | None:
    """The value as far as it lies between two bounds; None if it is missing."""
    return None if value is None else float(min(max(value, Decimal(low)), Decimal(high)))


def share(value: Decimal, tongue: Tongue) -> str:
    """A share of a whole in percent, as documents print it; beyond a thousand percent only that it is."""
    if abs(value) > 10:
        most = tongue.forms.percent(Decimal(10 if value > 0 else -10))
        return tongue.t("over {percent}" if value > 0 else "below {percent}", percent=most)
    return tongue.forms.percent(value)


def more(tongue: Tongue, count: int, one: str, many: str) -> str:
    """`and 28 more goals` of `and {count} more goals`, empty for none."""
    return tongue.n(one, many, count) if count > 0 else ""
