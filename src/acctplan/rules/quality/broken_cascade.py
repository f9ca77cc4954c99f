"""# AP214 broken-cascade

A layer is missing between an objective and our role: an objective without an initiative, an initiative
without our role, or a strategy for an objective that does not exist.

Vision, objectives, strategies, initiatives and our role are one chain (000, *Strategic Account Planning
Layers*: "How do we enable each initiative?"). A plan without the section *Strategies and Initiatives* is
reported once. A strategy for an unknown objective is one finding: the objective that it may be meant for is
not reported as well. Dropped strategies are not judged and carry nothing.

## Fails

```markdown
## Strategies and Initiatives

| Strategy | Initiative | Objective | Our Role | Owner |
|---|---|---|---|---|
| One way in for invoices | Central capture in all plants | 1 |  | Mara Lind |
| Fewer manual postings | Matching rules for the top 200 suppliers | 2 | Build the rules | Jonas Weber |
```

## Passes

```markdown
## Strategies and Initiatives

| Strategy | Initiative | Objective | Our Role | Owner |
|---|---|---|---|---|
| One way in for invoices | Central capture in all plants | 1 | Configure capture | Mara Lind |
| Fewer manual postings | Matching rules for the top 200 suppliers | 2 | Build the rules | Jonas Weber |
```
"""

from collections.abc import Iterator, Sequence

from acctplan.diagnostic import Severity
from acctplan.model.naming import RowNames, called, objective_names
from acctplan.model.plan import Plan, Table
from acctplan.model.sections.goals import Objective, Strategy
from acctplan.model.words import WorkState
from acctplan.rule import Context, Problem, rule

_COLUMNS = ("initiative", "our_role")
_TITLES = {"initiative": "initiative", "our_role": "role of ours"}
_HINTS = {
    "initiative": "name the customer's project that pursues it",
    "our_role": "say what we do to enable it",
}
_ADD = "add a section 'Strategies and Initiatives' with Strategy, Initiative, Objective and Our Role"


@rule("AP214", "broken-cascade", Severity.WARNING, unfilled=True)
def broken_cascade(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report where the chain from an objective to our role is broken."""
    objectives, strategies = plan.table(Objective), plan.table(Strategy)
    if objectives is None or not objectives.rows:
        return
    if strategies is None:
        yield Problem(
            objectives.heading, "no strategy or initiative stands between the objectives and our role", _ADD
        )
    elif strategies.header is not None and not strategies.rows:
        yield Problem(
            strategies.heading,
            "there is no strategy or initiative for any objective",
            "add a row for each objective: how the customer pursues it, and what we do for it",
        )
    else:
        yield from _layers(plan.gaps(Strategy))
        yield from _ties(objectives, strategies, objective_names(plan))


def _layers(strategies: Sequence[tuple[int, Strategy]]) -> Iterator[Problem]:
    for _, row in strategies:
        blank = [field for field in _COLUMNS if row.is_blank(field)]
        if blank and row.status is not WorkState.DROPPED:
            message = f"strategy '{row.title}' has no {' and no '.join(_TITLES[field] for field in blank)}"
            yield Problem(row.at(blank[0]), message, _HINTS[blank[0]])


def _ties(objectives: Table[Objective], strategies: Table[Strategy], names: RowNames) -> Iterator[Problem]:
    """Strategies that serve no known objective, or else the objectives that no strategy serves."""
    served: set[int] = set()
    loose = not strategies.is_readable("objective")
    for row in strategies.rows:
        if row.status is WorkState.DROPPED:
            continue
        pointed = names.pointed(row, "objective")
        served.update(pointed.rows)
        if row.objective is None and row.is_blank("objective"):
            loose = True
            message, hint = (
                f"strategy '{row.title}' names no objective",
                f"write the number of the objective that it serves; {names.only()}",
            )
            yield Problem(row.at("objective"), message, hint, "Objective")
        elif pointed.unknown:
            loose = True
            if names.is_complete:
                message = f"strategy '{row.title}' names objective '{pointed.unknown[0]}', but {names.only()}"
                yield Problem(
                    row.at("objective"), message, "write the number of an objective that exists", "Objective"
                )
    if loose or not names.is_complete:
        return
    for position, each in enumerate(objectives.rows):
        if position not in served:
            hint = "add a row to Strategies and Initiatives that names it"
            name = called(each, position + 1)
            yield Problem(each.at("objective"), f"objective {name} has no strategy or initiative", hint)
