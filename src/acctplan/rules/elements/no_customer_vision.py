"""# AP101 no-customer-vision

The plan does not say where the customer wants to be: the section is missing, empty, or still a template.

The vision is the first of the five layers of the source, "where does the customer want to be in 1-3 years?"
(000, *Strategic Account Planning Layers*); objectives, goals and our role follow from it. The checklist
opens with "customer vision documented".

A plan that follows the account plan template (004) alone, which has no such section, is not reported.

## Fails

```markdown
## Customer Vision

"[Customer's aspirational statement about where they want to be]"
```

## Passes

```markdown
## Customer Vision

"By 2029 every supplier is paid on the agreed day, without a clerk typing an invoice." (Helen Okafor, CFO)
```
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Passage, Plan
from acctplan.model.sections.goals import CustomerVision
from acctplan.model.template import is_account_plan_only
from acctplan.reader.placeholders import placeholders_in_prose
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule
from acctplan.source import Span

_HINT = "quote where the customer wants to be in one to three years, and who said it"


@rule("AP101", "no-customer-vision", Severity.ERROR)
def no_customer_vision(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a vision that is missing, empty or not filled in, even in part."""
    vision = plan.prose.get(CustomerVision)
    if vision is None or vision.passage.is_empty:
        if not is_account_plan_only(plan):
            yield Problem(plan.heading(CustomerVision), "plan has no customer vision", _HINT)
    elif vision.passage.unfilled:
        span, text = next(_unfilled(vision.passage), (vision.heading, vision.title))
        yield Problem(span, f"customer vision holds the placeholder {quoted(text)}", _HINT)


def _unfilled(passage: Passage) -> Iterator[tuple[Span, str]]:
    for number, line in enumerate(passage.lines, passage.first_line):
        for start, end in placeholders_in_prose(line):
            if line[start:end] in passage.words:
                yield Span(number, start + 1, number, end + 1), line[start:end]
