"""# AP705 carried-over-goal

A goal is open in this quarter and was open in an earlier one.

A goal that is carried over again and again is too large, or nobody wants it ("Static planning: same plan every
quarter", 000, *Anti-patterns*; carry-over below 5%, field formulas, *Follow-up*). Goals are the same if their names
are, but for case and punctuation. Earlier quarters are known from git, by the plan's own `quarter`, and from the
plan's *Review* sections, which need no git. A goal that the last month of a quarter writes down for the next one is
not of that quarter yet.

## Fails

```markdown before=2026-09-24
---
quarter: 2026-Q3
---

## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-09-15 | 30% |
| Capture live in three plants | 1 | efficiency | 3 plants post without a clerk | Mara Lind | 2026-09-11 | 100% |
```

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown before=2026-09-24
---
quarter: 2026-Q3
---

## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Connect the bank file | 2 | quality | Payments reconciled the same day | Tom Becker | 2026-09-25 | 80% |
| Capture live in three plants | 1 | efficiency | 3 plants post without a clerk | Mara Lind | 2026-09-11 | 100% |
```

```markdown
## Quarterly Goals

| Goal | Objective | Category | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|---|
| Match the top 200 suppliers by rule | 2 | quality | Posting errors from 6% to 2% | Priya Nair | 2026-12-15 | 35% |
| Train the plant leads | 1 | adoption | 85% of licensed users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Options

- `quarters` (default 2): in how many quarters a goal may not be open. Source: field formulas, *Follow-up*:
  carry-over below 5%, so that once is already worth a word.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from acctplan.diagnostic import Severity
from acctplan.model.naming import same_name
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.model.time import Quarter
from acctplan.past import Past, Version
from acctplan.past.rows import by_name, earlier_plan, is_over
from acctplan.rule import Context, Options, Problem, named, option, rule

_MONTH = timedelta(days=31)
_MOST = 8
"""Quarters that are looked back."""
_HALF_YEAR = timedelta(days=184)
"""What was of a quarter that long ago has not gone on to it since. AP706 looks at that version, too."""


class CarryingOver(Options):
    """Options of AP705."""

    quarters: int = option(
        2, "In how many quarters a goal may not be open", "field formulas, carry-over below 5%", ge=2
    )


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    quarter = plan.front.quarter
    if context.past is not None and quarter is not None and plan.goals:
        yield context.past.at(_ends_of_last(quarter)[0])
        yield context.past.at(context.today - _HALF_YEAR)


@rule("AP705", "carried-over-goal", Severity.WARNING, options=CarryingOver, history=True, ahead=_ahead)
def carried_over_goal(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each open goal that was open in an earlier quarter, too."""
    quarter = plan.front.quarter
    goals = {
        name: goal
        for name, goal in by_name(plan, Goal).items()
        if not is_over(goal) and not goal.is_unsure("progress")
    }
    if quarter is None or not goals:
        return
    earlier = [*_reviewed(plan, quarter), *_remembered(plan, goals, quarter, context)]
    for name, goal in goals.items():
        quarters = {each.start: each for each, open_then in earlier if name in open_then}
        if len(quarters) + 1 >= context.options.quarters:
            first = quarters[min(quarters)]
            message = f"{named('goal', goal)} has been open since {first}, in {len(quarters) + 1} quarters"
            hint = (
                "finish it, split off what can be reached this quarter, or drop it and say what was learned"
            )
            yield Problem(goal.at("goal"), message, hint, "Goal")


def _reviewed(plan: Plan, quarter: Quarter) -> Iterator[tuple[Quarter, frozenset[str]]]:
    """Earlier quarters by the plan's own reviews, and the goals that they left open."""
    for review in plan.reviews:
        if review.quarter is not None and review.quarter < quarter:
            yield review.quarter, _open(review.rows)


def _remembered(
    plan: Plan, goals: Mapping[str, Goal], quarter: Quarter, context: Context
) -> Iterator[tuple[Quarter, frozenset[str]]]:
    """Earlier quarters by the plan's history, from the last one back for as long as one of the goals was open."""
    line = plan.source.lines[plan.front.at("quarter").line - 1]
    for _ in range(_MOST if context.past else 0):
        assert context.past is not None
        before = _at_end_of_last(quarter, line, goals, context.past, context)
        if before is None or before.front.quarter is None:
            return
        open_then = _open(_of_its_quarter(before, context.past, context))
        if not open_then & goals.keys():
            return
        yield before.front.quarter, open_then
        quarter, line = before.front.quarter, before.source.lines[before.front.at("quarter").line - 1]


def _at_end_of_last(
    quarter: Quarter, line: str, goals: Mapping[str, Goal], past: Past, context: Context
) -> Plan | None:
    """The plan before it went on to a quarter, by its last day or a month before; None if it has none of the goals."""
    end, early = _ends_of_last(quarter)
    for day in (end, early):
        version = past.at(day)
        if version is None or not any(past.text(version).mentions(goal) for goal in goals.values()):
            return None
        if past.text(version).begins_with(line):
            if _was_half_a_year_ago(line, early, past, context):
                return None
            continue
        before = earlier_plan(past, version, context.settings, Goal)
        if before is None or (before.front.quarter and before.front.quarter < quarter):
            return before
    return None


def _was_half_a_year_ago(line: str, early: date, past: Past, context: Context) -> bool:
    """Whether a plan was of the same quarter that long ago already, before it could have gone on to it."""
    day = context.today - _HALF_YEAR
    version = past.at(day) if day < early else None
    return version is not None and past.text(version).begins_with(line)


def _ends_of_last(quarter: Quarter) -> tuple[date, date]:
    """When a plan was still of the quarter before, the likeliest day first: it goes on up to a month early."""
    return quarter.start - timedelta(days=1), quarter.start - _MONTH


def _of_its_quarter(plan: Plan, past: Past, context: Context) -> Iterator[Goal]:
    """The goals of a plan without those that were written down for the next quarter in the last month of its own."""
    assert plan.front.quarter is not None
    end = plan.front.quarter.end
    version = past.at(end - _MONTH)
    for goal in plan.goals:
        is_later = goal.due is not None and goal.due.end is not None and goal.due.end > end
        before = earlier_plan(past, version, context.settings, Goal) if is_later and version else None
        if before is None or same_name(goal.title) in by_name(before, Goal):
            yield goal


def _open(rows: Iterable[Goal]) -> frozenset[str]:
    return frozenset(same_name(row.title) for row in rows if not is_over(row))
