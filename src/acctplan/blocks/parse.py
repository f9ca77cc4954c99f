"""A body and its texts to a document: the Markdown first, the tokens after."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from acctplan.blocks import fences
from acctplan.blocks.characters import bidi_closers, clean
from acctplan.blocks.inlines import Reader, joined, lines_of, trimmed
from acctplan.blocks.markdown import read_blocks, read_inlines
from acctplan.blocks.structure import Scope, author_scope, flattened, to_blocks
from acctplan.blocks.texts import Entry, TextKind, Texts
from acctplan.blocks.vocabulary import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    Paragraph,
    SpeakerNote,
    Status,
    Table,
    Text,
    plain_text,
)
from acctplan.languages import ENGLISH, Tongue


def parse(
    body: str,
    texts: Texts,
    *,
    language: str = "en",
    internal: bool = False,
    description: str = "",
    tongue: Tongue = ENGLISH,
) -> Document:
    """The document that a body describes. Never raises for content, whoever wrote it.

    The title is the text of the first heading of level 1, "" if there is none. Beside plain Markdown a body
    may hold `> [!NOTE]`, `[!WARNING]` and `[!INTERNAL]` callouts, a paragraph `Table: ...` as the caption of
    the table after it, and fenced blocks `tiles`, `chart KIND TITLE`, `picture KIND TITLE` (a
    chart of what the text beside it says already) and `notes`. Raw HTML is shown as text, except `<br>`; comments
    are dropped.
    """
    blocks = tuple(_named(to_blocks(read_blocks(clean(body)), _body_scope(texts, tongue))))
    headings = (block for block in blocks if isinstance(block, Heading) and block.level == 1)
    title = next((plain_text(heading.inlines) for heading in headings), "")
    said = " ".join(clean(description).split())
    return Document(title, language, internal, blocks, said, tongue=tongue)


def _named(blocks: Blocks) -> Iterator[Block]:
    """The blocks, each table called by the line that introduces it with a colon, else by the heading above it."""
    heading, line = "", ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = plain_text(block.inlines)
        yield replace(block, name=line or heading) if isinstance(block, Table) else block
        said = plain_text(block.inlines).rstrip() if isinstance(block, Paragraph) else ""
        line = said.rstrip(":：") if said.endswith((":", "：")) else ""


def _body_scope(texts: Texts, tongue: Tongue) -> Scope:
    def expand(text: str) -> Inlines:
        return joined(chain.from_iterable(map(_expanded, texts.split(text))))

    def read(line: str) -> Inlines:
        return trimmed(reader.read(read_inlines(line)))

    def fence(info: str, text: str) -> Block | None:
        name, _, rest = info.partition(" ")
        match name:
            case "tiles":
                return fences.tiles(text, read)
            case "chart":
                return fences.chart(rest.strip(), text, read, tongue=tongue)
            case "picture":
                return fences.chart(rest.strip(), text, read, illustrates=True, tongue=tongue)
            case "notes":
                return SpeakerNote(to_blocks(read_blocks(text), notes), tongue.t("Speaker note"))
        code = "\n".join(plain_text(expand(line)) for line in text.split("\n"))
        return CodeBlock(code) if code else None

    def alone(text: str) -> Blocks | None:
        entry = texts.find(text)
        return _prose(entry) if entry and entry.kind is TextKind.PROSE else None

    reader = Reader(expand)
    scope = Scope(reader, fence, alone, trusted=True, say=tongue.t)
    notes = replace(scope, fence=lambda _, text: CodeBlock(text), top=False)
    return scope


def _expanded(piece: str | Entry) -> Inlines:
    return (Text(piece),) if isinstance(piece, str) else _inlines(piece)


def _inlines(entry: Entry) -> Inlines:
    """What a token becomes inside a line."""
    match entry.kind:
        case TextKind.STATUS if entry.health:
            return (Status(entry.health, entry.text),)
        case TextKind.INLINE:
            inlines = trimmed(_author_reader().read(read_inlines(entry.text)))
        case TextKind.PROSE:
            inlines = flattened(_prose(entry))
        case _:
            inlines = lines_of(entry.text)
    return (*inlines, Text(bidi_closers(entry.text)))


def _prose(entry: Entry) -> Blocks:
    return to_blocks(read_blocks(entry.text), author_scope(_author_reader()))


def _author_reader() -> Reader:
    return Reader(lambda text: (Text(text),) if text else ())
