"""What stays together where a page ends."""

from collections.abc import Iterator

from acctplan.blocks.vocabulary import Block, Blocks, Chart, List, Paragraph, Table, Tiles, plain_text

_SHORT_LINE = 120


def tied(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is a short line that announces the list, table or picture right after it."""
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        yield block, _announces(block) and isinstance(after, List | Table | Tiles | Chart)


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(plain_text(block.inlines)) <= _SHORT_LINE
