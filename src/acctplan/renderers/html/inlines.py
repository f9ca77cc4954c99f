"""What stands within a line, as HTML."""

import re
from html import escape

from acctplan.blocks.characters import clean
from acctplan.blocks.inlines import safe_address
from acctplan.blocks.vocabulary import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Status,
    Strike,
    Strong,
    Text,
)

_OTHERWISE_BROKEN = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u200d\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    "\U0001f000-\U0001ffff\U00020000-\U0003ffff"
)
"""Signs between which lines break without a space: Thai, Chinese, Japanese and their like, and emoji."""

_STRETCH = re.compile(rf"[^\s{_OTHERWISE_BROKEN}]{{100}}[\u0300-\u036f]*(?=[^\s{_OTHERWISE_BROKEN}]{{100}})")


def inlines_of(inlines: Inlines) -> str:
    """The HTML of a line."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            html = words_of(text)
        case Code(text):
            html = f"<code>{words_of(text)}</code>"
        case LineBreak():
            html = "<br>"
        case Strong(inner):
            html = f"<strong>{inlines_of(inner)}</strong>"
        case Emphasis(inner):
            html = f"<em>{inlines_of(inner)}</em>"
        case Strike(inner):
            html = f"<del>{inlines_of(inner)}</del>"
        case Link(address, inner):
            html = _link(safe_address(address), inner)
        case Status(health, word):
            shape = f'<span class="shape" aria-hidden="true">{health.shape}</span>'
            html = f'<span class="status {health.value}">{shape} {text_of(word)}</span>'
    return html


def _link(address: str, inner: Inlines) -> str:
    return (
        f'<a href="{text_of(address)}" rel="noreferrer">{inlines_of(inner)}</a>'
        if address
        else inlines_of(inner)
    )


def text_of(text: str) -> str:
    """A text, safe in an element and in an attribute."""
    return escape(clean(text), quote=True)


def words_of(text: str) -> str:
    """A text, safe in an element, whose longest words may be broken: browsers take seconds to find where."""
    return escape(_STRETCH.sub("\\g<0>\0", clean(text)), quote=True).replace("\0", "<wbr>")
