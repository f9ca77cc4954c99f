"""Sign-offs: a row of the table, with the day and the digest of what was agreed to."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from acctplan.editing.columns import with_column
from acctplan.editing.proof import Changed, made, table_id
from acctplan.editing.sections import new_section
from acctplan.editing.tables import cell_edit, with_row
from acctplan.editing.values import cell_text
from acctplan.errors import UsageError
from acctplan.formatting.values import context_of
from acctplan.model.people import Person, Side, normal_name
from acctplan.model.plan import Plan, Table
from acctplan.model.row import columns
from acctplan.model.sections.engagement import SignOff
from acctplan.model.words import SignOffRole
from acctplan.settings import Settings


class SigningOff(NamedTuple):
    """Who agrees to a plan, in which role and when; `version` is the digest as the table holds it."""

    role: SignOffRole
    name: str
    day: date
    version: str


def approve_plan(plan: Plan, given: SigningOff, settings: Settings) -> Changed:
    """The plan with a dated sign-off: the row of that role and person anew, else one more; with digest.

    Raises: UsageError for somebody of the wrong side, and for a table that nothing can be written to.
    """
    person = _person(plan, given)
    given = given._replace(name=person.name if person else given.name)
    own = {each.name: each for each in columns(SignOff)}
    texts = {
        "role": given.role.value,
        "name": cell_text(own["name"], given.name, context_of(plan, settings), is_name=True),
        "signed": given.day.isoformat(),
        "version": given.version,
    }
    said = f"signed off by {texts['name']} as {given.role} on {given.day}, {given.version}"
    if person is None:
        said += f"\nthe plan names nobody called '{texts['name']}' so far"
    table = plan.table(SignOff)
    if table is None:
        return Changed(plan, new_section(plan, SignOff, texts, settings), said)
    after = with_column(plan, SignOff, "version", settings)
    after = _signed(after, after.tables[SignOff], given, texts, settings)
    is_new = after.source.text != plan.source.text
    return Changed(plan, after, said if is_new else f"already {said}")


def _person(plan: Plan, given: SigningOff) -> Person | None:
    """Who is meant by the name, or by initials or the like; None for somebody whom the plan does not know."""
    person = plan.roster.find(given.name)
    if person is None:
        close = plan.roster.suggestion(given.name)
        if close:
            raise UsageError(f"the plan does not know '{given.name}'", f"did you mean '{close}'?")
        return None
    wrong = Side.CUSTOMER if given.role is SignOffRole.INTERNAL_TEAM else Side.US
    if person.side is wrong:
        whose = "ours" if wrong is Side.US else "the customer's"
        raise UsageError(
            f"'{person.name}' is {whose} and cannot sign as {given.role}", "name another person or role"
        )
    return person


def _signed(
    plan: Plan, table: Table[SignOff], given: SigningOff, texts: Mapping[str, str], settings: Settings
) -> Plan:
    position = _row_of(plan, table, given)
    name = table_id(plan, table)
    if position is None:
        return with_row(plan, SignOff, texts, settings)
    row = table.rows[position]
    changed = [
        field
        for field in ("name", "signed", "version")
        if table.has(field) and row.text(field) != texts[field] and (field != "name" or not row.name)
    ]
    edits = [cell_edit(plan, row, field, texts[field]) for field in changed]
    expected = {(*name, "row", position, row.origin.indexes[field]): texts[field] for field in changed}
    return made(plan, edits, settings, expected) if edits else plan


def _row_of(plan: Plan, table: Table[SignOff], given: SigningOff) -> int | None:
    """The row of that role and person, in whatever form it has the name, else one of the role that names nobody."""
    wanted = _known_name(plan, given.name)
    own = [(position, row) for position, row in enumerate(table.rows) if row.role is given.role]
    for position, row in own:
        if row.name and _known_name(plan, row.name) == wanted:
            return position
    return next((position for position, row in own if not row.text("name")), None)


def _known_name(plan: Plan, name: str) -> str:
    person = plan.roster.find(name)
    return normal_name(person.name if person else name)
