"""An author's cell as plain text."""

from acctplan.blocks import Texts, parse
from acctplan.blocks.vocabulary import Paragraph, plain_text
from acctplan.pattern import Pattern

_MARKUP = Pattern(r"[*_`~\[\]<>&\\!:]|https?")


def plain(cell: str) -> str:
    """The text of a cell without its Markdown, on one line: `Cut **close** time` is `Cut close time`."""
    if not _MARKUP.search(cell):
        return " ".join(cell.split())
    texts = Texts()
    blocks = parse(texts.inline(cell), texts).blocks
    return " ".join(
        " ".join(plain_text(each.inlines) for each in blocks if isinstance(each, Paragraph)).split()
    )
