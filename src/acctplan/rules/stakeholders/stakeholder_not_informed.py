"""# AP303 stakeholder-not-informed

A stakeholder with high power was not informed since the last review.

"Key stakeholders informed" is an item of the source's checklist (000, *Stakeholder Alignment*; *Documented
and shared*: "accessible to all stakeholders"). Only the day under *Informed* counts, so that the plan says
of each of them when; a sponsor who is AP302 is not reported again. Silent without the columns *Power* and
*Informed* or without `review.last`.

## Fails

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Informed |
|---|---|---|---|---|---|
| Ines Duarte | CIO | buyer | H | M | 2026-08-03 |
| Mara Lind | Head of Finance | champion | M | H |  |
| Jonas Weber | Ledger Lead | user | M | H |  |
```

## Passes

```markdown
## Stakeholders

| Name | Title | Role | Power | Support | Informed |
|---|---|---|---|---|---|
| Ines Duarte | CIO | buyer | H | M | 2026-09-18 |
| Mara Lind | Head of Finance | champion | M | H |  |
| Jonas Weber | Ledger Lead | user | M | H |  |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.alignment import stakeholder_name, unaware_sponsors
from acctplan.model.plan import Plan
from acctplan.model.sections.people import Stakeholder
from acctplan.model.words import Level
from acctplan.rule import Context, Problem, rule


@rule("AP303", "stakeholder-not-informed", Severity.NOTE)
def stakeholder_not_informed(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each powerful stakeholder whose *Informed* is blank or before the last review."""
    review = plan.front.review
    table = plan.table(Stakeholder)
    if table is None or not table.has("power", "informed") or review is None or review.last is None:
        return
    for row in table.rows:
        if row.power is not Level.HIGH:
            continue
        informed = row.informed
        late = row.is_blank("informed") if informed is None else informed < review.last
        if late and stakeholder_name(plan, row) not in unaware_sponsors(plan):
            message = f"'{row.title}' has high power and was not informed since the review of {review.last}"
            hint = "share the plan and write the day under Informed"
            yield Problem(row.at("informed"), message, hint, "Informed")
