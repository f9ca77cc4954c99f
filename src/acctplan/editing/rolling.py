"""Closing a quarter: its goals go to a review, open ones are carried over, and sign-offs are open again."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from acctplan.allowing import with_allows
from acctplan.diagnostic import Diagnostic, Severity
from acctplan.editing.carrying_over import carry_over
from acctplan.editing.proof import Changed, made, readable, table_id
from acctplan.editing.quarters import Turn, heading_of, next_reviews, turn_of
from acctplan.editing.renaming import renamed
from acctplan.editing.reviewing import close_goals
from acctplan.editing.setting import set_key
from acctplan.editing.tables import cell_edit, nothing_for
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.goals import Goal
from acctplan.model.time import Quarter
from acctplan.settings import Settings
from acctplan.source import Source

Judging = Callable[[Source], Sequence[Diagnostic]]
"""Judges a text as the file that it is to be put into."""

_FOR_NEW_GOALS = ("AP103", "AP106")
"""Errors that only the goals of the new quarter can mend: nobody has agreed to those yet."""


def roll_plan(
    plan: Plan, wanted: Quarter | None, today: date, settings: Settings, judging: Judging, learned: str = ""
) -> Changed:
    """The plan with its quarter closed; unchanged, and why, if there is nothing to close.

    Raises: UsageError if the plan cannot be rolled without harm, as when it would get an error that it has not.
    """
    turn = turn_of(plan, wanted, today)
    if isinstance(turn, str):
        return Changed(plan, plan, turn)
    closing = close_goals(plan, turn, learned, settings)
    after = carry_over(closing.after, turn, settings)
    after = _reopened(after, settings)
    for path, text in {"quarter": str(turn.begun), **next_reviews(plan, turn, today)}.items():
        after = set_key(after, path, text, settings).after
    table = after.table(Goal)
    if table is not None:
        title = heading_of(table.title, turn, settings.fiscal_year_start)
        after = renamed(after, table, title, settings)
    after = _without_new_errors(plan, after, turn, settings, judging)
    return Changed(plan, after, f"closed {turn.closed}, now in {turn.begun}: {closing.said}")


def _reopened(plan: Plan, settings: Settings) -> Plan:
    """The plan whose sign-offs have neither day nor digest: what they were for is another plan now."""
    table = plan.table(SignOff)
    if table is None:
        return plan
    edits, expected = [], {}
    for number, row in enumerate(table.rows):
        for field in ("signed", "version"):
            if not row.origin.ragged and table.has(field) and row.text(field):
                text = nothing_for(row, field)
                if text == row.text(field):
                    continue
                edits.append(cell_edit(plan, row, field, text))
                expected[*table_id(plan, table), "row", number, row.origin.indexes[field]] = text
    return made(plan, edits, settings, expected) if edits else plan


def _without_new_errors(before: Plan, after: Plan, turn: Turn, settings: Settings, judging: Judging) -> Plan:
    """The plan with an allow-comment for what only new goals can mend. Raises: UsageError for any other new error."""
    earlier = judging(before.source)
    known = _errors(earlier)
    found = judging(after.source)
    new = _errors(found) - known
    excused = [
        each for each in found if each.code in _FOR_NEW_GOALS and new[each.code] and not each.suppressed
    ]
    if excused:
        text = with_allows(after, excused, f"the goals of {turn.begun} are not agreed yet")
        after = readable(replace(after.source, text=text), settings)
        found = judging(after.source)
        new = _errors(found) - known
    said = {each.finding.message for each in earlier}
    for each in sorted(found, key=lambda each: each.finding.message in said):
        if new[each.code] and not each.suppressed:
            message = f"'{before.source.path}' would get {each.code}: {each.finding.message}"
            raise UsageError(message, "mend the plan first; 'acctplan check' says what to mend")
    return after


def _errors(found: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(each.code for each in found if each.severity is Severity.ERROR and not each.suppressed)
