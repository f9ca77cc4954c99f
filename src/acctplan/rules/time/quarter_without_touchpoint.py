"""# AP610 quarter-without-touchpoint

A quarter of the next four has no executive touchpoint.

Executives of both sides meet in every quarter (004, section 6: "Quarterly Touchpoints", from Q1 to Q4; best
practice 3: "Invest in C-level relationships"). Judged are the quarter of today and those after it, by the
cell *Quarter*, or *Date* where that is blank. A dropped touchpoint does not count; what is ongoing counts for all.

## Fails

```markdown
## Executive Engagement

| Quarter | Touchpoint | Customer | Us |
|---|---|---|---|
| 2026-Q4 | QBR with the CFO | Helen Okafor | Tom Becker |
| 2027-Q1 | Budget briefing | Helen Okafor | Tom Becker |
| 2027-Q3 | Planning day | Helen Okafor | Tom Becker |
```

## Passes

```markdown
## Executive Engagement

| Quarter | Touchpoint | Customer | Us |
|---|---|---|---|
| 2026-Q4 | QBR with the CFO | Helen Okafor | Tom Becker |
| 2027-Q1 | Budget briefing | Helen Okafor | Tom Becker |
| 2027-Q2 | Roadmap with the CIO | Ines Duarte | Tom Becker |
| 2027-Q3 | Planning day | Helen Okafor | Tom Becker |
```

## Options

- `quarters` (default 4): quarters ahead in which a touchpoint is wanted, this one included. Source: 004, section 6,
  *Quarterly Touchpoints*, Q1 to Q4.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import Touchpoint
from acctplan.model.time import Precision, Quarter, Timeline
from acctplan.model.words import WorkState
from acctplan.rule import Context, Options, Problem, option, rule


class Touchpoints(Options):
    """How far ahead executives plan to meet."""

    quarters: int = option(
        4,
        "quarters ahead in which a touchpoint is wanted, this one included",
        "004, section 6, Quarterly Touchpoints",
        ge=1,
        le=40,
    )


@rule("AP610", "quarter-without-touchpoint", Severity.WARNING, unfilled=True, options=Touchpoints)
def quarter_without_touchpoint(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report once which quarters ahead have no touchpoint; a row that could not be read might be it."""
    table = plan.table(Touchpoint)
    if table is not None and not table.is_readable("quarter"):
        return
    rows = plan.rows(Touchpoint)
    if any(row.is_unsure("touchpoint", "date", "status") for row in rows):
        return
    met = [span for row in rows if row.status is not WorkState.DROPPED for span in _spans(row)]
    empty = [
        str(each)
        for each in _ahead(plan, context.today, context.options.quarters)
        if not any(start <= each.end and each.start <= end for start, end in met)
    ]
    if empty:
        which = " and ".join(([", ".join(empty[:-1])] if empty[1:] else []) + empty[-1:])
        hint = f"add a row to 'Executive Engagement', like '| {empty[0]} | QBR with the CFO |'"
        yield Problem(plan.heading(Touchpoint), f"no executive touchpoint in {which}", hint, "Quarter")


def _ahead(plan: Plan, today: date, count: int) -> Sequence[Quarter]:
    """The quarter of today and those after it, in the calendar of the plan's quarter."""
    known = plan.front.quarter or Quarter(today.year, 1)
    first = known.at(today)
    return [first.next(number) for number in range(count)]


def _spans(row: Touchpoint) -> Iterator[tuple[date, date]]:
    """The first and the last day of a touchpoint's time; none for a row that plans nothing."""
    when: Timeline | None = row.quarter or row.date
    if when is None or row.is_blank("touchpoint"):
        return
    if when.start and when.end:
        yield when.start, when.end
    elif when.precision in (Precision.ONGOING, Precision.LIVE):
        yield date.min, date.max
