"""# AP022 allow-without-reason

An allow-comment gives no reason.

Whoever reads the plan in a year must be able to tell whether the reason still holds. It silences all the
same.

## Fails

```markdown
## Quarterly Goals

<!-- acctplan: allow AP105 until 2026-12-31 -->

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days |  | 2026-12-15 | 20% |
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

allow_without_reason = declared("AP022", "allow-without-reason", Severity.WARNING, globals())
