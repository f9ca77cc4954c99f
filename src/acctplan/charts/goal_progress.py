"""Goal progress against time: how far each goal is, and how far it would be had it moved evenly."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.rows import clamped, more, share
from acctplan.charts.drawing.scene import (
    WIDTH,
    Anchor,
    Bar,
    Form,
    Label,
    Mark,
    Rule,
    Scene,
    Sign,
    line,
    lines,
)
from acctplan.languages import Tongue


class Pace(StrEnum):
    """How a goal moves: the view's own words."""

    DONE = "done"
    ON_PACE = "on pace"
    BEHIND = "behind"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `progress` and `expected` are shares of the whole, None if not known. `due` is as it is shown.

    `pace_text` is the word for the pace in the document's language.
    """

    name: str
    progress: Decimal | None
    expected: Decimal | None
    due: str
    pace: Pace
    pace_text: str


@dataclass(frozen=True, slots=True)
class GoalProgress(Numbers):
    """Goals in the order of the plan."""

    goals: tuple[Goal, ...]


def read(chart: Chart) -> GoalProgress:
    """Rows `goal: 35% @ 0.35 | 57% @ 0.5652 | due | Behind @ behind`."""
    goals = tuple(_goal(label(row), *cells(row, 4)) for row in chart.rows)
    return GoalProgress(plain_text(chart.title), goals, tongue=chart.tongue)


def _goal(name: str, progress: Cell, expected: Cell, due: Cell, pace: Cell) -> Goal:
    how = next((each for each in Pace if each.value == pace.choice), Pace.UNKNOWN)
    return Goal(name, progress.number, expected.number, due.words, how, pace.words)


_MOST, _ROW, _HEAD = 12, 46.0, 30.0
_LEFT, _RIGHT, _THICK = 222.0, 438.0, 14.0
_SIGNS = {
    Pace.DONE: (Form.DISC, Tone.GOOD),
    Pace.ON_PACE: (Form.DISC, Tone.GOOD),
    Pace.BEHIND: (Form.TRIANGLE, Tone.WARN),
    Pace.OVERDUE: (Form.SQUARE, Tone.BAD),
    Pace.UNKNOWN: (Form.RING, Tone.SOFT),
}


def draw(numbers: GoalProgress) -> Scene | None:
    """A track for each goal, filled as far as it is, with a mark where it would be had it moved evenly."""
    goals = numbers.goals[:_MOST]
    if not goals:
        return None
    marks = [*_head(numbers.tongue)]
    for index, goal in enumerate(goals):
        marks += _row(goal, _HEAD + (index + 0.5) * _ROW, numbers.tongue)
    bottom = _HEAD + len(goals) * _ROW
    left = len(numbers.goals) - len(goals)
    note = more(numbers.tongue, left, "and {count} more goal", "and {count} more goals")
    marks += line(0, bottom + 16, note, WIDTH, tone=Tone.SOFT)
    return Scene(bottom + (24 if note else 4), tuple(marks), _description(numbers))


def _head(tongue: Tongue) -> list[Mark]:
    """What bar and mark mean, and the ends of the track."""
    done = Label(26, 15, tongue.t("done so far"), tone=Tone.SOFT)
    second = max(106.0, done.box.right + 12)
    room = _LEFT - second - 12
    return [
        Bar(0, 6, 20, 10),
        done,
        *_expected(second, 12, 12),
        *line(second + 8, 15, tongue.t("expected by now"), room, tone=Tone.SOFT),
        Label(_LEFT, 15, tongue.forms.percent(Decimal(0)), tone=Tone.SOFT),
        Label(_RIGHT, 15, tongue.forms.percent(Decimal(1)), anchor=Anchor.END, tone=Tone.SOFT),
    ]


def _row(goal: Goal, y: float, tongue: Tongue) -> list[Mark]:
    top = y - _THICK / 2
    return [
        Rule(0, y - _ROW / 2, WIDTH, y - _ROW / 2),
        *lines(0, y, goal.name, _LEFT - 16, 2),
        Bar(_LEFT, top, _RIGHT - _LEFT, _THICK, Tone.FAINT, outline=Tone.LINE, dashed=goal.progress is None),
        *_track(goal, y, top),
        *_state(goal, y, tongue),
    ]


def _track(goal: Goal, y: float, top: float) -> list[Mark]:
    found: list[Mark] = []
    done, due = clamped(goal.progress), clamped(goal.expected)
    if done is not None and due is not None and due > done and goal.pace is not Pace.ON_PACE:
        found.append(Bar(_at(done), top, _at(due) - _at(done), _THICK, Tone.WARN, hatched=True))
    if done:
        found.append(Bar(_LEFT, top, _at(done) - _LEFT, _THICK))
    if goal.progress is not None and goal.progress > 1:
        found.append(Sign(Form.RIGHT, _RIGHT + 7, y, Tone.ACCENT, 11))
    return found + (_expected(_at(due), y, _THICK + 10) if due is not None else [])


def _expected(x: float, y: float, high: float) -> list[Mark]:
    """A line across the track, set off from what it crosses, under an arrow head."""
    top = y - high / 2
    return [
        Rule(x, top, x, y + high / 2, Tone.PAPER, 5),
        Rule(x, top, x, y + high / 2, Tone.INK, 2),
        Sign(Form.DOWN, x, top - 1, Tone.INK, 7),
    ]


def _state(goal: Goal, y: float, tongue: Tongue) -> list[Mark]:
    form, tone = _SIGNS[goal.pace]
    x, room = _RIGHT + 22, WIDTH - _RIGHT - 22
    done = tongue.t("no progress stated")
    if goal.progress is not None:
        done = tongue.t("{progress} done", progress=share(goal.progress, tongue))
    rest = [each for each in (goal.pace_text, goal.due and tongue.t("due {due}", due=goal.due)) if each]
    return [
        *line(x, y - 3, done, room, size=13, bold=goal.progress is not None),
        Sign(form, x + 5, y + 10, tone, 9),
        *line(x + 15, y + 14, " · ".join(rest), room - 15, tone=Tone.SOFT),
    ]


def _at(part: float) -> float:
    return _LEFT + part * (_RIGHT - _LEFT)


def _description(numbers: GoalProgress) -> str:
    tongue = numbers.tongue
    paces = [goal.pace for goal in numbers.goals]
    found = [f"{paces.count(each)} {tongue.t(each.value, 'pace')}" for each in Pace if each in paces]
    return tongue.n(
        "Progress of {count} goal against the expected: {paces}.",
        "Progress of {count} goals against the expected: {paces}.",
        len(paces),
        paces=", ".join(found),
    )


PICTURE = Picture("goal-progress", read, draw)
