"""Documents for a word processor: real headings, lists, tables and pictures, which a reader may change."""

from acctplan.blocks.vocabulary import Chart, Document
from acctplan.paper.columns import Paper, fits, tables_in
from acctplan.paper.lettering import Lettering, lacking_in, our_signs
from acctplan.paper.pictures import sheet
from acctplan.renderers import Renderer, require
from acctplan.renderers.docx.body import SIZES, Body, measure
from acctplan.renderers.docx.package import package

_UPRIGHT, _ACROSS = Paper(474.0, SIZES, 8.0), Paper(720.0, SIZES, 8.0)
_TALLEST_UPRIGHT, _TALLEST_ACROSS = 620.0, 380.0


def render(document: Document) -> bytes:
    """The document as a docx file, on A4; pictures in it are bitmaps with words for those who do not see them.

    Raises: UsageError if the typesetter, which draws the pictures, is not installed.
    """
    require("typst", "typst", "docx", "office")
    from acctplan.paper.typesetter import bitmaps  # noqa: PLC0415 (needs the package)

    is_wide = any(not fits(table, _UPRIGHT, measure) for table in tables_in(document.blocks))
    body = _body(is_wide=is_wide)
    content = body.whole(document.blocks)
    pictures = bitmaps(*sheet(body.drawings)) if body.drawings else []
    return package(document, body, content, pictures, is_wide=is_wide)


def lacking(document: Document) -> tuple[str, ...]:
    """The characters of the document's pictures that no font has."""
    return lacking_in(tuple(block for block in document.blocks if isinstance(block, Chart)))


def _body(*, is_wide: bool) -> Body:
    lettering = Lettering(our_signs())
    return (
        Body(_ACROSS, _TALLEST_ACROSS, lettering) if is_wide else Body(_UPRIGHT, _TALLEST_UPRIGHT, lettering)
    )


RENDERER = Renderer(name="docx", suffix=".docx", text=False, render=render, lacking=lacking)
