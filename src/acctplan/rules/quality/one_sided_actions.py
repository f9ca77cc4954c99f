"""# AP211 one-sided-actions

One side has all actions, or more than 80% of them.

A plan in which one side does everything is no joint plan (000, *One-sided planning*: "All customer actions,
no vendor commitments. Or all vendor promises, no customer investment"). Dropped actions do not count; an
action with owners on both sides counts for both. Silent with fewer than two actions, and if owners who
could not be recognised could tip the balance.

## Fails

```markdown
## Actions

| Action | Goal | Owner | Due | Status |
|---|---|---|---|---|
| Name two leads in each plant | Train the plant leads | Jonas Weber | 2026-11-13 | doing |
| Send the supplier list by spend | Match the top 200 suppliers by rule | Mara Lind | 2026-11-20 | open |
| Deliver the training plan | Train the plant leads | Mara Lind | 2026-11-18 | open |
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

## Options

- `share` (default 0.8): the largest share of the actions that one side may have. Source: rule book, *beyond
  80:20*; 000 asks for both sides and names no number.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from acctplan.diagnostic import Severity
from acctplan.model.people import Side
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Action
from acctplan.model.words import WorkState
from acctplan.rule import Context, Options, Problem, rule

_WHOSE = {Side.US: "ours", Side.CUSTOMER: "the customer's"}


class Share(Options):
    """Options of AP211."""

    share: Decimal = Field(
        Decimal("0.8"),
        ge=Decimal("0.5"),
        lt=1,
        description="Largest share of the actions that one side may have, as a fraction",
        json_schema_extra={"source": "success plan, One-sided planning; 80:20 is this tool's own measure"},
    )


@rule("AP211", "one-sided-actions", Severity.WARNING, unfilled=False, options=Share)
def one_sided_actions(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report actions that one side has nearly all of, whoever the unknown owners may be."""
    table = plan.table(Action)
    if table is None or not table.has("owner"):
        return
    rows = [row for row in table.rows if row.status is not WorkState.DROPPED]
    if len(rows) < 2:
        return
    sides = [_sides(plan, row) for row in rows]
    ours, theirs = [sum([side in each for each in sides]) for side in (Side.US, Side.CUSTOMER)]
    more, fewer = max(ours, theirs), min(ours, theirs)
    major, minor = (Side.US, Side.CUSTOMER) if ours > theirs else (Side.CUSTOMER, Side.US)
    unclear = sum([Side.UNKNOWN in each and minor not in each for each in sides])
    if more > context.options.share * (more + fewer + unclear):
        few = f"and {fewer or 'none'} {'is' if fewer < 2 else 'are'} {_WHOSE[minor]}"
        are = "1 action is" if more == 1 else f"{more} actions are"
        who = "we" if minor is Side.US else "the customer"
        yield Problem(
            table.heading, f"{are} {_WHOSE[major]} {few}", f"agree what {who} will do, with a name and a day"
        )


def _sides(plan: Plan, row: Action) -> Sequence[Side]:
    """Whose action it is; unknown if that or whether it counts could not be read."""
    if row.status is None and row.is_unsure("status"):
        return (Side.UNKNOWN,)
    return [person.side for person in plan.people(row)] or (Side.UNKNOWN,)
