"""Changes of one key or cell: what it was, what it is, and how that is said."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.measures import direction, is_same, sense
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import cell, times
from acctplan.model.naming import normal
from acctplan.model.time import Timeline
from acctplan.model.words import Rag

_LIGHTS = {Rag.GREEN: 3, Rag.YELLOW: 2, Rag.RED: 1}


class Pair(NamedTuple):
    """One row then and now, of a theme; `what` and `subject` are what its changes say of it."""

    theme: Theme
    what: str
    subject: str
    before: Any
    after: Any

    def change(
        self, kind: Kind, field: str, clause: str, sense: Sense = Sense.NEITHER, times: int = 0
    ) -> Change:
        """A change of one of its columns."""
        before, after = cell(self.before, field) if field else "", cell(self.after, field) if field else ""
        return Change(self.theme, kind, self.what, field, before, after, self.subject, clause, sense, times)

    def texts(self, field: str) -> tuple[str, str] | None:
        """What a cell said and says; None if it means the same, or if one of the tables lacks the column.

        An author who adds a column fills in what nobody wrote down before; that is no change of the account.
        """
        if not (self.before.origin.indexes.keys() & self.after.origin.indexes.keys() & {field}):
            return None
        one, other = getattr(self.before, field), getattr(self.after, field)
        if one is not None and other is not None and is_same(one, other):
            return None
        before, after = cell(self.before, field), cell(self.after, field)
        return None if normal(before) == normal(after) else (before, after)


def added(theme: Theme, subject: str, clause: str, what: str) -> Change:
    """A row that is new."""
    return Change(theme, Kind.ADDED, what, "", "", what, subject, clause)


def gone(theme: Theme, subject: str, clause: str, what: str, kind: Kind = Kind.GONE) -> Change:
    """A row that is no longer there."""
    return Change(theme, kind, what, "", what, "", subject, clause)


def light(pair: Pair, field: str = "status") -> Iterator[Change]:
    """A light that turned."""
    texts = pair.texts(field)
    if not texts:
        return
    one, other = (_LIGHTS.get(getattr(row, field), 0) for row in (pair.before, pair.after))
    if not texts[1]:
        yield pair.change(Kind.CLEARED, field, f"has no light any more, after {texts[0]}")
    elif not texts[0]:
        yield pair.change(Kind.SET, field, f"is {texts[1]}")
    else:
        turned = Sense.BETTER if other > one else Sense.WORSE
        kind = Kind.UP if other > one else Kind.DOWN
        is_known = one and other
        yield pair.change(
            kind if is_known else Kind.CHANGED,
            field,
            f"turned from {texts[0]} to {texts[1]}",
            turned if is_known else Sense.NEITHER,
        )


def text(pair: Pair, field: str, name: str) -> Iterator[Change]:
    """Words that changed; `name` is what the column is called in a sentence."""
    texts = pair.texts(field)
    if not texts:
        return
    before, after = texts
    if not before:
        article = "an" if name[0] in "aeiou" else "a"
        yield pair.change(Kind.SET, field, f"now has {article} {name}, {after}")
    elif not after:
        yield pair.change(Kind.CLEARED, field, f"has no {name} any more (it was {before})")
    else:
        yield pair.change(Kind.CHANGED, field, f"has a new {name}, {after} instead of {before}")


def amount(pair: Pair, field: str, name: str, *, more_is_better: bool | None) -> Iterator[Change]:
    """A quantity that went up or down."""
    texts = pair.texts(field)
    if not texts:
        return
    before, after = texts
    if not before or not after:
        yield from text(pair, field, name)
        return
    kind = direction(getattr(pair.before, field), getattr(pair.after, field))
    good = Sense.NEITHER if more_is_better is None else sense(kind, more_is_better=more_is_better)
    verb = {Kind.UP: "rose", Kind.DOWN: "fell"}.get(kind, "changed")
    yield pair.change(kind, field, f"{verb} in {name} from {before} to {after}", good)


def last_day(value: Any) -> date | None:
    """The last day that a time means; None for a state without one."""
    return value.end if isinstance(value, Timeline) else value if isinstance(value, date) else None


def due(pair: Pair, field: str, states: Between, *, may_move: bool = False) -> Iterator[Change]:
    """A day that was put off or brought forward; one that `may_move`, with the quarter, is told and no bad news."""
    texts = pair.texts(field)
    if not texts:
        return
    before, after = texts
    one, other = last_day(getattr(pair.before, field)), last_day(getattr(pair.after, field))
    if one == other and one is not None:
        return
    if not before or not after:
        clause = (
            f"is due {after} now, and had no day before"
            if after
            else f"has no due date any more, after {before}"
        )
        yield pair.change(Kind.SET if after else Kind.CLEARED, field, clause)
    elif one is None or other is None:
        yield pair.change(Kind.CHANGED, field, f"is due {after} instead of {before}")
    elif other < one:
        yield pair.change(Kind.EARLIER, field, f"is due earlier, {after} instead of {before}")
    else:
        count = states.times_put_off(
            type(pair.before),
            [pair.before.title, pair.after.title],
            lambda row: last_day(getattr(row, field)),
        )
        often = f" {times(count)}," if count > 1 else ""
        worse = Sense.NEITHER if may_move else Sense.WORSE
        yield pair.change(Kind.LATER, field, f"slipped{often} from {before} to {after}", worse, max(count, 1))
