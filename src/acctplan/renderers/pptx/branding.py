"""A team's look in our own design of a deck: its colours and font in the theme, its logo on master and title slide."""

import re
from html import escape

from acctplan.brand import Logo, Look
from acctplan.resources import template_root

_POINT = 12_700
_PLATE = 12
_LARGE, _SMALL = (220.0, 48.0), (92.0, 20.0)
_USUAL = {"dk2": "0F3A3E", "accent1": "0F6A70", "accent2": "C77A1E", "hlink": "0B5C8A"}


def theme(look: Look) -> bytes:
    """The part `theme1.xml`. White text is read on the dark colour, the others on white."""
    made = (template_root() / "partials" / "deck" / "theme.xml").read_text(encoding="utf-8")
    colours = {
        "dk2": look.deep(_USUAL["dk2"]),
        "accent1": look.ink(_USUAL["accent1"]),
        "accent2": look.link(_USUAL["accent2"]),
        "hlink": look.link(_USUAL["hlink"]),
    }
    for name, digits in colours.items():
        made = made.replace(
            f'<a:{name}><a:srgbClr val="{_USUAL[name]}"/>', f'<a:{name}><a:srgbClr val="{digits}"/>'
        )
    if look.font:
        family = escape(re.sub(r"[\x00-\x1f\ufffe\uffff]", "", look.font))
        made = made.replace('<a:latin typeface="Arial"/>', f'<a:latin typeface="{family}"/>')
    return made.encode()


def large(logo: Logo) -> str:
    """The logo of the title slide, on a white plate, since logos are made for white paper."""
    wide, high = logo.fitted(*_LARGE)
    plate = _place(72, 36, wide + 2 * _PLATE, high + 2 * _PLATE)
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Plate"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{plate}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        '<a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    ) + _picture("rId2", _place(72 + _PLATE, 36 + _PLATE, wide, high))


def small(logo: Logo, number: int) -> str:
    """The logo at the foot of every other slide; `number` is that of its relationship."""
    wide, high = logo.fitted(*_SMALL)
    return _picture(f"rId{number}", _place(788 - wide, 512 - high / 2, wide, high))


def _picture(relation: str, place: str) -> str:
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="91" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _place(x: float, y: float, wide: float, high: float) -> str:
    left, top, across, down = (round(each * _POINT) for each in (x, y, wide, high))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
