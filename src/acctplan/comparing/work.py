"""Milestones, actions and opportunities: done, dropped, blocked, put off, won or worth something else."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from acctplan.comparing.cells import Pair, amount, due, text
from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.rows import Rows, row_changes
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import cell
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action
from acctplan.model.sections.growth import Opportunity
from acctplan.model.words import WorkState


def changes(before: Plan, after: Plan, states: Between) -> Iterator[Change]:
    """The milestones, then actions, then opportunities."""
    milestones = _work(Theme.MILESTONES, Milestone, "milestone", "was reached", states)
    actions = _work(Theme.ACTIONS, Action, "action", "was done", states)
    opportunities = Rows(
        Theme.OPPORTUNITIES,
        Opportunity,
        "opportunity",
        _found,
        lambda _row: (Kind.GONE, "is no longer in the plan", Sense.NEITHER),
        partial(_opportunity, states),
        ("product",),
    )
    for how in (milestones, actions, opportunities):
        yield from row_changes(how, before, after)


def _work(theme: Theme, kind: type[Row], noun: str, done: str, states: Between) -> Rows:
    return Rows(
        theme,
        kind,
        noun,
        partial(_new, done),
        _left,
        partial(_worked_on, done, states),
        same_numbers=kind is Milestone,
    )


def _new(done: str, row: Any) -> str:
    if row.status is WorkState.DONE:
        return f"is new, and {done}"
    when = cell(row, "due")
    return f"is new{f', due {when}' if when else ''}"


def _left(row: Any) -> tuple[Kind, str, Sense]:
    """One that was done or dropped has only been tidied away."""
    if row.status in (WorkState.DONE, WorkState.DROPPED):
        return Kind.GONE, f"is no longer listed; it was {row.status.value}", Sense.NEITHER
    return Kind.GONE, "is no longer in the plan, without having been done", Sense.NEITHER


def _worked_on(done: str, states: Between, pair: Pair) -> Iterator[Change]:
    yield from _state(pair, done)
    if pair.after.status is not WorkState.DONE:
        yield from due(pair, "due", states)
        yield from text(pair, "owner", "owner")


_SAID: dict[WorkState, tuple[Kind, str, Sense]] = {
    WorkState.DROPPED: (Kind.DROPPED, "was dropped", Sense.NEITHER),
    WorkState.BLOCKED: (Kind.CHANGED, "is blocked", Sense.WORSE),
    WorkState.DOING: (Kind.CHANGED, "was begun", Sense.NEITHER),
}


def _state(pair: Pair, done: str) -> Iterator[Change]:
    before, after = pair.before.status, pair.after.status
    if before is after:
        return
    if after is WorkState.DONE:
        yield pair.change(Kind.DONE, "status", done, Sense.BETTER)
    elif before is WorkState.DONE:
        yield pair.change(Kind.REOPENED, "status", "is open again", Sense.WORSE)
    elif after in _SAID:
        kind, said, sense = _SAID[after]
        went_on = before is WorkState.BLOCKED and after is WorkState.DOING
        yield pair.change(kind, "status", "is no longer blocked" if went_on else said, sense)


def _found(row: Opportunity) -> str:
    value = cell(row, "value")
    return f"is new{f', worth {value}' if value else ''}"


def _opportunity(states: Between, pair: Pair) -> Iterator[Change]:
    yield from amount(pair, "value", "value", more_is_better=True)
    yield from amount(pair, "probability", "probability", more_is_better=True)
    yield from due(pair, "timeline", states)
    yield from text(pair, "next_step", "next step")
