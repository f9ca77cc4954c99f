"""# AP502 white-space-without-value

An entry of white space says nothing about what it is worth.

Without an amount nobody can tell which gap to close first, nor how much of the account is still open (000,
*Whitespace Analysis*, with money under *Potential*; field formulas, *White space value*). An amount in *Value*
or in *Potential* is enough. Silent in a table with neither column.

## Fails

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
| product | Forecast | Cash forecast for treasury |  | 2027-Q2 |
| use case | Supplier portal | Suppliers see their own status | $90,000 | 2027-Q4 |
| business unit | Procurement | 120 buyers | $45,000 | 2027-Q4 |
| geography | Poland | Plant in Poznań | $30,000 | 2027-Q1 |
| users | Plant controllers | 60 more users | $25,000 | 2027-Q1 |
```

## Passes

```markdown
## White Space

| Dimension | Opportunity | Description | Value | Timeline |
|---|---|---|---|---|
| product | Forecast | Cash forecast for treasury | $80,000 | 2027-Q2 |
| use case | Supplier portal | Suppliers see their own status | $90,000 | 2027-Q4 |
| business unit | Procurement | 120 buyers | $45,000 | 2027-Q4 |
| geography | Poland | Plant in Poznań | $30,000 | 2027-Q1 |
| users | Plant controllers | 60 more users | $25,000 | 2027-Q1 |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.row import CellState
from acctplan.model.sections.growth import WhiteSpace
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_HINT = "write what it would bring a year, like '$45,000'; an estimate will do"


@rule("AP502", "white-space-without-value", Severity.WARNING, unfilled=True)
def white_space_without_value(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each entry with an amount of money in neither cell."""
    for row in plan.rows(WhiteSpace):
        if row.worth is not None or row.is_unsure("value", "potential"):
            continue
        entry = named("white space", row)
        if row.is_blank("value"):
            yield Problem(row.at("value"), f"{entry} has no value", _HINT, "Value")
        elif row.is_blank("potential"):
            yield Problem(row.at("potential"), f"{entry} has no potential in money", _HINT, "Potential")
        elif row.state("potential") is CellState.VALUE and not _may_be_money(row):
            text = quoted(row.text("potential"))
            message = f"{entry} has the potential {text}, which is no amount of money"
            yield Problem(row.at("potential"), message, _HINT, "Potential")


def _may_be_money(row: WhiteSpace) -> bool:
    """Whether the potential is a bare number, which may count anything."""
    return not any(character.isalpha() for character in row.text("potential"))
