"""Blocks as the plain data that the style of a page takes: texts stay texts, and sizes are settled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from acctplan.blocks.structure import flattened
from acctplan.blocks.vocabulary import (
    Block,
    Blocks,
    Callout,
    Chart,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    SpeakerNote,
    Status,
    Table,
    Text,
    Tile,
    Tiles,
    plain_text,
)
from acctplan.brand import Logo
from acctplan.charts.drawing.palette import Palette
from acctplan.paper.columns import Paper, Part, fits, height, parts, tables_in
from acctplan.paper.flow import tied
from acctplan.paper.lettering import Lettering
from acctplan.paper.pictures import drawn, palette_of
from acctplan.paper.typefaces import Typefaces, our_typefaces
from acctplan.renderers.pdf.runs import Run, runs

Data: TypeAlias = dict[str, Any]
"""Whatever JSON can say; read by the style sheet `document.typ`."""

_SIZES = (8.75, 8.25, 7.75, 7.25)
_UPRIGHT = Paper(482.0, _SIZES, 9.0)
_ACROSS = Paper(728.0, _SIZES, 9.0)
_TALLEST_UPRIGHT, _TALLEST_ACROSS = 660.0, 410.0
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-|\Z)")
_DEEPEST = 6
_TALL_CELL = 600
_INSET = 24.0
_FEW_ROWS, _SHORT_TABLE = 12, 230.0
_LONG_VALUE = 60
_SMALL_VALUE, _LARGE_VALUE = 9.5, 15.0
_BOLD, _PILL, _TILE_EDGES = 1.08, 2.4, 20.0
_MOST_TILES = 5
_LOGO_WIDE, _LOGO_HIGH = 170.0, 34.0
_BOXES = ("☐", "☑", "✓")


def to_page(document: Document, lettering: Lettering, fonts: Typefaces | None = None) -> Data:
    """The document as `document.typ` takes it, whatever its author wrote; without fonts, in ours."""
    fonts = fonts or our_typefaces()
    measure, look = fonts.measure, document.look
    is_wide = any(not fits(table, _UPRIGHT, measure) for table in tables_in(document.blocks))
    language = _LANGUAGE.match(document.language)
    title = lettering.shown(document.title) or document.tongue.t("Document")
    return {
        "title": title,
        "description": lettering.shown(document.description) or None,
        "language": language.group(1).lower() if language else "en",
        "region": language.group(2).upper() if language and language.group(2) else None,
        "landscape": is_wide,
        "banner": lettering.shown(document.tongue.t("Internal: not for customers"))
        if document.internal
        else "",
        "brand": lettering.shown(look.name),
        "logo": _logo(look.logo, look.name or document.tongue.t("Picture")) if look.logo else None,
        "sans": list(fonts.families),
        "mono": list(fonts.mono),
        "accent": f"#{look.ink('0F5257')}",
        "link": f"#{look.link('0B5C8A')}",
        "blocks": list(
            _Page(lettering, is_wide, measure, palette_of(look, fonts.families)).whole(document.blocks)
        ),
    }


def _logo(logo: Logo, name: str) -> Data:
    width, _ = logo.fitted(_LOGO_WIDE, _LOGO_HIGH)
    return {"file": f"logo.{logo.kind}", "width": round(width, 2), "alt": name}


@dataclass
class _Page:
    """Lays blocks out for one shape of paper."""

    lettering: Lettering
    is_wide: bool
    measure: Callable[[str], float]
    palette: Palette
    _pictures: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def whole(self, blocks: Blocks) -> Iterator[Data]:
        """All blocks; the first heading is the title, the paragraph after it what leads in."""
        level = 0
        before: Block | None = None
        for block, keeps in tied(blocks):
            if isinstance(block, Heading):
                level = min(max(block.level, 2), level + 1) if level else 1
                yield {"block": "heading", "level": level, "line": self._line(block.inlines)}
            elif isinstance(block, Paragraph) and isinstance(before, Heading) and before is blocks[0]:
                yield {"block": "lead", "line": self._line(block.inlines)}
            else:
                yield from self._block(block, 0, keeps=keeps)
            before = block

    def _line(self, inlines: Inlines) -> list[Run]:
        return runs(inlines, self.lettering)

    def _blocks(self, blocks: Blocks, depth: int) -> list[Data]:
        if depth > _DEEPEST:
            return [{"block": "paragraph", "keeps": False, "line": self._line(flattened(blocks))}]
        return [made for block, keeps in tied(blocks) for made in self._block(block, depth, keeps=keeps)]

    def _block(self, block: Block, depth: int, *, keeps: bool) -> Iterator[Data]:
        match block:
            case Heading(_, inlines) | Paragraph(inlines):
                yield {"block": "paragraph", "keeps": keeps, "line": self._line(inlines)}
            case List():
                yield self._list(block, depth)
            case Table():
                yield from self._table(block, depth)
            case CodeBlock(text):
                yield {"block": "code", "lines": [self.lettering.line(line) for line in text.split("\n")]}
            case Quote(inner):
                yield {"block": "quote", "blocks": self._blocks(inner, depth + 1)}
            case Callout():
                yield self._box(block, depth)
            case SpeakerNote(inner, title):
                yield {
                    "block": "note",
                    "title": self.lettering.shown(title),
                    "blocks": self._blocks(inner, depth + 1),
                }
            case Tiles(tiles):
                yield from self._tiles(tiles)
            case Chart():
                yield from self._chart(block, depth)
            case _:
                yield {"block": "break"}

    def _box(self, callout: Callout, depth: int) -> Data:
        return {
            "block": "callout",
            "kind": callout.kind.value,
            "title": self.lettering.shown(callout.words),
            "blocks": self._blocks(callout.blocks, depth + 1),
        }

    def _list(self, block: List, depth: int) -> Data:
        items = [self._blocks(item, depth + 1) for item in block.items]
        kind = "numbers" if block.ordered else "boxes" if all(map(_has_box, block.items)) else "points"
        return {"block": "list", "kind": kind, "start": block.start, "items": items}

    def _table(self, table: Table, depth: int) -> Iterator[Data]:
        paper = _ACROSS if self.is_wide else _UPRIGHT
        paper = paper._replace(room=paper.room - _INSET * depth)
        for number, part in enumerate(parts(table, paper, self.measure)):
            yield self._part(table, part, paper, () if number else table.caption)

    def _part(self, table: Table, part: Part, paper: Paper, caption: Inlines) -> Data:
        rows = [[row[each] for each in part.columns] for row in table.rows]
        header = [table.header[each] for each in part.columns] if any(table.header) else []
        return {
            "block": "table",
            "caption": self._line(caption),
            "size": part.size,
            "gap": paper.gap,
            "widths": _with_gaps(part.widths, paper.gap),
            "sides": [table.alignments[each].value for each in part.columns],
            "whole": len(rows) <= _FEW_ROWS and height(table, part, self.measure) < _SHORT_TABLE,
            "tall": any(len(plain_text(cell)) > _TALL_CELL for row in rows for cell in row),
            "repeats": sum(len(plain_text(cell)) for cell in header) <= _TALL_CELL,
            "header": [self._line(cell) for cell in header],
            "cells": [self._line(cell) for row in rows for cell in row],
        }

    def _tiles(self, tiles: Sequence[Tile]) -> Iterator[Data]:
        for start in range(0, len(tiles), _MOST_TILES):
            some = tiles[start : start + _MOST_TILES]
            tall = any(len(plain_text((*each.label, *each.value, *each.note))) > _TALL_CELL for each in some)
            room = (_ACROSS if self.is_wide else _UPRIGHT).room / len(some) - _TILE_EDGES
            made = [self._tile(tile, room) for tile in some]
            yield {"block": "tiles", "across": len(some), "tall": tall, "tiles": made}

    def _tile(self, tile: Tile, room: float) -> Data:
        pills = sum(isinstance(each, Status) for each in tile.value)
        wide = self.measure(plain_text(tile.value)[:_LONG_VALUE]) * _BOLD + _PILL * pills
        return {
            "label": self._line(tile.label),
            "value": self._line(tile.value),
            "note": self._line(tile.note),
            "size": round(max(_SMALL_VALUE, min(_LARGE_VALUE, room / max(wide, 1.0))), 2),
        }

    def _chart(self, chart: Chart, depth: int) -> Iterator[Data]:
        paper, tallest = (_ACROSS, _TALLEST_ACROSS) if self.is_wide else (_UPRIGHT, _TALLEST_UPRIGHT)
        drawing = drawn(chart, f"p{next(self._pictures)}", self.lettering, paper.room, tallest, self.palette)
        if drawing:
            yield {
                "block": "picture",
                "title": self._line(chart.title),
                "svg": drawing.svg,
                "alt": drawing.spoken,
                "width": drawing.width,
            }
        if not chart.illustrates and chart.rows:
            table = chart.table()
            yield from self._table(replace(table, caption=() if drawing else chart.title), depth)


def _with_gaps(widths: Sequence[float], gap: float) -> list[float]:
    """Widths with the gap to the next column, as cells have it inside of them."""
    *most, last = widths
    return [*(round(each + gap, 2) for each in most), round(last, 2)]


def _has_box(item: Blocks) -> bool:
    match item:
        case (Paragraph((Text(text), *_)), *_):
            return text.startswith(_BOXES)
    return False
