"""One more column for a table, empty."""

from acctplan.editing.proof import Fact, made, table_id
from acctplan.editing.tables import column_edits, lines_of
from acctplan.editing.titles import column_title
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.settings import Settings


def with_column(plan: Plan, kind: type[Row], field: str, settings: Settings) -> Plan:
    """The plan with an empty column at the end of a table, if it does not have it."""
    table = plan.tables[kind]
    if table.has(field):
        return plan
    title = column_title(plan, kind, field, settings)
    width = len(lines_of(plan, table).header.cells)
    name = table_id(plan, table)
    edits = list(column_edits(plan, table, title))
    blanks = {each.span.line: "–" if each.text.endswith("–") else "" for each in edits}
    expected: dict[Fact, object] = {
        (*name, "header"): (table.title, table.columns | {field}, table.unsure, table.internal)
    }
    for what, rows in (("row", table.rows), ("total", table.totals)):
        for number, row in enumerate(rows):
            expected[*name, what, number] = (width + 1, row.origin.ragged, row.origin.hidden)
            expected[*name, what, number, width] = blanks[row.origin.place.span().line]
    return made(plan, edits, settings, expected)
