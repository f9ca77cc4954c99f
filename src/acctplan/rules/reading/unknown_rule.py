"""# AP023 unknown-rule

An allow-comment names a code that does not exist.

A mistyped code silences nothing. In the configuration it is a mistake in using the tool, reported with file
and line before any plan is judged.

## Fails

```markdown
## Quarterly Goals

<!-- acctplan: allow AP999 until 2026-12-31: owners are named in December -->

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

unknown_rule = declared("AP023", "unknown-rule", Severity.ERROR, globals())
