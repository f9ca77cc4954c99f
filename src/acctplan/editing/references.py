"""What actions say of goals, kept right when rows of the goals go away."""

from collections.abc import Sequence

from acctplan.editing.proof import made, table_id
from acctplan.editing.tables import cell_edit
from acctplan.model.naming import RowNames, normal
from acctplan.model.plan import Plan
from acctplan.model.sections.goals import Action, Goal
from acctplan.settings import Settings


def with_references(plan: Plan, gone: Sequence[int], settings: Settings) -> Plan:
    """The plan whose actions mean the same goals once those at `gone` have left the table.

    Numbers of goals that leave become their text, as other goals will have those numbers; positions of the others
    are counted anew. What names goals by their text stays.
    """
    goals, table = plan.tables[Goal], plan.table(Action)
    if table is None or not gone or not goals.rows:
        return plan
    names = RowNames(goals)
    edits, expected = [], {}
    for position, row in enumerate(table.rows):
        pointed = names.pointed(row, "goal")
        if row.goal is None or row.origin.ragged or not pointed.rows or pointed.unknown:
            continue
        titles = {normal(goals.rows[each].title) for each in pointed.rows}
        text = "; ".join(_called(goals.rows[each], each, gone) for each in pointed.rows)
        is_by_text = all(normal(key) in titles for key in row.goal.keys) or normal(row.text("goal")) in titles
        if is_by_text or text == row.text("goal") or not _is_other(pointed.rows, gone, goals.has("number")):
            continue
        edits.append(cell_edit(plan, row, "goal", text))
        expected[*table_id(plan, table), "row", position, row.origin.indexes["goal"]] = text
    return made(plan, edits, settings, expected) if edits else plan


def _is_other(rows: Sequence[int], gone: Sequence[int], has_numbers: bool) -> bool:
    """Whether a reference would mean something else: to a goal that goes, or counted after one."""
    return any(each in gone or (not has_numbers and each > min(gone)) for each in rows)


def _called(goal: Goal, position: int, gone: Sequence[int]) -> str:
    if position in gone:
        return goal.title
    return goal.number or str(position + 1 - sum(each < position for each in gone))
