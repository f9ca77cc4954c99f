"""Slides from pages: placeholders filled, tables, charts and shapes added, notes and footers."""

from collections.abc import Sequence
from typing import Any

from acctplan.blocks.vocabulary import Block, Document
from acctplan.renderers.pptx import bars, months, text, titles
from acctplan.renderers.pptx.canvas import Canvas, drop, fill
from acctplan.renderers.pptx.design import Design, kind_of, place_of, slot, texts_of, title_of
from acctplan.renderers.pptx.figures import Bars, Months
from acctplan.renderers.pptx.grids import LEAD_GAP, Grid
from acctplan.renderers.pptx.markup import (
    EMU,
    Place,
    body,
    inherited,
    language_of,
    line_of,
    paragraph,
    placed_line,
    placeholder,
    shape,
    slide_number,
    solid,
    table,
    words,
)
from acctplan.renderers.pptx.pages import Page, Placed
from acctplan.renderers.pptx.paragraphs import Words, of_blocks
from acctplan.renderers.pptx.sections import Item, Opening
from acctplan.renderers.pptx.text import Line
from acctplan.renderers.pptx.tiles import GAP, PAD, Board, row_height, tile_paras, tile_width

_SMALL = titles.SMALLEST
_TITLE_LINES, _OPENING_LINES = 2, 4
_LEAD, _LARGEST_LEAD = 20.0, 24.0
_FRAMES = {"warning": "C77A1E", "internal": "A32A20"}


class Deck:
    """A presentation while slides are added to it."""

    def __init__(self, design: Design, document: Document) -> None:
        self.design = design
        self.language = language_of(document.language)
        self.internal = document.internal
        self.tongue = document.tongue
        t = document.tongue.t
        mark = t("Internal – not for customers") if document.internal else document.title
        self.foot = " · ".join(filter(None, (mark, document.look.name)))
        self.again = f" {t('(continued)')}"
        self._title_size = 100.0

    def settle(self, found: Sequence[Page]) -> None:
        """Choose the size of type for the titles of all pages: the largest in which each of them fits."""
        rooms = [titles.room_of_title(self._layout(each)) for each in found]
        sizes = [
            titles.fitted(*_title(page, self.again), *room, _TITLE_LINES)[1]
            for page, room in zip(found, rooms, strict=True)
        ]
        self._title_size = min(sizes, default=self._title_size)

    def open(self, opening: Opening) -> None:
        """Add the first slide."""
        canvas = self._canvas(self.design.opening)
        self._entitle(canvas, titles.one_line(opening.title), "", _OPENING_LINES)
        lead = next(iter(texts_of(canvas.layout)), None)
        if not opening.lead:
            if lead is not None:
                drop(canvas.holder(lead))
        elif lead is not None:
            where = slot(lead, canvas.layout, _LEAD)
            size = titles.fitting_size(opening.lead, where.place, min(where.size, _LARGEST_LEAD))
            inner = "".join(placed_line(para.line, size, canvas.pen) for para in opening.lead)
            fill(canvas.holder(lead), inner)
        else:
            self._lead_below(canvas, opening)
        self._finish(canvas, opening.notes)

    def add(self, page: Page) -> None:
        """Add the slide of a page."""
        canvas = self._canvas(self._layout(page))
        self._entitle(canvas, *_title(page, self.again), _TITLE_LINES, self._title_size)
        outline = _outline(page)
        if outline is not None:
            self._text(canvas, outline, page.size)
        else:
            for placed in page.placed:
                self._place(canvas, placed, page.size)
        self._finish(canvas, () if page.number else page.section.notes)

    def _layout(self, page: Page) -> Any:
        return self.design.only if _outline(page) is None else self.design.content

    def _canvas(self, layout: Any) -> Canvas:
        slide = self.design.presentation.slides.add_slide(layout)
        return Canvas(slide, self.language, self.tongue, self.design.colours)

    def _entitle(self, canvas: Canvas, said: Line, more: str, lines: int, largest: float = 100.0) -> None:
        usual, room = titles.room_of_title(canvas.layout)
        line, size = titles.fitted(said, more, min(usual, largest), room, lines)
        fill(canvas.holder(title_of(canvas.layout)), placed_line(line, size, canvas.pen))

    def _lead_below(self, canvas: Canvas, opening: Opening) -> None:
        """The lead of a layout that has no place for one."""
        title = place_of(title_of(canvas.layout))
        top = title.y + title.high + 8
        where = Place(title.x, top, title.wide, max(self.design.high - top - 40, 40))
        size = titles.fitting_size(opening.lead, where, _LEAD)
        inner = body(words(opening.lead, size, canvas.pen))
        canvas.add(lambda number: shape(number, "Lead", where, inner))

    def _text(self, canvas: Canvas, item: Words, size: float) -> None:
        """Words as the text of the content layout, so that they stay an outline."""
        holder, *others = [canvas.holder(each) for each in texts_of(canvas.layout)]
        for other in others:
            drop(other)
        places = [round(each * EMU) for each in self.design.room]
        holder.left, holder.top, holder.width, holder.height = places
        fill(holder, words(item.paras, size, canvas.pen))

    def _place(self, canvas: Canvas, placed: Placed, size: float) -> None:
        room, tall, item = self.design.room, self.design.tall, placed.item
        where = Place(room.x + placed.x, room.y + placed.y * tall, placed.width, placed.height * tall)
        if not isinstance(item, Words) and item.lead:
            high = Words(item.lead).height(size, where.wide) * tall
            inner = body(words(item.lead, size, canvas.pen))
            head = where._replace(high=high)
            canvas.add(lambda number: shape(number, "Text", head, inner))
            where = where._replace(y=where.y + high + LEAD_GAP, high=where.high - high - LEAD_GAP)
        _draw(canvas, item, where, size)

    def _finish(self, canvas: Canvas, notes: Sequence[Block]) -> None:
        """Footer, number and notes."""
        feet = {kind_of(each): each for each in canvas.layout.placeholders}
        if "ftr" in feet and self.foot:
            line = titles.clipped(text.plain(self.foot), _SMALL, place_of(feet["ftr"]).wide - titles.INSETS)
            foot, index = inherited(placed_line(line, _SMALL, canvas.pen)), feet["ftr"].placeholder_format.idx
            canvas.add(lambda number: placeholder(number, "Footer Placeholder", "ftr", index, foot))
        elif self.internal:
            room = self.design.room
            where = Place(room.x, max(room.y + room.high, self.design.high - 26), room.wide, 22)
            inner = body(line_of(text.plain(self.foot), _SMALL, canvas.pen))
            canvas.add(lambda number: shape(number, "Audience", where, inner))
        if "sldNum" in feet:
            count, place = len(self.design.presentation.slides), feet["sldNum"].placeholder_format.idx
            field = inherited(slide_number(count, _SMALL, self.language))
            canvas.add(lambda number: placeholder(number, "Slide Number Placeholder", "sldNum", place, field))
        if notes:
            canvas.note(lambda pen: words(of_blocks(notes), _SMALL, pen, solid("tx1")))


def _title(page: Page, again: str) -> tuple[Line, str]:
    """A page's title, and what says that it goes on."""
    return titles.one_line(page.section.title), again if page.number else ""


def _outline(page: Page) -> Words | None:
    """The words of a page that holds nothing else: they are the text of its layout."""
    match page.placed:
        case (Placed(Words(box="") as found),):
            return found
    return None


def _draw(canvas: Canvas, item: Item, where: Place, size: float) -> None:
    match item:
        case Words():
            _words(canvas, item, where, size)
        case Grid():
            canvas.add(lambda number: table(number, item, where, size, canvas.pen))
        case Board():
            _board(canvas, item, where)
        case Months():
            for made in months.shapes(item, where, canvas.pen):
                canvas.add(made)
        case Bars():
            bars.add(canvas.slide.shapes, item, where, canvas.pen)


def _words(canvas: Canvas, item: Words, where: Place, size: float) -> None:
    inner = body(words(item.paras, size, canvas.pen), inset=item.padding)
    if item.box:
        ground, frame = canvas.pen.colours.faint, solid(_FRAMES.get(item.box, "accent1"))
        canvas.add(lambda number: shape(number, "Callout", where, inner, fill=ground, outline=frame))
    else:
        canvas.add(lambda number: shape(number, "Text", where, inner))


def _board(canvas: Canvas, item: Board, where: Place) -> None:
    y = where.y
    for row in item.rows:
        high, wide = row_height(row, where.wide), tile_width(row, where.wide)
        for at, tile in enumerate(row):
            paras = "".join(paragraph(para, size, canvas.pen, first=True) for para, size in tile_paras(tile))
            _tile(canvas, body(paras, inset=PAD), Place(where.x + at * (wide + GAP), y, wide, high))
        y += high + GAP


def _tile(canvas: Canvas, inner: str, where: Place) -> None:
    canvas.add(lambda number: shape(number, "Tile", where, inner, fill=canvas.pen.colours.faint))
