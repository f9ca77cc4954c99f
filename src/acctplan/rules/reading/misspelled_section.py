"""# AP009 misspelled-section

A heading is close to that of a known section, but is not it.

The section is read and judged as if its heading were right, but nothing of it is shown to a customer until
it is. If the known section stands elsewhere in the plan, the close one is left alone.

## Fails

```markdown
## Quaterly Goals

| Goal | Objective | Success Criteria | Owner | Due | Progress |
|---|---|---|---|---|---|
| Automate invoice capture | 1 | 70% of invoices captured without a clerk | Mara Lind | 2026-12-10 | 40% |
| Close the books in 5 days | 2 | Books closed within 5 working days | Priya Nair | 2026-12-15 | 20% |
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

misspelled_section = declared("AP009", "misspelled-section", Severity.WARNING, globals())
