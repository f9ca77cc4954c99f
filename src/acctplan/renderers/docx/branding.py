"""Pictures of a word processor's file, and a team's logo among them."""

from dataclasses import dataclass

from acctplan.blocks.vocabulary import Document
from acctplan.paper.logos import as_bitmap
from acctplan.renderers.docx.text import xml

_EMU = 12_700
_WIDE, _HIGH = 170.0, 34.0


@dataclass(frozen=True)
class Placed:
    """A logo in the file: its part's name below `word/media`, its content, and the paragraph that shows it."""

    file: str
    content: bytes
    paragraph: str


def logo_of(document: Document) -> Placed | None:
    """The logo of a document's look; an SVG as a bitmap, since not every word processor draws one."""
    look = document.look
    if look.logo is None:
        return None
    logo = as_bitmap(look.logo)
    shown = picture("logo", *logo.fitted(_WIDE, _HIGH), look.name or document.tongue.t("Picture"), 9_999)
    return Placed(f"logo.{logo.kind}", logo.content, shown)


def picture(key: str, width: float, height: float, said: str, number: int = 0) -> str:
    """A paragraph with the picture of a relationship, in points; `number` is its own, else that of its key."""
    wide, high = round(width * _EMU), round(height * _EMU)
    count = number or key.removeprefix("picture")
    name = f'id="{count}" name="Picture {count}"'
    return (
        "<w:p><w:r><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr {name} descr="{xml(said)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
