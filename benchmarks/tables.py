"""A section of a generated plan, before its heading has a number."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.account import Account
from benchmarks.styles import table


class Table(NamedTuple):
    """A header and its rows, all of the same length."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]


class Section(NamedTuple):
    """A title of the format and the Markdown that stands below it; `table` is None for free text."""

    title: str
    before: str
    table: Table | None = None
    after: str = ""

    def markdown(self, account: Account, number: int) -> str:
        """Heading and content in the author's style."""
        style = account.style
        parts = [style.heading(self.title, number) + "\n"]
        if self.before:
            parts.append(self.before + "\n")
        if self.table:
            parts.append(table(style.columns(self.table.header), self.table.rows, style.table))
        if self.after:
            parts.append(self.after + "\n")
        return "\n".join(parts)


def prose(title: str, text: str) -> Section:
    """A section of free text."""
    return Section(title, text)


def tabular(account: Account, title: str, rows: Table, before: str = "", after: str = "") -> Section:
    """A section with a table; the sentence before it, with slots, stands there in every fourth plan."""
    shown = account.fill(before) if before and account.chance(0.25) else ""
    return Section(title, shown, rows, after)
