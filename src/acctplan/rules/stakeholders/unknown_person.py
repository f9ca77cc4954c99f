"""# AP312 unknown-person

An owner is neither a stakeholder nor one of our people.

An owner whom nobody knows owns nothing (000, *Mutual accountability*: "Named owners on both sides"). People
are introduced in Stakeholders, Account Team, the front matter and the configuration's team; first names,
last names, initials and roles such as CSM are found where they are unique. Silent if those lists cannot be
read or are empty.

## Fails

```markdown
## Actions

| Action | Goal | Owner | Due | Status |
|---|---|---|---|---|
| Name two leads in each plant | Train the plant leads | Jonas Webber | 2026-11-13 | doing |
| Deliver the training plan | Train the plant leads | Priya Nair | 2026-11-18 | open |
```

## Passes

```markdown
## Actions

| Action | Goal | Owner | Due | Status |
|---|---|---|---|---|
| Name two leads in each plant | Train the plant leads | Jonas Weber | 2026-11-13 | doing |
| Deliver the training plan | Train the plant leads | Priya Nair | 2026-11-18 | open |
```
"""

from collections.abc import Iterator, Sequence
from typing import Any

from acctplan.diagnostic import Better, Severity
from acctplan.model.naming import closest
from acctplan.model.people import Person, Side
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Row
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Action, Goal, Objective, Strategy
from acctplan.model.sections.growth import GrowthBlocker, GrowthStep, Opportunity
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.model.sections.risks import Risk
from acctplan.reader.headings import is_only_nearest
from acctplan.rule import Context, Problem, rule

_OWNED: dict[type[Any], str] = {
    Objective: "objective",
    Strategy: "strategy",
    Goal: "goal",
    Action: "action",
    Opportunity: "opportunity",
    GrowthBlocker: "growth blocker",
    GrowthStep: "growth plan action",
    Risk: "risk",
    Milestone: "milestone",
}
_KEYS = ("csm", "account_executive", "primary_contact", "executive_sponsor")
_SUGGESTIONS = 20
"""Only so many findings look for a similar name, so that a plan of thousands of rows takes bounded time."""


@rule("AP312", "unknown-person", Severity.WARNING)
def unknown_person(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each owner cell that names somebody whom the plan does not introduce."""
    if not plan.roster.people or not _has_strangers(plan):
        return
    unknown = _unknown_owners(plan)
    if not unknown or not _everybody_was_read(plan):
        return
    names = [each.name for each in plan.roster.people]
    similar = {person.name: closest(person.name, names) for _, _, person in unknown[:_SUGGESTIONS]}
    for count, (noun, row, person) in enumerate(unknown):
        close = similar[person.name] if count < _SUGGESTIONS else ""
        hint = f"did you mean '{close}'?" if close else "add the person to Stakeholders or Account Team"
        title = row.text("action") or row.title
        message = (
            f"owner '{person.name}' of {noun} '{title}' is neither a stakeholder nor in the account team"
        )
        better = _renamed(plan, row.text("owner"), person.name, close) if close else None
        yield Problem(row.at("owner"), message, hint, "Owner", better)


def _renamed(plan: Plan, cell: str, name: str, close: str) -> Better | None:
    """The cell with the known name; None where the unknown one does not stand in it as it is, or twice."""
    if cell.count(name) != 1:
        return None
    known = {each.name.casefold(): each.name for each in plan.roster.people}
    return Better(cell.replace(name, close), is_only_nearest(name.casefold(), known))


def _has_strangers(plan: Plan) -> bool:
    """Whether some cell may name somebody unknown: in most plans none does, and few people own all the rows."""
    cells = {row.owner for kind in _OWNED for row in plan.rows(kind)}
    for names in cells:
        for person in plan.roster.split(names):
            if person.side is Side.UNKNOWN:
                return True
    return False


def _unknown_owners(plan: Plan) -> Sequence[tuple[str, Row, Person]]:
    """The first unknown person of each owner cell."""
    found: list[tuple[str, Row, Person]] = []
    for kind, noun in _OWNED.items():
        for row in plan.rows(kind):
            for person in plan.people(row):
                if person.side is Side.UNKNOWN and not row.origin.ragged:
                    found.append((noun, row, person))
                    break
    return found


def _everybody_was_read(plan: Plan) -> bool:
    unsure = (CellState.UNREADABLE, CellState.PLACEHOLDER)
    lists = [plan.table(Stakeholder), plan.table(TeamMember)]
    return not any(plan.front.state(key) in unsure for key in _KEYS) and all(
        table is None or table.is_readable("name") for table in lists
    )
