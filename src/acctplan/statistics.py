"""The findings of one check, counted: by rule, by account and by owner."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic, Severity
from acctplan.printable import printable
from acctplan.report import Report, shown_path

NOBODY = "(nobody named)"
"""Stands in text for the owner of plans that name no customer success manager and no account executive."""


class Tally(NamedTuple):
    """How many findings there are of one kind, by severity. `label` is a code, an account or people's names.

    `name` is the rule's name; empty for what is no rule.
    """

    label: str
    name: str
    errors: int
    warnings: int
    notes: int

    @property
    def total(self) -> int:
        """Findings of every severity."""
        return self.errors + self.warnings + self.notes


class Statistics(NamedTuple):
    """The same findings counted three times, each in order of the number of findings, then of the label."""

    rules: tuple[Tally, ...]
    accounts: tuple[Tally, ...]
    owners: tuple[Tally, ...]


def statistics(report: Report) -> Statistics:
    """Count every finding that is not suppressed, hidden notes included, as the report's summary does.

    An unreadable plan has its path in place of an account, and a plan without owners the empty label.
    """
    names = {each.code: each.name for each in report.diagnostics}
    return Statistics(
        _tallies(report.diagnostics, lambda each: each.code, names.__getitem__),
        _tallies(report.diagnostics, lambda each: each.account or shown_path(each.path)),
        _tallies(report.diagnostics, lambda each: report.owners.get(each.path, "")),
    )


def statistics_text(report: Report) -> str:
    """Three tables for people, the most findings first, with an empty line after each; empty without findings."""
    found = statistics(report)
    tables = (("rule", found.rules), ("account", found.accounts), ("owner", found.owners))
    return "".join(f"{line}\n" for title, tallies in tables if tallies for line in _table(title, tallies))


def _tallies(
    diagnostics: Sequence[Diagnostic],
    label: Callable[[Diagnostic], str],
    name: Callable[[str], str] = "".format,
) -> tuple[Tally, ...]:
    counts: dict[str, Counter[Severity]] = {}
    for each in diagnostics:
        if each.suppressed is None:
            counts.setdefault(label(each), Counter())[each.severity] += 1
    tallies = (
        Tally(key, name(key), of[Severity.ERROR], of[Severity.WARNING], of[Severity.NOTE])
        for key, of in counts.items()
    )
    return tuple(sorted(tallies, key=lambda each: (-each.total, each.label)))


def _table(title: str, tallies: Sequence[Tally]) -> Iterator[str]:
    head = ("errors", "warnings", "notes")
    yield f"{'  '.join(head)}  {title}"
    for each in tallies:
        counts = (each.errors, each.warnings, each.notes)
        cells = (str(count or "–").rjust(len(above)) for count, above in zip(counts, head, strict=True))
        yield f"{'  '.join(cells)}  {printable(f'{each.label} {each.name}'.strip() or NOBODY)}"
    yield ""
