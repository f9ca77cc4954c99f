"""What stays together where a page ends."""

from collections.abc import Iterator

from acctplan.blocks.vocabulary import (
    Block,
    Blocks,
    Chart,
    Heading,
    List,
    Paragraph,
    Table,
    Tiles,
    plain_text,
)

_SHORT = 200


def tied(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is a short text that announces the list, table or picture right after it.

    So does one before a line that ends in a colon and announces something, and one between two headings.
    """
    found: list[tuple[Block, bool]] = []
    keeps = False
    for before, block, after in reversed([*zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)]):
        shown = (
            isinstance(after, List | Table | Tiles | Chart)
            or (keeps and _ends_in_colon(after))
            or (isinstance(before, Heading) and isinstance(after, Heading))
        )
        keeps = shown and isinstance(block, Paragraph) and len(plain_text(block.inlines)) <= _SHORT
        found.append((block, keeps))
    return reversed(found)


def _ends_in_colon(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and plain_text(block.inlines).rstrip().endswith((":", "："))
