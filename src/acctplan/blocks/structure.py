"""Block tokens to blocks. What a body may write and an author may not is decided here, in one place."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from acctplan.blocks.inlines import Reader, joined, trimmed
from acctplan.blocks.markdown import Token
from acctplan.blocks.vocabulary import (
    Alignment,
    Block,
    Blocks,
    Break,
    Callout,
    CalloutKind,
    CodeBlock,
    Heading,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain_text,
)

_ALERT = re.compile(r"\[!([A-Za-z]+)\]\s*")
_CALLOUTS = {
    "note": CalloutKind.NOTE,
    "tip": CalloutKind.NOTE,
    "important": CalloutKind.NOTE,
    "warning": CalloutKind.WARNING,
    "caution": CalloutKind.WARNING,
    "internal": CalloutKind.INTERNAL,
}
_CAPTION = "Table: "
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose Markdown is read and where it stands.

    `fence` makes a block of a fenced block's info string and lines; `alone` gives the blocks of a string that
    fills a paragraph by itself, or None. An author's text is not `trusted`: it has no headings, callouts and
    breaks. Neither have the insides of other blocks, which are not `top`. `say` translates our words.
    """

    reader: Reader
    fence: Callable[[str, str], Block | None]
    alone: Callable[[str], Blocks | None]
    trusted: bool
    top: bool = True
    say: Callable[[str], str] = str


def author_scope(reader: Reader) -> Scope:
    """The scope of an author's prose: fenced blocks are code, whatever they call themselves."""
    return Scope(reader, _code, lambda _: None, trusted=False)


def to_blocks(tokens: Iterable[Token], scope: Scope) -> Blocks:
    """The blocks in order. Paragraphs, lists and quotes that come out empty are left out."""
    found = [token for token in tokens if token["type"] != "blank_line"]
    return tuple(chain.from_iterable(_blocks(found, index, scope) for index in range(len(found))))


def flattened(blocks: Blocks) -> Inlines:
    """The blocks run together with line breaks, for a place that holds inlines only."""
    result: list[Inlines] = []
    for block in blocks:
        result.extend(_flat_lines(block))
    return _with_breaks(result)


def _blocks(tokens: Sequence[Token], index: int, scope: Scope) -> Blocks:
    token = tokens[index]
    match token["type"]:
        case "heading":
            found = _heading(token, scope)
        case "list":
            found = _list(token, scope)
        case "table":
            found = (_table(token, _caption(tokens[index - 1], scope) if index else (), scope),)
        case "block_quote":
            found = _quote(token, scope)
        case "block_code":
            found = _fenced(token, scope)
        case "thematic_break":
            found = (Break(),) if scope.trusted and scope.top else ()
        case _:
            captions = index + 1 < len(tokens) and tokens[index + 1]["type"] == "table"
            found = () if captions and _is_caption(token, scope) else _paragraph(token, scope)
    return found


def _fenced(token: Token, scope: Scope) -> Blocks:
    info = str(token.get("attrs", {}).get("info", ""))
    block = scope.fence(info, str(token["raw"]).rstrip("\n"))
    return (block,) if block else ()


def _code(_info: str, text: str) -> Block | None:
    return CodeBlock(text) if text else None


def _paragraph(token: Token, scope: Scope) -> Blocks:
    match token["children"]:
        case [{"type": "text", "raw": str(raw)}] if (blocks := scope.alone(raw.strip())) is not None:
            return blocks
    inlines = trimmed(scope.reader.read(token["children"]))
    return (Paragraph(inlines),) if inlines else ()


def _heading(token: Token, scope: Scope) -> Blocks:
    inlines = trimmed(scope.reader.read(token["children"]))
    if not inlines:
        return ()
    if scope.trusted and scope.top:
        return (Heading(int(token["attrs"]["level"]), inlines),)
    return (Paragraph((Strong(inlines),)),)


def _list(token: Token, scope: Scope) -> Blocks:
    inside = replace(scope, top=False)
    items = [_boxed(to_blocks(item["children"], inside)) for item in token["children"]]
    filled = tuple(item for item in items if item)
    attrs = token["attrs"]
    return (List(bool(attrs["ordered"]), filled, int(attrs.get("start", 1))),) if filled else ()


def _boxed(item: Blocks) -> Blocks:
    """The item with the box of a task, `[ ]` or `[x]`, as a sign that needs no support for tasks."""
    match item:
        case (Paragraph((Text(text), *rest)), *others) if box := _BOXES.get(text[:4]):
            return (Paragraph((Text(box + text[4:]), *rest)), *others)
    return item


def _quote(token: Token, scope: Scope) -> Blocks:
    inside = replace(scope, top=False)
    children = token["children"]
    if scope.trusted and (alert := _alert(children)):
        kind, first = alert
        said = scope.say(kind.words)
        title = "" if said == kind.words else said
        return (Callout(kind, to_blocks([first, *children[1:]], inside), title),)
    blocks = to_blocks(children, inside)
    return (Quote(blocks),) if blocks else ()


def _alert(children: Sequence[Token]) -> tuple[CalloutKind, Token] | None:
    """The kind of a callout and its first paragraph without the line `[!KIND]`."""
    match children:
        case [{"type": "paragraph", "children": [{"type": "text", "raw": str(raw)}, *rest]} as first, *_]:
            found = _ALERT.match(raw)
            if not found or (kind := _CALLOUTS.get(found.group(1).lower())) is None:
                return None
            text = {"type": "text", "raw": raw[found.end() :]}
            if not text["raw"] and rest and rest[0]["type"] == "softbreak":
                rest = rest[1:]
            return kind, {**first, "children": [text, *rest] if text["raw"] else rest}
    return None


def _table(token: Token, caption: Inlines, scope: Scope) -> Table:
    header, *rows = [_cells(row, scope) for row in token["children"]]
    return Table(header, tuple(rows), tuple(map(Alignment, token["alignments"])), caption)


def _cells(row: Token, scope: Scope) -> tuple[Inlines, ...]:
    return tuple(trimmed(scope.reader.read(cell["children"])) for cell in row["children"])


def _is_caption(token: Token, scope: Scope) -> bool:
    """A paragraph `Table: what it shows` right before a table, written by the body itself."""
    match token:
        case {"type": "paragraph", "children": [{"type": "text", "raw": str(raw)}, *_]}:
            return scope.trusted and raw.startswith(_CAPTION)
    return False


def _caption(token: Token | None, scope: Scope) -> Inlines:
    if token is None or not _is_caption(token, scope):
        return ()
    first, *rest = scope.reader.read(token["children"])
    text = plain_text((first,)).removeprefix(_CAPTION)
    return trimmed(joined((Text(text), *rest)))


def _flat_lines(block: Block) -> list[Inlines]:
    match block:
        case Paragraph(inlines) | Heading(_, inlines):
            return [inlines]
        case CodeBlock(text):
            return [(Text(line),) for line in text.split("\n")]
        case Quote(blocks) | Callout(_, blocks):
            return [line for inner in blocks for line in _flat_lines(inner)]
        case List(_, items):
            return [joined((Text("• "), *flattened(item))) for item in items]
        case Table(header, rows):
            return [_with_breaks([cell for cell in row if cell]) for row in (header, *rows)]
    return []


def _with_breaks(lines: Iterable[Inlines]) -> Inlines:
    result: list[Inlines] = []
    for line in filter(None, lines):
        result.extend([(LineBreak(),), line] if result else [line])
    return joined(chain.from_iterable(result))
