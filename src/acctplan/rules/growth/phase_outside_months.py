"""# AP514 phase-outside-months

A phase of the growth plan lies outside its months of the contract.

The playbook gives each phase its time: land in months 1 to 6, expand in months 6 to 18, transform in months 18
to 36, counted from the contract's start (004, *Land-and-Expand Playbook*). Silent without `contract.start`; where a
phase lies before it, as under a contract that was renewed; and where phases are not in time order (AP510).

## Fails

```markdown
## Growth Plan

| Phase | Action | Owner | Date | ARR Impact |
|---|---|---|---|---|
| Land | Prove capture in two plants | Priya Nair | 2025-10-31 | $0 |
| Expand | Roll out to six plants | Priya Nair | 2026-07-31 | $60,000 |
| Transform | Supplier portal | Tom Becker | 2027-11-30 | $90,000 |
```

## Passes

```markdown
## Growth Plan

| Phase | Action | Owner | Date | ARR Impact |
|---|---|---|---|---|
| Land | Prove capture in two plants | Priya Nair | 2025-06-30 | $0 |
| Expand | Roll out to six plants | Priya Nair | 2026-07-31 | $60,000 |
| Transform | Supplier portal | Tom Becker | 2027-11-30 | $90,000 |
```

## Options

- `land` (default 6): the last month of land; expand may begin in it. Source: 004, *Phase 1 - Land* (months 1-6).
- `expand` (default 18): the last month of expand; transform may begin in it. Source: 004, *Phase 2 - Expand*
  (months 6-18).
- `transform` (default 36): the last month of transform. Source: 004, *Phase 3 - Transform* (months 18-36).
"""

from collections.abc import Iterator
from datetime import date

from acctplan.diagnostic import Severity
from acctplan.model.phases import misplaced_step, place_of
from acctplan.model.plan import Plan
from acctplan.model.renewal import is_reversed
from acctplan.model.sections.growth import GrowthStep
from acctplan.model.time import months_between
from acctplan.reader.values import quoted
from acctplan.rule import Context, Options, Problem, option, rule

_PLAYBOOK = "account planning framework, section 5: "


class Months(Options):
    """Options of AP514."""

    land: int = option(6, "Last month of land; expand may begin in it", f"{_PLAYBOOK}months 1-6", ge=1)
    expand: int = option(
        18, "Last month of expand; transform may begin in it", f"{_PLAYBOOK}months 6-18", ge=1
    )
    transform: int = option(36, "Last month of transform", f"{_PLAYBOOK}months 18-36", ge=1)


@rule("AP514", "phase-outside-months", Severity.NOTE, options=Months)
def phase_outside_months(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each row of land, expand or transform that lies wholly outside the months of its phase."""
    contract, options = plan.front.contract, context.options
    if contract is None or contract.start is None or is_reversed(contract) or misplaced_step(plan):
        return
    edges = (1, options.land, options.expand, options.transform)
    dated = list(_dated(plan, contract.start))
    if any(ends < 1 for _, _, ends in dated):
        return
    for row, begins, ends in dated:
        place = place_of(row.phase) if row.phase else 0
        if not 0 < place < len(edges):
            continue
        first, last = edges[place - 1], edges[place]
        if ends < first or begins > last:
            phase, when = quoted(row.text("phase")), quoted(row.text("date"))
            months = f"month {begins} of the contract, not in months {first} to {last}"
            message = f"phase {phase} is dated {when}, {months}"
            hint = "correct date or phase; [rules.AP514] sets other months"
            yield Problem(row.at("date"), message, hint, "Date")


def _dated(plan: Plan, start: date) -> Iterator[tuple[GrowthStep, int, int]]:
    """Each row that has a time, with the months of the contract, from 1, in which that begins and ends."""
    for row in plan.rows(GrowthStep):
        if row.date is not None and row.date.start is not None and row.date.end is not None:
            first, last = (months_between(start, day) + 1 for day in (row.date.start, row.date.end))
            yield row, first, last
