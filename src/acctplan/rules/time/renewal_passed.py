"""# AP601 renewal-passed

The contract's last day is in the past.

The plan leads to the renewal (000, *Connecting Plan to Renewal*), and a day that has passed leads nowhere:
either the contract was renewed and the plan does not say so, or the customer has left. The last day itself is
not the past. Such a contract has no renewal to prepare: AP602 and AP603 stay silent.

## Fails

```markdown
---
contract:
  start: 2025-02-01
  end: 2026-09-30
---
```

## Passes

```markdown
---
contract:
  start: 2025-02-01
  end: 2028-09-30
---
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.renewal import has_renewal_passed
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule


@rule("AP601", "renewal-passed", Severity.WARNING, base=True, unfilled=False)
def renewal_passed(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a contract end before today."""
    contract = plan.front.contract
    if contract and contract.end and has_renewal_passed(plan, context.today):
        days = (context.today - contract.end).days
        ago = f"{days} day{'' if days == 1 else 's'} ago"
        message = f"the contract ended {ago}, on {quoted(plan.front.text('contract.end'))}"
        hint = "write the days of the new term, or 'status: archived' if the customer has left"
        yield Problem(plan.front.at("contract.end"), message, hint, "contract.end")
