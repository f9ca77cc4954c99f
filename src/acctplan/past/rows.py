"""Rows of a plan beside those of an earlier version: which are the same, and what they said then."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from acctplan.model.plan import Plan
from acctplan.model.row import Row, title_field
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective, ReviewedGoal
from acctplan.model.sections.value import SuccessMetric, ValueTarget
from acctplan.model.words import WorkState
from acctplan.past import Past, Version
from acctplan.settings import Settings

R = TypeVar("R", bound=Row)

COMPARED: frozenset[type[Row]] = frozenset(
    {Objective, Goal, ReviewedGoal, Action, ValueTarget, SuccessMetric, Milestone}
)
"""The tables that rules compare; of an earlier version no others are read."""

_LINES = 16


@lru_cache(maxsize=4096)
def same_name(title: str) -> str:
    """A row's name for comparison: without case, decoration, punctuation and what is between words."""
    return " ".join("".join(mark if mark.isalnum() else " " for mark in title.casefold()).split())


def earlier_plan(past: Past, version: Version, settings: Settings) -> Plan | None:
    """The plan of a version with the tables that are compared; None if it was none or cannot be read."""
    return past.plan(version, settings, COMPARED)


def by_name(plan: Plan, kind: type[R]) -> Mapping[str, R]:
    """The rows of a section by name; those that share one are none, as nobody can tell which is which."""
    found: dict[str, R] = {}
    shared: set[str] = set()
    for row in plan.rows(kind):
        name = same_name(row.title or "")
        if name in found:
            shared.add(name)
        found[name] = row
    return {name: row for name, row in found.items() if name and name not in shared}


def still_says(text: str, row: Row, *fields: str) -> bool:
    """Whether a line of an earlier text has this row's name and these cells, letter for letter, in the same places.

    A look at the text, before it is read as a plan: what it holds has not changed.
    """
    indexes = row.origin.indexes
    said = [
        (indexes[field], row.text(field)) for field in (title_field(type(row)), *fields) if field in indexes
    ]
    return bool(row.title) and any(
        all(index < len(cells) and cells[index] == words for index, words in said)
        for cells in map(_cells, _lines_with(text, row.title))
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").split("|")]


def says_the_same(text: str, plan: Plan, kind: type[Row], *fields: str) -> bool:
    """Whether an earlier text has the table of a section with as many rows, which all still say this.

    As `still_says`: False only means that the text must be read to know.
    """
    table = plan.table(kind)
    if table is None or table.header is None:
        return False
    header = plan.source.lines[table.header.line - 1]
    place = text.find(header)
    below = text[place:].split("\n", len(table.rows) + len(table.totals) + 3)[2:] if place >= 0 else []
    count = next(
        (number for number, line in enumerate(below) if not line.lstrip().startswith("|")), len(below)
    )
    if count != len(table.rows) + len(table.totals):
        return False
    return all(still_says(text, row, *fields) for row in table.rows)


def mentions(text: str, row: Row) -> bool:
    """Whether an earlier text may have a row of that name: at least its longest word stands in it."""
    words = max(same_name(row.title or "").split(), key=len, default="")
    return bool(words) and (words in text or words in text.casefold())


def is_over(row: Row) -> bool:
    """Whether a row is reached, done or dropped."""
    if isinstance(row, Goal):
        return row.progress is not None and row.progress.value >= 100 and row.progress.bound != "<"
    return getattr(row, "status", None) in (WorkState.DONE, WorkState.DROPPED)


def _lines_with(text: str, words: str) -> Iterator[str]:
    place = text.find(words)
    for _ in range(_LINES):
        if place < 0:
            return
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        yield text[start:] if end < 0 else text[start:end]
        place = text.find(words, place + len(words))
