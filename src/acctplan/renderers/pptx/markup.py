"""Paragraphs, text boxes and tables as the XML of a slide: every string passes through `escaped` on its way."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from acctplan.blocks.characters import clean
from acctplan.blocks.vocabulary import Alignment
from acctplan.languages import Tongue
from acctplan.renderers.pptx.grids import PAD_X, PAD_Y, Cell, Grid
from acctplan.renderers.pptx.paragraphs import INDENT, Para, Style
from acctplan.renderers.pptx.text import Line, Run, text_of

EMU = 12_700
"""Units of a slide in a point."""

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_MONO = "Courier New"
_USUAL, _USUAL_BOLD = 0.88, 0.85
"""How wide Arial is beside the widest font that a slide has room for: rows grow if it is another one."""

_ALIGN = {Alignment.RIGHT: "r", Alignment.CENTER: "ctr"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_REGIONS = {"en": "en-US", "de": "de-DE", "ru": "ru-RU", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "pl": "pl-PL",
            "it": "it-IT", "nl": "nl-NL", "ja": "ja-JP", "zh": "zh-CN", "ko": "ko-KR", "ar": "ar-SA"}  # fmt: skip


class Colours(NamedTuple):
    """Fills as XML: of a table's header and its text, of tints, of faint grounds and lines; a health's by its name.

    `bars`, by what a series is for, are light enough for a dark text upon them, as six digits.
    """

    header: str
    on_header: str
    tints: tuple[str, ...]
    faint: str
    line: str
    strong: str
    bars: dict[str, str]
    health: dict[str, str]


class Pen(NamedTuple):
    """What all text of a slide has in common. `link` gives the id of a relationship to an address."""

    language: str
    tongue: Tongue
    colours: Colours
    link: Callable[[str], str]


class Place(NamedTuple):
    """A rectangle on a slide, in points."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def extents(self) -> str:
        """Its corner and size as XML."""
        x, y, wide, high = (round(each * EMU) for each in self)
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{max(wide, 1)}" cy="{max(high, 1)}"/>'


def escaped(text: str) -> str:
    """A text as it may stand in XML, in an attribute too."""
    return escape(clean(text).replace("\n", " "), {'"': "&quot;"})


def language_of(tag: str) -> str:
    """A language as office programs call it; English if the tag is none."""
    return _REGIONS.get(tag.lower(), tag) if _LANGUAGE.fullmatch(tag) else "en-US"


def solid(colour: str) -> str:
    """A fill of a colour of the theme, or of six digits."""
    kind = "srgbClr" if re.fullmatch("[0-9A-F]{6}", colour) else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{colour}"/></a:solidFill>'


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text says so."""
    kinds = (unicodedata.bidirectional(sign) for sign in text[:200])
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def run(piece: Run, size: float, pen: Pen, fill: str = "") -> str:
    """Characters of one look; `fill` is their colour unless they have one of their own."""
    marks = ((piece.bold, ' b="1"'), (piece.italic, ' i="1"'), (piece.strike, ' strike="sngStrike"'))
    looks = f' sz="{round(size * 100)}"' + "".join(mark for has, mark in marks if has)
    colour = solid(pen.colours.health[piece.colour]) if piece.colour else fill
    face = f'<a:latin typeface="{_MONO}"/><a:cs typeface="{_MONO}"/>' if piece.mono else ""
    address = f'<a:hlinkClick r:id="{pen.link(piece.link)}"/>' if piece.link else ""
    return (
        f'<a:r><a:rPr lang="{pen.language}"{looks} dirty="0">{colour}{face}{address}</a:rPr>'
        f"<a:t>{escaped(piece.text)}</a:t></a:r>"
    )


def paragraph(
    para: Para, size: float, pen: Pen, *, first: bool = False, align: str = "", fill: str = ""
) -> str:
    """One paragraph with its marker; `align` is `r` or `ctr`, and a text from right to left is set right."""
    turned = is_right_to_left(text_of(para.line))
    align = align or ("r" if turned else "l")
    inset = round(para.indent(size) * EMU)
    hanging = -round(min(INDENT, para.level * INDENT) * size * EMU) if para.marker else 0
    margin = f' marR="{inset}"' if turned else ""
    gap = 0 if first else round(para.gap * size * 100)
    fill = fill or (pen.colours.strong if para.style is Style.HEAD else "")
    runs = "".join(run(piece, size, pen, fill) for piece in para.line)
    empty = f'<a:endParaRPr lang="{pen.language}" sz="{round(size * 100)}"/>'
    return (
        f'<a:p><a:pPr marL="{0 if turned else inset}"{margin} indent="{hanging}" algn="{align}" rtl="{int(turned)}">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{gap}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{_marker(para.marker)}</a:pPr>{runs or empty}</a:p>'
    )


def _marker(marker: str) -> str:
    if not marker:
        return "<a:buNone/>"
    if marker.endswith(".") and marker[:-1].isdigit():
        first = min(max(int(marker[:9].rstrip(".")), 1), 32_767)
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{first}"/>'
    return f'<a:buFont typeface="Arial"/><a:buChar char="{escaped(marker)}"/>'


def body(inner: str, *, anchor: str = "t", inset: float = 0.0) -> str:
    """Paragraphs as the text of a shape that keeps its size."""
    inset = round(inset * EMU)
    sides = f'lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}"'
    return inherited(inner, f'<a:bodyPr wrap="square" {sides} anchor="{anchor}"><a:noAutofit/></a:bodyPr>')


def inherited(inner: str, properties: str = "<a:bodyPr/>") -> str:
    """Paragraphs as the text of a placeholder that is set as its layout says."""
    return f"<p:txBody {NAMES}>{properties}<a:lstStyle/>{inner or '<a:p/>'}</p:txBody>"


def shape(
    number: int,
    name: str,
    place: Place,
    text: str = "",
    *,
    fill: str = "",
    outline: str = "",
    form: str = "rect",
    describe: str = "",
) -> str:
    """A shape with a text; one without a fill and an outline is a text box."""
    box = ' txBox="1"' if not fill and not outline else ""
    line = f'<a:ln w="12700">{outline}</a:ln>' if outline else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)} {number}" descr="{escaped(describe)}"/>'
        f"<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr><a:xfrm>{place.extents}</a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f"{fill or '<a:noFill/>'}{line}</p:spPr>{text or body('')}</p:sp>"
    )


def placeholder(number: int, name: str, kind: str, index: int, text: str) -> str:
    """A placeholder that stands where its layout says."""
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr/>{text}</p:sp>"
    )


def slide_number(count: int, size: float, language: str) -> str:
    """A paragraph with the number of the slide that it stands on, `count` until a program has counted."""
    return (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}" sz="{round(size * 100)}"/><a:t>{count}</a:t></a:fld></a:p>'
    )


def table(number: int, grid: Grid, place: Place, size: float, pen: Pen) -> str:
    """A grid with widths as a table, its header marked as one."""
    columns = "".join(f'<a:gridCol w="{round(each * EMU)}"/>' for each in grid.widths)
    header = _row(grid, grid.header, size, pen, header=True) if grid.has_header else ""
    rows = "".join(_row(grid, row, size, pen, header=False) for row in grid.rows)
    describe = escaped(_described(grid, pen.tongue))
    return (
        f'<p:graphicFrame {NAMES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" descr="{describe}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"<p:xfrm>{place.extents}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="{int(grid.has_header)}"/><a:tblGrid>{columns}</a:tblGrid>{header}{rows}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _described(grid: Grid, tongue: Tongue) -> str:
    heads = [" ".join(map(text_of, cell.lines)) for cell in grid.header]
    count = tongue.n("{count} row", "{count} rows", len(grid.rows))
    found = (grid.name or tongue.t("Table"), count, ", ".join(filter(None, heads)))
    return ": ".join(filter(None, found))[:500]


def _row(grid: Grid, row: Sequence[Cell], size: float, pen: Pen, *, header: bool) -> str:
    high = round(grid.row_height(tuple(row), size, _USUAL_BOLD if header else _USUAL) * EMU)
    cells = "".join(
        _cell(cell, size, pen, alignment, header=header, framed=grid.framed, label=grid.framed and not at)
        for at, (cell, alignment) in enumerate(zip(row, grid.alignments, strict=True))
    )
    return f'<a:tr h="{high}">{cells}</a:tr>'


def _cell(
    cell: Cell, size: float, pen: Pen, alignment: Alignment, *, header: bool, framed: bool, label: bool
) -> str:
    fill = pen.colours.on_header if header else ""
    align = _ALIGN.get(alignment, "")
    texts = cell.lines or ((),)
    inner = "".join(paragraph(Para(line), size, pen, first=True, align=align, fill=fill) for line in texts)
    ground = pen.colours.header if header else _ground(cell, pen, framed=framed, label=label)
    border = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="9525">{pen.colours.line}</a:lnB>'
    if framed and not header:
        white = solid("bg1")
        border = "".join(f'<a:{side} w="19050">{white}</a:{side}>' for side in ("lnL", "lnR", "lnT"))
        below = f'<a:lnB w="19050">{white}</a:lnB>'
    across, down = round(PAD_X * EMU), round(PAD_Y * EMU)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}" anchor="{"b" if header else "t"}">'
        f"{border}{below}{ground}</a:tcPr></a:tc>"
    )


def _ground(cell: Cell, pen: Pen, *, framed: bool, label: bool) -> str:
    if not framed or label:
        return "<a:noFill/>"
    return pen.colours.tints[min(cell.tint, len(pen.colours.tints) - 1)]


def words(paras: Iterable[Para], size: float, pen: Pen, fill: str = "") -> str:
    """Paragraphs one below the other."""
    return "".join(
        paragraph(para, size, pen, first=not number, fill=fill) for number, para in enumerate(paras)
    )


def placed_line(line: Line, size: float, pen: Pen) -> str:
    """A paragraph that is set as its placeholder says, but for its size, and for its direction if that needs saying."""
    turned = ' algn="r" rtl="1"' if is_right_to_left(text_of(line)) else ""
    runs = "".join(run(piece, size, pen) for piece in line)
    return f'<a:p><a:pPr marL="0" indent="0"{turned}><a:buNone/></a:pPr>{runs}</a:p>'


def line_of(line: Line, size: float, pen: Pen, align: str = "", fill: str = "") -> str:
    """A paragraph of one line."""
    return paragraph(Para(line), size, pen, first=True, align=align, fill=fill)
