"""Two plans to all that changed between them."""

from collections.abc import Callable, Iterable, Sequence

from acctplan.comparing import account, goals, people, results, risks, work
from acctplan.comparing.changes import Change, Changes
from acctplan.comparing.slips import Between
from acctplan.model.plan import Plan

_PARTS: tuple[Callable[[Plan, Plan, Between], Iterable[Change]], ...] = (
    account.changes,
    goals.changes,
    results.changes,
    people.changes,
    risks.changes,
    work.changes,
)


def compare(before: Plan, after: Plan, between: Sequence[Plan | None] = ()) -> Changes:
    """What changed; `between` are the plans of the time in between, the oldest first, None for one that cannot be read.

    They are looked at only if something needs them: how often a day was put off, or what became of a goal that is
    gone. Both plans are for one audience; nothing is said that is not in one of them or in between.
    """
    states = Between(before, between, after)
    found = tuple(change for part in _PARTS for change in part(before, after, states))
    return Changes(found, goals.outcome(before, after, states))
