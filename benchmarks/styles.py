"""How authors write the same thing: tables, headings, amounts and days."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

Cells = Sequence[str]

_HEADINGS = {
    "Annual Objectives": ("Annual Objectives", "Objectives", "Strategic Objectives"),
    "Strategies and Initiatives": ("Strategies and Initiatives", "Strategies & Initiatives"),
    "Quarterly Goals": ("Quarterly Goals", "Quarterly Goals (Current Quarter)", "Q4 Goals", "Goals"),
    "Actions": ("Actions", "Action Plan", "Mutual Action Plan"),
    "Value Realization Targets": ("Value Realization Targets", "Value Realization", "Value Targets"),
    "Stakeholders": ("Stakeholders", "Key Stakeholders", "Stakeholder Map"),
    "Risk Factors": ("Risk Factors", "Risks", "Risk Register", "Risks & Mitigation"),
    "Key Milestones": ("Key Milestones", "Milestones", "Key Milestones (Next 12 Months)"),
    "Opportunities": ("Opportunities", "Expansion Opportunities", "Pipeline"),
    "White Space": ("White Space", "White Space Analysis", "Whitespace"),
    "Review 2026-Q3": ("Review 2026-Q3", "Q3 2026 Review", "Review 2026-Q3"),
}
_SYMBOLS = {"Annual Objectives": "🎯 ", "Risk Factors": "⚠️ ", "Stakeholders": "👥 ", "Actions": "✅ "}
_COLUMNS = {
    "Due": ("Due", "Due Date", "Deadline"),
    "Progress": ("Progress", "Progress %"),
    "Target Date": ("Target Date", "Date", "Due"),
    "Owner": ("Owner", "Owner", "Owners"),
    "Probability": ("Probability", "Likelihood"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Style(NamedTuple):
    """One author's habits."""

    table: str
    numbered: bool
    symbols: bool
    month_names: bool
    money: str
    thousands: bool
    variant: int

    def heading(self, title: str, number: int) -> str:
        """The heading of a section, one of its names, perhaps with a number or a symbol."""
        names = _HEADINGS.get(title, (title,))
        name = names[self.variant % len(names)]
        symbol = _SYMBOLS.get(title, "") if self.symbols else ""
        return f"## {f'{number}. ' if self.numbered else ''}{symbol}{name}"

    def columns(self, header: Cells) -> list[str]:
        """The titles of columns, some by another of their names."""
        return [
            _COLUMNS[each][self.variant % len(_COLUMNS[each])] if each in _COLUMNS else each
            for each in header
        ]

    def amount(self, value: int) -> str:
        """An amount, like `$420,000`, `€95k` or `CHF 420,000`; whole thousands may be shortened."""
        if self.thousands and value and value % 1000 == 0:
            return self.money.format(f"{value // 1000}K" if abs(value) < 10**7 else f"{value:,}")
        return self.money.format(f"{value:,}")

    def signed(self, value: int) -> str:
        """An amount with its sign in front, as gaps are written."""
        return f"-{self.amount(-value)}" if value < 0 else f"+{self.amount(value)}"

    def day(self, day: date) -> str:
        """A day, like `2026-12-10` or `10 Dec 2026`."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if self.month_names else day.isoformat()


def random_style(random: Random) -> Style:
    """Somebody's habits."""
    return Style(
        table=random.choice(("plain", "plain", "aligned", "aligned", "colons", "open")),
        numbered=random.random() < 0.12,
        symbols=random.random() < 0.12,
        month_names=random.random() < 0.15,
        money=random.choice(("${}", "${}", "${}", "€{}", "€{}", "£{}", "{} USD", "CHF {}")),
        thousands=random.random() < 0.3,
        variant=random.randrange(12),
    )


def table(header: Cells, rows: Sequence[Cells], style: str) -> str:
    """A Markdown table in one of four styles: plain, aligned, colons, open (without trailing pipes)."""
    widths = [0] * len(header)
    if style == "aligned":
        widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [_line(cells, widths, closed=style != "open") for cells in (header, *rows)]
    mark = {"colons": ":--", "open": "---"}.get(style, "---")
    delimiter = "|".join(("-" * (width + 2) if width else mark) for width in widths)
    lines.insert(1, f"|{delimiter}" + ("" if style == "open" else "|"))
    return "\n".join(lines) + "\n"


def _line(cells: Cells, widths: Sequence[int], *, closed: bool) -> str:
    texts = [text.replace("|", "\\|").ljust(width) for text, width in zip(cells, widths, strict=True)]
    if closed:
        return f"| {' | '.join(texts)} |"
    return f"| {' | '.join(texts)}" if texts[-1] else f"| {' | '.join(texts)}–"
