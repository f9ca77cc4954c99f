"""# AP313 no-executive-access

Nobody of C-level is among the stakeholders.

"Invest in C-level relationships: they unlock everything" (004, best practice 3; *Organizational Structure*:
CEO, CFO, CIO, CTO, COO, CISO). Judged by *Title*, and by the titles behind `executive_sponsor` and
`primary_contact`. Also presidents, managing directors and their equals in other languages; not vice
presidents, nor an executive's staff.

## Fails

```markdown
---
executive_sponsor: Helen Okafor, VP Finance
---

## Stakeholders

| Name | Title | Role |
|---|---|---|
| Helen Okafor | VP Finance | sponsor |
| Mara Lind | Head of Finance Operations | champion |
| Jonas Weber | Ledger Lead | user |
```

## Passes

```markdown
---
executive_sponsor: Helen Okafor
---

## Stakeholders

| Name | Title | Role |
|---|---|---|
| Helen Okafor | Chief Financial Officer | sponsor |
| Mara Lind | Head of Finance Operations | champion |
| Jonas Weber | Ledger Lead | user |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.people import normal_name
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.people import Stakeholder
from acctplan.model.titles import is_c_level
from acctplan.rule import Context, Problem, rule

_UNSURE = (CellState.UNREADABLE, CellState.PLACEHOLDER)


@rule("AP313", "no-executive-access", Severity.NOTE)
def no_executive_access(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report stakeholders none of whose titles belongs to the executive leadership."""
    table = plan.table(Stakeholder)
    if table is None or not table.rows or any(is_c_level(row.job_title or "") for row in table.rows):
        return
    front = plan.front
    if is_c_level(front.text("executive_sponsor")) or is_c_level(front.text("primary_contact")):
        return
    if front.state("executive_sponsor") in _UNSURE or _has_sponsor_of_unknown_title(plan):
        return
    if table.is_readable("name", "job_title"):
        hint = "find a way to the executives, and add whom you meet to Stakeholders with the title"
        yield Problem(table.heading, "nobody of C-level is among the stakeholders", hint, "Title")


def _has_sponsor_of_unknown_title(plan: Plan) -> bool:
    """Whether the front matter names a sponsor by name alone who is no stakeholder either."""
    text = plan.front.text("executive_sponsor")
    listed = {normal_name(row.name or "") for row in plan.rows(Stakeholder)}
    bare = not any(mark in text for mark in ",(;–-")
    people = plan.roster.split(plan.front.executive_sponsor)
    return bare and any(normal_name(person.name) not in listed for person in people)
