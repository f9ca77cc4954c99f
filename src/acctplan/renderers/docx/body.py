"""Blocks as the paragraphs and tables of a word processor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from acctplan.blocks.structure import flattened
from acctplan.blocks.vocabulary import (
    Block,
    Blocks,
    Callout,
    Chart,
    CodeBlock,
    Heading,
    Inlines,
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
from acctplan.charts.drawing.palette import Palette
from acctplan.paper.columns import Paper, parts
from acctplan.paper.flow import tied
from acctplan.paper.lettering import Lettering
from acctplan.paper.pictures import Drawing, drawn
from acctplan.paper.typefaces import Typefaces
from acctplan.renderers.docx import tables
from acctplan.renderers.docx.branding import picture
from acctplan.renderers.docx.styles import BULLETS, INDENT, LEVELS, NUMBERS, SOFT, Paint
from acctplan.renderers.docx.text import is_right_to_left, run, runs

SIZES = (9.0, 8.5, 8.0, 7.5)
_DEEPEST = 6
_LONG_VALUE = 9
_MOST_TILES = 5
_BOXES = ("☐", "☑", "✓")
_ROOM_FOR_FONTS = 1.08
_INSET = 24.0
_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
_PAGE_BREAK = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass(frozen=True)
class _Place:
    """Where blocks stand: how far in, in which list, in which style, how deep, and whether tied to what follows."""

    indent: int = 0
    level: int = -1
    style: str = ""
    depth: int = 0
    keeps: bool = False

    def inner(self, indent: int = 0, style: str = "") -> "_Place":
        return replace(self, indent=self.indent + indent, style=style or self.style, depth=self.depth + 1)


@dataclass
class Body:
    """Writes blocks as XML and keeps what they refer to: addresses, pictures, and the starts of numbered lists."""

    paper: Paper
    tallest: float
    lettering: Lettering
    measure: Callable[[str], float]
    palette: Palette
    paint: Paint
    addresses: list[str] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    _headings: int = 0

    def whole(self, blocks: Blocks) -> str:
        """All blocks; the first heading is the title, a paragraph right after it the subtitle."""
        made: list[str] = []
        level = 0
        before: Block | None = None
        for block, keeps in tied(blocks):
            if isinstance(block, Heading):
                level = min(max(block.level, 2), level + 1) if level else 1
                made.append(self._heading(block.inlines, level))
            elif isinstance(block, Paragraph) and isinstance(before, Heading) and before is blocks[0]:
                made.append(self._paragraph(block.inlines, _Place(style="Subtitle")))
            else:
                made.append(self._block(block, _Place(keeps=keeps)))
            before = block
        return "".join(made)

    def _heading(self, inlines: Inlines, level: int) -> str:
        self._headings += 1
        style = f"Heading{level - 1}" if level > 1 else "Title"
        mark = f'w:id="{self._headings}"'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_direction(inlines)}</w:pPr>'
            f'<w:bookmarkStart {mark} w:name="part_{self._headings}"/>{self._runs(inlines)}'
            f"<w:bookmarkEnd {mark}/></w:p>"
        )

    def _runs(self, inlines: Inlines) -> str:
        return runs(inlines, self._relate)

    def _relate(self, address: str) -> str:
        if address not in self.addresses:
            self.addresses.append(address)
        return f"link{self.addresses.index(address) + 1}"

    def _blocks(self, blocks: Blocks, place: _Place) -> str:
        if place.depth > _DEEPEST:
            return self._paragraph(flattened(blocks), place)
        made = (self._block(block, replace(place, keeps=keeps)) for block, keeps in tied(blocks))
        return "".join(made)

    def _block(self, block: Block, place: _Place) -> str:
        match block:
            case Heading(_, inlines) | Paragraph(inlines):
                made = self._paragraph(inlines, place)
            case List():
                made = self._list(block, place)
            case Table():
                made = self._table(block, place.depth)
            case CodeBlock(text):
                lines = "<w:r><w:br/></w:r>".join(run(line) for line in text.split("\n"))
                made = f'<w:p><w:pPr><w:pStyle w:val="Code"/></w:pPr>{lines}</w:p>'
            case Quote(inner):
                made = self._blocks(inner, place.inner(style="Quote"))
            case Callout(kind, inner):
                made = self._box(block.words, inner, place, *self.paint.washes[kind.value])
            case SpeakerNote(inner, title):
                made = self._box(title, inner, place, SOFT, "")
            case Tiles(tiles):
                made = self._tiles(tiles)
            case Chart():
                made = self._chart(block, place.depth)
            case _:
                made = _PAGE_BREAK
        return made

    def _paragraph(self, inlines: Inlines, place: _Place, number: str = "", hanging: int = 0) -> str:
        style = place.style or ("ListParagraph" if place.level >= 0 else "")
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        hang = f' w:hanging="{hanging}"' if hanging else ""
        indent = f'<w:ind w:left="{place.indent}"{hang}/>' if place.indent and not number else ""
        kept = "<w:keepNext/>" if place.keeps else ""
        return f"<w:p><w:pPr>{named}{kept}{number}{_direction(inlines)}{indent}</w:pPr>{self._runs(inlines)}</w:p>"

    def _list(self, block: List, place: _Place) -> str:
        level = min(place.level + 1, LEVELS - 1)
        inside = replace(place.inner(INDENT), level=level, keeps=False)
        if all(map(_has_box, block.items)):
            return "".join(self._item(item, inside, "") for item in block.items)
        identity = BULLETS
        if block.ordered:
            self.starts.append(min(block.start, 32_000))
            identity = NUMBERS + len(self.starts) - 1
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
        return "".join(self._item(item, inside, number) for item in block.items)

    def _item(self, item: Blocks, place: _Place, number: str) -> str:
        hanging = 0 if number else 260
        match item:
            case (Paragraph(inlines), *others):
                return self._paragraph(inlines, place, number, hanging) + self._blocks(tuple(others), place)
        return self._paragraph((), place, number, hanging) + self._blocks(item, place)

    def _table(self, table: Table, depth: int) -> str:
        made = [self._caption(table.caption)]
        paper = self.paper._replace(room=self.paper.room - _INSET * depth)
        for part in parts(table, paper, self.measure):
            made += [tables.table(table, part, paper, self.measure, self._runs), _GAP]
        return "".join(made)

    def _caption(self, inlines: Inlines) -> str:
        return self._paragraph(inlines, _Place(style="Caption")) if inlines else ""

    def _box(self, title: str, inner: Blocks, place: _Place, colour: str, wash: str) -> str:
        head = (
            '<w:p><w:pPr><w:keepNext/><w:spacing w:after="40"/></w:pPr>'
            + run(title, ("<w:b/><w:bCs/>", f'<w:color w:val="{colour}"/>'))
            + "</w:p>"
        )
        inside = head + self._blocks(inner, _Place(depth=place.depth + 1))
        return tables.box(inside, self.paper.room - place.indent / 20, colour, wash) + _GAP

    def _tiles(self, tiles: Sequence[Tile]) -> str:
        rows = [tiles[start : start + _MOST_TILES] for start in range(0, len(tiles), _MOST_TILES)]
        return "".join(
            tables.tiles([self._tile(each) for each in row], self.paper.room) + _GAP for row in rows
        )

    def _tile(self, tile: Tile) -> str:
        value = "TileWords" if len(plain_text(tile.value)) > _LONG_VALUE else "TileValue"
        pairs = (("TileLabel", tile.label), (value, tile.value), ("TileLabel", tile.note))
        return "".join(self._paragraph(text, _Place(style=style)) for style, text in pairs if text)

    def _chart(self, chart: Chart, depth: int) -> str:
        drawing = drawn(
            chart, f"p{len(self.drawings) + 1}", self.lettering, self.paper.room, self.tallest, self.palette
        )
        made = ""
        if drawing:
            self.drawings.append(drawing)
            made = self._caption(chart.title) + picture(
                f"picture{len(self.drawings)}", drawing.width, drawing.height, drawing.spoken
            )
        if chart.illustrates or not chart.rows:
            return made
        table = chart.table()
        return made + self._table(replace(table, caption=() if drawing else chart.title), depth)


def measure_of(fonts: Typefaces) -> Callable[[str], float]:
    """Gives the width of a text at font size 1, with room for whatever font a reader has."""
    return lambda text: fonts.measure(text) * _ROOM_FOR_FONTS


def _direction(inlines: Inlines) -> str:
    return "<w:bidi/>" if is_right_to_left(inlines) else ""


def _has_box(item: Blocks) -> bool:
    match item:
        case (Paragraph((Text(text), *_)), *_):
            return text.startswith(_BOXES)
    return False
