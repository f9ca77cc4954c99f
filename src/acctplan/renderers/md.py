"""Documents as GitHub Markdown: the same words, readable as they stand."""

from collections.abc import Sequence

from acctplan.blocks.markdown_text import cell_text, fence_for, heading_text, paragraph_text
from acctplan.blocks.vocabulary import (
    Alignment,
    Block,
    Break,
    Callout,
    CalloutKind,
    Chart,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    SpeakerNote,
    Strong,
    Table,
    Tiles,
)
from acctplan.renderers import Renderer

_ALERTS = {CalloutKind.NOTE: "NOTE", CalloutKind.WARNING: "WARNING", CalloutKind.INTERNAL: "CAUTION"}
_DASHES = {
    Alignment.NONE: "---",
    Alignment.LEFT: ":---",
    Alignment.CENTER: ":---:",
    Alignment.RIGHT: "---:",
}


def render(document: Document) -> str:
    """The document as Markdown with one line end at its end; tiles and charts are tables."""
    banner = document.tongue.t("Internal: not for customers")
    lines = [f"**{banner}**", ""] if document.internal else []
    lines += _blocks(document.blocks)
    return "\n".join(lines).rstrip("\n") + "\n"


def _blocks(blocks: Sequence[Block]) -> list[str]:
    """The lines of blocks with one empty line between two of them.

    A list right after a list of its kind takes the other marker, or the two would be read as one.
    """
    lines: list[str] = []
    before: Block | None = None
    second = False
    for block in blocks:
        second = isinstance(block, List) and isinstance(before, List) and not second
        written = _list(block, second) if isinstance(block, List) else _block(block)
        if written:
            lines += ["", *written] if lines else written
            before = block
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Heading(level, inlines):
            lines = _heading(level, inlines)
        case Paragraph(inlines):
            lines = _paragraph(inlines)
        case Table():
            lines = _table(block)
        case CodeBlock(text):
            lines = [fence_for(text), *text.split("\n"), fence_for(text)]
        case Quote(blocks):
            lines = _quoted(_blocks(blocks))
        case Callout():
            lines = _callout(block)
        case Tiles():
            lines = _tiles(block)
        case Chart():
            lines = _chart(block)
        case SpeakerNote(blocks, title):
            lines = _quoted([f"**{title}**", "", *_blocks(blocks)])
        case Break():
            lines = ["---"]
        case List():
            lines = _list(block, second=False)
    return lines


def _heading(level: int, inlines: Inlines) -> list[str]:
    text = heading_text(inlines)
    return [f"{'#' * level} {text}"] if text else []


def _paragraph(inlines: Inlines) -> list[str]:
    text = paragraph_text(inlines)
    return text.split("\n") if text else []


def _list(block: List, second: bool) -> list[str]:
    tight = all(_is_short(item) for item in block.items)
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        marker = _marker(block.ordered, second, number)
        written = _item(item, tight)
        if lines and not tight:
            lines.append("")
        lines += [
            line and f"{' ' * len(marker) if index else marker}{line}" for index, line in enumerate(written)
        ]
    return lines


def _marker(ordered: bool, second: bool, number: int) -> str:
    if ordered:
        return f"{min(number, 999_999_999)}{')' if second else '.'} "
    return "* " if second else "- "


def _is_short(item: Sequence[Block]) -> bool:
    """Whether an item is one paragraph, or a paragraph and a list of such items."""
    match item:
        case (Paragraph(),):
            return True
        case (Paragraph(), List(False, items)):
            return all(map(_is_short, items))
    return False


def _item(item: Sequence[Block], tight: bool) -> list[str]:
    if not tight:
        return _blocks(item)
    return [line for block in item for line in _blocks([block])]


def _quoted(lines: Sequence[str]) -> list[str]:
    return [f"> {line}" if line else ">" for line in lines]


def _callout(callout: Callout) -> list[str]:
    title = [f"**{callout.words}**", ""] if callout.kind is CalloutKind.INTERNAL else []
    return _quoted([f"[!{_ALERTS[callout.kind]}]", *title, *_blocks(callout.blocks)])


def _table(table: Table) -> list[str]:
    caption = _paragraph((Emphasis(table.caption),))
    dashes = [_DASHES[alignment] for alignment in table.alignments]
    header, *rows = [_row([cell_text(cell) for cell in row]) for row in (table.header, *table.rows)]
    return [*caption, *([""] if caption else []), header, _row(dashes), *rows]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _tiles(block: Tiles) -> list[str]:
    values = tuple(
        (Strong(tile.value), *((LineBreak(), *tile.note) if tile.note else ())) for tile in block.tiles
    )
    labels = tuple(tile.label for tile in block.tiles)
    return _table(Table(labels, (values,), (Alignment.NONE,) * len(labels))) if labels else []


def _chart(chart: Chart) -> list[str]:
    """The numbers under their title; nothing if they stand beside it already."""
    if chart.illustrates:
        return []
    table = chart.table()
    title = _paragraph((Strong(chart.title),))
    return [*title, *([""] if title else []), *_table(table)] if table.rows else title


RENDERER = Renderer(name="md", suffix=".md", text=True, render=render)
