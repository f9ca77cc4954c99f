"""How a document for a word processor looks: styles, numbering, page; the same for every document."""

from collections.abc import Iterator
from typing import NamedTuple

from acctplan.brand import Look
from acctplan.renderers.docx.text import xml

INK, SOFT, THIN = "1B2430", "566170", "D5DADE"
RED = "A32A20"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
BULLETS, NUMBERS = 1, 2
"""The two ways of numbering that lists refer to."""

LEVELS = 9
INDENT = 340
"""Twentieths of a point that a list's level stands further in."""

CELL_SIZES = (18, 17, 16, 15)
"""Half points that the text of a table may have."""

_COMPLEX = "Arial"
"""Has the letters of Hebrew and Arabic on every machine with an office program; others are found by that."""

_BULLETS = "•–▪"
_EAST = {"ja": ("ja-JP", "Yu Gothic"), "ko": ("ko-KR", "Malgun Gothic"), "zh": ("zh-CN", "Microsoft YaHei")}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-hant")
_FROM_THE_RIGHT = {"he": "he-IL", "fa": "fa-IR", "ur": "ur-PK"}
_TIGHT = '<w:spacing w:after="0" w:line="250" w:lineRule="auto"/>'


class Paint(NamedTuple):
    """What a team may change: the family of all text, and the colours of rules, callouts and links."""

    font: str
    accent: str
    link: str

    @property
    def washes(self) -> dict[str, tuple[str, str]]:
        """Colour and ground of a callout by its kind."""
        return {
            "note": (self.accent, "EEF4F7"),
            "warning": ("85500A", "FCF2E0"),
            "internal": (RED, "FBECEB"),
        }


def paint_of(look: Look) -> Paint:
    """The paint of a team's look."""
    return Paint(look.font or "Calibri", look.ink("0F5257"), look.link("0B5C8A"))


def _languages(language: str) -> tuple[str, str, str]:
    """The language of letters from East Asia, the font for them, and the language of those from right to left."""
    short = language.lower().partition("-")[0]
    east, face = _EAST.get(short, ("ja-JP", "Yu Gothic"))
    if language.lower().startswith(_TRADITIONAL):
        east, face = "zh-TW", "Microsoft JhengHei"
    return east, face, _FROM_THE_RIGHT.get(short, "ar-SA")


def styles(language: str, paint: Paint) -> str:
    """The part `styles.xml`."""
    east, face, turned = _languages(language)
    font = xml(paint.font)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{_COMPLEX}" w:eastAsia="{face}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{east}" w:bidi="{turned}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{''.join(_styles(paint))}</w:styles>"
    )


def numbering(starts: tuple[int, ...]) -> str:
    """The part `numbering.xml`: bullets, and a numbering of its own for each list that starts at a number."""
    lists = "".join(_numbers(number, start) for number, start in enumerate(starts, NUMBERS))
    return (
        f"<w:numbering {NAMESPACES}>{_abstract(0, bullets=True)}{_abstract(1, bullets=False)}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )


def _numbers(number: int, start: int) -> str:
    override = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level in range(LEVELS)
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{override}</w:num>'


def _abstract(number: int, *, bullets: bool) -> str:
    levels = "".join(_level(level, bullets=bullets) for level in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(level: int, *, bullets: bool) -> str:
    kind = "bullet" if bullets else "decimal"
    text = _BULLETS[level % len(_BULLETS)] if bullets else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT - 60}"/></w:pPr>'
        f'<w:rPr><w:color w:val="{SOFT}"/></w:rPr></w:lvl>'
    )


def _styles(paint: Paint) -> Iterator[str]:
    yield _paragraph("Normal", "Normal", default=True)
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{paint.link}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    yield _paragraph(
        "Title",
        "Title",
        f'<w:pBdr><w:top w:val="single" w:sz="36" w:space="10" w:color="{paint.accent}"/></w:pBdr>'
        '<w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:bCs/><w:sz w:val="48"/><w:szCs w:val="48"/>',
    )
    yield _paragraph(
        "Subtitle",
        "Subtitle",
        '<w:spacing w:after="280"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>',
    )
    yield _heading(
        1,
        f'<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="3" w:color="{paint.accent}"/></w:pBdr>'
        '<w:spacing w:before="400" w:after="160" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:bCs/><w:sz w:val="29"/><w:szCs w:val="29"/>',
    )
    yield _heading(
        2, '<w:spacing w:before="280" w:after="100"/>', '<w:b/><w:bCs/><w:sz w:val="23"/><w:szCs w:val="23"/>'
    )
    for level in (3, 4, 5):
        yield _heading(
            level, '<w:spacing w:before="240" w:after="80"/>', f'<w:b/><w:bCs/><w:color w:val="{SOFT}"/>'
        )
    yield _paragraph("ListParagraph", "List Paragraph", '<w:spacing w:after="120"/><w:contextualSpacing/>')
    yield _paragraph(
        "Caption",
        "caption",
        '<w:keepNext/><w:spacing w:before="180" w:after="80"/>',
        f'<w:b/><w:bCs/><w:color w:val="{SOFT}"/>',
    )
    yield _paragraph(
        "Quote",
        "Quote",
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{THIN}"/></w:pBdr><w:ind w:left="240"/>',
    )
    yield _paragraph(
        "Code",
        "Code",
        f'<w:pBdr>{_box(THIN)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F5F7F7"/>'
        '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="80" w:right="80"/>',
        '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    )
    for size in CELL_SIZES:
        yield _paragraph(f"Cell{size}", f"Table Text {size / 2:g}", _TIGHT, _sized(size))
    yield _paragraph("TileLabel", "Tile Label", _TIGHT, f'<w:color w:val="{SOFT}"/>{_sized(17)}')
    yield _paragraph("TileValue", "Tile Value", _TIGHT, f"<w:b/><w:bCs/>{_sized(32)}")
    yield _paragraph("TileWords", "Tile Words", _TIGHT, f"<w:b/><w:bCs/>{_sized(22)}")
    yield _paragraph(
        "Gap", "Table Gap", '<w:spacing w:after="0" w:line="140" w:lineRule="exact"/>', '<w:sz w:val="8"/>'
    )
    yield _paragraph(
        "Header", "header", '<w:spacing w:after="0"/><w:jc w:val="right"/>', '<w:sz w:val="17"/>'
    )
    yield _paragraph(
        "Footer", "footer", '<w:spacing w:after="0"/>', f'<w:color w:val="{SOFT}"/><w:sz w:val="17"/>'
    )
    yield _table_style()


def _sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _box(colour: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )


def _heading(level: int, paragraph: str, text: str) -> str:
    ahead = f"<w:keepNext/><w:keepLines/>{paragraph}"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph(f"Heading{level}", f"heading {level}", f"{ahead}{outline}", text)


def _paragraph(
    identity: str, name: str, paragraph: str = "", text: str = "", *, default: bool = False
) -> str:
    usual = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{usual} w:styleId="{identity}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _table_style() -> str:
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{THIN}"'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Plain"><w:name w:val="Plan Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:bottom {thin}/><w:insideH {thin}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>'
        f'<w:color w:val="{SOFT}"/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders><w:vAlign w:val="bottom"/>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )
