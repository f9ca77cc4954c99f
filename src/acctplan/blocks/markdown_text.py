"""Inlines to Markdown that reads back as the same text, with as few backslashes as that needs."""

import re
from dataclasses import dataclass, replace
from itertools import chain

from acctplan.blocks.inlines import is_blank, joined, trimmed
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
    plain_text,
)

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_UNKNOWN = "\0"
"""Stands for the first sign of a styled neighbour: marks before it could meet marks, a word, anything."""

_SPECIAL = re.compile(
    r"(?P<backslash>\\)|(?P<always>`)|(?P<star>\*)|(?P<underscores>_+)|(?P<tildes>~+)"
    r"|(?P<entity>&(?=#?\w{1,32};))|(?P<target>\()|(?P<pipe>\|)|(?P<bracket>[\[\]])"
    r"|(?P<tag><(?! |=[ \d]|[$€£]?[\d.,]{1,20}%?(?: |$)))"
)
_LINE_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|[-=|: ]+$|\[(?:![A-Za-z]+|[ xX])\](?!\())")
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]:", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,9})([.)](?:\s|$))")
_CLOSING = re.compile(r"(?:^|(?<=\s))#(?=#*$)")
_BANG = re.compile(r"((?<!\\)(?:\\\\)*)!\Z")
_BACKTICKS = re.compile("`+")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_MARKS: dict[type[Inline], tuple[str, ...]] = {Strong: ("**", "__"), Emphasis: ("*", "_"), Strike: ("~~",)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where inlines stand: signs before and after ("" at an edge), what starts a line, and inside what."""

    before: str = ""
    after: str = ""
    line_break: str = "\\\n"
    cell: bool = False
    label: bool = False
    styles: frozenset[type[Inline]] = frozenset()


_CELL = Place(line_break="<br>", cell=True)


def paragraph_text(inlines: Inlines) -> str:
    """One paragraph, its line breaks written as a backslash at the end of the line; "" if nothing is left."""
    lines = _written(inlines, Place()).split("\\\n")
    stripped = [line.strip(" ") for line in lines]
    filled = [number for number, line in enumerate(stripped) if line]
    kept = stripped[filled[0] : filled[-1] + 1] if filled else []
    text = "\\\n".join(map(_line, kept))
    return "\\" + text if _DEFINITION.match(text) else text


def cell_text(inlines: Inlines) -> str:
    """The inside of a table's cell, on one line."""
    return _written(inlines, _CELL).strip(" ")


def heading_text(inlines: Inlines) -> str:
    """What stands after the signs of a heading, on one line."""
    text = _written(inlines, Place(line_break=" ")).strip(" ")
    return _CLOSING.sub(r"\\#", text)


def fence_for(text: str) -> str:
    """The shortest fence, of three backticks or more, that `text` cannot close."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    return "`" * max(3, longest + 1)


def _line(text: str) -> str:
    """A line of a paragraph that starts no list, heading, quote, table or rule."""
    if _LINE_START.match(text):
        return "\\" + text
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def _written(inlines: Inlines, place: Place) -> str:
    pieces: list[str] = []
    before = place.before
    merged = _prepared(inlines, place)
    for index, inline in enumerate(merged):
        following = merged[index + 1] if index + 1 < len(merged) else None
        after = _first_sign(following) if following else place.after
        piece = _one(inline, replace(place, before=before, after=after))
        if pieces and piece.startswith("[") and not isinstance(inline, Text):
            pieces[-1] = _BANG.sub(r"\1\\!", pieces[-1])
        pieces.append(piece)
        before = _last_sign(inline, piece) or before
    return "".join(pieces)


def _prepared(inlines: Inlines, place: Place) -> list[Inline]:
    """The inlines as Markdown can write them.

    Neighbours of one kind are one; styles hold none of their own kind, and no blanks or breaks at the edges.
    """
    result: list[Inline] = []
    for inline in joined(chain.from_iterable(_peeled(inline, place) for inline in inlines)):
        before = result[-1] if result else None
        if isinstance(inline, Code) and isinstance(before, Code):
            result[-1] = Code(before.text + inline.text)
        elif isinstance(inline, Strong | Emphasis | Strike) and isinstance(before, type(inline)):
            result[-1] = type(inline)(joined((*before.inlines, *inline.inlines)))
        else:
            result.append(inline)
    return result


def _peeled(inline: Inline, place: Place) -> Inlines:
    if not isinstance(inline, Strong | Emphasis | Strike):
        return (inline,)
    inner = tuple(_prepared(inline.inlines, replace(place, styles=place.styles | {type(inline)})))
    if type(inline) in place.styles or not (core := trimmed(inner)):
        return inner
    start = next(index for index, one in enumerate(inner) if not is_blank(one))
    end = start + len(core)
    lead, trail = _blanks(inner[start], left=True), _blanks(inner[end - 1], left=False)
    return (*inner[:start], *lead, type(inline)(core), *trail, *inner[end:])


def _blanks(inline: Inline, *, left: bool) -> Inlines:
    """The blanks at one edge of a text."""
    if not isinstance(inline, Text):
        return ()
    text = inline.text
    size = len(text) - len(text.lstrip() if left else text.rstrip())
    return (Text(" "),) if size else ()


def _one(inline: Inline, place: Place) -> str:
    match inline:
        case Text(text):
            return _text(text, place)
        case Code(text):
            return _code(text, place)
        case LineBreak():
            return place.line_break
        case Status(health, word):
            return f"{health.shape} {_text(word, replace(place, before=' '))}"
        case Link(address, inner):
            return _link(address, inner, place)
    return _styled(inline, place)


def _text(text: str, place: Place) -> str:
    text = text.replace("\n", " ")
    around = f"{place.before or ' '}{text}{place.after or ' '}"

    def escaped(match: re.Match[str]) -> str:
        before, after = around[match.start()], around[match.end() + 1]
        return _escaped(match, before, after, place)

    return _SPECIAL.sub(escaped, text)


def _escaped(match: re.Match[str], before: str, after: str, place: Place) -> str:
    signs = match.group()
    match match.lastgroup:
        case "backslash":
            plain = after not in _PUNCTUATION and match.end() < len(match.string)
        case "star":
            plain = before.isspace() and after.isspace() and match.start() > 0
        case "underscores":
            inside_word = before.isalnum() and after.isalnum()
            plain = inside_word or (before.isspace() and after.isspace() and match.start() > 0)
        case "tildes":
            plain = len(signs) == 1 and (before.isspace() or before == "(") and not after.isspace()
        case "target":
            plain = before != "]"
        case "pipe":
            plain = not place.cell
        case "bracket":
            plain = not place.label
        case _:
            plain = False
    return signs if plain else "".join("\\" + sign for sign in signs)


def _code(text: str, place: Place) -> str:
    if not text.strip(" ") or place.before == "`" or (place.cell and "\\|" in text):
        return _text(text, place)
    longest = {len(run) for run in _BACKTICKS.findall(text)}
    fence = "`" * next(length for length in range(1, len(longest) + 2) if length not in longest)
    if text[0] == "`" or text[-1] == "`" or (text[0] == " " and text[-1] == " "):
        text = f" {text} "
    if place.cell:
        text = text.replace("|", "\\|")
    return f"{fence}{text}{fence}"


def _link(address: str, inner: Inlines, place: Place) -> str:
    if plain_text(inner) == address and "&" not in address:
        return f"<{address}>"
    target = _ENTITY.sub("%26", address).replace("|", "%7C")
    label = _written(inner, replace(place, before="[", after="]", line_break=" ", label=True))
    return f"[{label}]({target})"


def _styled(inline: Strong | Emphasis | Strike, place: Place) -> str:
    inside = replace(place, before="*", after="*", styles=place.styles | {type(inline)})
    content = _written(inline.inlines, inside)
    for mark in _MARKS[type(inline)] if "~~" not in content else ():
        if _can_open(mark, place.before, content[0]) and _can_open(mark, place.after, content[-1]):
            return f"{mark}{content}{mark}"
    return _written(inline.inlines, replace(place, styles=inside.styles))


def _can_open(mark: str, outside: str, inside: str) -> bool:
    """Whether a mark between `outside` and the first sign of `inside` opens there; to close, mirror both."""
    sign = mark[0]
    if outside == sign or inside[0] == sign or (outside == _UNKNOWN and sign == "*"):
        return False
    bounded = not outside or outside.isspace() or outside in _PUNCTUATION
    if sign == "_" and not bounded:
        return False
    return inside[0].isalnum() or bounded


def _first_sign(inline: Inline) -> str:
    """The first sign of the next inline as far as it is known: that of a text, else an unknown one."""
    match inline:
        case Text(text):
            return text[0]
        case LineBreak():
            return " "
        case Link():
            return "["
        case Code():
            return "`"
        case Status(health):
            return health.shape
    return _UNKNOWN


def _last_sign(inline: Inline, piece: str) -> str:
    return " " if isinstance(inline, LineBreak) else piece[-1:]
