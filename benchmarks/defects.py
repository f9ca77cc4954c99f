"""What goes wrong in real plans, put into some rows of generated ones."""

from collections.abc import Sequence

from benchmarks.account import Account
from benchmarks.tables import Section, Table

_WRONG: dict[str, tuple[str, ...]] = {
    "Due": ("soon", "ASAP", "02/03/2026", "2026-13-31", "", "Q1"),
    "Target Date": ("end of quarter", "TBD", "2026-02-30", ""),
    "Date": ("next week", "31.02.2026", "[Date]"),
    "Owner": ("", "[Name]", "Somebody Else", "TBD"),
    "Progress": ("halfway", "XX%", "120 of 100"),
    "Metric": ("", "[Metric]"),
    "Target": ("", "TBD"),
    "Status": ("so-so", "[Status]"),
    "Objective": ("9", "77"),
    "Probability": ("maybe", "often"),
    "Value": ("a lot", "$XXX,XXX"),
    "Last Contact": ("2026-03-02", "last summer"),
    "Relationship": ("8", "1"),
    "Accountable": ("Both; Neither", ""),
    "Source": ("",),
}


def spoiled(account: Account, section: Section, share: float) -> Section:
    """A section in which that share of rows, 0 to 1, has something wrong in one cell."""
    if section.table is None:
        return section
    rows = [
        _spoil(account, section.table.header, row) if account.chance(share) else row
        for row in section.table.rows
    ]
    return section._replace(table=Table(section.table.header, rows))


def _spoil(account: Account, header: tuple[str, ...], row: Sequence[str]) -> tuple[str, ...]:
    places = [index for index, title in enumerate(header) if title in _WRONG]
    if not places:
        return tuple(row)
    place = account.random.choice(places)
    return (*row[:place], account.random.choice(_WRONG[header[place]]), *row[place + 1 :])
