"""# AP215 no-expansion-roadmap

The plan has no expansion roadmap.

"Absent expansion vision: no growth roadmap" is an anti-pattern (000, *Anti-Patterns*; *Expansion Roadmap*
in the structure).

## Fails

```markdown
## Expansion Roadmap

| Phase | Use Case | Teams/Users | Timeline | ARR Potential |
|---|---|---|---|---|
```

## Passes

```markdown
## Expansion Roadmap

| Phase | Use Case | Teams/Users | Timeline | ARR Potential |
|---|---|---|---|---|
| Current | Invoice capture | Finance, 350 users | Live | $420,000 |
| Phase 2 | Cash forecast | Treasury, 40 users | 2027-Q2 | $80,000 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import RoadmapPhase
from acctplan.rule import Context, Problem, rule


@rule("AP215", "no-expansion-roadmap", Severity.WARNING, unfilled=True)
def no_expansion_roadmap(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a missing section or a table without rows."""
    table = plan.table(RoadmapPhase)
    if table is None:
        hint = (
            "add a section 'Expansion Roadmap' with Phase, Use Case, Teams/Users, Timeline and ARR Potential"
        )
        yield Problem(plan.heading(RoadmapPhase), "the plan has no expansion roadmap", hint)
    elif table.header is not None and not table.rows:
        hint = "add a row for today and one for each phase to come"
        yield Problem(table.heading, "the expansion roadmap has no phase", hint)
