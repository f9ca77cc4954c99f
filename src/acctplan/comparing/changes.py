"""What a change is: where, of which kind, from what to what, and how it is said."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Theme(StrEnum):
    """What a change is about, in the order in which it is told."""

    ACCOUNT = "account"
    GOALS = "goals"
    OBJECTIVES = "objectives"
    VALUE = "value"
    STAKEHOLDERS = "stakeholders"
    RISKS = "risks"
    MILESTONES = "milestones"
    ACTIONS = "actions"
    OPPORTUNITIES = "opportunities"


class Kind(StrEnum):
    """What happened to a row or a value."""

    ADDED = "added"
    GONE = "gone"
    DONE = "done"
    DROPPED = "dropped"
    CARRIED_OVER = "carried-over"
    REOPENED = "reopened"
    REWORDED = "reworded"
    UP = "up"
    DOWN = "down"
    LATER = "later"
    EARLIER = "earlier"
    EASIER = "easier"
    HARDER = "harder"
    SET = "set"
    CLEARED = "cleared"
    CHANGED = "changed"


class Sense(StrEnum):
    """Whether a change is good news."""

    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"


class Change(NamedTuple):
    """One change. `field` is the key or the column, empty for a row that came or went.

    `what` is the row's own words, or the key's name; `subject` and `clause` make a sentence. `before` and `after` are
    as documents print them, empty for nothing. `times` says how often a day was put off, 0 for what is no day.
    """

    theme: Theme
    kind: Kind
    what: str
    field: str
    before: str
    after: str
    subject: str
    clause: str
    sense: Sense = Sense.NEITHER
    times: int = 0

    @property
    def sentence(self) -> str:
        """The change in a sentence of its own."""
        return ended(f"{self.subject} {self.clause}")


class Changes(NamedTuple):
    """All changes by theme, and the one sentence about the goals; empty if nothing became of them."""

    all: tuple[Change, ...]
    outcome: str = ""

    def of(self, theme: Theme) -> tuple[Change, ...]:
        """The changes of one theme."""
        return tuple(each for each in self.all if each.theme is theme)

    def themes(self) -> Iterator[tuple[Theme, tuple[Change, ...]]]:
        """The themes that have changes, in order."""
        for theme in Theme:
            found = self.of(theme)
            if found:
                yield theme, found


def grouped(changes: Iterable[Change]) -> Iterator[tuple[str, Sense]]:
    """Sentences, one for all changes in a row of one subject; good and bad news together are neither."""
    for subject, found in groupby(changes, key=lambda each: each.subject):
        each = list(found)
        clauses = [one.clause for one in each]
        yield ended(f"{subject} {_joined(clauses)}"), _sense([one.sense for one in each])


def _joined(clauses: Sequence[str]) -> str:
    """One clause after the other, set apart by more than the commas that they have themselves."""
    *others, last = clauses
    if not others:
        return last
    is_plain = not any(mark in clause for clause in others for mark in ",:;")
    return f"{', '.join(others)} and {last}" if is_plain else f"{'; '.join(others)}; and {last}"


def ended(text: str) -> str:
    """A sentence: its first letter is a capital, and it ends in a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def _sense(senses: Iterable[Sense]) -> Sense:
    found = set(senses) - {Sense.NEITHER}
    return found.pop() if len(found) == 1 else Sense.NEITHER
