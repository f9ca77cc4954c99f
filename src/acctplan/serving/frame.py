"""What all pages share: their frame, the way back, and how texts and addresses are written."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from acctplan.blocks.characters import clean
from acctplan.model.words import Audience, Rag
from acctplan.resources import template_root

_STATES = {
    Rag.GREEN: ("green", "●"),
    Rag.YELLOW: ("amber", "▲"),
    Rag.RED: ("red", "■"),
}

Way = Sequence[tuple[str, str]]
"""The steps of the way to a page, each a name and an address, without the page itself."""


def page(
    title: str, body: Iterable[str], way: Way = (), *, revision: int = 0, kind: str = "", words: str = ""
) -> str:
    """A whole page around its parts; it asks for itself anew when the files are past that revision.

    `words` are what was searched for.
    """
    steps = "".join(f'<li><a href="{address}">{text(name)}</a></li>' for name, address in way)
    crumbs = f'<nav aria-label="Way back"><ol>{steps}</ol></nav>' if way else ""
    return _whole(
        title,
        f'<body class="serve {kind}" data-revision="{revision}">'
        '<a class="skip" href="#content">Skip to content</a>'
        f'<header class="bar"><a class="home" href="/">acctplan</a>{crumbs}'
        '<form role="search" action="/"><input type="search" name="q" aria-label="Search all plans" '
        f'placeholder="Search" value="{text(words)}" maxlength="200"></form>'
        '<span id="live" role="status"></span></header>'
        f'<main id="content" tabindex="-1">{"".join(body)}</main>',
        '<script src="/live.js" defer></script>',
    )


def bare_page(title: str, body: Iterable[str]) -> str:
    """A page without frame and script, to stand in the place of a document."""
    return _whole(title, f'<body class="serve"><main id="content">{"".join(body)}</main>')


def _whole(title: str, body: str, script: str = "") -> str:
    folder = template_root() / "partials"
    style = "".join((folder / name).read_text(encoding="utf-8") for name in ("document.css", "serve.css"))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{text(title)} · acctplan</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f"<style>{style}</style>{script}</head>{body}</body></html>\n"
    )


def table(label: str, head: Sequence[str], rows: Iterable[str], numbers: Sequence[str] = ()) -> str:
    """A table that scrolls by itself where the window is narrower; the columns of `numbers` are set right."""
    cells = "".join(
        f'<th scope="col"{right(name in numbers)}>{text(name)}</th>' if name else "<td></td>" for name in head
    )
    return table_of(label, [cells], rows)


def table_of(label: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """The same of heads that are cells already."""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<div class="table" tabindex="0" role="group" aria-label="{text(label)}"><table>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def right(holds: bool) -> str:
    """The class of a cell that is a number."""
    return ' class="right"' if holds else ""


def section(name: str, title: str, body: str) -> str:
    """A part of a page under its heading."""
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{text(title)}</h2>{body}</section>'


def light(state: str | None) -> str:
    """A status as a shape and a word; nothing for none."""
    if state not in list(Rag):
        return ""
    colour, shape = _STATES[Rag(state)]
    return (
        f'<span class="status {colour}"><span class="shape" aria-hidden="true">{shape}</span> {state}</span>'
    )


def whom(audience: Audience) -> str:
    """An audience as a heading has it."""
    return "for the customer" if audience is Audience.CUSTOMER else "for us"


def count(number: int, noun: str) -> str:
    """`1 plan`, `2 plans`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def address(path: str, **query: str) -> str:
    """An address of this server, to stand in an attribute."""
    return escape(f"{path}?{urlencode(query, errors='replace')}")


def text(words: str) -> str:
    """A text as it may stand in an element or an attribute."""
    return escape(clean(words))
