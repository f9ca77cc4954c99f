"""Colours of pictures by what they are for; a picture never needs them to be understood."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour is for."""

    INK = "ink"
    SOFT = "soft"
    LINE = "line"
    FAINT = "faint"
    PAPER = "paper"
    ACCENT = "accent"
    GOOD = "green"
    WARN = "amber"
    BAD = "red"


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour for every tone, as SVG attributes take it, and the font families; empty to take the page's."""

    ink: str
    soft: str
    line: str
    faint: str
    paper: str
    accent: str
    green: str
    amber: str
    red: str
    fonts: str = "Noto Sans, Liberation Sans, Helvetica Neue, Arial, DejaVu Sans, sans-serif"

    def colour(self, tone: Tone) -> str:
        """The colour of a tone."""
        found: str = getattr(self, tone.value)
        return found


LIGHT = Palette(
    ink="#1b2430",
    soft="#566170",
    line="#c9cfd4",
    faint="#eef1f1",
    paper="#ffffff",
    accent="#0f5257",
    green="#1b6b3a",
    amber="#85500a",
    red="#a32a20",
)
DARK = Palette(
    ink="#e4e8eb",
    soft="#a2adb8",
    line="#414b54",
    faint="#232a31",
    paper="#171b20",
    accent="#7fc8c3",
    green="#86d3a0",
    amber="#eabb6c",
    red="#f39c92",
)
GREY = Palette(
    ink="#111111",
    soft="#4d4d4d",
    line="#bbbbbb",
    faint="#efefef",
    paper="#ffffff",
    accent="#3b3b3b",
    green="#3b3b3b",
    amber="#3b3b3b",
    red="#3b3b3b",
)
PAGE = Palette(
    ink="var(--ink)",
    soft="var(--soft)",
    line="var(--rule)",
    faint="var(--track)",
    paper="var(--paper)",
    accent="var(--accent)",
    green="var(--green)",
    amber="var(--amber)",
    red="var(--red)",
    fonts="",
)
"""The colours of the style sheet that the page has, which knows light, dark and paper."""
