"""# AP010 duplicate-section

A section stands twice in the plan; only the first one is read.

Two lists of goals are two plans, and nobody knows which one was agreed.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |

## Goals

| Goal | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|
| Train the plant leads | 85% of users active weekly | Jonas Weber | 2026-12-18 | 50% |
```

## Passes

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

duplicate_section = declared("AP010", "duplicate-section", Severity.ERROR, globals())
