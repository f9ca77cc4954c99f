"""White space: where in the customer's organisation which product could still be used, and what it is worth."""

from dataclasses import dataclass, replace
from decimal import Decimal

from acctplan.blocks.vocabulary import Chart, plain_text
from acctplan.charts import Numbers, Picture
from acctplan.charts.drawing.cells import Cell, cells, heads, label
from acctplan.charts.drawing.palette import Tone
from acctplan.charts.drawing.rows import more
from acctplan.charts.drawing.scene import (
    NORMAL,
    SMALL,
    WIDTH,
    Anchor,
    Bar,
    Label,
    Mark,
    Scene,
    line,
    lines,
    whole,
)
from acctplan.charts.drawing.widths import width
from acctplan.languages import Tongue


@dataclass(frozen=True, slots=True)
class Field:
    """Where a row and a column meet. `text` is empty if nothing is known there; `worth` is an amount of money."""

    text: str
    worth: Decimal | None


@dataclass(frozen=True, slots=True)
class Band:
    """A unit or a dimension with its fields, one for each column."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WhiteSpaceMap(Numbers):
    """Units or dimensions by products. Every band has as many fields as there are columns."""

    columns: tuple[str, ...]
    bands: tuple[Band, ...]


def read(chart: Chart) -> WhiteSpaceMap:
    """Columns `| Unit | Product | Product`, rows `unit: $150,000 @ 150000 | –`."""
    columns = heads(chart)
    bands = (Band(label(row), tuple(map(_read_field, cells(row, len(columns))))) for row in chart.rows)
    return WhiteSpaceMap(plain_text(chart.title), columns, tuple(bands), tongue=chart.tongue)


def _read_field(cell: Cell) -> Field:
    return Field(cell.words, cell.number)


_ROWS, _COLUMNS, _MOST_COLUMNS = 14, 5, 6
_LEFT, _PITCH, _ROW, _GAP = 132.0, 14.5, 36.0, 3.0
_STEPS = (0.1, 0.2, 0.3, 0.4)


def draw(numbers: WhiteSpaceMap) -> Scene | None:
    """A field for every row and column; the more it is worth, the darker it is. Amounts stand in it."""
    count = _columns(numbers)
    bands, columns = numbers.bands[:_ROWS], numbers.columns[:count]
    if not bands or not columns:
        return None
    wide = min((WIDTH - _LEFT) / len(columns), 190.0)
    most = max(
        (each.worth or Decimal(0) for band in numbers.bands for each in band.fields), default=Decimal(0)
    )
    marks: list[Mark] = []
    names = [lines(0, 0, name, wide - 3, 4, size=SMALL, anchor=Anchor.MIDDLE) for name in columns]
    head = max(map(len, names)) * _PITCH + 10
    for index, name in enumerate(names):
        for place, text in enumerate(reversed(name)):
            marks.append(replace(text, x=_LEFT + (index + 0.5) * wide, y=head - 9 - place * _PITCH))
    for row, band in enumerate(bands):
        y = head + row * _ROW
        marks += lines(0, y + _ROW / 2, band.name, _LEFT - 14, 2, size=12)
        for index, field in enumerate(band.fields[:count]):
            marks += _field(field, _LEFT + index * wide, y, wide, most)
    bottom = head + len(bands) * _ROW
    marks += _legend(bottom + 16, numbers.tongue)
    notes = _notes(numbers, count)
    marks += line(0, bottom + 44, notes, WIDTH, tone=Tone.SOFT)
    return Scene(bottom + (52 if notes else 28), tuple(marks), _description(numbers))


def _columns(numbers: WhiteSpaceMap) -> int:
    """How many columns are drawn: one more than usual if every amount still has room."""
    room = (WIDTH - _LEFT) / _MOST_COLUMNS - 12
    texts = [each.text for band in numbers.bands[:_ROWS] for each in band.fields[:_MOST_COLUMNS]]
    return _MOST_COLUMNS if all(width(text, SMALL, bold=True) <= room for text in texts) else _COLUMNS


def _field(field: Field, x: float, y: float, wide: float, most: Decimal) -> list[Mark]:
    middle, base = x + wide / 2, y + _ROW / 2 + 4.5
    if not field.text and field.worth is None:
        return [_box(x, y, wide, Tone.FAINT), Label(middle, base, "·", NORMAL, Anchor.MIDDLE, Tone.SOFT)]
    if field.worth is None:
        return [_box(x, y, wide, None), *line(middle, base, field.text, wide - 14, anchor=Anchor.MIDDLE)]
    if field.worth <= 0:
        back = replace(_box(x, y, wide, None), dashed=True)
    else:
        back = _box(x, y, wide, Tone.ACCENT, _strength(field.worth, most))
    return [back, *whole(middle, base, field.text, wide - 12, size=NORMAL, anchor=Anchor.MIDDLE, bold=True)]


def _box(x: float, y: float, wide: float, tone: Tone | None, strength: float = 1.0) -> Bar:
    outline = None if tone is Tone.FAINT else Tone.ACCENT
    return Bar(x, y, wide - _GAP, _ROW - _GAP, tone, strength, outline)


def _strength(worth: Decimal, most: Decimal) -> float:
    """One of four steps, by quarters of the largest amount."""
    return _STEPS[min(int(worth * 4 / most), 3)] if most > 0 else _STEPS[0]


def _legend(y: float, tongue: Tongue) -> list[Mark]:
    less = Label(_LEFT, y + 4, tongue.t("less"), tone=Tone.SOFT)
    steps = max(_LEFT + 34, less.box.right + 10)
    most = Label(steps + 92, y + 4, tongue.t("more"), tone=Tone.SOFT)
    empty = max(steps + 152, most.box.right + 20)
    return [
        less,
        *(
            Bar(steps + 22 * i, y - 6, 18, 12, Tone.ACCENT, step, Tone.ACCENT)
            for i, step in enumerate(_STEPS)
        ),
        most,
        Bar(empty, y - 6, 18, 12, Tone.FAINT),
        Label(empty + 9, y + 4, "·", anchor=Anchor.MIDDLE, tone=Tone.SOFT),
        Label(empty + 24, y + 4, tongue.t("nothing in the plan yet"), tone=Tone.SOFT),
    ]


def _notes(numbers: WhiteSpaceMap, count: int) -> str:
    rows, columns = len(numbers.bands) - _ROWS, len(numbers.columns) - count
    said = (
        more(numbers.tongue, rows, "and {count} more row", "and {count} more rows"),
        more(numbers.tongue, columns, "and {count} more column", "and {count} more columns"),
    )
    return ", ".join(filter(None, said))


def _description(numbers: WhiteSpaceMap) -> str:
    filled = [each for band in numbers.bands for each in band.fields if each.text]
    best = max(
        (each for each in filled if each.worth is not None), key=lambda each: each.worth or 0, default=None
    )
    said = numbers.tongue.t(
        "White space, {rows} rows by {columns} columns: {filled} of {fields} fields are filled",
        rows=len(numbers.bands),
        columns=len(numbers.columns),
        filled=len(filled),
        fields=sum(len(band.fields) for band in numbers.bands),
    )
    largest = numbers.tongue.t("; the largest is {amount}", amount=best.text) if best else ""
    return f"{said}{largest}."


PICTURE = Picture("white-space", read, draw)
