"""How an author wrote it: a number how exactly, in which unit if that stands beside it; and nothing in words."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from acctplan.model.money import Measure
from acctplan.pattern import Pattern
from acctplan.reader.values.amount import split_amount, split_scale
from acctplan.reader.values.currency import currency_of
from acctplan.reader.values.reading import MAX_LENGTH, bare, undecorated, without_note
from acctplan.reader.values.units import normal_unit

_DECIMALS = Pattern(r"[.,]([0-9]+)\Z")
_NOTHING = Pattern(
    r"(?:none|nothing|not|no|nil)(?: (?:mitigation|plan|path|resolution|action))?"
    r"(?: (?:yet|so far|known|planned|defined|decided|found|available|in place))*",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def written_step(text: str) -> Decimal:
    """The smallest step that a written amount tells apart: 1000 for `$130K`, 0.1 for `6.4%`, 1 for `600 h`.

    1 for a text that is no amount.
    """
    amount = split_amount(without_note(undecorated(bare(text)))[0]) if len(text) <= MAX_LENGTH else None
    if amount is None:
        return Decimal(1)
    is_money = bool(amount.head) and currency_of(amount.head, "USD") is not None
    scale, _ = split_scale(amount.tail, attached=not is_money)
    found = _DECIMALS.search(amount.number)
    digits = len(found[1]) if found else 0
    is_thousands = digits == 3 and scale == 1 and not amount.number.startswith("0")
    return scale if is_thousands else scale.scaleb(-min(digits, 18))


def is_rounded(stated: Decimal, exact: Decimal, *texts: str) -> bool:
    """Whether two amounts are the same to within half a step of the roughest of the texts that state them."""
    return abs(stated - exact) <= max(map(written_step, texts)) / 2


def with_unit(measure: Measure | None, unit: str | None, currency: str) -> Measure | None:
    """The same measure; a bare number in the unit that its row states in a cell of its own."""
    if measure is None or measure.unit or not unit:
        return measure
    return replace(measure, unit=normal_unit(unit[:MAX_LENGTH], currency) or "", spelling=unit)


def says_nothing(text: str) -> bool:
    """Whether a cell of text only says that there is nothing yet: `none yet`, `No mitigation planned.`"""
    return len(text) < 60 and _NOTHING.fullmatch(bare(text).rstrip(".! ")) is not None
