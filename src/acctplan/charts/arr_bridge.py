"""ARR bridge: from the current to the target ARR, step by step, and what nothing covers yet."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.scene import WIDTH, Anchor, Bar, Mark, Rule, Scene, lines, whole


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of the bridge. Without a `change` it stands on the ground and is `total` high.

    With one it hangs between the total before it and its own `total`. Amounts are in one currency; the texts are
    how they are shown. `is_open` marks a step that nothing in the plan covers yet.
    """

    name: str
    change: Decimal | None
    change_text: str
    total: Decimal | None
    total_text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ArrBridge(Numbers):
    """Steps from left to right."""

    steps: tuple[Step, ...]


def read(chart: Chart) -> ArrBridge:
    """Rows `step: +$105,000 @ 105000 open | $305,000 @ 305000`; a change of `–` makes it a whole bar."""
    steps = tuple(_step(label(row), *cells(row, 2)) for row in chart.rows)
    return ArrBridge(plain_text(chart.title), steps, tongue=chart.tongue)


def _step(name: str, change: Cell, total: Cell) -> Step:
    return Step(name, change.number, change.words, total.number, total.words, change.mark == "open")


_MOST, _ROW, _TOP = 14, 38.0, 4.0
_LEFT, _RIGHT, _THICK = 208.0, 508.0, 22.0


def draw(numbers: ArrBridge) -> Scene | None:
    """A row for each step; whole bars stand on the ground, changes hang where the total before them ends."""
    steps = _shown(numbers)
    amounts = [each for step in steps for each in (step.total, _before(step)) if each is not None]
    if not amounts:
        return None
    low, high = min(Decimal(0), *amounts), max(Decimal(0), *amounts)
    spread = high - low or Decimal(1)

    def at(amount: Decimal) -> float:
        return _LEFT + float((amount - low) / spread) * (_RIGHT - _LEFT)

    marks: list[Mark] = []
    for index, step in enumerate(steps):
        marks += _row(step, _TOP + (index + 0.5) * _ROW, at, is_last=index == len(steps) - 1)
    bottom = _TOP + len(steps) * _ROW
    marks.append(Rule(at(Decimal(0)), _TOP, at(Decimal(0)), bottom, Tone.SOFT))
    return Scene(bottom + 4, tuple(marks), _description(numbers))


def _shown(numbers: ArrBridge) -> tuple[Step, ...]:
    """The steps; of too many the changes in the middle become one."""
    steps = numbers.steps
    if len(steps) <= _MOST:
        return steps
    head, rest, tail = steps[: _MOST - 4], steps[_MOST - 4 : -3], steps[-3:]
    changes = [step.change for step in rest if step.change is not None]
    name = numbers.tongue.n("{count} more step", "{count} more steps", len(rest))
    middle = Step(name, sum(changes, Decimal(0)), "…", rest[-1].total, "…")
    return (*head, middle, *tail)


def _before(step: Step) -> Decimal | None:
    """The total before a change."""
    if step.change is None or step.total is None:
        return None
    return step.total - step.change


def _row(step: Step, y: float, at: Callable[[Decimal], float], *, is_last: bool) -> list[Mark]:
    is_whole = step.change is None
    text = step.total_text if is_whole else step.change_text
    found: list[Mark] = [
        *lines(0, y, step.name, _LEFT - 16, 2, bold=is_whole),
        *whole(WIDTH, y + 5, text or "–", WIDTH - _RIGHT - 12, size=13, anchor=Anchor.END, bold=is_whole),
    ]
    if step.total is None:
        return found
    start, end = at(_before(step) or Decimal(0)), at(step.total)
    top, wide = y - _THICK / 2, max(abs(end - start), 1.5)
    found.append(_bar(step, min(start, end), top, wide))
    if not is_last:
        found.append(Rule(end, y + _THICK / 2, end, y + _ROW - _THICK / 2, Tone.SOFT, 1, dashed=True))
    return found


def _bar(step: Step, x: float, y: float, wide: float) -> Bar:
    if step.change is None:
        return Bar(x, y, wide, _THICK)
    if step.change < 0:
        return Bar(x, y, wide, _THICK, Tone.BAD, outline=Tone.BAD, hatched=True)
    if step.is_open:
        return Bar(x, y, wide, _THICK, Tone.PAPER, outline=Tone.WARN, dashed=True)
    return Bar(x, y, wide, _THICK, Tone.ACCENT, 0.4, outline=Tone.ACCENT)


def _description(numbers: ArrBridge) -> str:
    tongue, steps = numbers.tongue, numbers.steps
    ends = [step for step in steps if step.change is None]
    unknown = tongue.t("not known")
    said = "; ".join(f"{step.name}: {step.total_text or unknown}" for step in ends[:4])
    count = len(steps) - len(ends)
    between = tongue.n("{count} step between", "{count} steps between", count)
    return f"{said}; {between}." if said else tongue.n("{count} steps.", "{count} steps.", count)


PICTURE = Picture("arr-bridge", read, draw)
