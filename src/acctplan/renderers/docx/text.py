"""Inlines as the runs of a word processor."""

import unicodedata
from collections.abc import Callable
from html import escape

from acctplan.blocks.characters import clean
from acctplan.blocks.inlines import safe_address
from acctplan.blocks.vocabulary import (
    Code,
    Emphasis,
    Health,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Status,
    Strike,
    Strong,
    Text,
    plain_text,
)

COLOURS = {Health.GREEN: "1B6B3A", Health.AMBER: "85500A", Health.RED: "A32A20"}
_CODE = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
_LOOKS = {Strong: "<w:b/><w:bCs/>", Emphasis: "<w:i/><w:iCs/>", Strike: "<w:strike/>"}
_ORDER = ("<w:rStyle", "<w:rFonts", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:color")

Relate = Callable[[str], str]
"""Gives the name of the relationship to an address outside."""


def runs(inlines: Inlines, relate: Relate) -> str:
    """The runs of a paragraph as XML. A link that is not safe is its text."""
    return "".join(_inline(inline, (), relate) for inline in inlines)


def run(text: str, looks: tuple[str, ...] = ()) -> str:
    """One run; looks are elements of its properties, in any order."""
    named = "".join(sorted(dict.fromkeys(looks), key=_place))
    properties = f"<w:rPr>{named}</w:rPr>" if named else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{xml(text)}</w:t></w:r>'


def xml(text: str) -> str:
    """The text as XML may carry it, in an element or attribute."""
    return escape(clean(text).replace("\n", " "), quote=True)


def is_right_to_left(inlines: Inlines) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    kinds = map(unicodedata.bidirectional, plain_text(inlines))
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _inline(inline: Inline, looks: tuple[str, ...], relate: Relate) -> str:
    match inline:
        case Text(text):
            made = run(text, looks)
        case Code(text):
            made = run(text, (*looks, _CODE))
        case LineBreak():
            made = "<w:r><w:br/></w:r>"
        case Status(health, word):
            colour = f'<w:color w:val="{COLOURS[health]}"/>'
            made = run(f"{health.shape}\u00a0{word}", ("<w:b/><w:bCs/>", colour))
        case Link(address, inner):
            made = _link(safe_address(address), inner, looks, relate)
        case Strong(inner) | Emphasis(inner) | Strike(inner):
            made = "".join(_inline(each, (*looks, _LOOKS[type(inline)]), relate) for each in inner)
    return made


def _link(address: str, inner: Inlines, looks: tuple[str, ...], relate: Relate) -> str:
    if not address:
        return "".join(_inline(each, looks, relate) for each in inner)
    linked = (*looks, '<w:rStyle w:val="Hyperlink"/>')
    shown = "".join(_inline(each, linked, relate) for each in inner)
    return f'<w:hyperlink r:id="{relate(address)}" w:history="1">{shown}</w:hyperlink>'


def _place(look: str) -> int:
    return next((place for place, start in enumerate(_ORDER) if look.startswith(start)), len(_ORDER))
