"""From objectives to actions, as a view: who does what, how far it is, and what hangs on what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from acctplan.documents.cells import Line, Section, Shown, Viewpoint, exact, section
from acctplan.model.formats import NONE
from acctplan.model.numbers import Figure, expected_progress, unknown
from acctplan.model.people import Side
from acctplan.model.plan import Table
from acctplan.model.row import Row
from acctplan.model.sections.goals import Action, Goal, Objective, ReviewedGoal, Strategy
from acctplan.model.words import Rag, WorkState

BEHIND = Decimal("0.25")
"""How far progress may lag behind the expected before it counts as behind: 25 points, as AP407 has it."""


def side_of(view: Viewpoint, row: Row, name: str = "owner") -> str:
    """Whose people a cell names: `customer`, `us`, `both`, `unknown` or, without a name, `nobody`.

    For a customer's document whoever is not one of ours is theirs; our own documents say when nobody knows.
    """
    sides = {person.side for person in view.plan.people(row, name)}
    if not view.internal:
        sides = {Side.CUSTOMER if side is Side.UNKNOWN else side for side in sides}
    if not sides:
        return "nobody"
    if {Side.US, Side.CUSTOMER} <= sides:
        return "both"
    return min(sides - {Side.UNKNOWN}, default=Side.UNKNOWN).value


MOST_NAMED = 50
"""How many rows one cell can name; "all" of a long table is meant for nobody."""


def named(view: Viewpoint, row: Row, field: str, kind: type[Row]) -> tuple[int, ...]:
    """Positions, from 0, of the rows of a section that a cell names by number or by exact text."""
    names = view.names(kind)
    return names.pointed(row, field).rows[:MOST_NAMED] if names else ()


def titles(view: Viewpoint, row: Row, name: str, kind: type[Row]) -> str:
    """The rows that a cell names, by title; the cell itself where it names none that is here."""
    rows = view.plan.rows(kind)
    found = [rows[position].title for position in named(view, row, name, kind)]
    return view.texts.inline("; ".join(found)) if found else view.cell(row, name)


def objectives(view: Viewpoint) -> Section:
    """Annual objectives; `strategies` and `goals` of each are the lines that name it."""
    ways, results = _by_objective(strategies(view)), _by_objective(goals(view))
    rows = view.plan.rows(Objective)
    place = {id(row): position for position, row in enumerate(rows)}
    return view.section(
        rows,
        Objective,
        lambda row: {
            "strategies": tuple(ways[place[id(row)]]),
            "goals": tuple(results[place[id(row)]]),
            "side": side_of(view, row),
        },
    )


def _by_objective(lines: Section) -> Mapping[int, list[Line]]:
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines.rows:
        positions = line["of"]
        assert isinstance(positions, tuple)
        for position in positions:
            found[position].append(line)
    return found


def strategies(view: Viewpoint) -> Section:
    """Strategies and initiatives; `of` are the positions of their objectives, `objective_title` their titles."""
    return view.section(view.plan.rows(Strategy), Strategy, lambda row: _serves(view, row))


def goals(view: Viewpoint) -> Section:
    """Goals of the quarter with the progress that time lets expect, their `pace`, `side` and owners on either side.

    `progress_exact` is the progress as a fraction, for a picture.
    """
    rows = view.plan.goals
    helping: defaultdict[int, list[Row]] = defaultdict(list)
    for action in view.plan.rows(Action):
        for position in named(view, action, "goal", Goal):
            helping[position].append(action)
    place = {id(row): position for position, row in enumerate(rows)}
    return view.section(
        rows,
        Goal,
        lambda row: {
            **_serves(view, row),
            "expected": view.percent(expected(view, row)),
            "progress_exact": exact(row.progress.fraction) if row.progress else "",
            "pace": pace(view, row),
            "pace_name": view.capital(pace(view, row), "pace"),
            **_owners(view, [row, *helping[place[id(row)]]]),
        },
    )


def _serves(view: Viewpoint, row: Goal | Strategy) -> Line:
    return {
        "of": named(view, row, "objective", Objective),
        "objective_title": titles(view, row, "objective", Objective),
        "side": side_of(view, row),
    }


def _owners(view: Viewpoint, rows: Iterable[Row]) -> Line:
    """Who answers for a goal on either side: its own owners, then those of its actions; a dash for nobody."""
    people = [person for row in rows for person in view.plan.people(row)]
    ours = dict.fromkeys(each.name for each in people if each.side is Side.US)
    theirs = dict.fromkeys(each.name for each in people if _is_theirs(view, each.side))
    return {"our_owner": _join(view, ours), "their_owner": _join(view, theirs)}


def _is_theirs(view: Viewpoint, side: Side) -> bool:
    return side is Side.CUSTOMER or (side is Side.UNKNOWN and not view.internal)


def _join(view: Viewpoint, names: Iterable[str]) -> str:
    found = ", ".join(names)
    return view.texts.inline(found) if found else NONE


def expected(view: Viewpoint, goal: Goal) -> Figure[Decimal]:
    """The share of a goal's time that is over, from the first day of the plan's quarter to its due date."""
    quarter = view.plan.front.quarter
    if quarter is None:
        return unknown("no quarter")
    return expected_progress(quarter.start, goal.due.end if goal.due else None, view.today)


def pace(view: Viewpoint, goal: Goal) -> str:
    """`done`, `overdue`, `behind`, `on pace`, or `unknown` where progress or due date cannot be read."""
    if goal.progress is None:
        return "unknown"
    if goal.progress.fraction >= 1:
        return "done"
    if goal.due and goal.due.end and goal.due.end < view.today:
        return "overdue"
    due = expected(view, goal).value
    if due is None:
        return "unknown"
    return "behind" if due - goal.progress.fraction > BEHIND else "on pace"


def actions(view: Viewpoint) -> Section:
    """Actions that are not dropped, the earliest first, with their `side`, `done`, `blocked` and `overdue`."""
    rows = [row for row in view.plan.rows(Action) if row.status is not WorkState.DROPPED]
    return view.section(
        sorted(rows, key=_due),
        Action,
        lambda row: {
            "goal_title": titles(view, row, "goal", Goal),
            "side": side_of(view, row),
            "side_name": view.capital(side_of(view, row), "side"),
            "done": row.status is WorkState.DONE,
            "blocked": row.status is WorkState.BLOCKED,
            "overdue": is_overdue(view, row),
        },
    )


def is_overdue(view: Viewpoint, row: Action) -> bool:
    """Whether an action's due date has passed and it is neither done nor dropped."""
    is_over = row.status in (WorkState.DONE, WorkState.DROPPED)
    return bool(row.due and row.due.end and row.due.end < view.today and not is_over)


def _due(row: Action) -> int:
    return row.due.end.toordinal() if row.due and row.due.end else 10**7


def by_side(lines: Section) -> dict[str, Section]:
    """The same lines under `customer`, `us` and `other`; what both sides own stands under both."""
    return {
        "customer": section([line for line in lines.rows if line["side"] in ("customer", "both")]),
        "us": section([line for line in lines.rows if line["side"] in ("us", "both")]),
        "other": section([line for line in lines.rows if line["side"] in ("unknown", "nobody")]),
    }


def last_review(view: Viewpoint) -> Line | None:
    """The latest closed quarter: its name, `goals` (each `done` or not), `learned`; None if there is none."""
    review = max(view.plan.reviews, key=_quarter, default=None)
    if review is None:
        return None
    learned = _prose(view, review)
    lines = view.section(review.rows, ReviewedGoal, _outcome)
    done = tuple(line for line in lines.rows if line["done"])
    return {
        "quarter": str(review.quarter) if review.quarter else view.tongue.t("the last quarter"),
        "goals": lines,
        "achieved": section(done),
        "open": section([line for line in lines.rows if not line["done"]]),
        "score": _score(view, len(done), len(lines.rows)),
        "learned": view.texts.prose(learned) if learned else "",
    }


def _score(view: Viewpoint, part: int, whole: int) -> Shown:
    text = view.tongue.t("{part} of {whole}", part=part, whole=whole)
    return Shown(text) if whole else view.missing("no goals")


def _quarter(review: Table[ReviewedGoal]) -> int:
    return review.quarter.end.toordinal() if review.quarter else 0


def _prose(view: Viewpoint, review: Table[ReviewedGoal]) -> str:
    if review.prose is None:
        return ""
    return review.prose.words if view.internal else review.prose.public


def _outcome(row: ReviewedGoal) -> Line:
    return {"done": bool(row.progress and row.progress.fraction >= 1)}


def focus_areas(view: Viewpoint) -> tuple[Line, ...]:
    """What deserves the time of a review: objectives off green, goals behind or overdue, blocked actions.

    Each has `what`, `kind` and `why`, in that order of weight.
    """
    found: list[Line] = []
    t = view.tongue.t
    for objective in view.plan.rows(Objective):
        if objective.status in (Rag.RED, Rag.YELLOW):
            why = view.status(objective.status)
            found.append({"what": view.cell(objective, "objective"), "kind": t("Objective"), "why": why})
    found += [
        {"what": view.cell(goal, "goal"), "kind": t("Goal"), "why": _lag(view, goal, how)}
        for goal in view.plan.goals
        if (how := pace(view, goal)) in ("behind", "overdue")
    ]
    for action in view.plan.rows(Action):
        if action.status is WorkState.BLOCKED or is_overdue(view, action):
            due = view.cell(action, "due")
            why = t("blocked") if action.status is WorkState.BLOCKED else t("was due {due}", due=due)
            found.append({"what": view.cell(action, "action"), "kind": t("Action"), "why": why})
    return tuple(found)


def _lag(view: Viewpoint, goal: Goal, how: str) -> str:
    """How far a goal is that should be further."""
    done = view.cell(goal, "progress")
    if how == "behind":
        due = view.percent(expected(view, goal))
        return view.tongue.t("{done} done, {expected} expected by now", done=done, expected=due)
    return view.tongue.t("due {due}, {done} done", done=done, due=view.cell(goal, "due"))
