"""Blocks as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from acctplan.blocks.vocabulary import (
    Block,
    Blocks,
    Break,
    Callout,
    Chart,
    CodeBlock,
    Heading,
    List,
    Paragraph,
    Quote,
    SpeakerNote,
    Table,
    Text,
    Tile,
    Tiles,
    plain_text,
)
from acctplan.charts import draw
from acctplan.charts.drawing.palette import PAGE
from acctplan.charts.drawing.widths import width
from acctplan.languages import ENGLISH, Tongue
from acctplan.renderers.html.inlines import inlines_of, text_of
from acctplan.renderers.html.tables import table_of

_LONG_VALUE = 14
_LARGE, _TILE = 28, 150
"""Size of the type in a tile and the room in it, in pixels."""
_BOXES = ("☐ ", "☑ ")


@dataclass(frozen=True)
class Body:
    """Writes blocks in a language."""

    tongue: Tongue

    def whole(self, blocks: Iterable[Block]) -> str:
        """Blocks in order."""
        return "\n".join(map(self.one, blocks))

    def one(self, block: Block) -> str:
        """One block; a heading here stands inside of another block."""
        match block:
            case Heading(_, inlines):
                html = f"<p><strong>{inlines_of(inlines)}</strong></p>"
            case Paragraph(inlines):
                html = f"<p>{inlines_of(inlines)}</p>"
            case List():
                html = self._list(block)
            case Table():
                html = self._table(block)
            case CodeBlock(text):
                html = f'<pre tabindex="0"><code>{text_of(text)}</code></pre>'
            case Quote(blocks):
                html = f"<blockquote>\n{self.whole(blocks)}\n</blockquote>"
            case Callout(kind, blocks):
                html = self._box(f"callout {kind.value}", block.words, blocks)
            case SpeakerNote(blocks, title):
                html = self._box("speaker-note", title, blocks)
            case Tiles(tiles):
                html = self._tiles(tiles)
            case Chart():
                html = self._chart(block)
            case Break():
                html = "<hr>"
        return html

    def _list(self, block: List) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        boxes = ' class="boxes"' if all(map(_has_box, block.items)) else ""
        items = "\n".join(f"<li>{self._item(item)}</li>" for item in block.items)
        return f"<{tag}{start}{boxes}>\n{items}\n</{tag}>"

    def _item(self, item: Blocks) -> str:
        """The blocks of an item; a paragraph that opens it without another after it is not set apart."""
        match item:
            case (Paragraph(inlines), *rest) if not any(isinstance(block, Paragraph) for block in rest):
                return "\n".join([inlines_of(inlines), *map(self.one, rest)])
        return self.whole(item)

    def _box(self, classes: str, title: str, blocks: Blocks) -> str:
        head = f'<p class="callout-title">{text_of(title)}</p>'
        return f'<div class="{classes}" role="note">\n{head}\n{self.whole(blocks)}\n</div>'

    def _chart(self, chart: Chart) -> str:
        """The picture, with its numbers to unfold if nothing beside it says them; without a picture the numbers."""
        table = self._table(replace(chart.table(), caption=chart.title))
        picture = draw(chart, PAGE, f"p{sha256(repr(chart).encode()).hexdigest()[:8]}")
        if not picture:
            return "" if chart.illustrates or not chart.table().rows else table
        caption = f"<figcaption>{inlines_of(chart.title)}</figcaption>\n" if chart.title else ""
        box = (
            f'<div class="canvas" role="group" aria-label="{text_of(plain_text(chart.title))}" tabindex="0">'
        )
        more = ""
        if not chart.illustrates:
            numbers = text_of(self.tongue.t("Numbers"))
            more = f"<details>\n<summary>{numbers}</summary>\n{table}\n</details>\n"
        return f'<figure class="picture">\n{caption}{box}\n{picture}\n</div>\n{more}</figure>'

    def _tiles(self, tiles: Iterable[Tile]) -> str:
        return "\n".join(['<dl class="tiles">', *map(self._tile, tiles), "</dl>"])

    def _tile(self, tile: Tile) -> str:
        long = " long" if self._is_long(plain_text(tile.value)) else ""
        note = f'<dd class="note">{inlines_of(tile.note)}</dd>' if tile.note else ""
        value = f'<dd class="value{long}">{inlines_of(tile.value)}</dd>'
        return f'<div class="tile"><dt>{inlines_of(tile.label)}</dt>{value}{note}</div>'

    def _is_long(self, value: str) -> bool:
        """By its length in English; longer words and amounts of other languages are measured, too."""
        is_english = self.tongue is ENGLISH
        return len(value) > _LONG_VALUE or not (is_english or width(value, _LARGE, bold=True) <= _TILE)

    def _table(self, table: Table) -> str:
        return table_of(table, table.spoken or self.tongue.t("Table"))


def _has_box(item: Blocks) -> bool:
    match item:
        case (Paragraph((Text(text), *_)), *_):
            return text.startswith(_BOXES)
    return False
