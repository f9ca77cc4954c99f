"""The README's picture: what `acctplan check` prints on a terminal, drawn by rich."""

import io
import re
from html import unescape

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

_THEME = TerminalTheme(
    (16, 24, 32),
    (222, 228, 234),
    [
        (60, 70, 80),
        (240, 113, 120),
        (130, 200, 140),
        (240, 196, 110),
        (110, 170, 240),
        (200, 150, 230),
        (100, 200, 200),
        (222, 228, 234),
    ],
    [
        (120, 132, 144),
        (255, 130, 136),
        (150, 220, 160),
        (255, 214, 130),
        (130, 190, 255),
        (220, 170, 250),
        (130, 220, 220),
        (255, 255, 255),
    ],
)
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def draw(command: str, printed: str, width: int) -> str:
    """An SVG of a terminal that ran `command`; `printed` is what it showed, with ANSI colours. Loads nothing."""
    console = Console(
        record=True,
        width=width,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    console.print(Text.assemble(("$ ", "bright_black"), (command, "bold")))
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="acctplan", theme=_THEME, unique_id="acctplan")
    return _FONT_FACES.sub("", svg).replace("Fira Code", "ui-monospace, SFMono-Regular, Menlo, Consolas")


def shown(svg: str) -> str:
    """The text that a picture shows, whatever a version of rich does around it."""
    return "".join(unescape(text) for text in _TEXT.findall(svg))
