"""Text of a cell -> what could be had: words, or an amount of money."""

from acctplan.model.money import Money, Potential
from acctplan.reader.values.money import read_money
from acctplan.reader.values.reading import ReadingContext

_PROBES = (ReadingContext(currency="EUR"), ReadingContext(currency="GBP"))


def read_potential(text: str, context: ReadingContext) -> Potential:
    """Read any text; `NOK 250,000` and `$90K` are money too, `45` and `30 teams` are not.

    An amount names its currency: a bare number would be one of whatever currency is configured.
    """
    money = read_money(text, context)
    return Potential(text, money if isinstance(money, Money) and not _is_bare(text) else None)


def _is_bare(text: str) -> bool:
    found = [read_money(text, probe) for probe in _PROBES]
    return all(
        isinstance(money, Money) and money.currency == probe.currency
        for money, probe in zip(found, _PROBES, strict=True)
    )
