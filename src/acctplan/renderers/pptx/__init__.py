"""Documents as PowerPoint presentations: each second-level heading a slide, with tables and charts to edit."""

from collections.abc import Callable

from acctplan.blocks.vocabulary import Document
from acctplan.renderers import Renderer, require


def render(document: Document) -> bytes:
    """The document as a presentation of our own design.

    Raises: UsageError if python-pptx is not installed.
    """
    require("python-pptx", "pptx", "pptx", "office")
    from acctplan.renderers.pptx.design import stock  # noqa: PLC0415 - slow to import
    from acctplan.renderers.pptx.making import made  # noqa: PLC0415

    return made(document, stock(document.look))


def on(content: bytes, name: str) -> Callable[[Document], bytes]:
    """What renders with the layouts, colours and fonts of a team's own presentation; `name` is for messages.

    Raises: UsageError if it cannot be used, and if python-pptx is not installed.
    """
    require("python-pptx", "pptx", "pptx", "office")
    from acctplan.renderers.pptx.making import made  # noqa: PLC0415 - slow to import
    from acctplan.renderers.pptx.reference import opened  # noqa: PLC0415

    opened(content, name)
    return lambda document: made(document, opened(content, name))


RENDERER = Renderer(
    name="pptx", suffix=".pptx", text=False, render=render, on=on, slides=True, modules=("pptx",)
)
