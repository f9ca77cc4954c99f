"""The blocks and inlines of a document: everything that a renderer has to know how to draw."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from acctplan.brand import PLAIN, Look
from acctplan.languages import ENGLISH, Tongue


class Health(StrEnum):
    """How something stands. Shown as a shape and a word, so that colour is never needed."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def shape(self) -> str:
        """One character whose outline alone tells the three apart."""
        return {"green": "●", "amber": "▲", "red": "■"}[self.value]

    @property
    def word(self) -> str:
        """What the shape says, for a document without words of its own."""
        return {"green": "On track", "amber": "At risk", "red": "Off track"}[self.value]


class Alignment(StrEnum):
    """How a column of a table is set; `NONE` leaves it to the renderer, which sets it left."""

    NONE = "none"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class CalloutKind(StrEnum):
    """What a callout is for; `INTERNAL` marks what a customer must not see."""

    NOTE = "note"
    WARNING = "warning"
    INTERNAL = "internal"

    @property
    def words(self) -> str:
        """The words over the callout."""
        return {"note": "Note", "warning": "Warning", "internal": "Internal – not for customers"}[self.value]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, shown as they are. Never empty, and without line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Characters in a fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The next inline starts a line, in the same paragraph or cell."""


@dataclass(frozen=True, slots=True)
class Status:
    """A state as shape and word: `● On track`."""

    health: Health
    word: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Strike:
    """Struck through."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an http, https or mailto address, percent-encoded. Holds no other link."""

    address: str
    inlines: "Inlines"


Inline: TypeAlias = Text | Code | LineBreak | Status | Strong | Emphasis | Strike | Link
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6. Stands only at the top of a document, never inside another block."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Never empty."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item holds blocks. `start` is the first number of an ordered list."""

    ordered: bool
    items: tuple["Blocks", ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row and `alignments` are as long as `header`; cells of the header may be empty.

    `name` is what a reader who cannot see it is told that it is, where it has no caption: plain text.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()
    name: str = field(default="", compare=False)

    @property
    def spoken(self) -> str:
        """What a reader who cannot see it is told that it is; empty if nothing says so."""
        return plain_text(self.caption) or self.name


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines in a fixed-width face, exactly as they are; without a last line end."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out from the text. `title` is in the document's language, empty for what its kind says."""

    kind: CalloutKind
    blocks: "Blocks"
    title: str = ""

    @property
    def words(self) -> str:
        """The words over the box."""
        return self.title or self.kind.words


@dataclass(frozen=True, slots=True)
class Tile:
    """One number in large type under its label; the note below may be empty."""

    label: Inlines
    value: Inlines
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """A row of tiles."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart's numbers; `values` are one fewer than the chart's columns, if it names them.

    `exact` is what a program draws each value from, as `0.43` for a shown `43%`: empty where the text itself has
    to do, and shorter than `values`, or empty, where no more is said. Readers never see it.
    """

    label: Inlines
    values: tuple[Inlines, ...]
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The numbers of a picture. `kind` names the picture; the first of `columns`, if any, is the label's.

    `tongue` is its language; `scale` is where an axis begins and ends, `("2026-11-21", "2027-11-20")`, empty if the
    numbers decide. A chart that `illustrates` repeats what stands in words and tables beside it: a format that draws
    nothing leaves it out.
    """

    kind: str
    title: Inlines
    columns: tuple[Inlines, ...]
    rows: tuple[ChartRow, ...]
    scale: tuple[str, ...] = ()
    illustrates: bool = False
    tongue: Tongue = field(default=ENGLISH, compare=False, repr=False)

    def table(self) -> Table:
        """The numbers without a picture, labels, words and days on the left and numbers set right; no caption."""
        width = max([len(self.columns), *(len(row.values) + 1 for row in self.rows)])
        rows = tuple(_padded((row.label, *row.values), width) for row in self.rows)
        alignments = (Alignment.NONE, *map(self._alignment, range(width - 1)))[:width]
        return Table(_padded(self.columns, width), rows, alignments, name=plain_text(self.title))

    def _alignment(self, index: int) -> Alignment:
        texts = [plain_text(row.values[index]) for row in self.rows if index < len(row.values)]
        has_words = any(len(text) > 1 and not any(map(str.isdigit, text)) for text in texts)
        has_days = any("/" in row.exact[index] for row in self.rows if index < len(row.exact))
        return Alignment.NONE if has_words or has_days else Alignment.RIGHT


@dataclass(frozen=True, slots=True)
class SpeakerNote:
    """What the presenter says or listens for; not part of what the audience is shown on a slide."""

    blocks: "Blocks"
    title: str = "Speaker note"


@dataclass(frozen=True, slots=True)
class Break:
    """A new page or slide."""


Block: TypeAlias = (
    Heading | Paragraph | List | Table | CodeBlock | Quote | Callout | Tiles | Chart | SpeakerNote | Break
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `title` and `description` are plain text, for a file's properties; the heading that readers see is a block.
    `language` is a BCP 47 tag. An `internal` document says so on every page. `day` is when it was made, `tongue` has
    the texts that a format adds, in its language, and `look` what a team gives it of its own.
    """

    title: str
    language: str
    internal: bool
    blocks: Blocks
    description: str = ""
    day: date | None = None
    tongue: Tongue = field(default=ENGLISH, compare=False, repr=False)
    look: Look = field(default=PLAIN, compare=False, repr=False)


def _padded(cells: tuple[Inlines, ...], width: int) -> tuple[Inlines, ...]:
    return cells + ((),) * (width - len(cells))


def plain_text(inlines: Iterable[Inline]) -> str:
    """The characters without their looks: a line break is a space, a status its word."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case Status(_, word):
            return word
    return plain_text(inline.inlines)
