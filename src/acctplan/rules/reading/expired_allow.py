"""# AP021 expired-allow

The date of an allow-comment has passed.

It no longer silences anything; the day itself still counts as allowed.

## Fails

```markdown
## Quarterly Goals

<!-- acctplan: allow AP105 until 2026-09-30: owners are named in September -->

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
```

## Passes

```markdown
## Quarterly Goals

<!-- acctplan: allow AP105 until 2026-12-31: owners are named in December -->

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days |  | 2026-12-15 | 20% |
```
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared

expired_allow = declared("AP021", "expired-allow", Severity.WARNING, globals())
