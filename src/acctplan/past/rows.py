"""Rows of a plan beside those of an earlier version: which are the same, and what they said then."""

from collections.abc import Mapping
from typing import TypeVar

from acctplan.model.naming import same_name
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal
from acctplan.model.words import WorkState
from acctplan.past import Past, Version
from acctplan.settings import Settings

R = TypeVar("R", bound=Row)


def earlier_plan(past: Past, version: Version, settings: Settings, *kinds: type[Row]) -> Plan | None:
    """The plan of a version, of its tables only these; None if it was none or cannot be read."""
    return past.plan(version, settings, frozenset(kinds))


def by_name(plan: Plan, kind: type[R]) -> Mapping[str, R]:
    """The rows of a section by name; those that share one are none, as nobody can tell which is which."""
    key = by_name, kind
    if key not in plan.known:
        plan.known[key] = _by_name(plan, kind)
    known: Mapping[str, R] = plan.known[key]
    return known


def _by_name(plan: Plan, kind: type[R]) -> Mapping[str, R]:
    found: dict[str, R] = {}
    shared: set[str] = set()
    for row in plan.rows(kind):
        name = same_name(row.title or "")
        if name in found:
            shared.add(name)
        found[name] = row
    return {name: row for name, row in found.items() if name and name not in shared}


def is_over(row: Row) -> bool:
    """Whether a row is reached, done or dropped."""
    if isinstance(row, Goal):
        return row.progress is not None and row.progress.value >= 100 and row.progress.bound != "<"
    return getattr(row, "status", None) in (WorkState.DONE, WorkState.DROPPED)
