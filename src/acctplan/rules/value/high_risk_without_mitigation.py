"""# AP404 high-risk-without-mitigation

A risk of high probability or high impact has no mitigation, or still the template's text in its place.

A risk that is only written down happens all the same (000, *Risk Factors*; 004, section 7: every risk has its
mitigation). Closed and accepted risks are not judged. A placeholder in this cell is this finding and not AP016.

## Fails

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H |  | Priya Nair |
| Rival bundles capture with the ERP | competitive | H | M | [Action] | Tom Becker |
| Budget freeze in spring | budget | L | M |  | Tom Becker |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
| Plants resist the shared centre | political | M | M | Plant leads in the steering group | Mara Lind |
```

## Passes

```markdown
## Risk Factors

| Risk | Category | Probability | Impact | Mitigation | Owner |
|---|---|---|---|---|---|
| Champion moves to the new plant | relationship | M | H | Second champion by March | Priya Nair |
| Rival bundles capture with the ERP | competitive | H | M | Value summary each quarter | Tom Becker |
| Budget freeze in spring | budget | L | M |  | Tom Becker |
| Interface changes break matching | technical | M | M | Test set of 500 invoices | Priya Nair |
| Plants resist the shared centre | political | M | M | Plant leads in the steering group | Mara Lind |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.risks import Risk
from acctplan.model.words import Level, RiskState
from acctplan.reader.values import quoted
from acctplan.reader.values.written import says_nothing
from acctplan.rule import Context, Problem, named, rule

_SETTLED = (RiskState.CLOSED, RiskState.ACCEPTED)
_HINT = "say what lowers it, or accept it in a column 'Status'"


@rule("AP404", "high-risk-without-mitigation", Severity.ERROR, unfilled=True)
def high_risk_without_mitigation(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each open risk that is high in either way and has nothing against it."""
    for row in plan.rows(Risk):
        high = _what_is_high(row)
        if not high or row.status in _SETTLED or row.is_unsure("status"):
            continue
        if row.is_blank("mitigation") or says_nothing(row.mitigation or ""):
            message = f"{named('risk', row)} has {high} and no mitigation"
        elif row.state("mitigation") is CellState.PLACEHOLDER:
            text = quoted(row.text("mitigation"))
            message = f"{named('risk', row)} has {high}, and its mitigation {text} is a placeholder"
        else:
            continue
        yield Problem(row.at("mitigation"), message, _HINT, "Mitigation")


def _what_is_high(row: Risk) -> str:
    high = [name for name in ("probability", "impact") if getattr(row, name) is Level.HIGH]
    return f"high {' and high '.join(high)}" if high else ""
