"""Contacts: who is meant by a name, and the day on which they were last spoken to."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from acctplan.editing.addresses import Cell, find_column
from acctplan.editing.proof import Changed
from acctplan.editing.setting import set_cell
from acctplan.errors import UsageError
from acctplan.model.people import Person, Roster, Side, normal_name
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder
from acctplan.reader.declared import short
from acctplan.settings import Settings

_SHOWN = 8
_BARRED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


class Known(NamedTuple):
    """A stakeholder of a plan; `position` counts the rows of the table from 0."""

    plan: Plan
    settings: Settings
    position: int

    @property
    def name(self) -> str:
        """As the plan has it."""
        return self.plan.rows(Stakeholder)[self.position].text("name")


def find_contact(name: str, plans: Iterable[tuple[Plan, Settings]]) -> Known:
    """The one stakeholder of all plans who has that name; if nobody has, whose first name or the like it is;
    accents may be left out.

    Raises: UsageError if there is nobody, or if it may be several.
    """
    whole: list[Known] = []
    short_forms: list[Known] = []
    bare: list[Known] = []
    suggestion = ""
    for plan, settings in plans:
        rows = plan.rows(Stakeholder)
        roster = Roster(tuple(Person(row.name, Side.CUSTOMER) for row in rows if row.name))
        found = roster.find(name)
        suggestion = suggestion or roster.suggestion(name)
        for position, row in enumerate(rows):
            if not row.name:
                continue
            known = normal_name(row.name)
            if known == normal_name(name):
                whole.append(Known(plan, settings, position))
            elif (found and found.name == row.name) or normal_name(name) in known.split():
                short_forms.append(Known(plan, settings, position))
            elif _bare(normal_name(name)) in (_bare(known), *_bare(known).split()):
                bare.append(Known(plan, settings, position))
    candidates = whole or short_forms or bare
    if len(candidates) == 1:
        return candidates[0]
    raise _several(name, candidates) if candidates else _nobody(name, suggestion)


def _bare(name: str) -> str:
    """A name as somebody types it whose keyboard lacks its letters."""
    letters = unicodedata.normalize("NFKD", name.translate(_BARRED))
    return "".join(mark for mark in letters if not unicodedata.combining(mark))


def _several(name: str, known: list[Known]) -> UsageError:
    shown = [f"'{each.name}' ({each.plan.source.path})" for each in known[:_SHOWN]]
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    message = f"'{short(name)}' may mean {', '.join(shown)}{more}"
    return UsageError(message, "write the whole name, and the plan before it: acctplan contact PLAN NAME")


def _nobody(name: str, suggestion: str) -> UsageError:
    hint = (
        f"did you mean '{suggestion}'?" if suggestion else "contacts are the rows of the section Stakeholders"
    )
    return UsageError(f"there is no stakeholder '{short(name)}'", hint)


def note_contact(known: Known, day: date) -> Changed:
    """The plan with that day as the last contact. Raises: UsageError if the plan has a later one."""
    plan, settings, position = known
    table = plan.tables[Stakeholder]
    row = table.rows[position]
    column = find_column(Stakeholder, table, "Last Contact", settings)
    if row.last_contact is not None and row.last_contact > day:
        message = f"last contact with '{known.name}' was on {row.last_contact}, after {day}"
        raise UsageError(message, "correct it with 'acctplan set', or name another day with --as-of")
    done = set_cell(plan, Cell(table, row, position, column), day.isoformat(), settings)
    return done._replace(said=f"last contact with {known.name}: {day}") if done.is_change else done
