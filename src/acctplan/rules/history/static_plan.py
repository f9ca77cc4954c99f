"""# AP701 static-plan

The goals and targets are the same as they were before the last review.

"Static planning: same plan every quarter" (000, *Anti-patterns*): a review after which a plan asks for the same as
before has changed nothing. Compared are the names and success criteria of the goals, and the targets of objectives
and value areas, with the last version before `review.last`; dates, progress and layout do not count. Needs git.

## Fails

```markdown before=2026-09-01
---
review:
  cadence: quarterly
  last: 2026-06-17
  next: 2026-09-16
---
```

```markdown
---
review:
  cadence: quarterly
  last: 2026-09-16
  next: 2026-12-16
---
```

## Passes

```markdown before=2026-09-01
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Capture invoices without typing in three plants | 1 | efficiency | 70% without clerk | Mara Lind | 2026-09-11 | 60% |
| Connect the bank file | 2 | quality | Payments reconciled the same day | Tom Becker | 2026-09-25 | 50% |
```

```markdown
---
review:
  cadence: quarterly
  last: 2026-09-16
  next: 2026-12-16
---
```

## Options

- `days` (default 7): days after a review in which its outcome is written down. Source: customary preparation of a
  QBR, from 14 days before it to 7 days after it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from acctplan.diagnostic import Severity
from acctplan.model.naming import same_name
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.goals import Goal, Objective, ReviewedGoal
from acctplan.model.sections.value import ValueTarget
from acctplan.model.words import PlanStatus
from acctplan.past import Past, Version
from acctplan.past.reviews import last_review
from acctplan.past.rows import by_name, earlier_plan
from acctplan.rule import Context, Options, Problem, option, rule

_HINT = "write what the review changed: goals for the coming quarter, targets that fit what was learned"

_ASKED: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (Goal, ("criteria",)),
    (Objective, ("target",)),
    (ValueTarget, ("target",)),
)


class WriteUp(Options):
    """Options of AP701."""

    days: int = option(
        7,
        "Days after a review in which its outcome is written down",
        "customary preparation of a QBR, from 14 days before to 7 days after",
        ge=0,
    )


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    past, last = context.past, last_review(plan, context.today)
    if past is not None and last is not None and (context.today - last).days > context.options.days:
        yield past.at(last - timedelta(days=1))


@rule("AP701", "static-plan", Severity.WARNING, options=WriteUp, history=True, ahead=_ahead)
def static_plan(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report goals and targets that the last review has left as they were."""
    past, last = context.past, last_review(plan, context.today)
    if past is None or last is None or not plan.goals or plan.status is PlanStatus.DRAFT:
        return
    if (context.today - last).days <= context.options.days:
        return
    version = _before_review(past, last, context)
    if version is not None and _is_same(plan, past, version, context):
        message = f"goals and targets are the same as before the review of {last}"
        yield Problem(plan.heading(Goal), message, _HINT)


def _before_review(past: Past, last: date, context: Context) -> Version | None:
    """The version that a review began with: of the day before, else the first one that does not know of it yet."""
    before_it = last - timedelta(days=1)
    version, later = past.at(before_it), past.since(before_it)
    if version is None and later:
        first = later[-1]
        before = (
            earlier_plan(past, first, context.settings, ReviewedGoal) if first.day <= context.today else None
        )
        known = last_review(before, context.today) if before else None
        version = first if known is not None and known < last else None
    return version


def _is_same(plan: Plan, past: Past, version: Version, context: Context) -> bool:
    text = past.text(version)
    if all(text.says_only(plan, kind, *fields) for kind, fields in _ASKED):
        return True
    if not all(text.mentions(goal) for goal in plan.goals):
        return False
    before = earlier_plan(past, version, context.settings, *(kind for kind, _ in _ASKED))
    return before is not None and _asks(before) == _asks(plan)


def _asks(plan: Plan) -> list[object]:
    """What a plan asks for, in no order and whatever the spelling of numbers."""
    objectives = {name: same_name(row.text("target")) for name, row in by_name(plan, Objective).items()}
    values = {name: row.target for name, row in by_name(plan, ValueTarget).items()}
    return [
        {(same_name(goal.title), same_name(goal.text("criteria"))) for goal in plan.goals},
        objectives,
        values,
    ]
