"""Inline tokens to inlines. Every string passes through the hands of whoever owns it, token or author."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from mistune.util import unescape

from acctplan.blocks.markdown import Token
from acctplan.blocks.vocabulary import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strike,
    Strong,
    Text,
    plain_text,
)

_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:[^/?#\s])", re.IGNORECASE)
_MAX_ADDRESS = 2000
_UNSAFE = re.compile(r"[^!#-&*-;=?-Z_a-z~]")
_Style = Callable[[Inlines], Inline]
_STYLES: dict[str, _Style] = {
    "strong": Strong,
    "emphasis": Emphasis,
    "strikethrough": Strike,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns inline tokens into inlines; `expand` says what a string of the source stands for."""

    expand: Callable[[str], Inlines]

    def read(self, tokens: Iterable[Token]) -> Inlines:
        """The inlines in order, joined where two texts meet."""
        return joined(chain.from_iterable(map(self._read_one, tokens)))

    def _read_one(self, token: Token) -> Inlines:
        match token["type"]:
            case "text":
                return self.expand(unescape(token["raw"]))
            case "codespan":
                code = plain_text(self.expand(token["raw"]))
                return (Code(code),) if code else ()
            case "linebreak":
                return (LineBreak(),)
            case "softbreak":
                return (Text(" "),)
            case "link":
                return self._link(token)
        return styled(token["type"], self.read(token.get("children", ())))

    def _link(self, token: Token) -> Inlines:
        inner = without_links(self.read(token.get("children", ())))
        address = safe_address(str(token["attrs"]["url"]))
        if not address:
            return inner
        return (Link(address, inner or (Text(address),)),)


def styled(kind: str, inlines: Inlines) -> Inlines:
    """The inlines in the style that mistune calls `kind`; unstyled if that is none of ours, an image say."""
    make = _STYLES.get(kind)
    return (make(inlines),) if make and inlines else inlines


def safe_address(address: str) -> str:
    """The address with what is not allowed in one percent-encoded; "" unless it is http, https or mailto.

    Relative and `//` addresses are refused too: a document is read away from where it was written.
    """
    if not _ADDRESS.match(address) or len(address) > _MAX_ADDRESS or "%EE%80%80" in address:
        return ""
    scheme, _, rest = address.partition(":")
    return f"{scheme.lower()}:{_UNSAFE.sub(_percent, rest)}"


def without_links(inlines: Inlines) -> Inlines:
    """The inlines with every link replaced by what it shows, since a link cannot hold another."""
    return joined(chain.from_iterable(map(_without_link, inlines)))


def joined(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with neighbouring texts made one and empty ones dropped."""
    result: list[Inline] = []
    texts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        _flush(texts, result)
        result.append(inline)
    _flush(texts, result)
    return tuple(result)


def trimmed(inlines: Inlines) -> Inlines:
    """The inlines without blanks and line breaks at either end; empty if there is nothing else."""
    start, end = 0, len(inlines)
    while start < end and is_blank(inlines[start]):
        start += 1
    while start < end and is_blank(inlines[end - 1]):
        end -= 1
    items = list(inlines[start:end])
    if items and isinstance(first := items[0], Text):
        items[0] = Text(first.text.lstrip())
    if items and isinstance(last := items[-1], Text):
        items[-1] = Text(last.text.rstrip())
    return tuple(items)


def lines_of(text: str) -> Inlines:
    """A literal text: its line ends as line breaks, tabs as blanks."""
    result: list[Inline] = []
    for number, line in enumerate(text.replace("\t", " ").split("\n")):
        if number:
            result.append(LineBreak())
        result.append(Text(line))
    return joined(result)


def _flush(texts: list[str], result: list[Inline]) -> None:
    text = "".join(texts).replace("\n", " ").replace("\t", " ")
    texts.clear()
    if text:
        result.append(Text(text))


def is_blank(inline: Inline) -> bool:
    """Whether an inline is only space: a line break, or blanks."""
    return isinstance(inline, LineBreak) or (isinstance(inline, Text | Code) and not inline.text.strip())


def _without_link(inline: Inline) -> Inlines:
    match inline:
        case Link(_, inner):
            return without_links(inner)
        case Strong(inner) | Emphasis(inner) | Strike(inner):
            return (type(inline)(without_links(inner)),)
    return (inline,)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
