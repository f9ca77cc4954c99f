"""# AP706 slipping-date

A due date was moved later twice or more.

A date that is moved a second time was moved without finding out what keeps it from being reached, and mutual
accountability (000, *Plan Quality*) lives on dates. Counted are objectives, goals, actions and milestones that are
still open, in the versions of the last two quarters; the working copy counts as the newest. A date that was moved
back again has not slipped. Needs git.

## Fails

```markdown before=2026-09-18
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-10-30 | | Mara Lind | open |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
```

```markdown before=2026-10-12
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-11-20 | | Mara Lind | open |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
```

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 | | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
```

## Passes

```markdown before=2026-09-18
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-11-20 | | Mara Lind | open |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
```

```markdown
## Key Milestones

| # | Milestone | Target Date | Dependencies | Owner | Status |
|---|---|---|---|---|---|
| 1 | Six plants live | 2026-12-10 | | Mara Lind | doing |
| 2 | Month closed in five days | 2027-03-31 | 1 | Jonas Weber | open |
```

## Options

- `times` (default 2): how often a date may not be moved later. Source: the rule book; once is a correction.
- `days` (default 184): how far back to look, in days. Source: two quarters; a goal lives for one.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective
from acctplan.past import Past, Version
from acctplan.past.rows import by_name, is_over
from acctplan.past.slips import Dates
from acctplan.reader.values import quoted
from acctplan.rule import Context, Options, Problem, named, option, rule

_KINDS: tuple[tuple[type[Row], str], ...] = (
    (Objective, "objective"),
    (Goal, "goal"),
    (Action, "action"),
    (Milestone, "milestone"),
)
_HINT = "find out what it waits for, write that under Risk Factors, and agree on a day that will be kept"


class Slipping(Options):
    """Options of AP706."""

    times: int = option(2, "How often a date may not be moved later", "rule book, once is a correction", ge=1)
    days: int = option(184, "How far back to look, in days", "two quarters, a goal lives for one", ge=1)


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    if context.past is not None:
        yield next(reversed(_looked_at(context.past, context)), None)


@rule("AP706", "slipping-date", Severity.WARNING, options=Slipping, history=True, ahead=_ahead)
def slipping_date(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each open row whose due date was moved later again and again."""
    past, options = context.past, context.options
    if past is None:
        return
    dates = Dates(past, context.settings, _looked_at(past, context))
    for kind, noun in _KINDS:
        moved = {id(row) for row in dates.moved(plan, kind)}
        for name, row in by_name(plan, kind).items() if moved else ():
            if id(row) not in moved or is_over(row) or row.is_unsure("due"):
                continue
            slip = dates.slip(row, name)
            if slip.times >= options.times:
                times = "once" if slip.times == 1 else f"{slip.times} times"
                message = (
                    f"due date of {named(noun, row)} was moved later {times}, "
                    f"from {quoted(slip.first)} to {quoted(row.text('due'))}"
                )
                yield Problem(row.at("due"), message, _HINT, "Due")


def _looked_at(past: Past, context: Context) -> Sequence[Version]:
    start = context.today - timedelta(days=context.options.days)
    first = past.at(start)
    return (*past.since(start), *((first,) if first else ()))
