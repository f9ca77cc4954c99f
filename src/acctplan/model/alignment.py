"""Who at the customer carries the plan, and who has agreed to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from acctplan.model.people import Names, Person, Side, normal_name
from acctplan.model.plan import Plan
from acctplan.model.power import is_champion, is_sponsor
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import SignOffRole

_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)


def champions(plan: Plan) -> tuple[Person, ...]:
    """The customer's champions: by role, relationship or power map among the stakeholders, or by their sign-off."""
    return _unique((*_stakeholders(plan, is_champion), *_signing(plan, SignOffRole.CHAMPION)))


def sponsors(plan: Plan) -> tuple[Person, ...]:
    """Everybody named as executive sponsor, whatever the side: front matter, stakeholders, sign-offs."""
    named = plan.roster.split(plan.front.executive_sponsor)
    return _unique((*named, *_stakeholders(plan, is_sponsor), *_signing(plan, SignOffRole.EXECUTIVE_SPONSOR)))


def lacks_champion(plan: Plan) -> bool:
    """Whether it is certain that nobody is a champion; not if the columns or cells to tell it are missing."""
    if champions(plan):
        return False
    return _is_nobody(plan, ("power", "support"), ("role", "relationship")) and _names_read(plan)


def lacks_sponsor(plan: Plan) -> bool:
    """Whether it is certain that nobody on the customer's side is an executive sponsor."""
    if any(person.side is not Side.US for person in sponsors(plan)):
        return False
    if plan.front.state("executive_sponsor") in _UNSURE:
        return False
    return _is_nobody(plan, (), ("role",)) and _names_read(plan)


@dataclass(frozen=True)
class Approval:
    """Whether a role has signed the plan off.

    `is_sure` is False if a row that may be its sign-off could not be read; `undated` is a row of the role that
    only lacks its date.
    """

    signed: bool
    is_sure: bool
    undated: SignOff | None = None


def approval(plan: Plan, role: SignOffRole, holders: tuple[Person, ...] = ()) -> Approval:
    """The dated sign-off of a role, or of one of its holders under whatever role they signed."""
    table = plan.table(SignOff)
    if table is None:
        return Approval(signed=False, is_sure=True)
    known = {normal_name(person.name) for person in holders}
    own = [row for row in table.rows if row.role is role or known & _names(plan, row)]
    undated = [row for row in own if row.is_blank("signed")]
    unread = any(
        row.origin.ragged or row.state("role") in _UNSURE or (row in own and row.state("signed") in _UNSURE)
        for row in table.rows
    )
    return Approval(
        any(row.signed is not None for row in own),
        table.has("role", "signed") and not unread,
        undated[0] if undated else None,
    )


def _names(plan: Plan, row: SignOff) -> set[str]:
    return {normal_name(person.name) for person in plan.roster.split(Names(row.name or ""))}


def _stakeholders(plan: Plan, wanted: Callable[[Stakeholder], bool]) -> Iterator[Person]:
    for row in plan.rows(Stakeholder):
        if row.name and wanted(row):
            yield plan.roster.find(row.name) or Person(row.name, Side.CUSTOMER)


def _signing(plan: Plan, role: SignOffRole) -> Iterator[Person]:
    for row in plan.rows(SignOff):
        if row.role is role:
            yield from plan.roster.split(Names(row.name or ""))


def _unique(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple({normal_name(person.name): person for person in reversed(people)}.values())[::-1]


def _is_nobody(plan: Plan, needed: tuple[str, ...], helpful: tuple[str, ...]) -> bool:
    """Whether the stakeholders can be read so far that nobody among them has been missed."""
    table = plan.table(Stakeholder)
    if table is None:
        return True
    if table.header is None:
        return False
    fields = (*needed, *(name for name in helpful if table.has(name)))
    return not table.rows or table.is_readable("name", *fields)


def _names_read(plan: Plan) -> bool:
    return not any(row.state(name) in _UNSURE for row in plan.rows(SignOff) for name in ("role", "name"))
