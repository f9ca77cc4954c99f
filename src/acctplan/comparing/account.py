"""What changed of the account itself: the keys of its front matter."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.measures import direction, is_same, quantity, sense
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import shown
from acctplan.model import formats
from acctplan.model.naming import normal
from acctplan.model.plan import Plan
from acctplan.model.row import CellState


class _Told(NamedTuple):
    """What a key is called in a sentence, and whether more of it is better; None: neither."""

    path: str
    name: str
    more_is_better: bool | None = None
    verbs: tuple[str, str] = ("rose", "fell")


_GROWS = ("grew", "shrank")
_TOLD = (
    _Told("account", "the account's name"),
    _Told("status", "the plan's status"),
    _Told("tier", "the tier"),
    _Told("stage", "the stage"),
    _Told("quarter", "the quarter"),
    _Told("arr", "ARR", True, _GROWS),
    _Told("target_arr", "the target ARR"),
    _Told("health", "health", True),
    _Told("health_status", "the health light", True),
    _Told("nps", "NPS", True),
    _Told("csat", "CSAT", True),
    _Told("nrr_target", "the NRR target"),
    _Told("investment", "the customer's yearly investment"),
    _Told("acv", "the annual contract value", True),
    _Told("tcv", "the total contract value", True),
    _Told("contract.start", "the contract's start"),
    _Told("contract.end", "the renewal date"),
    _Told("contract.auto_renews", "automatic renewal"),
    _Told("csm", "the customer success manager"),
    _Told("account_executive", "the account executive"),
    _Told("primary_contact", "the first contact"),
    _Told("executive_sponsor", "the executive sponsor"),
    _Told("adoption.licensed", "the number of licensed users", True),
    _Told("adoption.active", "the number of active users", True),
    _Told("adoption.use_cases_live", "the number of live use cases", True),
    _Told("adoption.departments_live", "the number of departments that use us", True),
    _Told("review.next", "the next review"),
)
"""In the order of telling. What only describes (industry, tags) or only follows (the day of the last review) is not."""


def changes(before: Plan, after: Plan, _states: Between) -> Iterator[Change]:
    """The keys that mean something else now."""
    for told in _TOLD:
        yield from _change(told, before, after)


def _change(told: _Told, before: Plan, after: Plan) -> Iterator[Change]:
    one, other = _value(before, told.path), _value(after, told.path)
    if one is not None and other is not None and is_same(one, other):
        return
    texts = _text(before, told.path, one), _text(after, told.path, other)
    if normal(texts[0]) == normal(texts[1]):
        return
    kind, clause = _clause(told, one, other, *texts)
    good = Sense.NEITHER
    if told.more_is_better is not None:
        good = sense(kind, more_is_better=told.more_is_better)
    yield Change(Theme.ACCOUNT, kind, told.path, told.path, *texts, told.name, clause, good)


def _clause(told: _Told, one: Any, other: Any, before: str, after: str) -> tuple[Kind, str]:
    if not before:
        return Kind.SET, f"is {after}, and was not stated before"
    if not after:
        return Kind.CLEARED, f"is no longer stated, after {before}"
    kind = direction(one, other)
    if told.path == "health_status":
        return kind, f"turned from {before} to {after}"
    if kind in (Kind.UP, Kind.DOWN):
        if told.path == "target_arr":
            kind = Kind.HARDER if kind is Kind.UP else Kind.EASIER
            verb = "was raised" if kind is Kind.HARDER else "was lowered"
        else:
            verb = told.verbs[kind is Kind.DOWN]
        return kind, f"{verb} from {before} to {after}{_share(one, other)}"
    if isinstance(one, date) and isinstance(other, date):
        kind = Kind.LATER if other > one else Kind.EARLIER
        return kind, f"moved from {before} to {after}"
    return Kind.CHANGED, f"changed from {before} to {after}"


def _share(one: Any, other: Any) -> str:
    """By how much money grew: ` (+14%)`."""
    before, after = quantity(one), quantity(other)
    if before is None or after is None or len(before[1]) != 3 or before[0] <= 0:
        return ""
    share = (after[0] - before[0]) / before[0]
    return f" ({'+' if share > 0 else ''}{formats.percent(Decimal(share))})"


def _value(plan: Plan, path: str) -> Any:
    value: Any = plan.front
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _text(plan: Plan, path: str, value: Any) -> str:
    """What a key says; empty for nothing, and for what is not filled in."""
    if value is None and plan.front.state(path) is not CellState.UNREADABLE:
        return ""
    if isinstance(value, bool):
        return "on" if value else "off"
    return shown(
        value, "" if isinstance(value, tuple) and not hasattr(value, "text") else plan.front.text(path)
    )
