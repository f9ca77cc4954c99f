"""The document types that there are where somebody stands: for help pages and completion."""

from pathlib import Path

from acctplan.documents import Catalogue, load_catalogue
from acctplan.errors import UsageError
from acctplan.workspace import Workspace


def catalogue_here() -> Catalogue:
    """The built-in document types with those of the configuration; the built-in ones alone if that is wrong."""
    cwd = Path.cwd()
    try:
        project = Workspace(cwd).project_for(cwd)
        own = project.settings.render.templates
        return load_catalogue(project.root / own if own else None)
    except UsageError:
        return load_catalogue()


def document_section() -> list[tuple[str, list[tuple[str, str]]]]:
    """The part of a help page that lists the document types."""
    documents = catalogue_here().documents
    return [("Documents", [(name, each.description) for name, each in documents.items()])]
