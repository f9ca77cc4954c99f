"""Entries as a calendar (iCalendar, RFC 5545) that may be imported again and again."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event

from acctplan import __version__
from acctplan.agenda.entry import Entry, Kind, State
from acctplan.agenda.listing import Planned
from acctplan.agenda.preparation import REVIEW, Step, renewal_steps
from acctplan.model.people import Side
from acctplan.model.plan import Plan
from acctplan.model.words import Audience

_EPOCH = date(2020, 1, 1)
_REMINDER = timedelta(hours=-15)
"""Nine o'clock on the day before."""

_EARLY = {Kind.RENEWAL: timedelta(days=-14), Kind.REVIEW: timedelta(days=-7)}
"""A second reminder for what takes longer to get ready for."""


class Terms(NamedTuple):
    """How a calendar is written: for whom, as of which day, whether it reminds, and how many days a notice takes."""

    today: date
    audience: Audience
    reminders: bool = False
    notice: int = 90


def calendar_of(plans: Iterable[Planned], terms: Terms) -> bytes:
    """The calendar of many plans, as they are given: for a customer they hold what a customer may see only.

    Whole-day events that leave their day free. An event keeps its id while its day, owners or account plan change,
    and its sequence grows with `terms.today`, so that a calendar which imports it again updates what it has. What is
    done says so, what is dropped is cancelled. UTF-8, CRLF, lines folded at 75 octets.
    """
    document = Calendar()
    document.add("prodid", f"-//acctplan//acctplan {__version__}//EN")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", "Account plans" if terms.audience is Audience.INTERNAL else "Success plan")
    for each in plans:
        if each.plan is not None:
            for event in _events(each.plan, each.entries, terms):
                document.add_component(event)
    content: bytes = document.to_ical(sorted=False)
    return content


def _events(plan: Plan, entries: Sequence[Entry], terms: Terms) -> Iterator[Event]:
    for entry in entries:
        yield _event(plan, entry, terms)
        if terms.audience is Audience.INTERNAL and entry.state is State.OPEN:
            for step in _steps(plan, entry, terms):
                yield _event(plan, _before(entry, step), terms)


def _steps(plan: Plan, entry: Entry, terms: Terms) -> tuple[Step, ...]:
    if entry.kind is Kind.REVIEW:
        return REVIEW
    if entry.kind is Kind.RENEWAL:
        contract = plan.front.contract
        renews = bool(contract and contract.auto_renews)
        return renewal_steps(plan.tier, auto_renews=renews, notice=terms.notice)
    return ()


def _before(entry: Entry, step: Step) -> Entry:
    ours = tuple(person for person in entry.people if person.side is not Side.CUSTOMER)
    return entry._replace(
        day=entry.day + timedelta(days=step.days), what=step.what, people=ours, key=(*entry.key, step.what)
    )


def _event(plan: Plan, entry: Entry, terms: Terms) -> Event:
    event = Event()
    event.add("uid", _identity(plan, entry, terms.audience))
    for name in ("dtstamp", "last-modified"):
        event.add(name, datetime.combine(terms.today, time(), UTC))
    event.add("sequence", max((terms.today - _EPOCH).days, 0))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _text(f"{_prefix(entry)}{plan.account}: {entry.what}"))
    event.add("description", _text("\n".join(_facts(entry))))
    event.add("categories", [entry.kind.value])
    event.add("status", "CANCELLED" if entry.state is State.DROPPED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if terms.reminders and entry.state is State.OPEN and entry.day >= terms.today:
        for before in filter(None, (_REMINDER, _EARLY.get(entry.kind))):
            event.add_component(_alarm(before, entry))
    return event


def _alarm(before: timedelta, entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", _text(entry.what))
    return alarm


def _prefix(entry: Entry) -> str:
    return {State.OPEN: "", State.DONE: "Done: ", State.DROPPED: "Dropped: "}[entry.state]


def _facts(entry: Entry) -> Iterator[str]:
    yield f"{entry.kind.value.capitalize()}"
    if entry.when:
        yield f"Due: {entry.when}"
    if entry.people:
        yield f"Owner{'' if len(entry.people) == 1 else 's'}: {', '.join(each.name for each in entry.people)}"


def _identity(plan: Plan, entry: Entry, audience: Audience) -> str:
    """Of the account's name and the entry's key: not of its day, which may move."""
    parts = (audience.value, " ".join(plan.account.casefold().split()), *entry.key)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@acctplan"


def _text(text: str) -> str:
    """Without characters that no calendar may hold (RFC 5545, 3.1: controls), and without halves of characters."""
    kept = "".join(one if one == "\n" or one.isprintable() or one in _KEPT else " " for one in text)
    return kept.encode("utf-8", "replace").decode("utf-8")


_KEPT = "\u200c\u200d\u00a0\u3000\ufe0f"
"""Joiners and wide blanks, which are not printable to Python and part of names and emoji."""
