"""Who at the customer carries the plan, and who has agreed to it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from acctplan.model.people import Names, Person, Side, normal_name
from acctplan.model.plan import Plan, once_per_plan
from acctplan.model.power import is_called_champion, is_champion, is_sponsor
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import SignOffRole

_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)
TELLING_CHAMPION = ("role", "power", "support", "relationship")
"""Fields of a stakeholder by which a champion is recognised."""


@once_per_plan
def champions(plan: Plan) -> tuple[Person, ...]:
    """The customer's champions: who is called so, or signs as one; if nobody is, those of the power map."""
    called = (*_stakeholders(plan, is_called_champion), *_signing(plan, SignOffRole.CHAMPION))
    return _unique(called or tuple(_stakeholders(plan, is_champion)))


@once_per_plan
def sponsors(plan: Plan) -> tuple[Person, ...]:
    """Everybody named as executive sponsor, whatever the side: front matter, stakeholders, sign-offs."""
    named = plan.roster.split(plan.front.executive_sponsor)
    return _unique((*named, *_stakeholders(plan, is_sponsor), *_signing(plan, SignOffRole.EXECUTIVE_SPONSOR)))


@once_per_plan
def lacks_champion(plan: Plan) -> bool:
    """Whether it is certain that nobody is a champion; not if the columns or cells to tell it are missing."""
    table = plan.table(Stakeholder)
    if table is not None and any(map(is_champion, table.rows)):
        return False
    can_tell = table is None or not table.rows or table.has("power", "support")
    return can_tell and not hides_people(plan, *TELLING_CHAMPION)


@once_per_plan
def lacks_sponsor(plan: Plan) -> bool:
    """Whether it is certain that nobody on the customer's side is named as executive sponsor.

    A sign-off alone names none: it says that somebody has agreed, not who carries the plan.
    """
    if any(person.side is not Side.US for person in _stakeholders(plan, is_sponsor)):
        return False
    if any(person.side is not Side.US for person in plan.roster.split(plan.front.executive_sponsor)):
        return False
    if any(is_sponsor(row) and not row.name for row in plan.rows(Stakeholder)):
        return False
    return plan.front.state("executive_sponsor") not in _UNSURE and not hides_people(plan, "role")


def hides_people(plan: Plan, *fields: str) -> bool:
    """Whether a cell that could not be read, in these fields of a stakeholder, may tell of a champion or sponsor."""
    table = plan.table(Stakeholder)
    if table is not None and table.header is None:
        return True
    return table is not None and table.hides("name", *fields)


class Approval(NamedTuple):
    """Whether a role has signed the plan off.

    `is_sure` is False if a row that may be its sign-off could not be read; `undated` is a row of the role that
    only lacks its date.
    """

    signed: bool
    is_sure: bool
    undated: SignOff | None = None


def has_signed(plan: Plan, role: SignOffRole) -> bool:
    """Whether there is a dated sign-off under that very role."""
    return role in _signed(plan)


@once_per_plan
def _signed(plan: Plan) -> Sequence[SignOffRole | None]:
    """The roles under which somebody has signed on a day."""
    return [row.role for row in plan.rows(SignOff) if row.signed is not None]


def approval(plan: Plan, role: SignOffRole, holders: tuple[Person, ...] = ()) -> Approval:
    """The dated sign-off of a role, or of one of its holders under whatever role they signed."""
    table = plan.table(SignOff)
    if table is None:
        return Approval(signed=False, is_sure=True)
    known = {normal_name(person.name) for person in holders}
    own = [row for row in table.rows if row.role is role or known & _names(plan, row)]
    undated = [row for row in own if row.is_blank("signed")]
    unread = table.hides("role") or any(row.is_unsure("signed") for row in own)
    return Approval(
        any(row.signed is not None for row in own),
        table.has("role", "signed") and not unread,
        undated[0] if undated else None,
    )


@once_per_plan
def unaware_sponsors(plan: Plan) -> frozenset[str]:
    """Normal names of the customer's sponsors if it is certain that none has signed or been informed; else none."""
    if has_signed(plan, SignOffRole.EXECUTIVE_SPONSOR):
        return frozenset()
    people = tuple(person for person in sponsors(plan) if person.side is not Side.US)
    found = approval(plan, SignOffRole.EXECUTIVE_SPONSOR, people)
    if found.signed or not found.is_sure or lacks_sponsor(plan):
        return frozenset()
    known = frozenset(normal_name(person.name) for person in people)
    rows = [row for row in plan.rows(Stakeholder) if stakeholder_name(plan, row) in known]
    told = any(row.informed is not None or row.state("informed") in _UNSURE for row in rows)
    return frozenset() if told else known


def stakeholder_name(plan: Plan, row: Stakeholder) -> str:
    """The normal name of a stakeholder, as the roster knows them."""
    person = plan.roster.find(row.name) if row.name else None
    return normal_name(person.name if person else row.name or "")


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
