"""From a plan to its entries."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from acctplan.agenda.entry import Entry, Kind, State
from acctplan.agenda.wording import plain
from acctplan.model.people import Names, Person
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone, Touchpoint
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.sections.people import Stakeholder
from acctplan.model.time import Timeline
from acctplan.model.words import Level, PlanStatus, WorkState

_LONGEST = 36_500
"""Days that are added to a day at most, so that it stays one."""


class Silence(NamedTuple):
    """Days without contact after which a stakeholder is due, and for one with high power."""

    days: int
    high_power_days: int


def collect(plan: Plan, today: date, silence: Silence) -> list[Entry]:
    """Everything of a plan that has a day, done or not, in order of day; nothing of an archived plan.

    What has no day that could be read is not among it: `check` speaks of that.
    """
    if plan.status is PlanStatus.ARCHIVED:
        return []
    found = [
        *_rows(plan, Kind.GOAL, plan.goals),
        *_rows(plan, Kind.ACTION, plan.rows(Action)),
        *_rows(plan, Kind.MILESTONE, plan.rows(Milestone)),
        *_touchpoints(plan, today),
        *_contacts(plan, silence),
        *_days(plan),
    ]
    return sorted(_told_apart(found), key=lambda each: (each.day, each.kind, each.key))


def _quarter(plan: Plan) -> str:
    return str(plan.front.quarter or "")


def _rows(plan: Plan, kind: Kind, rows: Iterable[Goal | Action | Milestone]) -> Iterator[Entry]:
    for row in rows:
        if row.due is not None and row.due.end is not None:
            entry = _entry(row, row.due, kind, plan.people(row), _state(row), "", row.text("due"))
            if row.number and kind is not Kind.GOAL:  # goals are numbered anew each quarter
                entry = entry._replace(key=(kind.value, "#", row.number))
            yield entry


def _entry(
    row: Row, due: Timeline, kind: Kind, people: tuple[Person, ...], state: State, part: str, words: str
) -> Entry:
    """`part` is what else tells it from others of its name, `words` what the author wrote for its day."""
    assert due.end is not None
    what = plain(row.text("touchpoint") if kind is Kind.TOUCHPOINT else row.title)
    when = "" if due.day else plain(words)
    line = row.origin.place.span().line
    return Entry(due.end, when, kind, what, people, state, (kind.value, part, what.casefold()), line)


def _state(row: Goal | Action | Milestone) -> State:
    if isinstance(row, Goal):
        return State.DONE if row.progress and row.progress.fraction >= 1 else State.OPEN
    return _work_state(row.status)


def _work_state(status: WorkState | None) -> State:
    if status is WorkState.DONE:
        return State.DONE
    return State.DROPPED if status is WorkState.DROPPED else State.OPEN


def _touchpoints(plan: Plan, today: date) -> Iterator[Entry]:
    """Planned meetings; one whose day has passed counts as held unless its status says otherwise."""
    for row in plan.rows(Touchpoint):
        field = "date" if row.date else "quarter"
        when = row.date or row.quarter
        if when is None or when.end is None:
            continue
        people = (*plan.people(row, "us"), *plan.people(row, "customer"))
        state = State.DONE if row.status is None and when.end < today else _work_state(row.status)
        yield _entry(row, when, Kind.TOUCHPOINT, people, state, row.text("quarter"), row.text(field))


def _contacts(plan: Plan, silence: Silence) -> Iterator[Entry]:
    """The day by which each stakeholder should hear from us again."""
    ours = _named(plan, plan.front.csm)
    for row in plan.rows(Stakeholder):
        if row.last_contact is None or row.origin.ragged:
            continue
        days = silence.high_power_days if row.power is Level.HIGH else silence.days
        name = plain(row.title)
        action = plain(row.text("next_action")) if row.next_action else ""
        what = f"{name}: {action}" if action else f"Talk to {name}"
        key = (Kind.CONTACT.value, "", name.casefold())
        day = row.last_contact + timedelta(days=min(days, _LONGEST))
        yield Entry(day, "", Kind.CONTACT, what, ours, State.OPEN, key, row.at("last_contact").line)


def _days(plan: Plan) -> Iterator[Entry]:
    """The next review and the renewal."""
    front = plan.front
    ours = _named(plan, front.csm)
    if front.review and front.review.next:
        held = front.review.last is not None and front.review.last >= front.review.next
        people = (*ours, *_named(plan, front.primary_contact))
        state = State.DONE if held else State.OPEN
        key = (Kind.REVIEW.value, _quarter(plan), "")
        line = front.at("review.next").line
        yield Entry(front.review.next, "", Kind.REVIEW, "Business review", people, state, key, line)
    if front.contract and front.contract.end:
        people = (*ours, *_named(plan, front.account_executive))
        start = front.contract.start
        key = (Kind.RENEWAL.value, start.isoformat() if start else "", "")
        line = front.at("contract.end").line
        yield Entry(front.contract.end, "", Kind.RENEWAL, "Contract renewal", people, State.OPEN, key, line)


def _named(plan: Plan, names: Names | None) -> tuple[Person, ...]:
    return plan.roster.split(names)


def _told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same with keys that differ: the second of two that are called alike is the second."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in entries:
        count = seen[entry.key] = seen.get(entry.key, 0) + 1
        yield entry if count == 1 else entry._replace(key=(*entry.key, str(count)))
