"""# AP405 risk-without-owner

A severe risk, high × high or high × medium, has no owner.

Somebody has to notice when a severe risk comes true (000, *Mutual accountability*: "Named owners on both
sides"; likelihood × impact ranks risks, 004, section 7). The source's own table has no *Owner* column, so a
table without it is reported once if it holds such a risk. Closed risks are not judged.

## Fails

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H | Second champion by March |  |
| Rival bundles capture with the ERP | competitive | L | H | Value summary each quarter |  |
| Budget freeze in spring | budget | L | M | Phased roll-out |  |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
| Plants resist the shared centre | political | M | M | Plant leads in the steering group | Mara Lind |
```

## Passes

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H | Second champion by March | Priya Nair |
| Rival bundles capture with the ERP | competitive | L | H | Value summary each quarter |  |
| Budget freeze in spring | budget | L | M | Phased roll-out |  |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
| Plants resist the shared centre | political | M | M | Plant leads in the steering group | Mara Lind |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.risks import Risk
from acctplan.model.words import Level, RiskState
from acctplan.rule import Context, Problem, named, rule

_SEVERE = (
    (Level.HIGH, Level.HIGH),
    (Level.HIGH, Level.MEDIUM),
    (Level.MEDIUM, Level.HIGH),
)


@rule("AP405", "risk-without-owner", Severity.WARNING, unfilled=True)
def risk_without_owner(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each severe risk whose owner is blank, or once the table that has no column for it."""
    table = plan.table(Risk)
    severe = [row for row in plan.rows(Risk) if _is_severe(row)]
    if table is None or not severe:
        return
    if not table.has("owner"):
        message = f"risks have no column 'Owner', so nobody watches {_which(severe)}"
        hint = "add a column 'Owner' with one name a row"
        yield Problem(table.header or table.heading, message, hint, "Owner")
        return
    for row in severe:
        if row.is_blank("owner"):
            message = f"{named('risk', row)} is {row.probability} × {row.impact} and has no owner"
            yield Problem(row.at("owner"), message, "name the person who watches it", "Owner")


def _is_severe(row: Risk) -> bool:
    is_open = row.status is not RiskState.CLOSED and not row.is_unsure("status")
    return is_open and (row.probability, row.impact) in _SEVERE


def _which(severe: list[Risk]) -> str:
    more = len(severe) - 1
    others = f" and {more} more that {'is' if more == 1 else 'are'} as severe" if more else ""
    return f"{named('risk', severe[0])}{others}"
