"""Trying document types on plans before anybody needs them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from acctplan import blocks
from acctplan.documents.catalogue import Catalogue, DocumentType
from acctplan.documents.rendering import Request, render
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.words import Audience
from acctplan.settings import Settings

DAY = date(2026, 11, 22)
"""The day that documents are tried for: within the sample plan's quarter."""


class Trouble(NamedTuple):
    """What goes wrong with a document type: for whom, on which plan, in which format if the body is right."""

    document: str
    audience: Audience
    plan: str
    format: str
    message: str
    hint: str


def tried(
    document: DocumentType,
    catalogue: Catalogue,
    plans: Mapping[str, Plan],
    formats: Mapping[str, Callable[[blocks.Document], object]],
    settings: Settings,
) -> Iterator[Trouble]:
    """Each mistake once: of every audience and length of a document, on every plan, in every format.

    A document without words on the full plan is one, too.
    """
    told: set[str] = set()
    for audience in document.audiences:
        for trouble in _tried_for(audience, document, catalogue, plans, formats, settings):
            if trouble.message not in told:
                told.add(trouble.message)
                yield trouble


def _tried_for(
    audience: Audience,
    document: DocumentType,
    catalogue: Catalogue,
    plans: Mapping[str, Plan],
    formats: Mapping[str, Callable[[blocks.Document], object]],
    settings: Settings,
) -> Iterator[Trouble]:
    for name, plan in plans.items():
        for minutes in document.minutes or (0,):
            request = Request(document, audience, DAY, settings, minutes)
            try:
                made = render(plan, request, catalogue)
            except UsageError as error:
                yield Trouble(document.name, audience, name, "", error.message, error.hint)
                continue
            if not made.title:
                place = catalogue.templates[document.body].file
                hint = "begin the body with '# ' and a title"
                yield Trouble(document.name, audience, name, "", f"{place}:1: it has no title", hint)
            yield from _drawn(made, document, audience, name, formats.items())


def _drawn(
    made: blocks.Document,
    document: DocumentType,
    audience: Audience,
    plan: str,
    formats: Iterable[tuple[str, Callable[[blocks.Document], object]]],
) -> Iterator[Trouble]:
    for name, draw in formats:
        try:
            draw(made)
        except UsageError as error:
            yield Trouble(document.name, audience, plan, name, error.message, error.hint)
