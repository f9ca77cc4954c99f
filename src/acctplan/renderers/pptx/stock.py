"""The design of a deck that no team has given: a presentation without slides, made of text."""

from collections.abc import Iterator
from typing import NamedTuple

from acctplan.brand import PLAIN, Logo, Look
from acctplan.ooxml import archive
from acctplan.paper.logos import as_bitmap
from acctplan.renderers.pptx.branding import large, small, theme

WIDE, HIGH = 960, 540
"""Points of a slide: 16 to 9."""

_POINT = 12_700
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


class Frame(NamedTuple):
    """A placeholder or a coloured field: its kind, place in points, and how its text is set."""

    kind: str
    x: float
    y: float
    wide: float
    high: float
    number: int = 0
    text: str = ""


_TITLE = Frame("title", 48, 26, 864, 62)
_BODY = Frame("body", 48, 106, 864, 378, 1)
_FOOTER = Frame("ftr", 48, 500, 640, 24, 11)
_NUMBER = Frame("sldNum", 792, 500, 120, 24, 12)
_DARK_TITLE = (
    '<a:lvl1pPr><a:defRPr sz="4000" b="1"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr>"
)
_DARK_LEAD = (
    '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="2000">'
    '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
)
_DARK_SMALL = (
    '<a:lvl1pPr><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr>"
)
_DARK_FOOT = (_FOOTER._replace(x=72, text=_DARK_SMALL), _NUMBER._replace(text=_DARK_SMALL))

_LAYOUTS: tuple[tuple[str, str, tuple[Frame, ...]], ...] = (
    (
        "Title Slide",
        "title",
        (
            Frame("fill:tx2", 0, 0, WIDE, HIGH),
            Frame("fill:accent1", 0, 0, 24, HIGH),
            Frame("ctrTitle", 72, 120, 800, 160, text=_DARK_TITLE),
            Frame("subTitle", 72, 296, 800, 150, 1, _DARK_LEAD),
            *_DARK_FOOT,
        ),
    ),
    ("Title and Content", "obj", (_TITLE, _BODY._replace(kind=""), _FOOTER, _NUMBER)),
    (
        "Section Header",
        "secHead",
        (
            Frame("fill:tx2", 0, 0, WIDE, HIGH),
            Frame("title", 72, 160, 800, 130, text=_DARK_TITLE),
            Frame("body", 72, 300, 800, 120, 1, _DARK_LEAD),
            *_DARK_FOOT,
        ),
    ),
    ("Title Only", "titleOnly", (_TITLE, _FOOTER, _NUMBER)),
    ("Blank", "blank", (_FOOTER, _NUMBER)),
)


def presentation(look: Look = PLAIN) -> bytes:
    """The presentation as a file: master, layouts and theme, in a team's look."""
    count = len(_LAYOUTS)
    logo = as_bitmap(look.logo) if look.logo else None
    image = (("image", f"../media/logo.{logo.kind}"),) if logo else ()
    parts = {
        "[Content_Types].xml": _content_types(count, logo),
        "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(count, small(logo, count + 2) if logo else ""),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{each}.xml") for each in range(1, count + 1)),
            ("theme", "../theme/theme1.xml"),
            *image,
        ),
    }
    for number, (name, kind, frames) in enumerate(_LAYOUTS, 1):
        shown = large(logo) if logo and kind == "title" else ""
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(name, kind, frames, shown)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml"), *(image if shown else ())
        )
    packed = {name: xml.encode() for name, xml in parts.items()} | {"ppt/theme/theme1.xml": theme(look)}
    return archive(packed | ({f"ppt/media/logo.{logo.kind}": logo.content} if logo else {}))


def _content_types(count: int, logo: Logo | None) -> str:
    kinds = [
        ("presentation", f"{_TYPE}.presentation.main+xml"),
        ("slideMasters/slideMaster1", f"{_TYPE}.slideMaster+xml"),
    ]
    kinds += [(f"slideLayouts/slideLayout{each}", f"{_TYPE}.slideLayout+xml") for each in range(1, count + 1)]
    kinds += [("theme/theme1", "application/vnd.openxmlformats-officedocument.theme+xml")]
    overrides = "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds
    )
    media = f'<Default Extension="{logo.kind}" ContentType="image/{logo.kind}"/>' if logo else ""
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{media}{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def _presentation() -> str:
    return (
        f'{_HEAD}<p:presentation {_NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{WIDE * _POINT}" cy="{HIGH * _POINT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{''.join(_levels(18, 'tx1', 'mn'))}</p:defaultTextStyle></p:presentation>"
    )


def _master(count: int, logo: str) -> str:
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483648 + each}" r:id="rId{each}"/>' for each in range(1, count + 1)
    )
    title = "".join(_levels(28, "tx2", "mj", bold=True, deepest=1))
    body = "".join(_levels(20, "tx1", "mn", bullets=True))
    frames = (
        Frame("fill:accent1", 0, 34, 10, 46),
        _TITLE,
        _BODY,
        _FOOTER._replace(text=_small("l")),
        _NUMBER._replace(text=_small("r")),
    )
    return (
        f'{_HEAD}<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_TREE}{''.join(_shapes(frames))}{logo}</p:spTree></p:cSld>"
        f"<p:clrMap {_MAP}/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{''.join(_levels(18, 'tx1', 'mn'))}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _small(align: str) -> str:
    return (
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr>"
    )


def _layout(name: str, kind: str, frames: tuple[Frame, ...], logo: str) -> str:
    hides = ' showMasterSp="0"' if frames[0].kind == "fill:tx2" else ""
    return (
        f'{_HEAD}<p:sldLayout {_NAMES} type="{kind}" preserve="1"{hides}><p:cSld name="{name}"><p:spTree>{_TREE}'
        f"{''.join(_shapes(frames))}{logo}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _shapes(frames: tuple[Frame, ...]) -> Iterator[str]:
    for number, frame in enumerate(frames, 2):
        yield _fill(frame, number) if frame.kind.startswith("fill:") else _placeholder(frame, number)


def _place(frame: Frame) -> str:
    x, y, wide, high = (round(each * _POINT) for each in frame[1:5])
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _fill(frame: Frame, number: int) -> str:
    colour = frame.kind.partition(":")[2]
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Field {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_place(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _placeholder(frame: Frame, number: int) -> str:
    kind = f' type="{frame.kind}"' if frame.kind else ""
    index = f' idx="{frame.number}"' if frame.number else ""
    small = ' sz="quarter"' if frame.kind in ("ftr", "sldNum") else ""
    anchor = {"title": "ctr", "ctrTitle": "b", "ftr": "ctr", "sldNum": "ctr"}.get(frame.kind, "t")
    inner = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
        if frame.kind == "sldNum"
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{_NAME.get(frame.kind, "Content")} Placeholder {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{small}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_place(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{frame.text}</a:lstStyle><a:p>{inner}<a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


_NAME = {
    "title": "Title",
    "ctrTitle": "Title",
    "subTitle": "Subtitle",
    "body": "Text",
    "ftr": "Footer",
    "sldNum": "Slide Number",
}


def _levels(
    size: int, colour: str, font: str, *, bold: bool = False, bullets: bool = False, deepest: int = 5
) -> Iterator[str]:
    for level in range(1, deepest + 1):
        inset = level * 24 * _POINT if bullets else 0
        mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if bullets else "<a:buNone/>"
        hanging = f' marL="{inset}" indent="{-24 * _POINT if bullets else 0}"'
        yield (
            f'<a:lvl{level}pPr{hanging} algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}<a:defRPr sz="{size * 100}" b="{int(bold)}" kern="1200">'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="+{font}-lt"/>'
            f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
        )
