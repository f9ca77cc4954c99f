"""Tables of a word processor: of rows and columns, and of boxes that stand out."""

from collections.abc import Callable, Sequence

from acctplan.blocks.vocabulary import Alignment, Inlines, Table, plain_text
from acctplan.paper.columns import Measure, Paper, Part, height
from acctplan.renderers.docx.styles import THIN
from acctplan.renderers.docx.text import is_right_to_left, xml

_TALL_CELL = 600
_FEW_ROWS, _SHORT_TABLE = 12, 230.0

Write = Callable[[Inlines], str]
"""Gives the runs of a cell."""


def table(table: Table, part: Part, paper: Paper, measure: Measure, write: Write) -> str:
    """The columns of one part of a table; its header is repeated on every page."""
    headed = any(table.header)
    rows = [[row[each] for each in part.columns] for row in table.rows]
    if headed:
        rows.insert(0, [table.header[each] for each in part.columns])
    whole = len(rows) <= _FEW_ROWS + 1 and height(table, part, measure) < _SHORT_TABLE
    widths = [round(20 * (each + paper.gap)) for each in part.widths]
    sides = [table.alignments[each] for each in part.columns]
    made = [
        _row(
            [
                _cell(write(cell), cell, width, side, part.size, keep=whole and number < len(rows) - 1)
                for cell, width, side in zip(row, widths, sides, strict=True)
            ],
            header=headed and not number and sum(len(plain_text(cell)) for cell in row) <= _TALL_CELL,
            splits=any(len(plain_text(cell)) > _TALL_CELL for cell in row),
        )
        for number, row in enumerate(rows)
    ]
    look = f'<w:tblLook w:val="{"0020" if headed else "0000"}" w:firstRow="{int(headed)}" w:noHBand="1" w:noVBand="1"/>'
    name = xml(table.spoken[:250])
    return _table('<w:tblStyle w:val="Plain"/>', widths, "".join(made), look, name)


def box(inside: str, room: float, colour: str, wash: str) -> str:
    """A box across the page: washed with a bar at its left, or dashed all around if there is no wash."""
    wide = round(room * 20)
    if wash:
        edges = f'<w:left w:val="single" w:sz="24" w:space="0" w:color="{colour}"/>'
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{wash}"/>'
    else:
        edges = "".join(
            f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="{colour}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        fill = ""
    cell = (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders>{edges}</w:tcBorders>{fill}'
        f"{_margins(180, 110, 30)}</w:tcPr>{inside}</w:tc>"
    )
    return _table("", [wide], f"<w:tr>{cell}</w:tr>", "", "")


def tiles(cells: Sequence[str], room: float) -> str:
    """Boxes of equal width side by side."""
    wide = round(room * 20 / len(cells))
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{THIN}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders>{edges}</w:tcBorders>{_margins(160, 140, 140)}'
        f"</w:tcPr>{cell}</w:tc>"
        for cell in cells
    )
    return _table("", [wide] * len(cells), f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>", "", "")


def _table(style: str, widths: Sequence[int], rows: str, look: str, name: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = f'<w:tblCaption w:val="{name}"/>' if name else ""
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{look}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: Sequence[str], *, header: bool, splits: bool) -> str:
    named = ("" if splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{named}</w:trPr>' if named else ''}{''.join(cells)}</w:tr>"


def _cell(made: str, cell: Inlines, width: int, side: Alignment, size: float, *, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    direction = "<w:bidi/>" if is_right_to_left(cell) else ""
    at = f'<w:jc w:val="{side.value}"/>' if side in (Alignment.RIGHT, Alignment.CENTER) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Cell{round(size * 2)}"/>{kept}{direction}{at}</w:pPr>{made}</w:p></w:tc>'
    )


def _margins(across: int, above: int, below: int) -> str:
    return (
        f'<w:tcMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="{across}" w:type="dxa"/>'
        f'<w:bottom w:w="{below}" w:type="dxa"/><w:right w:w="{across}" w:type="dxa"/></w:tcMar>'
    )
