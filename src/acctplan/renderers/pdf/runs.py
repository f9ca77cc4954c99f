"""Inlines as runs: short pieces of text with their looks, which the style of a page puts in a row."""

from collections.abc import Iterator
from typing import Any, TypeAlias

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
from acctplan.paper.lettering import Lettering, has_long_word

Run: TypeAlias = dict[str, Any]


def runs(inlines: Inlines, lettering: Lettering) -> list[Run]:
    """The runs in order. However deep styles are nested, a run is flat."""
    return list(_runs(inlines, {}, lettering))


def _runs(inlines: Inlines, looks: Run, lettering: Lettering) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case LineBreak():
                yield {"br": True}
            case Text(text):
                long = {"long": True} if has_long_word(text) else {}
                yield {"text": lettering.line(text), **long, **looks}
            case Code(text):
                yield {"text": lettering.line(text), "code": True, **looks}
            case Status(health, word):
                yield {"text": lettering.shown(word), "tone": health.value}
            case _:
                yield from _runs(inline.inlines, {**looks, **_look(inline)}, lettering)


def _look(inline: Inline) -> Run:
    match inline:
        case Strong():
            return {"bold": True}
        case Emphasis():
            return {"italic": True}
        case Strike():
            return {"struck": True}
        case Link(address) if safe_address(address):
            return {"link": safe_address(address)}
    return {}
