"""The review of a closed quarter: a section with its goals as they ended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from acctplan.editing.proof import Changed, Fact, besides, beyond_us, facts, table_id
from acctplan.editing.quarters import Turn
from acctplan.editing.references import with_references
from acctplan.editing.renaming import renamed
from acctplan.editing.sections import heading_mark, section_text
from acctplan.editing.tables import lines_of
from acctplan.editing.values import words
from acctplan.errors import UsageError
from acctplan.fixing import Edit, spliced
from acctplan.model.plan import Plan, Table
from acctplan.model.row import CellState
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.goals import Goal
from acctplan.reader.build import read_plan
from acctplan.reader.shapes import RawRow
from acctplan.settings import Settings
from acctplan.source import Span

_UNWRITTEN = "<!-- what was learned: write it here, the next review begins with it -->"


def close_goals(plan: Plan, turn: Turn, learned: str, settings: Settings) -> Changed:
    """The plan with a review of its goals, and without those that are finished; the others stay where they are.

    Raises: UsageError if the quarter has a review already, or if nobody can tell which goals are finished.
    """
    table = plan.table(Goal)
    if table is None or not table.rows:
        return Changed(plan, plan, "it had no goals")
    lines_of(plan, table)
    if not table.has("progress"):
        raise UsageError(
            f"'{table.title}' has no column 'Progress'", "add it, so that finished goals can be told"
        )
    _refuse_second_review(plan, turn)
    plan = _with_named_reviews(plan, turn, settings)
    table = plan.tables[Goal]
    done = [position for position, row in enumerate(table.rows) if is_finished(row)]
    plan = with_references(plan, done, settings)
    table = plan.tables[Goal]
    after = _moved(plan, table, done, turn, learned, settings)
    open_ = len(table.rows) - len(done)
    return Changed(plan, after, f"{_goals(len(done))} finished, {open_} carried over")


def is_finished(goal: Goal) -> bool:
    """Whether a goal has reached 100%."""
    return goal.progress is not None and goal.progress.value >= 100 and not goal.origin.ragged


def _goals(count: int) -> str:
    return f"{count} goal{'' if count == 1 else 's'}"


def _refuse_second_review(plan: Plan, turn: Turn) -> None:
    for each in plan.reviews:
        if each.quarter is not None and each.quarter.start == turn.closed.start:
            message = (
                f"'{plan.source.path}' has a section '{each.title}' already, but is still in {turn.closed}"
            )
            raise UsageError(message, "rename that section, or move the plan on with 'acctplan set'")


def _with_named_reviews(plan: Plan, turn: Turn, settings: Settings) -> Plan:
    """The plan whose `Last Quarter` has the quarter's name, as another one is the last now."""
    for each in plan.reviews:
        if each.quarter is None:
            return renamed(plan, each, f"Review {turn.closed.next(-1)}", settings)
    return plan


def _moved(
    plan: Plan, table: Table[Goal], done: Sequence[int], turn: Turn, learned: str, settings: Settings
) -> Plan:
    copied = [row for position, row in enumerate(table.rows) if position in done or _is_clear(row)]
    removed = [table.rows[position] for position in done]
    title = f"Review {turn.closed}"
    lesson = _lesson(plan, words("learned", learned)) if learned else _UNWRITTEN
    content = [*_table_text(plan, table, copied), "", lesson]
    insertion = section_text(plan, _line_for(plan), f"{heading_mark(plan)} {title}", content)
    deletions = [Edit(Span(row.at("goal").line, 1, row.at("goal").line + 1, 1), "") for row in removed]
    text = spliced(plan.source, [*deletions, insertion]).text
    after = read_plan(replace(plan.source, text=text), settings).plan
    if after is None or not _is_moved(plan, after, copied, done, title):
        raise beyond_us(plan, f"a section '{title}' would be read in another way")
    return after


def _lesson(plan: Plan, text: str) -> str:
    """What was learned as the review says it: customers read it, so that English stays in English plans."""
    is_english = (plan.front.language or "en").casefold().startswith("en")
    return f"What was learned: {text}" if is_english else text


def _is_clear(row: Goal) -> bool:
    """Whether all of a row could be read: what could not is a mistake that nobody wants twice."""
    states = (CellState.UNREADABLE, CellState.PLACEHOLDER)
    return not row.origin.ragged and not any(state in states for state in row.origin.states.values())


def _table_text(plan: Plan, table: Table[Goal], rows: Sequence[Goal]) -> list[str]:
    lines = lines_of(plan, table)
    delimiter = plan.source.lines[lines.delimiter - 1][lines.header.offset :].strip()
    raws = [row.origin.place for row in rows]
    return [lines.header.text, delimiter, *(each.text for each in raws if isinstance(each, RawRow))]


def _line_for(plan: Plan) -> int:
    """Where the review begins: before the others if the newest stands first, else after them; after the sign-offs."""
    ends = dict(plan.bounds)
    lines = sorted((each.heading.line, each.quarter) for each in plan.reviews)
    if lines:
        first, last = lines[0], lines[-1]
        is_ascending = first[1] is not None and last[1] is not None and first[1] < last[1]
        return ends.get(last[0], len(plan.source.lines) + 1) if is_ascending else first[0]
    signed = plan.table(SignOff)
    return (
        ends.get(signed.heading.line, 0)
        if signed and signed.heading.line in ends
        else len(plan.source.lines) + 1
    )


def _is_moved(plan: Plan, after: Plan, copied: Sequence[Goal], done: Sequence[int], title: str) -> bool:
    """Whether the review holds its goals, the table the others, and all else is as it was."""
    goals, new = after.table(Goal), [each for each in after.reviews if each.title == title]
    if goals is None or len(new) != 1 or _texts(new[0].rows) != _texts(copied):
        return False
    kept = [row for position, row in enumerate(plan.tables[Goal].rows) if position not in done]
    names: list[Fact] = [(Goal, "row"), ("sections",), table_id(after, new[0])]
    same = besides(facts(plan), *names) == besides(facts(after), *names)
    return same and _texts(goals.rows) == _texts(kept)


def _texts(rows: Sequence[Any]) -> list[tuple[str, ...]]:
    return [tuple(row.origin.texts) for row in rows]
