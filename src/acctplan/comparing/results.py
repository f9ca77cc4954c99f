"""Objectives and value: targets that were moved, lights that turned, and what was realised."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from acctplan.comparing.cells import Pair, due, light, text
from acctplan.comparing.changes import Change, Kind, Sense, Theme
from acctplan.comparing.measures import direction, target_kind, worded_target_kind
from acctplan.comparing.rows import Rows, row_changes
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import cell
from acctplan.model.money import Measure
from acctplan.model.naming import normal
from acctplan.model.numbers import share_of_way
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Objective
from acctplan.model.sections.value import ValueTarget
from acctplan.reader.values import find_measure


def changes(before: Plan, after: Plan, states: Between) -> Iterator[Change]:
    """The objectives, then the value areas."""
    objectives = Rows(
        Theme.OBJECTIVES,
        Objective,
        "objective",
        lambda _row: "is new",
        lambda _row: (Kind.GONE, "is gone", Sense.NEITHER),
        partial(_objective, states),
        ("metric",),
    )
    yield from row_changes(objectives, before, after)
    values = Rows(
        Theme.VALUE,
        ValueTarget,
        "",
        lambda _row: "is measured now",
        lambda _row: (Kind.GONE, "is no longer measured", Sense.NEITHER),
        _value,
    )
    yield from row_changes(values, before, after)


def _objective(states: Between, pair: Pair) -> Iterator[Change]:
    yield from light(pair)
    yield from _worded_target(pair)
    yield from text(pair, "metric", "metric")
    yield from due(pair, "due", states)
    yield from text(pair, "owner", "owner")


def _worded_target(pair: Pair) -> Iterator[Change]:
    """A target that is text: as a measure beside its baseline, else by the one number that differs."""
    texts = pair.texts("target")
    if texts is None:
        return
    before, after = texts
    if not before or not after:
        yield from text(pair, "target", "target")
        return
    kind = target_kind(_measure(pair.before.baseline), _measure(before), _measure(after))
    if kind is Kind.CHANGED:
        kind = worded_target_kind(normal(before), normal(after), about_of(pair.after)) or kind
    yield _moved(pair, kind, before, after)


def about_of(row: Row) -> str:
    """What a row is about, in normal words: whether more or less of it is better."""
    return normal(f"{row.title or ''} {row.text('metric')}")


def _measure(words: str | None) -> Measure | None:
    return find_measure(words) if words else None


def _moved(pair: Pair, kind: Kind, before: str, after: str) -> Change:
    how = {Kind.EASIER: "an easier", Kind.HARDER: "a harder"}.get(kind, "a new")
    return pair.change(kind, "target", f"has {how} target, {after} instead of {before}")


def _value(pair: Pair) -> Iterator[Change]:
    yield from _realised(pair)
    texts = pair.texts("target")
    if texts:
        kind = target_kind(pair.before.baseline, pair.before.target, pair.after.target)
        if all(texts):
            yield _moved(pair, kind, *texts)
        else:
            yield from text(pair, "target", "target")
    yield from text(pair, "baseline", "baseline")
    yield from text(pair, "confirmed_by", "confirmation")


def _realised(pair: Pair) -> Iterator[Change]:
    """The current value: nearer to its target or further away from it."""
    texts = pair.texts("current")
    if texts is None:
        return
    if not all(texts):
        yield from text(pair, "current", "current value")
        return
    before, after = texts
    row = pair.after
    kind = direction(pair.before.current, row.current)
    verb = {Kind.UP: "rose", Kind.DOWN: "fell"}.get(kind, "changed")
    sense, beside = _judged(pair)
    clause = f"{verb} from {before} to {after}{beside}"
    reached = sense is Sense.BETTER and (_way(row, row.current) or 0) >= 1
    reached = reached and (_way(row, pair.before.current) or 0) < 1
    yield pair.change(Kind.DONE if reached else kind, "current", clause, sense)


def _judged(pair: Pair) -> tuple[Sense, str]:
    """Whether a change leads to the target, and what is said of the target."""
    row = pair.after
    before, after = _way(row, pair.before.current), _way(row, row.current)
    if after is None or before is None or before == after:
        return Sense.NEITHER, ""
    target = cell(row, "target")
    if after >= 1:
        return Sense.BETTER if after > before else Sense.NEITHER, f"; the target of {target} is reached"
    if after < before:
        return Sense.WORSE, f", away from the target of {target}"
    return Sense.BETTER, f", towards {target}"


def _way(row: ValueTarget, current: Measure | None) -> Decimal | None:
    return share_of_way(row.baseline, current, row.target).value
