"""# AP510 phases-out-of-order

The phases of the growth plan or of the roadmap are not in time order.

Land, expand, transform build on each other (004, *Land-and-Expand Playbook*), as do phases with numbers.
Phases may overlap; one is out of order if its first row is over before an earlier phase begins. Each table is
reported once. Silent about rows without a date, such as `Live`.

## Fails

```markdown
## Growth Plan

| Phase | Action | Owner | Date | ARR Impact |
|---|---|---|---|---|
| Land | Prove capture in two plants | Priya Nair | 2025-06-30 | $0 |
| Expand | Roll out to six plants | Priya Nair | 2026-07-31 | $60,000 |
| Transform | Supplier portal | Tom Becker | 2026-03-31 | $90,000 |
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
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.phases import misplaced_phase, misplaced_step
from acctplan.model.plan import Plan
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule

_HINT = "correct one of the two, or give the row another phase"


@rule("AP510", "phases-out-of-order", Severity.WARNING)
def phases_out_of_order(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report for growth plan and roadmap the phase that stands out of time order."""
    for found, field in ((misplaced_step(plan), "date"), (misplaced_phase(plan), "timeline")):
        if found is not None:
            row, other = found.row, found.other
            when, then = quoted(row.text(field)), quoted(other.text(field))
            order = f"before phase {quoted(other.text('phase'))} at {then}"
            if not found.is_early:
                order = order.replace("before", "after", 1)
            message = f"phase {quoted(row.text('phase'))} begins at {when}, {order}"
            yield Problem(row.at(field), message, _HINT, field.capitalize())
