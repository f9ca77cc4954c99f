"""Whether a value went up or down, and whether a target became easier or harder."""

from decimal import Decimal
from typing import Any

from acctplan.comparing.changes import Kind, Sense
from acctplan.model.money import Measure, Money, Percent
from acctplan.model.people import Relationship
from acctplan.model.words import Level, Rag
from acctplan.pattern import Pattern
from acctplan.reader.values import timeless

_NUMBER = Pattern(r"[0-9]+(?:[.,][0-9]+)*")
_FROM_TO = Pattern(r"\bfrom\s\D{0,3}([0-9][0-9.,]*)[^0-9]{0,30}?\bto\s[^0-9]{0,20}([0-9][0-9.,]*)")
_BY = Pattern(
    r"\bby [^0-9a-z]{0,3}([0-9][0-9.,]*) ?%|\bby [$€£]([0-9][0-9.,]*)"
    r"|([0-9][0-9.,]*) ?%? ?(?:fewer|less|lower|faster|shorter|reduction|savings?)\b"
)
_LESS = Pattern(
    r"[<≤]|\b(?:under|below|less|fewer|at most|no more|within|reduc\w*|cut\w*|lower\w*|shorten\w*|decreas\w*"
    r"|faster|sooner)\b"
)
_MORE = Pattern(
    r"[>≥+]|\b(?:at least|no less|no fewer|more|over|above|grow\w*|rais\w*|increas\w*|reach\w*)\b"
)
_NO_LESS = Pattern(r"\b(?:at least|no less|no fewer|not less|not fewer)\b|[>≥+]")
_BAD = Pattern(
    r"\b(?:error|late|fail|churn|lost|loss|overdue|manual|defect|delay|complain|escalat|unpaid|missing|wrong|downtime"
    r"|cost|fee|return|waste|turnover|differ|reject|abandon|backlog|incident|outage)"
)
"""What nobody wants more of: a share of it is no target to reach from below."""

_HOURS = {"min": Decimal(1) / 60, "h": Decimal(1), "day": Decimal(24), "week": Decimal(168)}
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
    """Easier or harder, seen from where it started, or by what bounds it; just changed where that cannot be told."""
    if before is None or after is None:
        return Kind.CHANGED
    start, before, after = (_in_hours(each) for each in (baseline, before, after))
    moved = direction(before, after)
    wants_more = _wants_more(start, before)
    if moved is Kind.CHANGED or wants_more is None:
        return Kind.CHANGED
    return Kind.HARDER if (moved is Kind.UP) is wants_more else Kind.EASIER


def _wants_more(start: Measure | None, target: Measure | None) -> bool | None:
    """Whether more is better, by where a target started, else by its bound; None if nobody can tell."""
    if target is None:
        return None
    if start is not None and start.unit == target.unit and start.amount != target.amount:
        return target.amount > start.amount
    return {">": True, ">=": True, "<": False, "<=": False}.get(target.bound)


def _in_hours(measure: Measure | None) -> Measure | None:
    """A time in hours, so that 48 hours compare with 3 days; anything else as it is."""
    if measure is None or measure.unit not in _HOURS:
        return measure
    return Measure(measure.amount * _HOURS[measure.unit], "h", measure.bound)


def worded_target_kind(before: str, after: str, about: str = "") -> Kind | None:
    """What became of the one number that differs in two normal texts; None if more than that differs.

    Less is harder where the words say so (`under 5 days`, `from 9 to 5`), more is harder where they say that, or
    `about`, which is the row's name and metric. A day or a quarter is no such number.
    """
    before, after = timeless(before[:500]), timeless(after[:500])
    olds, news = _NUMBER.findall(before), _NUMBER.findall(after)
    is_alike = len(olds) == len(news) and _NUMBER.sub("0", before) == _NUMBER.sub("0", after)
    differing = [(old, new) for old, new in zip(olds, news, strict=False) if old != new]
    if not is_alike or len(differing) != 1:
        return None
    old, new = (_decimal(each) for each in differing[0])
    fewer = _aims_lower(after, differing[0][1], about)
    if old is None or new is None or fewer is None or old == new:
        return Kind.CHANGED
    return Kind.HARDER if (new < old) is fewer else Kind.EASIER


def _aims_lower(text: str, number: str, about: str) -> bool | None:
    """Whether a target of these words is met by less; None if they do not say it of this number."""
    span = _FROM_TO.search(text)
    if span:
        start, end = _decimal(span[1].rstrip(".,")), _decimal(span[2].rstrip(".,"))
        is_end = span[2].rstrip(".,") == number
        return end < start if start is not None and end is not None and is_end else None
    if any(number in (group or "").rstrip(".,") for match in _BY.finditer(text) for group in match.groups()):
        return False
    for words in (text, about):
        if _NO_LESS.search(words):
            return False
        if _LESS.search(words):
            return True
        if _MORE.search(words):
            return False
    return False if "%" in text and not _BAD.search(f"{text} {about}") else None


def _decimal(text: str) -> Decimal | None:
    plain = (
        text.replace(",", "") if "." in text or len(text.rpartition(",")[2]) == 3 else text.replace(",", ".")
    )
    return Decimal(plain) if plain.count(".") < 2 else None
