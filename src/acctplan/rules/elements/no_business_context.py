"""# AP113 no-business-context

The plan says nothing about the customer's business.

Market, business model and priorities are the first thing that the framework asks for (004, section 1), and
what a colleague who takes the account over reads first.

## Fails

```markdown
## Business Context

<!-- ask Helen for the strategy paper -->
```

## Passes

```markdown
## Business Context

Family-owned manufacturer, 4,000 people, 11 plants.
Priorities: working capital, a shared service centre.
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.profile import BusinessContext
from acctplan.rule import Context, Problem, rule


@rule("AP113", "no-business-context", Severity.NOTE)
def no_business_context(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a section that is missing, empty, or holds comments only."""
    section = plan.prose.get(BusinessContext)
    if section is None or section.passage.is_empty:
        hint = "say under 'Business Context' what the customer sells, to whom, and its priorities this year"
        yield Problem(plan.heading(BusinessContext), "plan has no business context", hint)
