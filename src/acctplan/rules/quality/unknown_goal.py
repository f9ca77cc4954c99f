"""# AP216 unknown-goal

An action names a goal that does not exist.

An action is there for a goal, and progress is told along that tie (000, *Mutual accountability*; 004, *Q1
Goals & Actions*). A goal is named by its exact text, without regard to case, or by number; several are
split at `;`. A goal of a closed quarter also exists.

## Fails

```markdown
## Actions

| Action | Goal | Owner | Due | Status |
|---|---|---|---|---|
| Name two leads in each plant | Train plant leaders | Jonas Weber | 2026-11-13 | doing |
| Send the supplier list by spend | Match the top 200 suppliers by rule | Mara Lind | 2026-11-20 | open |
| Deliver the training plan | Train the plant leads | Priya Nair | 2026-11-18 | open |
```

## Passes

```markdown
## Actions

| Action | Goal | Owner | Due | Status |
|---|---|---|---|---|
| Name two leads in each plant | Train the plant leads | Jonas Weber | 2026-11-13 | doing |
| Send the supplier list by spend | Match the top 200 suppliers by rule | Mara Lind | 2026-11-20 | open |
| Deliver the training plan | Train the plant leads | Priya Nair | 2026-11-18 | open |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Better, Severity
from acctplan.model.naming import RowNames, closest, normal
from acctplan.model.plan import Plan, once_per_plan
from acctplan.model.sections.goals import Action, Goal
from acctplan.rule import Context, Problem, rule

_SUGGESTIONS = 20
"""Only so many findings look for a similar name, so that a plan of thousands of rows takes bounded time."""


@rule("AP216", "unknown-goal", Severity.WARNING, unfilled=False)
def unknown_goal(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each action that points at no goal of this quarter or of a closed one."""
    goals = plan.table(Goal)
    actions = plan.rows(Action)
    if goals is None or not actions:
        return
    names = RowNames(goals)
    if not names.is_complete:
        return
    found = 0
    for row in actions:
        unknown = names.pointed(row, "goal").unknown
        if unknown:
            unknown = tuple(key for key in unknown if normal(key) not in _closed(plan))
        if unknown:
            close = closest(unknown[0], (goal.title for goal in goals.rows)) if found < _SUGGESTIONS else ""
            found += 1
            hint = (
                f"did you mean '{close}'?"
                if close
                else f"write the goal's text or its number: {names.known()}"
            )
            message = f"action '{row.title}' names the goal '{unknown[0]}', which does not exist"
            text = row.text("goal")
            is_there = close and text.count(unknown[0]) == 1
            better = Better(text.replace(unknown[0], close), sure=False) if is_there else None
            yield Problem(row.at("goal"), message, hint, "Goal", better)


@once_per_plan
def _closed(plan: Plan) -> frozenset[str]:
    """The goals of closed quarters."""
    return frozenset(normal(row.title) for review in plan.reviews for row in review.rows)
