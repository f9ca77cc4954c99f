"""Documents as one HTML file that needs nothing else: no script, no request, light, dark and on paper."""

import re
from collections.abc import Iterable, Iterator, Sequence

from acctplan.blocks.vocabulary import Blocks, Document, Heading, Paragraph, plain_text
from acctplan.languages import Tongue
from acctplan.renderers import Renderer
from acctplan.renderers.html.blocks import Body
from acctplan.renderers.html.branding import brand_of, style_of
from acctplan.renderers.html.inlines import inlines_of, text_of
from acctplan.resources import template_root

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_CONTENTS_FROM = 4
_NOT_WORD = re.compile(r"[\W_]+")


def render(document: Document) -> str:
    """The document as a page. The style sheet comes with the program; nothing else is read."""
    style = (template_root() / "partials" / "document.css").read_text(encoding="utf-8")
    style += style_of(document.look)
    return "\n".join(_page(document, style)) + "\n"


def slugs(titles: Iterable[str]) -> list[str]:
    """An anchor for each title, in order: its letters and digits in lower case, no two alike, none empty."""
    taken = {"content"}
    last: dict[str, int] = {}
    found: list[str] = []
    for title in titles:
        stem = _NOT_WORD.sub("-", title.lower()).strip("-")[:60].rstrip("-") or "section"
        slug = stem
        while slug in taken:
            last[stem] = last.get(stem, 1) + 1
            slug = f"{stem}-{last[stem]}"
        taken.add(slug)
        found.append(slug)
    return found


def _page(document: Document, style: str) -> Iterator[str]:
    masthead, blocks = _masthead(document)
    heads = [block for block in blocks if isinstance(block, Heading)]
    anchors = slugs(plain_text(head.inlines) for head in heads)
    yield from _head(document, style)
    yield '<body class="internal">' if document.internal else "<body>"
    yield f'<a class="skip" href="#content">{text_of(document.tongue.t("Skip to content"))}</a>'
    if document.internal:
        yield f'<p class="banner" role="note">{_internal(document)}</p>'
    yield '<div class="sheet">'
    yield f'<header class="masthead">{brand_of(document)}{masthead}</header>'
    yield from _contents(heads, anchors, document.tongue)
    yield '<main id="content">'
    yield from _sections(blocks, anchors, Body(document.tongue))
    yield "</main>"
    yield from _foot(document)
    yield "</div>\n</body>\n</html>"


def _head(document: Document, style: str) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{text_of(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    if document.description:
        yield f'<meta name="description" content="{text_of(document.description)}">'
    title = text_of(document.title or document.tongue.t("Document"))
    yield f"<title>{title}</title>\n<style>\n{style}</style>\n</head>"


def _foot(document: Document) -> Iterator[str]:
    mark = f" · {_internal(document)}" if document.internal else ""
    name = f"{text_of(document.look.name)} · " if document.look.name else ""
    yield f"<footer><p>{name}{text_of(document.title)}{mark}</p></footer>"
    if document.internal:
        yield f'<p class="page-mark" aria-hidden="true">{_internal(document)}</p>'


def _masthead(document: Document) -> tuple[str, Blocks]:
    """The opening heading of level 1 with the paragraph after it, and the blocks that are left."""
    match document.blocks:
        case (Heading(1, title), Paragraph(lead), *rest):
            return f'<h1>{inlines_of(title)}</h1>\n<p class="lead">{inlines_of(lead)}</p>', tuple(rest)
        case (Heading(1, title), *rest):
            return f"<h1>{inlines_of(title)}</h1>", tuple(rest)
    return f"<h1>{text_of(document.title)}</h1>" if document.title else "", document.blocks


def _contents(heads: Sequence[Heading], anchors: Sequence[str], tongue: Tongue) -> Iterator[str]:
    """Links to the sections, if there are four or more."""
    entries = [(head, anchor) for head, anchor in zip(heads, anchors, strict=True) if head.level <= 2]
    if len(entries) < _CONTENTS_FROM:
        return
    title = text_of(tongue.t("Contents"))
    yield f'<nav class="contents" aria-labelledby="contents-title">\n<p id="contents-title">{title}</p>\n<ol>'
    for head, anchor in entries:
        yield f'<li><a href="#{text_of(anchor)}">{text_of(plain_text(head.inlines))}</a></li>'
    yield "</ol>\n</nav>"


def _sections(blocks: Blocks, anchors: Sequence[str], body: Body) -> Iterator[str]:
    """The blocks, with a section for each heading of level 2. Later headings of level 1 count as level 2."""
    anchor = iter(anchors)
    is_open = False
    for block in blocks:
        if not isinstance(block, Heading):
            yield body.one(block)
            continue
        level = max(block.level, 2)
        if level == 2:
            yield "</section>\n<section>" if is_open else "<section>"
            is_open = True
        yield f'<h{level} id="{text_of(next(anchor))}">{inlines_of(block.inlines)}</h{level}>'
    if is_open:
        yield "</section>"


def _internal(document: Document) -> str:
    return text_of(document.tongue.t("Internal – not for customers"))


RENDERER = Renderer(name="html", suffix=".html", text=True, render=render)
