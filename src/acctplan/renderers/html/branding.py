"""A team's look on a page: what is added to the style sheet, and its logo or name at the head."""

import re
from base64 import b64encode

from acctplan.blocks.vocabulary import Document
from acctplan.brand import Look
from acctplan.renderers.html.inlines import text_of

_WIDE, _HIGH = 240.0, 48.0
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}
_FALLBACKS = (
    '-apple-system, BlinkMacSystemFont, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", '
    "sans-serif"
)
_NOT_IN_NAME = re.compile(r"[^\w -]")
_DARK = "@media screen and (prefers-color-scheme: dark)"


def style_of(look: Look) -> str:
    """The rules that a look adds to ours; none for our own.

    The primary colour is drawn as it is where it only decorates a light page; where it is read, and in the dark,
    it is as dark or light as reading takes.
    """
    rules: list[str] = []
    light, dark = _colours(look, night=False), _colours(look, night=True)
    if light:
        rules += [f":root {{{light}}}", f"{_DARK} {{ :root {{{dark}}} }}"]
    if look.primary:
        rules.append(".sheet, .masthead { border-top-color: var(--brand); }")
        rules.append("section > h2 { border-bottom-color: var(--brand); }")
    if look.font:
        rules.append(f"html {{ font-family: {_family(look.font)}, {_FALLBACKS}; }}")
    if look.name or look.logo:
        rules.append(".brand { margin: 0 0 1.5rem; color: var(--soft); font-weight: 650; }")
    if look.logo:
        rules.append(
            f"{_DARK} {{ .brand img {{ box-sizing: content-box; padding: .5rem; background: #fff; }} }}"
        )
    return "".join(f"{each}\n" for each in rules)


def brand_of(document: Document) -> str:
    """The logo, else the name; empty for a team that has given neither."""
    look = document.look
    if look.logo is None:
        return f'<p class="brand">{text_of(look.name)}</p>\n' if look.name else ""
    width, height = look.logo.fitted(_WIDE, _HIGH)
    size = f'width="{width:.0f}" height="{height:.0f}"'
    source = f"data:{_TYPES[look.logo.kind]};base64,{b64encode(look.logo.content).decode()}"
    said = text_of(look.name or document.tongue.t("Picture"))
    return f'<p class="brand"><img src="{source}" alt="{said}" {size}></p>\n'


def _colours(look: Look, *, night: bool) -> str:
    ink, link = (look.night_ink, look.night_link) if night else (look.ink, look.link)
    named = {"--accent": ink(""), "--brand": (ink("") if night else look.primary), "--link": link("")}
    return "".join(f" {name}: #{digits};" for name, digits in named.items() if digits) + (
        " " if any(named.values()) else ""
    )


def _family(name: str) -> str:
    """A family as a string of CSS: whatever could end it is written as its number."""
    return '"' + _NOT_IN_NAME.sub(lambda match: f"\\{ord(match.group()):x} ", name) + '"'
