"""The style of a page and its data to one PDF."""

import json

from typst import TypstError

from acctplan.paper import typesetter
from acctplan.renderers.pdf.page import Data
from acctplan.resources import template_root


def typeset(page: Data, extras: typesetter.Extras = typesetter.NOTHING) -> bytes:
    """The PDF/UA of a page's data, with a logo and fonts beside them. The same data give the same bytes.

    A text that no font can show in its place, a mark upon a letter of another script, makes it a tagged PDF that
    does not claim to be PDF/UA.
    """
    style = (template_root() / "partials" / "document.typ").read_bytes()
    inputs = {"document": json.dumps(page, ensure_ascii=False)}
    try:
        return typesetter.pdf(style, inputs, "ua-1", extras)
    except TypstError:
        return typesetter.pdf(style, inputs, "1.7", extras)
