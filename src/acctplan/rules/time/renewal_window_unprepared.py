"""# AP602 renewal-window-unprepared

The plan lacks what the time left until the renewal asks for.

The months to the renewal say what planning is for (000, *Connecting Plan to Renewal*). Whole calendar months are
counted, and a window ends before its upper edge:

- **12 and more**, long-term value building: one of several goals is of category adoption or revenue. Silent without
  the column *Category* or with an empty cell in it.
- **9 to 12**, value realization: every value row has a current value beside its baseline (that is AP402).
- **6 to 9**, success plan completion: every goal's progress is written down.
- **3 to 6**, renewal justification: every value row has a current value, and the vision names a year after the one
  in which the term ends.
- **0 to 3**, renewal execution: a goal, an action or a milestone is about the renewal, its terms or a commitment.
  English words are looked for, so a plan in another language is not judged here.

Dropped actions and milestones do not count.

## Fails

```markdown
---
contract:
  start: 2025-02-01
  end: 2027-01-04
---
```

## Passes

```markdown
---
contract:
  start: 2025-02-01
  end: 2027-09-04
---
```

## Options

- `execution` (default 3): months to the renewal below which its terms are due. Source: 000, *Connecting Plan to
  Renewal*, 0-3 months.
- `justification` (default 6): months below which value and vision have to justify it. Source: the same, 3-6 months.
- `completion` (default 9): months below which the goals have to be tracked. Source: the same, 6-9 months.
- `realization` (default 12): months below which value has to be documented. Source: the same, 9-12 months.
"""

import re
from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.renewal import BANDS, coming_renewal
from acctplan.model.row import CellState, Row, title_field
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, CustomerVision, Goal
from acctplan.model.sections.value import ValueTarget
from acctplan.model.time import months_between
from acctplan.model.words import GoalCategory, WorkState
from acctplan.pattern import Pattern
from acctplan.rule import Context, Options, Problem, named, option, rule

_SOURCE = "000, Connecting Plan to Renewal"
_ABOUT_RENEWAL = Pattern(
    r"\bre-?new(?:al|als|s|ed|ing)?\b(?! (?:of )?(?:the )?(?:certificates?|passports?|permits?|polic))"
    r"|(?<!payment )(?<!supplier )(?<!delivery )(?<!search )(?<!in )(?<!credit )\bterms\b(?! of payment)"
    r"|\b(?:new|next|another|further|coming|contract|[a-z]{3,5}-year|\d-year) term\b"
    r"|(?<!git )\b(?:re-?)?commit(?:ment|ments|ted|ting)?\b"
    r"|\b(?:extend\w*|extension|prolong\w*|re-?sign\w*|sign|signs|signed|signing|signature|negotiat\w+|conclude"
    r"|new|next|follow-on|multi-?year)\b.{0,30}\b(?:contracts?|agreements?|subscriptions?)\b"
    r"|\b(?:contract|agreement|subscription)s? (?:extension|extended|signed|signature|negotiation)\b"
    r"|\border forms?\b|\bterm sheets?\b",
    re.IGNORECASE,
)
_YEAR = Pattern(r"(?<![\d.,$€£])(?:FY ?'?(?P<short>\d\d)|(?:FY ?)?(?P<long>2[01]\d\d))(?!\d)")
_YEARS_AHEAD = Pattern(
    r"\b(?:in|within|over|next|coming)(?: the)?(?: next| coming)? "
    r"(?:[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|ten|(?:a )?few|several)"
    r"(?: ?(?:-|–|to|or) ?\w{1,5})? years?\b|\b(?:next|coming) decade\b",
    re.IGNORECASE,
)
_LONGEST = 2000
"""Characters of a text in which words are looked for."""


class Windows(Options):
    """Where the windows before a renewal begin."""

    execution: int = option(
        3, "months to the renewal below which its terms are due", f"{_SOURCE}, 0-3 months", ge=0
    )
    justification: int = option(
        6, "months below which value and vision have to justify it", f"{_SOURCE}, 3-6 months", ge=0
    )
    completion: int = option(
        9, "months below which the goals have to be tracked", f"{_SOURCE}, 6-9 months", ge=0
    )
    realization: int = option(
        12, "months below which value has to be documented", f"{_SOURCE}, 9-12 months", ge=0
    )


@rule("AP602", "renewal-window-unprepared", Severity.WARNING, unfilled=True, options=Windows)
def renewal_window_unprepared(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report what is missing in the one window that today lies in."""
    renewal, options = coming_renewal(plan, context.today), context.options
    if renewal is None:
        return
    months = months_between(context.today, renewal)
    if months < options.execution:
        yield from _without_terms(plan, _window(months, 0))
    elif months < options.justification:
        yield from _without_current(plan, _window(months, 3))
        yield from _without_future(plan, _window(months, 3), renewal.year)
    elif months < options.completion:
        yield from _untracked(plan, _window(months, 6))
    elif months < options.realization:
        yield from _without_current(plan, _window(months, 9))
    else:
        yield from _without_growth(plan, _window(months, 12))


def _window(months: int, first: int) -> str:
    """How messages begin: how far the renewal is, and what the source says that the time is for."""
    focus = next(band.focus for band in BANDS if band.first == first).lower()
    far = f"{months} month{'' if months == 1 else 's'}" if months else "less than a month"
    return f"renewal in {far} asks for {focus}, but"


def _without_terms(plan: Plan, window: str) -> Iterator[Problem]:
    if not plan.goals or (plan.front.language or "en").lower().split("-")[0] != "en":
        return
    kinds: tuple[type[Row], ...] = (Goal, Action, Milestone)
    tables = [table for kind in kinds if (table := plan.table(kind)) is not None]
    if any(_may_be_about_renewal(row) for table in tables for row in table.rows):
        return
    if all(table.header is not None for table in tables):
        message = f"{window} no goal, action or milestone is about the renewal, its terms or a commitment"
        hint = "add one with an owner on each side and a day, like 'Agree the terms of the renewal'"
        yield Problem(plan.heading(Goal), message, hint)


def _may_be_about_renewal(row: Row) -> bool:
    if getattr(row, "status", None) is WorkState.DROPPED:
        return False
    title = title_field(type(row))
    if row.is_unsure(title) or row.state(title) is CellState.ABSENT:
        return True
    said = f"{row.title[:_LONGEST]} | {row.text('criteria')[:_LONGEST]}"
    return _ABOUT_RENEWAL.search(said) is not None


def _without_current(plan: Plan, window: str) -> Iterator[Problem]:
    for row in plan.rows(ValueTarget):
        if row.is_blank("current"):
            message = f"{window} {named('value area', row)} has no current value"
            yield Problem(row.at("current"), message, "measure it and write the value of today", "Current")


def _without_future(plan: Plan, window: str, year: int) -> Iterator[Problem]:
    vision = plan.prose.get(CustomerVision)
    if vision is None or vision.passage.is_empty or vision.passage.unfilled:
        return
    words = vision.passage.words[: 10 * _LONGEST]
    years = (int(each["long"] or f"20{each['short']}") for each in _YEAR.finditer(words))
    if not any(each > year for each in years) and not _YEARS_AHEAD.search(words):
        message = f"{window} the vision names no year after {year}, in which the term ends"
        hint = f"ask where the customer wants to be beyond the term, like 'By {year + 2} …'"
        yield Problem(vision.heading, message, hint)


def _untracked(plan: Plan, window: str) -> Iterator[Problem]:
    for row in plan.goals:
        if row.is_blank("progress"):
            message = f"{window} {named('goal', row)} is not tracked: it has no progress"
            yield Problem(row.at("progress"), message, "write how far it is, like '40%'", "Progress")


def _without_growth(plan: Plan, window: str) -> Iterator[Problem]:
    table = plan.table(Goal)
    if table is None or len(table.rows) < 2:
        return
    categories = [row.category for row in table.rows]
    if None in categories or GoalCategory.ADOPTION in categories or GoalCategory.REVENUE in categories:
        return
    message = f"{window} no goal is of category adoption or revenue"
    hint = "agree on a goal for more use or more revenue, and write its category"
    yield Problem(table.heading, message, hint, "Category")
