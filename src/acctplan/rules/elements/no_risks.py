"""# AP108 no-risks

The plan names no risk, and does not say since when none is known.

Risks are part of the source's plan, "champion leaves company" first among them (000, *Risk Factors*; 004,
section 7). A plan may say under the heading that none is known, with the day on which somebody looked.

## Fails

```markdown
## Risk Factors

None known.
```

## Passes

```markdown
## Risk Factors

None known on 2026-10-28.
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.risks import Risk
from acctplan.pattern import Pattern
from acctplan.reader.passages import says_none_known
from acctplan.reader.values.months import MONTHS
from acctplan.rule import Context, Problem, rule

_DATED = Pattern(
    r"20[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./](?:20)?[0-9]{2}"
    r"|(?P<month>[^\W\d_]{3,10})\.?,? +(?:[0-9]{1,2},? +)?20[0-9]{2}"
)
"""A day, or a month of a year, in running text."""


@rule("AP108", "no-risks", Severity.ERROR)
def no_risks(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a plan without risks, unless a dated sentence under the heading says that none is known."""
    table = plan.table(Risk)
    if table and table.rows:
        return
    text = table.prose.words if table and table.prose else ""
    none_known = says_none_known(text)
    if table and ((none_known and _is_dated(text)) or not (table.header or none_known)):
        return
    if none_known:
        message = "risks are said to be none, but not since when"
        hint = "add the day, like 'None known on 2026-10-28'"
    else:
        message = "plan has no risks"
        hint = "list what could go wrong under 'Risk Factors', or write 'None known on' and the day"
    yield Problem(plan.heading(Risk), message, hint)


def _is_dated(text: str) -> bool:
    return any(not match["month"] or match["month"].lower() in MONTHS for match in _DATED.finditer(text))
