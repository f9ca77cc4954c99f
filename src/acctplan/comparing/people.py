"""Stakeholders who came and went, and how they stand to us."""

from collections.abc import Iterator

from acctplan.comparing.cells import Pair, amount, text
from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.rows import Rows, row_changes
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import words_of
from acctplan.model.people import normal_name
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder


def changes(before: Plan, after: Plan, _states: Between) -> Iterator[Change]:
    """The people; who is named in another way is the same person."""
    people = Rows(
        Theme.STAKEHOLDERS,
        Stakeholder,
        "",
        _new,
        lambda _row: (Kind.GONE, "is no longer among the stakeholders", Sense.NEITHER),
        _stakeholder,
        name=_name,
        quoted=False,
        same_numbers=False,
    )
    yield from row_changes(people, before, after)


def _name(plan: Plan, row: Stakeholder) -> str:
    person = plan.roster.find(row.name) if row.name else None
    return normal_name(person.name if person else row.name or "")


def _new(row: Stakeholder) -> str:
    title = words_of(row.text("job_title")) if row.job_title else ""
    return f"is new among the stakeholders{f' ({title})' if title else ''}"


def _stakeholder(pair: Pair) -> Iterator[Change]:
    yield from text(pair, "job_title", "title")
    yield from text(pair, "role", "role")
    yield from amount(pair, "relationship", "relationship", more_is_better=True)
    yield from amount(pair, "support", "support", more_is_better=True)
    yield from amount(pair, "power", "power", more_is_better=None)
