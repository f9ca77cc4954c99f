"""# AP020 unused-allow

An allow-comment silences nothing.

What it allowed has been mended, or it stands in another section than the finding. Left behind, it would
silence the next mistake.

## Fails

```markdown
## Quarterly Goals

<!-- acctplan: allow AP105 until 2026-12-31: owners are named in December -->

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

unused_allow = declared("AP020", "unused-allow", Severity.WARNING, globals())
