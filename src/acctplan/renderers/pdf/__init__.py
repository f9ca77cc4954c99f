"""Documents as PDF for print and screen readers: tagged, with bookmarks, from the blocks alone."""

from acctplan.blocks.vocabulary import Document
from acctplan.brand import Logo
from acctplan.errors import UsageError
from acctplan.paper.lettering import Lettering
from acctplan.paper.logos import unusable
from acctplan.paper.typefaces import lacking_in, typefaces_of
from acctplan.renderers import Renderer, require
from acctplan.renderers.pdf.page import to_page


def render(document: Document) -> bytes:
    """The document as PDF/UA. Nothing is read but the fonts and the style that come with the program.

    Raises: UsageError if the typesetter is not installed, or cannot use a logo or font.
    """
    require("typst", "typst", "pdf", "pdf")
    from typst import TypstError  # noqa: PLC0415 (needs the package)

    from acctplan.paper.typesetter import Extras  # noqa: PLC0415
    from acctplan.renderers.pdf.setting import typeset  # noqa: PLC0415

    fonts = typefaces_of(document)
    lettering = Lettering(fonts.signs)
    page = to_page(document, lettering, fonts)
    logo = document.look.logo
    files = {page["logo"]["file"]: logo.content} if logo else {}
    try:
        return typeset(page, Extras(files, fonts.files(lettering.seen)))
    except TypstError as error:
        raise _told(str(error), logo) or error from error


def _told(message: str, logo: Logo | None) -> UsageError | None:
    """What a team's own file did to the typesetter, for whoever can mend it."""
    if logo and ("decode image" in message or "parse SVG" in message):
        return unusable(logo)
    if "failed to process font" in message:
        return UsageError("a font of [render] fonts is damaged", "name another file of that family")
    return None


def lacking(document: Document) -> tuple[str, ...]:
    """The characters of the document that no font has."""
    return lacking_in(document, document.blocks)


RENDERER = Renderer(name="pdf", suffix=".pdf", text=False, render=render, lacking=lacking, modules=("typst",))
