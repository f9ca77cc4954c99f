"""The computed figures of documents: each a pure function of values, with where its formula comes from.

What cannot be computed is a `Figure` that carries the reason instead of a value; it is never a zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Generic, NamedTuple, TypeVar

from acctplan.model.money import Measure, MixedCurrencies, Money
from acctplan.model.phrase import Phrase
from acctplan.model.sections.growth import Opportunity
from acctplan.model.words import Level, StrategicValue

T = TypeVar("T")
_NO_REASON = Phrase("")


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A computed value, or the reason why there is none, as words that follow a dash."""

    value: T | None
    reason: Phrase = _NO_REASON


def known(value: T) -> Figure[T]:
    """A figure that could be computed."""
    return Figure(value)


def unknown(reason: str, /, **values: object) -> Figure[T]:
    """A figure that could not; `reason` is lower case, without a full stop, and quotes nobody.

    A pattern with places for the values, or a `Phrase` that has them already.
    """
    return Figure(None, reason if isinstance(reason, Phrase) else Phrase(reason, "", None, **values))


class Pipeline(NamedTuple):
    """The sum of opportunities, the same weighted, and how many rows are in it and were left out."""

    total: Money
    weighted: Money
    counted: int
    left_out: int


class Ranked(NamedTuple):
    """An opportunity with its rank, from 1, and its weighted value."""

    rank: int
    opportunity: Opportunity
    weighted: Figure[Money]


def growth(current: Money | None, target: Money | None) -> Figure[Decimal]:
    """`(target - current) / current`, a fraction. Source: account planning template, Growth %."""
    if current is None or target is None:
        return unknown("no current ARR" if current is None else "no target ARR")
    if current.currency != target.currency:
        return unknown("the currencies differ")
    if current.amount == 0:
        return unknown("current ARR is zero")
    return known((target.amount - current.amount) / current.amount)


def gap(current: Measure | None, target: Measure | None) -> Figure[Measure]:
    """`target - current`, signed: negative where less is better. Source: Value Realization Targets."""
    if current is None or target is None:
        return unknown("no current value" if current is None else "no target")
    if current.unit != target.unit:
        return unknown("the units differ")
    spelling = max(target.spelling, current.spelling, key=len)
    return known(Measure(target.amount - current.amount, target.unit, spelling=spelling))


def share_of_way(
    baseline: Measure | None, current: Measure | None, target: Measure | None
) -> Figure[Decimal]:
    """`(current - baseline) / (target - baseline)`, a fraction; negative if it moved backwards, above 1 if exceeded.

    Source: Value Realization Targets.
    """
    for value, name in ((baseline, "no baseline"), (current, "no current value"), (target, "no target")):
        if value is None:
            return unknown(name)
    assert baseline is not None
    assert current is not None
    assert target is not None
    if not baseline.unit == current.unit == target.unit:
        return unknown("the units differ")
    if baseline.amount == target.amount:
        return unknown("baseline and target are the same")
    return known((current.amount - baseline.amount) / (target.amount - baseline.amount))


def expected_progress(start: date | None, end: date | None, today: date) -> Figure[Decimal]:
    """`elapsed / duration`, a fraction from 0 to 1: how far something should be if it moved evenly.

    The first and the last day count. Source: field formulas, RAG.
    """
    if start is None or end is None:
        return unknown("no start" if start is None else "no due date")
    if end < start:
        return unknown("due before its start")
    elapsed = min(max((today - start).days + 1, 0), (end - start).days + 1)
    return known(Decimal(elapsed) / Decimal((end - start).days + 1))


def share(part: int | None, whole: int | None, of: str) -> Figure[Decimal]:
    """`part / whole`, a fraction: user activation is active of licensed, penetration deployed of available.

    `of` says what is counted, for the reason. Source: Account Growth Assessment.
    """
    if part is None or whole is None:
        return unknown("{what} not stated", what=Phrase(of))
    if whole <= 0:
        return unknown("no {what}", what=Phrase(of))
    return known(Decimal(part) / Decimal(whole))


def total(amounts: Iterable[Money | None], what: str) -> Figure[Money]:
    """The sum of the amounts that are stated; `what` names them for the reason."""
    stated = [amount for amount in amounts if amount is not None]
    if not stated:
        return unknown("no {what} stated", what=what if isinstance(what, Phrase) else Phrase(what))
    try:
        return known(reduce(add, stated))
    except MixedCurrencies:
        return unknown("the currencies differ")


def addressable_share(arr: Money | None, white_space: Figure[Money]) -> Figure[Decimal]:
    """`arr / (arr + white space)`, a fraction. Source: "50%+ of addressable opportunity", section 5."""
    if arr is None:
        return unknown("no current ARR")
    if white_space.value is None:
        return unknown(white_space.reason)
    if arr.currency != white_space.value.currency:
        return unknown("the currencies differ")
    whole = arr.amount + white_space.value.amount
    return known(arr.amount / whole) if whole > 0 else unknown("no addressable amount")


def weighted_value(opportunity: Opportunity) -> Figure[Money]:
    """Value times probability of one opportunity."""
    if opportunity.value is None or opportunity.probability is None:
        return unknown("no value" if opportunity.value is None else "no probability")
    return known(opportunity.value * opportunity.probability.fraction)


def weighted_pipeline(opportunities: Sequence[Opportunity]) -> Figure[Pipeline]:
    """Sum of value times probability; rows without value or probability are left out and counted.

    Source: account planning framework, section 4; its three rows give $525,000 of $950,000.
    """
    if not opportunities:
        return unknown("no opportunities")
    complete = [each for each in opportunities if weighted_value(each).value is not None]
    values = total((each.value for each in complete), "opportunity with value and probability")
    weighted = total(
        (weighted_value(each).value for each in complete), "opportunity with value and probability"
    )
    if values.value is None or weighted.value is None:
        return unknown(values.reason)
    left_out = len(opportunities) - len(complete)
    return known(Pipeline(values.value, weighted.value, len(complete), left_out))


def ranked(opportunities: Sequence[Opportunity]) -> tuple[Ranked, ...]:
    """Best first: by weighted value, then strategic value, then the earlier decision.

    Rows without a weighted value come last; amounts of different currencies are compared by their numbers.
    Source: prioritization criteria, section 4.
    """
    ordered = sorted(opportunities, key=_merit)
    return tuple(Ranked(rank, each, weighted_value(each)) for rank, each in enumerate(ordered, 1))


def _merit(opportunity: Opportunity) -> tuple[Decimal, int, int]:
    weighted = weighted_value(opportunity).value
    strategic: tuple[StrategicValue, ...] = opportunity.strategic or ()
    end = opportunity.timeline.end if opportunity.timeline else None
    worth = -weighted.amount if weighted else Decimal(1)
    return worth, -len(strategic), end.toordinal() if end else 10**7


_QUADRANTS = {
    (Level.HIGH, Level.HIGH): "Champion",
    (Level.HIGH, Level.LOW): "Blocker",
    (Level.LOW, Level.HIGH): "Advocate",
    (Level.LOW, Level.LOW): "Neutral",
}


def quadrant(power: Level | None, support: Level | None) -> Figure[str]:
    """Champion, Blocker, Advocate or Neutral; medium lies between two of them. Source: power map, section 2."""
    if power is None or support is None:
        return unknown("no power stated" if power is None else "no support stated")
    if found := _QUADRANTS.get((power, support)):
        return known(found)
    near = [
        name
        for (high, for_us), name in _QUADRANTS.items()
        if power in (high, Level.MEDIUM) and support in (for_us, Level.MEDIUM)
    ]
    if len(near) == 4:
        return unknown("between all four")
    return unknown("between {one} and {other}", one=Phrase(near[0]), other=Phrase(near[1]))


def benefit(
    values: Iterable[tuple[Measure | None, Measure | None, Measure | None]], currency: str
) -> Figure[Money]:
    """What the customer has gained so far: progress from baseline towards target over all money areas.

    Each triple is baseline, current, target. Amounts are a year's; `/mo` counts twelve times. What went
    backwards counts against it.
    """
    gains = [_gain(*triple, currency=currency) for triple in values]
    return total(
        gains, Phrase("value area in {currency} with baseline, current and target", currency=currency)
    )


def _gain(
    baseline: Measure | None, current: Measure | None, target: Measure | None, *, currency: str
) -> Money | None:
    times = {
        currency: 1,
        f"{currency}/yr": 1,
        f"{currency}/year": 1,
        f"{currency}/mo": 12,
        f"{currency}/month": 12,
    }
    if baseline is None or current is None or target is None:
        return None
    if baseline.unit not in times or not baseline.unit == current.unit == target.unit:
        return None
    sign = 1 if target.amount >= baseline.amount else -1
    return Money((current.amount - baseline.amount) * sign * times[baseline.unit], currency)


def roi(gained: Figure[Money], investment: Money | None) -> Figure[Decimal]:
    """`(benefit - investment) / investment`, a fraction.

    Source: field formulas, quality tests; documents print it with its formula, since others skip the subtraction.
    """
    if gained.value is None:
        return unknown(gained.reason)
    if investment is None or investment.amount == 0:
        return unknown("no investment stated")
    if investment.currency != gained.value.currency:
        return unknown("the currencies differ")
    return known((gained.value.amount - investment.amount) / investment.amount)
