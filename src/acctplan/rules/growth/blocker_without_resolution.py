"""# AP509 blocker-without-resolution

A growth blocker has no way out.

A blocker that is only named stays (000, *Growth Blockers*: every blocker has its resolution path).

## Fails

```markdown
## Growth Blockers

| Blocker | Description | Resolution Path | Owner |
|---|---|---|---|
| ERP freeze | No interface changes until January |  | Tom Becker |
```

## Passes

```markdown
## Growth Blockers

| Blocker | Description | Resolution Path | Owner |
|---|---|---|---|
| ERP freeze | No interface changes until January | File import until the freeze ends | Tom Becker |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import GrowthBlocker
from acctplan.reader.values.written import says_nothing
from acctplan.rule import Context, Problem, named, rule


@rule("AP509", "blocker-without-resolution", Severity.WARNING, unfilled=True)
def blocker_without_resolution(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each blocker whose resolution path is blank."""
    for row in plan.rows(GrowthBlocker):
        if row.is_blank("resolution") or says_nothing(row.resolution or ""):
            message = f"{named('growth blocker', row)} has no resolution path"
            hint = "say what gets it out of the way, or how to go round it"
            yield Problem(row.at("resolution"), message, hint, "Resolution Path")
