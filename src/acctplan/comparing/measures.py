"""Whether a value went up or down, and whether a target became easier or harder."""

from decimal import Decimal
from typing import Any

from acctplan.comparing.changes import Kind, Sense
from acctplan.model.money import Measure, Money, Percent
from acctplan.model.people import Relationship
from acctplan.model.words import Level, Rag
from acctplan.pattern import Pattern

_NUMBER = Pattern(r"[0-9]+(?:[.,][0-9]+)*")
_FROM_TO = Pattern(r"\bfrom\s\D{0,3}([0-9][0-9.,]*)[^0-9]{0,30}?\bto\s[^0-9]{0,20}([0-9][0-9.,]*)")
_LESS = Pattern(
    r"[<≤]|\b(?:under|below|less|fewer|at most|no more|within|reduc\w*|cut\w*|lower\w*|shorten\w*)\b"
)
_MORE = Pattern(r"[>≥%+]|\b(?:at least|more|over|above|grow\w*|rais\w*|increas\w*|reach\w*)\b")
_ORDER: dict[Any, int] = {
    Level.LOW: 1,
    Level.MEDIUM: 2,
    Level.HIGH: 3,
    Rag.RED: 1,
    Rag.YELLOW: 2,
    Rag.GREEN: 3,
}


def quantity(value: Any) -> tuple[Decimal, str] | None:
    """A number that can be compared, and what it counts; None for what is no quantity."""
    found: tuple[Decimal, str] | None = None
    match value:
        case Money(amount, unit) | Measure(amount, unit):
            found = amount, unit
        case Percent(amount):
            found = amount, "%"
        case Relationship(level) if level is not None:
            found = Decimal(level), "level"
        case bool():
            found = None
        case Decimal() | int():
            found = Decimal(value), ""
        case Level() | Rag():
            found = Decimal(_ORDER[value]), type(value).__name__
    return found


def is_same(one: Any, other: Any) -> bool:
    """Whether two values mean the same: amounts do, however they were written."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Money | Measure) or (isinstance(one, Relationship) and one.level):
        return quantity(one) == quantity(other) and getattr(one, "bound", "") == getattr(other, "bound", "")
    return bool(one == other)


def direction(one: Any, other: Any) -> Kind:
    """Up, down, or just changed where two values cannot be compared."""
    before, after = quantity(one), quantity(other)
    if before is None or after is None or before[1] != after[1] or before[0] == after[0]:
        return Kind.CHANGED
    return Kind.UP if after[0] > before[0] else Kind.DOWN


def sense(kind: Kind, *, more_is_better: bool) -> Sense:
    """Whether up or down is good news."""
    if kind not in (Kind.UP, Kind.DOWN):
        return Sense.NEITHER
    return Sense.BETTER if (kind is Kind.UP) is more_is_better else Sense.WORSE


def target_kind(baseline: Measure | None, before: Measure | None, after: Measure | None) -> Kind:
    """Easier or harder, seen from where it started; just changed where that cannot be told."""
    moved = direction(before, after)
    if moved is Kind.CHANGED or baseline is None or before is None or baseline.unit != before.unit:
        return Kind.CHANGED
    if baseline.amount == before.amount:
        return Kind.CHANGED
    is_harder = (moved is Kind.UP) is (before.amount > baseline.amount)
    return Kind.HARDER if is_harder else Kind.EASIER


def worded_target_kind(before: str, after: str) -> Kind | None:
    """What became of the one number that differs in two normal texts; None if more than that differs.

    Less is harder where the words say so (`under 5 days`, `from 9 to 5`), more is harder where they say that.
    """
    olds, news = _NUMBER.findall(before[:500]), _NUMBER.findall(after[:500])
    is_alike = len(olds) == len(news) and _NUMBER.sub("0", before) == _NUMBER.sub("0", after)
    differing = [(old, new) for old, new in zip(olds, news, strict=False) if old != new]
    if not is_alike or len(differing) != 1:
        return None
    old, new = (_decimal(each) for each in differing[0])
    fewer = _aims_lower(after, differing[0][1])
    if old is None or new is None or fewer is None or old == new:
        return Kind.CHANGED
    return Kind.HARDER if (new < old) is fewer else Kind.EASIER


def _aims_lower(text: str, number: str) -> bool | None:
    """Whether a target of these words is met by less; None if they do not say it of this number."""
    span = _FROM_TO.search(text)
    if span:
        start, end = _decimal(span[1].rstrip(".,")), _decimal(span[2].rstrip(".,"))
        is_end = span[2].rstrip(".,") == number
        return end < start if start is not None and end is not None and is_end else None
    if _LESS.search(text):
        return True
    return False if _MORE.search(text) else None


def _decimal(text: str) -> Decimal | None:
    plain = (
        text.replace(",", "") if "." in text or len(text.rpartition(",")[2]) == 3 else text.replace(",", ".")
    )
    return Decimal(plain) if plain.count(".") < 2 else None
