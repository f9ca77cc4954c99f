"""# AP612 contract-dates-reversed

The contract ends before it starts.

The term is part of every success plan's summary (000, *Account Summary*: "Contract Term"), and every count of
months to the renewal comes from it. With its days the wrong way round nothing else is said about the renewal:
AP601, AP602 and AP603 stay silent.

## Fails

```markdown
---
contract:
  start: 2028-01-31
  end: 2025-02-01
---
```

## Passes

```markdown
---
contract:
  start: 2025-02-01
  end: 2028-01-31
---
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.renewal import is_reversed
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule


@rule("AP612", "contract-dates-reversed", Severity.ERROR, base=True, unfilled=False)
def contract_dates_reversed(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a last day that lies before the first one."""
    front = plan.front
    if is_reversed(front.contract):
        start, end = (quoted(front.text(f"contract.{name}")) for name in ("start", "end"))
        message = f"the contract ends on {end}, before it starts on {start}"
        hint = "write the first day as 'start' and the renewal date as 'end'"
        yield Problem(front.at("contract.end"), message, hint, "contract.end")
