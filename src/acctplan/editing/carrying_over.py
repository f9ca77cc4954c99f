"""Goals that go along into the next quarter: marked as carried over, with due dates that lie in it."""

from acctplan.editing.columns import with_column
from acctplan.editing.proof import Fact, made, table_id
from acctplan.editing.quarters import Turn, moved_due
from acctplan.editing.tables import cell_edit
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Goal
from acctplan.settings import Settings


def carry_over(plan: Plan, turn: Turn, settings: Settings) -> Plan:
    """The plan whose goals are all marked in Notes as carried over from the closed quarter."""
    table = plan.table(Goal)
    if table is None or not [row for row in table.rows if not row.origin.ragged]:
        return plan
    plan = with_column(plan, Goal, "notes", settings)
    table = plan.tables[Goal]
    edits = []
    expected: dict[Fact, object] = {}
    for number, row in enumerate(table.rows):
        due = moved_due(row.due, turn)
        texts = {"notes": _marked(row.text("notes"), turn), **({"due": due} if due else {})}
        for field, text in texts.items():
            if not row.origin.ragged and text != row.text(field):
                edits.append(cell_edit(plan, row, field, text))
                expected[*table_id(plan, table), "row", number, row.origin.indexes[field]] = text
    return made(plan, edits, settings, expected)


def _marked(notes: str, turn: Turn) -> str:
    mark = f"carried over from {turn.closed}"
    if mark in notes:
        return notes
    said = notes if notes not in ("–", "-") else ""
    return f"{said}; {mark}" if said else mark
