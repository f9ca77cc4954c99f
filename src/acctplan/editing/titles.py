"""Titles of what is added to a plan: the team's own words in a plan that is written in them, else the format's."""

from acctplan.model.plan import Plan
from acctplan.model.row import Row, columns
from acctplan.reader.header import own_columns
from acctplan.settings import Settings


def section_title(plan: Plan, kind: type[Row], settings: Settings) -> str:
    """What a new section of a plan is called."""
    title = kind.INFO.title
    own = [alias for alias, meant in settings.headings.items() if meant == title]
    return own[0] if own and _is_in_own_words(plan, settings) else title


def column_title(plan: Plan, kind: type[Row], field: str, settings: Settings) -> str:
    """What a new column of a plan is called."""
    title = next(each.title for each in columns(kind) if each.name == field)
    aliases = own_columns(kind, settings.columns)
    own = [alias for alias, meant in aliases.items() if meant == title]
    return own[0] if own and _is_in_own_words(plan, settings) else title


def _is_in_own_words(plan: Plan, settings: Settings) -> bool:
    return any(table.title in settings.headings for table in plan.tables.values())
