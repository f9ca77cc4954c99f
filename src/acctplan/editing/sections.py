"""A section that a plan does not have yet, written the way its others are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from acctplan.editing.proof import Facts, beyond_us, facts
from acctplan.editing.tables import escaped
from acctplan.editing.titles import column_title, section_title
from acctplan.fixing import Edit, spliced
from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.model.sections import TABLES
from acctplan.pattern import Pattern
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Span

_HASHES = Pattern(r" {0,3}(#{2,3})(?=[ \t])")


def section_text(plan: Plan, line: int, heading: str, content: Sequence[str]) -> Edit:
    """The edit that puts a section before a line, with a blank line around it; `content` are its lines."""
    source = plan.source
    line_end = source.line_end(max(line - 1, 1))
    written = line_end.join([heading, "", *content]) + line_end
    last = len(source.lines)
    if line > last or (line == last and not source.lines[-1]):
        end = Span(last, len(source.lines[-1]) + 1, last, len(source.lines[-1]) + 1)
        is_blank = last > 1 and not source.lines[-2].strip()
        gap = line_end * 2 if source.lines[-1] else "" if is_blank else line_end
        return Edit(end, gap + written)
    before = "" if not source.lines[line - 2].strip() else line_end
    return Edit(Span(line, 1, line, 1), f"{before}{written}{line_end}")


def heading_mark(plan: Plan) -> str:
    """The hashes of the plan's sections."""
    tables = [each.heading for each in plan.tables.values()]
    for span in (*tables, *(each.heading for each in plan.prose.values())):
        found = _HASHES.match(plan.source.lines[span.line - 1])
        if found:
            return found[1]
    return "##"


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A compact table; the first row is its header."""
    header, *others = rows
    lines = [
        f"| {' | '.join(escaped(each) for each in row)} |".replace("|  |", "| |") for row in (header, *others)
    ]
    return [lines[0], f"|{'---|' * len(header)}", *lines[1:]]


def new_section(plan: Plan, kind: type[Row], values: Mapping[str, str], settings: Settings) -> Plan:
    """The plan with a section whose table has one row, of values by field, proved by reading again.

    Raises: UsageError if it would be read otherwise.
    """
    title = section_title(plan, kind, settings)
    rows = [[column_title(plan, kind, field, settings) for field in values], [*values.values()]]
    edit = section_text(plan, _place(plan, kind), f"{heading_mark(plan)} {title}", table_lines(rows))
    text = spliced(plan.source, [edit]).text
    after = read_plan(replace(plan.source, text=text), settings).plan
    table = after.table(kind) if after else None
    if after is None or table is None or [list(each.origin.texts) for each in table.rows] != rows[1:]:
        raise beyond_us(plan, f"a section '{title}' would be read in another way")
    before: Facts = {**facts(plan), ("sections",): len(plan.bounds) + 1}
    if {name: fact for name, fact in facts(after).items() if name[0] is not kind} != before:
        raise beyond_us(plan, "something else would be read in another way then")
    return after


def _place(plan: Plan, kind: type[Row]) -> int:
    """The line on which the section begins: after the one that the format declares last before it."""
    ends = dict(plan.bounds)
    order = list(TABLES)
    rank = order.index(kind)
    earlier = [own for own in plan.tables if order.index(own) < rank]
    nearest = max(earlier, key=order.index, default=None)
    line = plan.tables[nearest].heading.line if nearest else 0
    return ends.get(line, len(plan.source.lines) + 1)
