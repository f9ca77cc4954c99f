"""Documents for a word processor: real headings, lists, tables and pictures, which a reader may change."""

from acctplan.blocks.vocabulary import Chart, Document
from acctplan.paper.columns import Paper, fits, tables_in
from acctplan.paper.lettering import Lettering
from acctplan.paper.pictures import palette_of, sheet
from acctplan.paper.typefaces import Typefaces, lacking_in, typefaces_of
from acctplan.renderers import Renderer, require
from acctplan.renderers.docx.body import SIZES, Body, measure_of
from acctplan.renderers.docx.package import package
from acctplan.renderers.docx.styles import paint_of

_UPRIGHT, _ACROSS = Paper(474.0, SIZES, 8.0), Paper(720.0, SIZES, 8.0)
_TALLEST_UPRIGHT, _TALLEST_ACROSS = 620.0, 380.0


def render(document: Document) -> bytes:
    """The document as a docx file, on A4; pictures in it are bitmaps with words for those who do not see them.

    Raises: UsageError if the typesetter, which draws the pictures, is not installed.
    """
    require("typst", "typst", "docx", "office")
    from acctplan.paper.typesetter import Extras, bitmaps  # noqa: PLC0415 (needs the package)
    from acctplan.renderers.docx.branding import logo_of  # noqa: PLC0415

    fonts = typefaces_of(document)
    measure = measure_of(fonts)
    is_wide = any(not fits(table, _UPRIGHT, measure) for table in tables_in(document.blocks))
    body = _body(document, fonts, is_wide=is_wide)
    content = body.whole(document.blocks)
    pictures: list[bytes] = []
    if body.drawings:
        extras = Extras(fonts=fonts.files(body.lettering.seen))
        pictures = bitmaps(*sheet(body.drawings, fonts.families), extras)
    return package(document, body, content, pictures, logo_of(document), is_wide=is_wide)


def lacking(document: Document) -> tuple[str, ...]:
    """The characters of the document's pictures that no font has."""
    return lacking_in(document, tuple(block for block in document.blocks if isinstance(block, Chart)))


def _body(document: Document, fonts: Typefaces, *, is_wide: bool) -> Body:
    paper, tallest = (_ACROSS, _TALLEST_ACROSS) if is_wide else (_UPRIGHT, _TALLEST_UPRIGHT)
    palette = palette_of(document.look, fonts.families)
    return Body(paper, tallest, Lettering(fonts.signs), measure_of(fonts), palette, paint_of(document.look))


RENDERER = Renderer(
    name="docx", suffix=".docx", text=False, render=render, lacking=lacking, modules=("typst",)
)
