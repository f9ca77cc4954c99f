"""Damaged text: said once, at its place, and mended before anything else judges it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from acctplan.diagnostic import Better, Finding
from acctplan.reader.damage import find_hidden, find_mojibake, has_controls, may_be_damaged
from acctplan.reader.shapes import Heading, Outline, RawRow, RawTable
from acctplan.reader.values import quoted
from acctplan.source import Span


def find_damage(lines: Sequence[str]) -> Iterator[Finding]:
    """AP017 and AP018 for every damaged place of a file."""
    # damage does not go over the end of a line, so that one look at all of them is enough for most files
    text = "\n".join(lines)
    if not may_be_damaged(text):
        return
    ascii_is_clean = not has_controls(text)
    for number, line in enumerate(lines, 1):
        if ascii_is_clean and line.isascii():
            continue
        garbled = find_mojibake(line)
        for start, end, text in garbled:
            message = f"{quoted(line[start:end])} looks like UTF-8 read in another encoding"
            span = Span(number, start + 1, number, end + 1)
            yield Finding("AP017", span, message, f"write '{text}'", better=Better(text))
        within = {place for start, end, _ in garbled for place in range(start, end)}
        for start, end, name in find_hidden(line):
            if start in within:
                continue
            message = f"hidden character {name}"
            span = Span(number, start + 1, number, end + 1)
            yield Finding("AP018", span, message, "delete it", better=Better(""))


def mended(text: str) -> str:
    """The text as its author meant it: mojibake repaired, hidden characters removed."""
    if (text.isascii() and text.isprintable()) or not may_be_damaged(text):
        return text
    text = _replaced(text, find_mojibake(text))
    return _replaced(text, [(start, end, "") for start, end, _ in find_hidden(text)])


def _replaced(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, better in edits:
        pieces += (text[position:start], better)
        position = end
    return "".join(pieces) + text[position:]


def repaired(outline: Outline) -> Outline:
    """The outline with the texts of headings and cells mended; their places stay as in the file."""
    return replace(outline, blocks=[_mended_block(block) for block in outline.blocks])


def _mended_block(block: Heading | RawTable) -> Heading | RawTable:
    if isinstance(block, Heading):
        return block._replace(text=mended(block.text))
    return block._replace(header=_mended_row(block.header), rows=[_mended_row(row) for row in block.rows])


def _mended_row(row: RawRow) -> RawRow:
    if not may_be_damaged(row.text):
        return row
    return row._replace(cells=[mended(cell) for cell in row.cells])
