"""One thing that somebody has to do by a day, or a day that both sides meet on."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from acctplan.model.people import Person, Side


class Kind(StrEnum):
    """What an entry is."""

    GOAL = "goal"
    ACTION = "action"
    MILESTONE = "milestone"
    REVIEW = "review"
    TOUCHPOINT = "touchpoint"
    CONTACT = "contact"
    RENEWAL = "renewal"


class State(StrEnum):
    """Whether there is still something to do."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Entry(NamedTuple):
    """Something of a plan that has a day.

    `day` is the last day meant: 31 March for `March`. `when` are the author's words for it, empty if they name
    that day. `what` is plain text. `key` tells an entry from all others of its plan and outlives a change of its
    day, of its quarter and, where rows are numbered, of its words. `line` is where it stands in the file, 1-based;
    0 if it was computed from nothing in particular.
    """

    day: date
    when: str
    kind: Kind
    what: str
    people: tuple[Person, ...]
    state: State
    key: tuple[str, ...]
    line: int

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.state is State.OPEN and self.day < today

    @property
    def sides(self) -> frozenset[Side]:
        """Whose people have to do it."""
        return frozenset(person.side for person in self.people)
