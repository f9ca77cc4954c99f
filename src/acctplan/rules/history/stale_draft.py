"""# AP707 stale-draft

The plan has been a draft for more than 31 days.

In a draft gaps are notes, and nobody has agreed to it: a month is long enough to fill it in and to agree on it
(004, *Update Regularly*: monthly). Counted without a break, in the versions of that time. Needs git.

## Fails

```markdown before=2026-09-01
---
status: draft
---
```

```markdown
---
status: draft
---
```

## Passes

```markdown before=2026-09-01
---
status: active
---
```

```markdown before=2026-10-12
---
status: draft
---
```

```markdown
---
status: draft
---
```

## Options

- `days` (default 31): the longest time as a draft. Source: 004, *Update Regularly*: monthly.
"""

from collections.abc import Iterator
from datetime import timedelta

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.words import PlanStatus
from acctplan.past import Version
from acctplan.past.rows import earlier_plan
from acctplan.rule import Context, Options, Problem, option, rule

_HINT = "fill in what is missing and write 'status: active', or archive the plan"


class Drafting(Options):
    """Options of AP707."""

    days: int = option(31, "Longest time as a draft, in days", "004, update monthly", ge=1)


def _ahead(plan: Plan, context: Context) -> Iterator[Version | None]:
    day = context.today - timedelta(days=context.options.days + 1)
    if context.past is not None and plan.status is PlanStatus.DRAFT:
        yield from (*context.past.since(day), context.past.at(day))


@rule("AP707", "stale-draft", Severity.WARNING, options=Drafting, history=True, ahead=_ahead)
def stale_draft(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a draft that was one a month ago and ever since."""
    past, days = context.past, context.options.days
    if past is None or plan.status is not PlanStatus.DRAFT:
        return
    day = context.today - timedelta(days=days + 1)
    first = past.at(day)
    if first and all(_is_draft(version, plan, context) for version in (*past.since(day), first)):
        message = f"plan has been a draft for more than {days} days: it was one on {day}"
        yield Problem(plan.front.at("status"), message, _HINT, "status")


def _is_draft(version: Version, plan: Plan, context: Context) -> bool:
    """Whether a version was a draft; one that cannot be read is taken for one, so that it ends nothing."""
    assert context.past is not None
    line = plan.source.lines[plan.front.at("status").line - 1]
    if context.past.text(version).begins_with(line):
        return True
    before = earlier_plan(context.past, version, context.settings)
    return before is None or before.status is PlanStatus.DRAFT
