"""Another title for a section of the same kind."""

from dataclasses import replace
from typing import Any

from acctplan.editing.proof import besides, beyond_us, facts, table_id
from acctplan.fixing import Edit, spliced
from acctplan.model.plan import Plan, Table
from acctplan.reader.build import read_plan
from acctplan.settings import Settings


def renamed(plan: Plan, table: Table[Any], title: str, settings: Settings) -> Plan:
    """The plan with another heading over a table. Raises: UsageError if anything else would be read otherwise."""
    if title == table.title or plan.source.between(table.heading) != table.title:
        return plan
    text = spliced(plan.source, [Edit(table.heading, title)]).text
    after = read_plan(replace(plan.source, text=text), settings).plan
    tables = (*after.tables.values(), *after.reviews) if after else ()
    found = [each for each in tables if each.heading.line == table.heading.line]
    if after is None or len(found) != 1 or _texts(found[0]) != _texts(table):
        raise beyond_us(plan, f"a heading '{title}' would be read in another way", table.heading.line)
    if besides(facts(after), table_id(after, found[0])) != besides(facts(plan), table_id(plan, table)):
        raise beyond_us(plan, f"a heading '{title}' would be read in another way", table.heading.line)
    return after


def _texts(table: Table[Any]) -> list[tuple[str, ...]]:
    return [tuple(row.origin.texts) for row in (*table.rows, *table.totals)]
