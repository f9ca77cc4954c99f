"""What became of the quarterly goals: finished, carried over, dropped, new; and what changed of each."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from acctplan.comparing.cells import Pair, added, due, gone, light, text
from acctplan.comparing.changes import Change, Kind, Sense, Theme, ended
from acctplan.comparing.measures import worded_target_kind
from acctplan.comparing.pairing import SURE, paired, similarity
from acctplan.comparing.slips import Between
from acctplan.comparing.telling import listed, number, quoted, words_of
from acctplan.model.formats import stated_percent
from acctplan.model.money import Percent
from acctplan.model.naming import normal
from acctplan.model.plan import Plan, once_per_plan
from acctplan.model.sections.goals import Goal

_NAMED = 2
_COMPARED = 40
_ALIKE = ("criteria",)


class Fate(Enum):
    """What became of a goal that was open then."""

    DONE = "done"
    KEPT = "kept"
    CARRIED = "carried over"
    DROPPED = "dropped"
    CLOSED = "closed before"
    AGAIN = "finished, and taken up again"


class Outcome(NamedTuple):
    """A goal then, what became of it, how it stands now if it is still a goal, and its last progress."""

    goal: Goal
    fate: Fate
    now: Goal | None
    progress: Percent | None
    reviewed: bool = False


class Outcomes(NamedTuple):
    """What became of all goals, and those that are new; of them, some that came and were closed in between."""

    old: Sequence[Outcome]
    new: Sequence[Goal]
    closed: Sequence[Goal]
    moved_on: bool


def is_done(progress: Percent | None) -> bool:
    """Whether a goal with this progress has been reached."""
    return progress is not None and progress.value >= 100


def outcomes(before: Plan, after: Plan, states: Between) -> Outcomes:
    """Follows each goal of then: among those of now, in the reviews since, or to where it was seen last."""
    moved_on = _has_moved_on(before, after)
    reviewed: list[Goal] = [row for review in _reviews_since(before, after) for row in review]
    then, now = before.goals, after.goals
    current = paired(then, now, _name, same_numbers=not moved_on, alike=_ALIKE)
    closed = paired(then, reviewed, _name, same_numbers=True, alike=_ALIKE)
    old = [
        _outcome(
            goal,
            now[current.now[place]] if place in current.now else None,
            reviewed[closed.now[place]] if place in closed.now else None,
            states,
            moved_on=moved_on,
        )
        for place, goal in enumerate(then)
    ]
    came = _unheard_of([reviewed[place] for place in closed.new], (*then, *now))
    return Outcomes(old, [now[place] for place in current.new], came, moved_on)


def _unheard_of(reviewed: Sequence[Goal], known: Sequence[Goal]) -> Sequence[Goal]:
    """Goals of reviews that are none of the known ones, each once, as its latest review has it."""
    names = [normal(goal.title) for goal in known]
    found: list[Goal] = []
    for goal in reviewed:
        name = normal(goal.title)
        if name not in names and not any(similarity(name, each) >= SURE for each in names[:_COMPARED]):
            found.append(goal)
            names.append(name)
    return found


def _name(goal: Goal) -> str:
    return goal.title


def _has_moved_on(before: Plan, after: Plan) -> bool:
    one, other = before.front.quarter, after.front.quarter
    return one is not None and other is not None and one.start < other.start


@once_per_plan
def _review_names(plan: Plan) -> frozenset[str]:
    return frozenset(str(each.quarter or normal(each.title)) for each in plan.reviews)


def _reviews_since(before: Plan, after: Plan) -> Iterator[Sequence[Goal]]:
    """The rows of the reviews that were written since then, of its quarter or later ones, the latest first."""
    known, own = _review_names(before), before.front.quarter
    found = [
        each
        for each in after.reviews
        if str(each.quarter or normal(each.title)) not in known
        and not (own and each.quarter and each.quarter.start < own.start)
    ]
    for review in sorted(
        found, key=lambda each: each.quarter.end.toordinal() if each.quarter else 0, reverse=True
    ):
        yield review.rows


def _outcome(
    goal: Goal, now: Goal | None, reviewed: Goal | None, states: Between, *, moved_on: bool
) -> Outcome:
    if now is not None:
        progress = now.progress or (reviewed.progress if reviewed else None)
        if reviewed is not None and is_done(reviewed.progress) and not is_done(progress):
            return Outcome(goal, Fate.AGAIN, now, progress, reviewed=True)
        if is_done(progress) and not is_done(goal.progress):
            return Outcome(goal, Fate.DONE, now, progress)
        open_still = Fate.CLOSED if is_done(progress) else Fate.CARRIED if moved_on else Fate.KEPT
        return Outcome(goal, open_still, now, progress)
    last = reviewed or states.last_seen(Goal, goal.title) or goal
    if is_done(goal.progress):
        return Outcome(goal, Fate.CLOSED, None, last.progress, reviewed is not None)
    fate = Fate.DONE if is_done(last.progress) else Fate.DROPPED
    return Outcome(goal, fate, None, last.progress or goal.progress, reviewed is not None)


def outcome(before: Plan, after: Plan, states: Between) -> str:
    """One sentence about the goals of then; empty if none was finished, dropped or carried over."""
    found = outcomes(before, after, states)
    open_then = [each for each in found.old if each.fate is not Fate.CLOSED]
    by_fate = {fate: [each for each in open_then if each.fate is fate] for fate in Fate}
    if not open_then or (not found.moved_on and not by_fate[Fate.DONE] and not by_fate[Fate.DROPPED]):
        return ""
    parts = [_finished(len(by_fate[Fate.DONE]) + len(by_fate[Fate.AGAIN]), len(open_then))]
    parts += _named(by_fate[Fate.CARRIED], "carried over")
    parts += _named(by_fate[Fate.DROPPED], "dropped", was=True)
    return ended("; ".join(parts))


def _finished(done: int, goals: int) -> str:
    if goals == 1:
        return "the goal was finished" if done else "the one goal was not finished"
    if done == goals:
        return f"all {number(goals)} goals were finished" if goals > 2 else "both goals were finished"
    verb = "was" if done < 2 else "were"
    return f"{'none' if not done else number(done)} of {number(goals)} goals {verb} finished"


def _named(goals: Sequence[Outcome], what: str, *, was: bool = False) -> list[str]:
    """`'Cut close time' is carried over at 60%`; more than two are only counted."""
    if not goals:
        return []
    many = len(goals) > 1
    verb = ("were" if many else "was") if was else "are" if many else "is"
    if len(goals) > _NAMED:
        return [f"{number(len(goals))} {verb} {what}"]
    names = listed([f"{quoted(each.goal.title)}{_at(each.progress) if many else ''}" for each in goals])
    return [f"{names} {verb} {what}{'' if many else _at(goals[0].progress)}"]


def _at(progress: Percent | None) -> str:
    return f" at {stated_percent(progress)}" if progress is not None else ""


def changes(before: Plan, after: Plan, states: Between) -> Iterator[Change]:
    """What happened to each goal, in the order of then, and what is new."""
    found = outcomes(before, after, states)
    for each in found.old:
        yield from _changes_of(each, states)
    for goal in found.closed:
        ended_at = "was finished" if is_done(goal.progress) else f"ended{_at(goal.progress)}"
        kind = Kind.DONE if is_done(goal.progress) else Kind.DROPPED
        subject = quoted(goal.title)
        yield gone(Theme.GOALS, subject, f"was added in between and {ended_at}", words_of(goal.title), kind)
    for goal in found.new:
        yield added(Theme.GOALS, quoted(goal.title), _news(goal), words_of(goal.title))


def _news(goal: Goal) -> str:
    done = ", and is finished" if is_done(goal.progress) else ""
    by = f", due {goal.due.end}" if goal.due and goal.due.end and not done else ""
    return f"is new{by}{done}"


def _changes_of(each: Outcome, states: Between) -> Iterator[Change]:
    goal, now, fate = each.goal, each.now, each.fate
    what, subject = words_of(goal.title), quoted(goal.title)
    if now is None:
        if fate is Fate.DONE:
            yield gone(Theme.GOALS, subject, "was finished", what, Kind.DONE)._replace(sense=Sense.BETTER)
        elif fate is Fate.DROPPED:
            at = _at(each.progress)
            how = f"ended{at} and was not carried over" if each.reviewed else f"was dropped{at}"
            yield gone(Theme.GOALS, subject, how, what, Kind.DROPPED)._replace(sense=Sense.WORSE)
        return
    pair = Pair(Theme.GOALS, what, subject, goal, now)
    yield from _progress(pair, each)
    if normal(goal.title) != normal(now.title):
        yield from _reworded(pair)
    if fate is not Fate.DONE:
        yield from due(pair, "due", states, may_move=fate is Fate.CARRIED)
        yield from _criteria(pair)
        yield from text(pair, "owner", "owner")
        yield from light(pair)


def _progress(pair: Pair, each: Outcome) -> Iterator[Change]:
    before, after = pair.before.progress, pair.after.progress
    if each.fate is Fate.DONE:
        yield pair.change(Kind.DONE, "progress", "was finished", Sense.BETTER)
        return
    if each.fate is Fate.AGAIN:
        yield pair.change(Kind.DONE, "progress", f"was finished and is a goal again{_at(each.progress)}")
    elif each.fate is Fate.CARRIED:
        was = f" (it was at {stated_percent(before)})" if before and after and before != after else ""
        yield pair.change(Kind.CARRIED_OVER, "progress", f"is carried over{_at(each.progress)}{was}")
    elif before is not None and after is not None and before.value != after.value:
        if is_done(before):
            clause = f"is open again at {stated_percent(after)}"
            yield pair.change(Kind.REOPENED, "progress", clause, Sense.WORSE)
            return
        kind = Kind.UP if after.value > before.value else Kind.DOWN
        said = f"went {'up' if kind is Kind.UP else 'back'} from {stated_percent(before)} to {stated_percent(after)}"
        yield pair.change(kind, "progress", said, Sense.BETTER if kind is Kind.UP else Sense.WORSE)


def _reworded(pair: Pair) -> Iterator[Change]:
    kind = worded_target_kind(normal(pair.before.title), normal(pair.after.title))
    if kind in (Kind.EASIER, Kind.HARDER):
        yield pair.change(kind, "goal", f"was made {kind.value}: {quoted(pair.after.title)}")
    else:
        yield pair.change(Kind.REWORDED, "goal", f"is now called {quoted(pair.after.title)}")


def _criteria(pair: Pair) -> Iterator[Change]:
    texts = pair.texts("criteria")
    if texts is None:
        return
    before, after = texts
    kind = worded_target_kind(normal(before), normal(after)) if before and after else None
    if kind in (Kind.EASIER, Kind.HARDER):
        clause = f"was made {kind.value}: {quoted(after)} instead of {quoted(before)}"
        yield pair.change(kind, "criteria", clause)
    elif before and after:
        yield pair.change(
            Kind.CHANGED, "criteria", f"is judged by {quoted(after)} instead of {quoted(before)}"
        )
    else:
        yield from text(pair, "criteria", "success criterion")
