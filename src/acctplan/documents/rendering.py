"""A plan and a document type to blocks that any renderer can walk."""

from dataclasses import dataclass, field, replace
from datetime import date

from acctplan import blocks
from acctplan.documents.building import build_view
from acctplan.documents.catalogue import Catalogue, DocumentType
from acctplan.documents.engine import fill
from acctplan.documents.projection import Projection, project
from acctplan.documents.remembering import Remembered, looking_back
from acctplan.documents.sandbox import fill_apart
from acctplan.documents.view import Judgement, View
from acctplan.languages import Tongue
from acctplan.model.plan import Plan
from acctplan.model.words import Audience
from acctplan.settings import Settings


@dataclass(frozen=True)
class Request:
    """What is to be rendered, for whom, as of which day, and how long a session it is for (0: no session).

    `judgement` is shown to our own people only. `remembered` is what the plan was, for a document that looks back.
    """

    document: DocumentType
    audience: Audience
    today: date
    settings: Settings
    minutes: int = 0
    judgement: Judgement = field(default_factory=Judgement)
    remembered: Remembered | None = None


def render(plan: Plan, request: Request, catalogue: Catalogue) -> blocks.Document:
    """The document of a plan. The same arguments give the same document; nothing but templates is read.

    Raises: UsageError with file and line for a mistake in a template.
    """
    whole = looking_back(plan, request.remembered)
    return render_projection(project(whole, request.audience, request.settings), request, catalogue)


def render_projection(projection: Projection, request: Request, catalogue: Catalogue) -> blocks.Document:
    """As `render`, of what an audience may see already: nothing else can be in the document."""
    document, texts = request.document, blocks.Texts()
    language = projection.plan.front.language or "en"
    tongue = catalogue.tongue(language)
    view = _view(_for_body(projection, request), texts, request, tongue)
    ours = _view(projection, texts, request, tongue) if projection.is_internal and document.shared else None
    description = tongue.t(document.description)
    values = {
        "view": view,
        "ours": ours or (view if projection.is_internal else None),
        "data": document.data,
        "document": {"title": tongue.t(document.title), "description": description},
    }
    filler = fill if catalogue.trusted else fill_apart
    body = filler(catalogue.templates, document.body, values, tongue)
    made = blocks.parse(
        body,
        texts,
        language=language,
        internal=projection.is_internal,
        description=description,
        tongue=tongue,
    )
    return replace(made, day=request.today)


def _for_body(projection: Projection, request: Request) -> Projection:
    """What the body may show: of a shared document nothing that a customer may not see."""
    if not (request.document.shared and projection.is_internal):
        return projection
    return project(projection.plan, Audience.CUSTOMER, request.settings)


def _view(projection: Projection, texts: blocks.Texts, request: Request, tongue: Tongue) -> View:
    return build_view(
        projection,
        texts,
        request.today,
        request.settings,
        request.judgement,
        request.minutes,
        tongue,
        request.remembered,
    )
