"""What is due over all accounts: which entries are asked for, and the shape that programs read."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Literal, NamedTuple

from pydantic import Field

from acctplan.agenda.entry import Entry, State
from acctplan.model.people import Person, Side, normal_name
from acctplan.model.plan import Plan
from acctplan.overview.parts import TOOL, Part, Problem
from acctplan.report_contract import Tool


class Planned(NamedTuple):
    """One plan and its entries; `plan` is None for a file of which nothing can be read, `problem` says why."""

    path: str
    plan: Plan | None
    entries: Sequence[Entry] = ()
    problem: Problem | None = None


class Wanted(NamedTuple):
    """Which open entries are asked for. None and False ask for no less.

    `within` days from today include today and all that is overdue; `owner` is a name as plans or people write it.
    """

    within: int | None = None
    overdue: bool = False
    owner: str | None = None
    side: Side | None = None

    def is_met(self, entry: Entry, plan: Plan, today: date) -> bool:
        """Whether an entry of a plan is open and asked for."""
        return (
            entry.state is State.OPEN
            and (not self.overdue or entry.day < today)
            and (self.within is None or (entry.day - today).days <= self.within)
            and (self.side is None or self.side in entry.sides)
            and (self.owner is None or meant(self.owner, plan) in _names(entry.people))
        )


class PersonEntry(Part):
    """Somebody who has to do it."""

    name: str
    side: Literal["us", "customer", "unknown"]


class DueEntry(Part):
    """Something that is not done yet."""

    day: date = Field(description="The last day meant")
    when: str = Field(description="The author's words where they name no day, such as 2026-Q4; else empty")
    days_left: int = Field(description="From today; negative for what is overdue")
    overdue: bool
    kind: Literal["goal", "action", "milestone", "review", "touchpoint", "contact", "renewal"]
    what: str
    owners: list[PersonEntry] = Field(description="Empty if nobody is named")
    account: str
    path: str
    line: int = Field(ge=0)


class Unreadable(Part):
    """A file of which nothing can be read."""

    path: str
    problem: Problem


class DueDocument(Part):
    """What is due, as `acctplan due --json` prints it."""

    schema_version: Literal[1] = 1
    tool: Tool = TOOL
    as_of: date
    entries: list[DueEntry] = Field(description="By day, then owner, account and kind")
    unreadable: list[Unreadable]


def what_is_due(plans: Iterable[Planned], wanted: Wanted, today: date) -> DueDocument:
    """The entries of many plans that are asked for, the earliest first."""
    entries: list[DueEntry] = []
    unreadable: list[Unreadable] = []
    for each in plans:
        if each.plan is None:
            if each.problem:
                unreadable.append(Unreadable(path=each.path, problem=each.problem))
            continue
        account = each.plan.account
        found = (one for one in each.entries if wanted.is_met(one, each.plan, today))
        entries.extend(_shown(one, account, each.path, today) for one in found)
    return DueDocument(as_of=today, entries=sorted(entries, key=_order), unreadable=unreadable)


def meant(name: str, plan: Plan) -> str:
    """The name for comparison of the person whom a plan knows by it: a first name, initials, a role such as `CSM`."""
    person = plan.roster.find(name)
    return normal_name(person.name if person else name)


def closest(name: str, plans: Iterable[Planned]) -> str:
    """Empty if some entry's person goes by the name; else the owner of an entry who is spelled most alike, or `-`."""
    names: dict[str, str] = {}
    for each in plans:
        if each.plan is None:
            continue
        people = [person for entry in each.entries for person in entry.people]
        if meant(name, each.plan) in _names((*people, *each.plan.roster.people)):
            return ""
        names.update({normal_name(person.name): person.name for person in people})
    close = get_close_matches(normal_name(name), names, n=1, cutoff=0.6)
    return names[close[0]] if close else "-"


def _names(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(normal_name(person.name) for person in people)


def _shown(entry: Entry, account: str, path: str, today: date) -> DueEntry:
    return DueEntry(
        day=entry.day,
        when=entry.when,
        days_left=(entry.day - today).days,
        overdue=entry.is_overdue(today),
        kind=entry.kind.value,
        what=entry.what,
        owners=[PersonEntry(name=each.name, side=each.side.value) for each in entry.people],
        account=account,
        path=path,
        line=entry.line,
    )


def _order(entry: DueEntry) -> tuple[date, list[str], str, str, str]:
    owners = [each.name.casefold() for each in entry.owners]
    return entry.day, owners, entry.account.casefold(), entry.kind, entry.what
