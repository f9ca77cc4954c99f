"""A document to the bytes of a presentation."""

import io
from datetime import datetime, time

from acctplan.blocks.characters import clean
from acctplan.blocks.vocabulary import Document
from acctplan.ooxml import normalised
from acctplan.renderers.pptx.design import Design
from acctplan.renderers.pptx.drawing import Deck
from acctplan.renderers.pptx.markup import language_of
from acctplan.renderers.pptx.pages import pages
from acctplan.renderers.pptx.sections import opening_of, sections

_LONGEST_PROPERTY = 255


def made(document: Document, design: Design) -> bytes:
    """The slides of a document added to a design, as a file. The same document and design give the same bytes."""
    deck = Deck(design, document)
    opening, rest = opening_of(document)
    deck.open(opening)
    room = design.room
    found = [
        page
        for section in sections(rest, opening.title, room.wide)
        for page in pages(section, room.wide, room.high / design.tall)
    ]
    deck.settle(found)
    for page in found:
        deck.add(page)
    _state(design, document)
    out = io.BytesIO()
    design.presentation.save(out)
    return normalised(out.getvalue(), document.day)


def _state(design: Design, document: Document) -> None:
    """The file's properties: nothing of who made it, where and when."""
    properties = design.presentation.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.description)
    properties.language = language_of(document.language)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.category = document.tongue.t("Internal – not for customers") if document.internal else ""
    properties.revision = 1
    if document.day:
        properties.created = properties.modified = datetime.combine(document.day, time())


def _property(text: str) -> str:
    return clean(text)[:_LONGEST_PROPERTY]
