"""# AP016 placeholder

A value, a cell or a text still holds what a template put there.

`[Name]`, `XX%`, `YYYY-MM-DD` and `TBD` look like content in a list of plans and are none. In a draft they
are notes.

## Fails

```markdown
## Quarterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| [Goal 2] | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | XX% |
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

placeholder = declared("AP016", "placeholder", Severity.ERROR, globals(), unfilled=True)
