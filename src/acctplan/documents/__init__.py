"""Plan to document: what an audience may see, the numbers computed from it, and the templates that show them.

The order is the protection: a plan is first projected for its audience, and everything after that (figures, the
view, the body) knows the projection only.
"""

from acctplan.documents.catalogue import Catalogue, DocumentType, load_catalogue
from acctplan.documents.rendering import Request, render

__all__ = ["Catalogue", "DocumentType", "Request", "load_catalogue", "render"]
