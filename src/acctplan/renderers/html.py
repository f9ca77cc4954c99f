"""Documents as one HTML file that needs nothing else: no script, no request, light, dark and on paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from acctplan.blocks.characters import clean
from acctplan.blocks.inlines import safe_address
from acctplan.blocks.vocabulary import (
    Alignment,
    Block,
    Blocks,
    Break,
    Callout,
    Chart,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    SpeakerNote,
    Status,
    Strike,
    Strong,
    Table,
    Text,
    Tile,
    Tiles,
    plain_text,
)
from acctplan.renderers import Renderer
from acctplan.resources import template_root

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_INTERNAL = "Internal – not for customers"
_CONTENTS_FROM = 4
_LONG_VALUE = 14
_NARROW_TABLE = 3
_SHORT_CELL = 14
_NOT_WORD = re.compile(r"[\W_]+")
_BOXES = ("☐ ", "☑ ")


def render(document: Document) -> str:
    """The document as a page. The style sheet comes with the program; nothing else is read."""
    style = (template_root() / "partials" / "document.css").read_text(encoding="utf-8")
    return "\n".join(_page(document, style)) + "\n"


def slugs(titles: Iterable[str]) -> list[str]:
    """An anchor for each title, in order: its letters and digits in lower case, no two alike, none empty."""
    taken = {"content"}
    last: dict[str, int] = {}
    found: list[str] = []
    for title in titles:
        stem = _NOT_WORD.sub("-", title.lower()).strip("-")[:60].rstrip("-") or "section"
        slug = stem
        while slug in taken:
            last[stem] = last.get(stem, 1) + 1
            slug = f"{stem}-{last[stem]}"
        taken.add(slug)
        found.append(slug)
    return found


def _page(document: Document, style: str) -> Iterator[str]:
    masthead, blocks = _masthead(document)
    heads = [block for block in blocks if isinstance(block, Heading)]
    anchors = slugs(plain_text(head.inlines) for head in heads)
    yield from _head(document, style)
    yield '<body class="internal">' if document.internal else "<body>"
    yield '<a class="skip" href="#content">Skip to content</a>'
    if document.internal:
        yield f'<p class="banner" role="note">{_INTERNAL}</p>'
    yield '<div class="sheet">'
    yield f'<header class="masthead">{masthead}</header>'
    yield from _contents(heads, anchors)
    yield '<main id="content">'
    yield from _sections(blocks, anchors)
    yield "</main>"
    yield from _foot(document)
    yield "</div>\n</body>\n</html>"


def _head(document: Document, style: str) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{_text(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    if document.description:
        yield f'<meta name="description" content="{_text(document.description)}">'
    yield f"<title>{_text(document.title) or 'Document'}</title>\n<style>\n{style}</style>\n</head>"


def _foot(document: Document) -> Iterator[str]:
    mark = f" · {_INTERNAL}" if document.internal else ""
    yield f"<footer><p>{_text(document.title)}{mark}</p></footer>"
    if document.internal:
        yield f'<p class="page-mark" aria-hidden="true">{_INTERNAL}</p>'


def _masthead(document: Document) -> tuple[str, Blocks]:
    """The opening heading of level 1 with the paragraph after it, and the blocks that are left."""
    match document.blocks:
        case (Heading(1, title), Paragraph(lead), *rest):
            return f'<h1>{_inlines(title)}</h1>\n<p class="lead">{_inlines(lead)}</p>', tuple(rest)
        case (Heading(1, title), *rest):
            return f"<h1>{_inlines(title)}</h1>", tuple(rest)
    return f"<h1>{_text(document.title)}</h1>" if document.title else "", document.blocks


def _contents(heads: Sequence[Heading], anchors: Sequence[str]) -> Iterator[str]:
    """Links to the sections, if there are four or more."""
    entries = [(head, anchor) for head, anchor in zip(heads, anchors, strict=True) if head.level <= 2]
    if len(entries) < _CONTENTS_FROM:
        return
    yield '<nav class="contents" aria-labelledby="contents-title">\n<p id="contents-title">Contents</p>\n<ol>'
    for head, anchor in entries:
        yield f'<li><a href="#{_text(anchor)}">{_text(plain_text(head.inlines))}</a></li>'
    yield "</ol>\n</nav>"


def _sections(blocks: Blocks, anchors: Sequence[str]) -> Iterator[str]:
    """The blocks, with a section for each heading of level 2. Later headings of level 1 count as level 2."""
    anchor = iter(anchors)
    is_open = False
    for block in blocks:
        if not isinstance(block, Heading):
            yield _block(block)
            continue
        level = max(block.level, 2)
        if level == 2:
            yield "</section>\n<section>" if is_open else "<section>"
            is_open = True
        yield f'<h{level} id="{_text(next(anchor))}">{_inlines(block.inlines)}</h{level}>'
    if is_open:
        yield "</section>"


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(_, inlines):
            html = f"<p><strong>{_inlines(inlines)}</strong></p>"
        case Paragraph(inlines):
            html = f"<p>{_inlines(inlines)}</p>"
        case List():
            html = _list(block)
        case Table():
            html = _table(block)
        case CodeBlock(text):
            html = f'<pre tabindex="0"><code>{_text(text)}</code></pre>'
        case Quote(blocks):
            html = f"<blockquote>\n{_blocks(blocks)}\n</blockquote>"
        case Callout(kind, blocks):
            html = _box(f"callout {kind.value}", kind.words, blocks)
        case SpeakerNote(blocks):
            html = _box("speaker-note", "Speaker note", blocks)
        case Tiles(tiles):
            html = _tiles(tiles)
        case Chart():
            html = _chart(block)
        case Break():
            html = "<hr>"
    return html


def _list(block: List) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    boxes = ' class="boxes"' if all(map(_has_box, block.items)) else ""
    items = "\n".join(f"<li>{_item(item)}</li>" for item in block.items)
    return f"<{tag}{start}{boxes}>\n{items}\n</{tag}>"


def _has_box(item: Blocks) -> bool:
    match item:
        case (Paragraph((Text(text), *_)), *_):
            return text.startswith(_BOXES)
    return False


def _item(item: Blocks) -> str:
    """The blocks of an item; a paragraph that opens it without another after it is not set apart."""
    match item:
        case (Paragraph(inlines), *rest) if not any(isinstance(block, Paragraph) for block in rest):
            return "\n".join([_inlines(inlines), *map(_block, rest)])
    return _blocks(item)


def _box(classes: str, title: str, blocks: Blocks) -> str:
    head = f'<p class="callout-title">{title}</p>'
    return f'<div class="{classes}" role="note">\n{head}\n{_blocks(blocks)}\n</div>'


def _tiles(tiles: Iterable[Tile]) -> str:
    return "\n".join(['<dl class="tiles">', *map(_tile, tiles), "</dl>"])


def _tile(tile: Tile) -> str:
    long = " long" if len(plain_text(tile.value)) > _LONG_VALUE else ""
    note = f'<dd class="note">{_inlines(tile.note)}</dd>' if tile.note else ""
    value = f'<dd class="value{long}">{_inlines(tile.value)}</dd>'
    return f'<div class="tile"><dt>{_inlines(tile.label)}</dt>{value}{note}</div>'


def _chart(chart: Chart) -> str:
    table = chart.table()
    return _table(Table(table.header, table.rows, table.alignments, chart.title))


def _table(table: Table) -> str:
    """A table in a box that scrolls if it must, and that a keyboard can reach to do so."""
    narrow = ' class="narrow"' if len(table.header) <= _NARROW_TABLE else ""
    label = _text(plain_text(table.caption) or "Table")
    lines = [f'<div class="table" role="group" aria-label="{label}" tabindex="0">', f"<table{narrow}>"]
    if table.caption:
        lines.append(f"<caption>{_inlines(table.caption)}</caption>")
    if any(table.header):
        lines.append(f"<thead>\n{_row('th', table.header, table.alignments)}\n</thead>")
    lines.append("<tbody>")
    lines += [_row("td", row, table.alignments) for row in table.rows]
    return "\n".join([*lines, "</tbody>", "</table>", "</div>"])


def _row(tag: str, cells: Sequence[Inlines], alignments: Sequence[Alignment]) -> str:
    pairs = zip(cells, alignments, strict=True)
    return f"<tr>{''.join(_cell(tag, cell, alignment) for cell, alignment in pairs)}</tr>"


def _cell(tag: str, cell: Inlines, alignment: Alignment) -> str:
    tag = tag if cell else "td"
    scope = ' scope="col"' if tag == "th" else ""
    names = [alignment.value] if alignment in {Alignment.RIGHT, Alignment.CENTER} else []
    names += ["short"] if len(plain_text(cell)) <= _SHORT_CELL else []
    classes = f' class="{" ".join(names)}"' if names else ""
    return f"<{tag}{scope}{classes}>{_inlines(cell)}</{tag}>"


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            html = _text(text)
        case Code(text):
            html = f"<code>{_text(text)}</code>"
        case LineBreak():
            html = "<br>"
        case Strong(inner):
            html = f"<strong>{_inlines(inner)}</strong>"
        case Emphasis(inner):
            html = f"<em>{_inlines(inner)}</em>"
        case Strike(inner):
            html = f"<del>{_inlines(inner)}</del>"
        case Link(address, inner):
            html = _link(safe_address(address), inner)
        case Status(health, word):
            shape = f'<span class="shape" aria-hidden="true">{health.shape}</span>'
            html = f'<span class="status {health.value}">{shape} {_text(word)}</span>'
    return html


def _link(address: str, inner: Inlines) -> str:
    return (
        f'<a href="{_text(address)}" rel="noreferrer">{_inlines(inner)}</a>' if address else _inlines(inner)
    )


def _text(text: str) -> str:
    return escape(clean(text), quote=True)


RENDERER = Renderer(name="html", suffix=".html", text=True, render=render)
