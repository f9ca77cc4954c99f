"""The workbook behind a chart: every text in it is a text, and its bytes depend on nothing but its numbers."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from acctplan.blocks.characters import clean
from acctplan.ooxml import archive

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def workbook(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    """A workbook with one sheet, `Sheet1`. Strings become inline strings, which no program takes for formulas."""
    data = "".join(
        f'<row r="{number}">{"".join(_cells(row, number))}</row>' for number, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{data}</sheetData></worksheet>',
    }
    return archive({name: f"{_HEAD}{xml}".encode() for name, xml in parts.items()})


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _cells(row: Sequence[str | float | None], number: int) -> Iterator[str]:
    for column, value in enumerate(row):
        place = f"{chr(ord('A') + column)}{number}"
        if isinstance(value, str):
            text = escape(_CODED.sub("_x005F_", clean(value)))
            yield f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        elif value is not None:
            yield f'<c r="{place}"><v>{value!r}</v></c>'
