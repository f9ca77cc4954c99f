"""The cells of a chart's rows as values; what cannot be read is missing, never an error."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acctplan.blocks.vocabulary import Chart, ChartRow, plain_text

_NUMBER = re.compile(r"([-−+]?)[^\d.,+−-]{0,4}(\d[\d,]{0,40}(?:\.\d{1,30})?|\.\d{1,30})(%?)", re.ASCII)
_EXACT = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?(?:E[+-]?\d{1,3})?", re.ASCII)
_MOST_DIGITS = 60
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row: what readers see, and what it is to the digit if the body said that, too."""

    text: str = ""
    exact: str = ""

    @property
    def words(self) -> str:
        """The text, empty where a dash says that there is none."""
        return "" if self.text == _NONE else self.text

    @property
    def choice(self) -> str:
        """One of the picture's own words, in lower case."""
        return (self.exact or self.text).strip().lower()

    @property
    def mark(self) -> str:
        """The word after an exact number, as `open` in `105000 open`."""
        return self.exact.partition(" ")[2]

    @property
    def number(self) -> Decimal | None:
        """The exact number, else the one in the text: `43%` is 0.43 and `-$1,200` is -1200."""
        exact = self.exact.partition(" ")[0]
        if _EXACT.fullmatch(exact):
            return _sane(Decimal(exact))
        match = _NUMBER.fullmatch(self.text.strip())
        if self.exact or not match:
            return None
        sign, digits, percent = match.groups()
        value = Decimal(digits.replace(",", "")) / (100 if percent else 1)
        return _sane(-value if sign in ("-", "−") else value)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, of `2026-12-10` or `2027-01-01/2027-03-31`; None if there is no such day."""
        first, _, last = (self.exact or self.text).strip().partition("/")
        try:
            found = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            return None
        return found if found[0] <= found[1] else None


def label(row: ChartRow) -> str:
    """What a row is about."""
    return plain_text(row.label)


def cells(row: ChartRow, count: int) -> tuple[Cell, ...]:
    """The first `count` values of a row, empty ones where it is shorter."""
    texts = [plain_text(value).strip() for value in row.values[:count]]
    exact = [*row.exact, *[""] * len(texts)]
    found = [Cell(text, each) for text, each in zip(texts, exact, strict=False)]
    return (*found, *[Cell()] * (count - len(found)))


def heads(chart: Chart) -> tuple[str, ...]:
    """The names of the columns, without the label's."""
    return tuple(plain_text(column) for column in chart.columns[1:])


def _sane(value: Decimal) -> Decimal | None:
    """The value; None where a picture could only show its own edge."""
    return value if abs(value.adjusted()) <= _MOST_DIGITS else (Decimal(0) if value.adjusted() < 0 else None)
