"""# AP407 status-contradicts-numbers

A light is green although progress lags far behind time, or red although everything is done.

A light that nobody believes is worse than none. No source sets numbers for the colours, so they are measured
against expected progress, elapsed time ÷ duration (field formulas, *RAG*). An objective's light is compared
with the mean progress of its goals of this quarter, from the quarter's first day to their last due date; a
goal with a *Status* of its own is judged by itself, and speaks for its objective too if its light is wrong.
Overdue goals and a quarter that has ended are other findings (AP605, AP611).

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | adoption | 70% without a clerk | Mara Lind | 2026-12-10 | 5% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in six plants | 1 | adoption | 70% without a clerk | Mara Lind | 2026-12-10 | 25% |
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
```

## Options

- `points` (default 25): by how many percentage points progress may lag behind expected progress while the
  light is green. Source: field formulas, *RAG* (elapsed ÷ duration; each firm sets its own thresholds).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from acctplan.diagnostic import Severity
from acctplan.model.formats import percent
from acctplan.model.naming import called, objective_names
from acctplan.model.numbers import expected_progress
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal, Objective
from acctplan.model.words import Rag
from acctplan.reader.values import quoted
from acctplan.rule import Context, Options, Problem, named, option, rule


class Lag(Options):
    """Options of AP407."""

    points: Decimal = option(
        Decimal(25),
        "Points by which progress may lag behind expected progress under a green light",
        "field formulas, RAG: elapsed ÷ duration; each firm sets its own thresholds",
        ge=0,
        le=100,
    )


@rule("AP407", "status-contradicts-numbers", Severity.WARNING, options=Lag)
def status_contradicts_numbers(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report lights of goals, then those of objectives whose goals have not been reported."""
    wrong: set[int] = set()
    for position, goal in enumerate(plan.goals):
        said = _contradiction(plan, context, goal.status, [goal])
        if said:
            wrong.add(position)
            light = quoted(goal.text("status"))
            message = f"{named('goal', goal)} is {light}, but it is {said}"
            yield Problem(goal.at("status"), message, _hint(goal.status), "Status")
    for position, objective, goals in _pursued(plan):
        said = _contradiction(plan, context, objective.status, [plan.goals[each] for each in goals])
        if said and not wrong.intersection(goals):
            light = quoted(objective.text("status"))
            its = "its goal is" if len(goals) == 1 else f"its {len(goals)} goals are"
            message = f"objective {called(objective, position)} is {light}, but {its} {said}"
            yield Problem(objective.at("status"), message, _hint(objective.status), "Status")


def _hint(light: Rag | None) -> str:
    if light is Rag.RED:
        return "write 'green', or correct Progress"
    return "write 'yellow' or 'red', or bring Progress up to date"


def _pursued(plan: Plan) -> Iterator[tuple[int, Objective, Sequence[int]]]:
    """Each objective with its 1-based position and the positions of the goals that name it, if there are any."""
    objectives, table = plan.rows(Objective), plan.table(Goal)
    if not objectives or table is None or not table.is_readable("objective"):
        return
    names = objective_names(plan)
    if not names.is_complete:
        return
    goals: list[list[int]] = [[] for _ in objectives]
    for position, goal in enumerate(table.rows):
        for each in names.pointed(goal, "objective").rows:
            goals[each].append(position)
    for position, objective in enumerate(objectives):
        if goals[position]:
            yield position + 1, objective, goals[position]


def _contradiction(plan: Plan, context: Context, light: Rag | None, goals: Sequence[Goal]) -> str:
    """What the goals say against a light, as words that follow `is` or `are`; empty if nothing."""
    done = [goal.progress.fraction for goal in goals if goal.progress is not None]
    if light not in (Rag.GREEN, Rag.RED) or len(done) < len(goals):
        return ""
    mean = sum(done, Decimal(0)) / len(done)
    if light is Rag.RED:
        return "done" if min(done) >= 1 else ""
    expected = _expected(plan, context.today, goals)
    if expected is None or (expected - mean) * 100 <= context.options.points:
        return ""
    return f"{percent(mean)} done where {percent(expected)} of the time is gone"


def _expected(plan: Plan, today: date, goals: Sequence[Goal]) -> Decimal | None:
    """How far the goals should be; None where a day is missing, a goal is overdue or the quarter has ended."""
    quarter = plan.front.quarter
    ends = [goal.due.end for goal in goals if goal.due is not None and goal.due.end is not None]
    if quarter is None or quarter.end < today or len(ends) < len(goals):
        return None
    for goal, end in zip(goals, ends, strict=True):
        if end < today and goal.progress is not None and goal.progress.fraction < 1:
            return None
    return expected_progress(quarter.start, max(ends), today).value
