"""A team's look as plain values; without one, documents look as ours do."""

from typing import NamedTuple

from acctplan.brand.colours import readable

PAPER = "FFFFFF"
DAY = (PAPER, "EEF4F7", "FCF2E0", "FBECEB", "E9F4EC")
"""The grounds of a light page that text stands on: of the page, callouts and states."""

NIGHT = ("171B20", "18262E", "2D2412", "331B19", "16291E")
"""The same of a dark one."""


class Logo(NamedTuple):
    """A picture that any program may be given: `kind` is svg, png or jpeg; `name` is its file, for messages.

    `width` and `height` only say its shape: they are pixels, or the units of an SVG.
    """

    name: str
    kind: str
    content: bytes
    width: float
    height: float

    def fitted(self, wide: float, high: float) -> tuple[float, float]:
        """Its width and height as large as fits into a room."""
        scale = min(wide / self.width, high / self.height)
        return self.width * scale, self.height * scale


class Font(NamedTuple):
    """A font file of a team; `name` is the file, for messages."""

    name: str
    content: bytes


class Look(NamedTuple):
    """What a team gives documents. Colours are six digits, empty for ours; `font` is a family, empty for ours."""

    name: str = ""
    logo: Logo | None = None
    primary: str = ""
    accent: str = ""
    font: str = ""
    fonts: tuple[Font, ...] = ()

    def ink(self, usual: str) -> str:
        """The primary colour as it can be read on a light page, else the usual one."""
        return readable(self.primary, DAY) if self.primary else usual

    def link(self, usual: str) -> str:
        """The colour of links on a light page, else the usual one."""
        return readable(self.accent, DAY) if self.accent else usual

    def night_ink(self, usual: str) -> str:
        """As `ink`, on a dark page."""
        return readable(self.primary, NIGHT) if self.primary else usual

    def night_link(self, usual: str) -> str:
        """As `link`, on a dark page."""
        return readable(self.accent, NIGHT) if self.accent else usual

    def deep(self, usual: str) -> str:
        """The primary colour as a ground that white text stands on well."""
        return readable(self.primary, (PAPER,), 7.0) if self.primary else usual


PLAIN = Look()
"""Our own look."""
