"""Decks read back: what a presenter would see, and whether it is where it belongs."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from acctplan.blocks import Document, Texts, parse
from acctplan.renderers import find

POINT = 12_700
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck_of(body: str, texts: Texts | None = None, *, internal: bool = False) -> Any:
    """The deck of a Markdown body, read back."""
    return opened(rendered(parse(body, texts or Texts(), internal=internal)))


def rendered(document: Document) -> bytes:
    """A document as a deck."""
    made = find("pptx").render(document)
    assert isinstance(made, bytes)
    return made


def opened(content: bytes) -> Any:
    """A deck as python-pptx has it."""
    return Presentation(io.BytesIO(content))


def titles(deck: Any) -> list[str]:
    """The titles of all slides."""
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def words(slide: Any) -> str:
    """All words of a slide below its title, footer and number left out, one paragraph a line."""
    found = []
    for shape in slide.shapes:
        if shape == slide.shapes.title or (shape.is_placeholder and shape.placeholder_format.idx > 9):
            continue
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += ["\t".join(cell.text for cell in row.cells) for row in shape.table.rows]
    return "\n".join(found)


def tables(slide: Any) -> list[list[list[str]]]:
    """The tables of a slide, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def notes(slide: Any) -> str:
    """The notes of a slide, empty without any."""
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def sizes(deck: Any) -> set[float]:
    """Every size of type on slides and in charts, in points. A run without one would be an error."""
    found: set[float] = set()
    for slide in deck.slides:
        for run in slide.element.iter(f"{DRAWING}r"):
            found.add(int(run.find(f"{DRAWING}rPr").get("sz")) / 100)
        for shape in slide.shapes:
            if shape.has_chart:
                xml = shape.chart.part.blob.decode()
                found |= {int(size) / 100 for size in re.findall(r'\bsz="(\d+)"', xml)}
    return found


def outside(deck: Any) -> Iterator[str]:
    """What leaves its slide, or lies upon the footer or another part of the content."""
    wide, high = deck.slide_width, deck.slide_height
    for number, slide in enumerate(deck.slides, 1):
        boxes = [(shape.name, *_box(shape)) for shape in slide.shapes if not shape.is_placeholder]
        foot = min(
            (s.top for s in slide.slide_layout.placeholders if s.placeholder_format.idx in (11, 12)),
            default=high,
        )
        for name, left, top, right, bottom in boxes:
            if left < 0 or top < 0 or right > wide or bottom > min(high, foot) + POINT:
                yield f"slide {number}: {name} ends at {right / POINT:.0f}, {bottom / POINT:.0f}"
        blocks = [box for box in boxes if box[0].split()[0] in ("Table", "Chart", "Text", "Callout", "Tile")]
        for at, one in enumerate(blocks):
            for other in blocks[at + 1 :]:
                across = min(one[3], other[3]) - max(one[1], other[1])
                down = min(one[4], other[4]) - max(one[2], other[2])
                if across > POINT and down > POINT:
                    yield f"slide {number}: {one[0]} lies upon {other[0]}"


def _box(shape: Any) -> tuple[int, int, int, int]:
    high = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    wide = sum(column.width for column in shape.table.columns) if shape.has_table else shape.width
    return shape.left, shape.top, shape.left + wide, shape.top + max(high, shape.height)
