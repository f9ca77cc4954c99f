"""Documents as PDF for print and screen readers: tagged, with bookmarks, from the blocks alone."""

from acctplan.blocks.vocabulary import Document
from acctplan.paper.lettering import Lettering, lacking_in, our_signs
from acctplan.renderers import Renderer, require
from acctplan.renderers.pdf.page import to_page


def render(document: Document) -> bytes:
    """The document as PDF/UA. Nothing is read but the fonts and the style that come with the program.

    Raises: UsageError if the typesetter is not installed.
    """
    require("typst", "typst", "pdf", "pdf")
    from acctplan.renderers.pdf.setting import typeset  # noqa: PLC0415 (needs the package)

    return typeset(to_page(document, Lettering(our_signs())))


def lacking(document: Document) -> tuple[str, ...]:
    """The characters of the document that no font has."""
    return lacking_in(document.blocks)


RENDERER = Renderer(name="pdf", suffix=".pdf", text=False, render=render, lacking=lacking)
