"""# AP109 no-value-targets

The plan sets no value target.

"How do you measure success for this investment?" (000, *Strategic Conversation Questions*): the renewal is
argued with what the customer gained, and that takes a baseline that was written down in time.

A plan that follows the account plan template (004) alone, which has no such section, is not reported.

## Fails

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
```

## Passes

```markdown
## Value Realization Targets

| Value Area | Objective | Baseline | Target | Current |
|---|---|---|---|---|
| Clerk hours a month | 1 | 1,900 h | 700 h | 1,300 h |
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.value import ValueTarget
from acctplan.model.template import is_account_plan_only
from acctplan.rule import Context, Problem, rule


@rule("AP109", "no-value-targets", Severity.ERROR)
def no_value_targets(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without a row of value targets."""
    if plan.has_none(ValueTarget) and not is_account_plan_only(plan):
        hint = "list under 'Value Realization Targets' what the customer gains, from a baseline to a target"
        yield Problem(plan.heading(ValueTarget), "plan has no value targets", hint)
