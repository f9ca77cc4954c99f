"""Damaged text: said once, at its place, and mended before anything else judges it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from acctplan.diagnostic import Finding
from acctplan.reader.damage import find_hidden, find_mojibake, may_be_damaged
from acctplan.reader.shapes import Heading, Outline, RawRow, RawTable
from acctplan.source import Span


def find_damage(lines: Sequence[str]) -> Iterator[Finding]:
    """AP017 and AP018 for every damaged place of a file."""
    for number, line in enumerate(lines, 1):
        if line.isascii() and line.isprintable():
            continue
        for start, end, text in find_mojibake(line):
            message = f"'{line[start:end]}' looks like UTF-8 read in another encoding"
            yield Finding("AP017", Span(number, start + 1, number, end + 1), message, f"write '{text}'")
        for start, end, name in find_hidden(line):
            message = f"hidden character {name}"
            yield Finding("AP018", Span(number, start + 1, number, end + 1), message, "delete it")


def mended(text: str) -> str:
    """The text as its author meant it: mojibake repaired, hidden characters removed."""
    if not may_be_damaged(text):
        return text
    for start, end, better in reversed(find_mojibake(text)):
        text = text[:start] + better + text[end:]
    for start, end, _ in reversed(find_hidden(text)):
        text = text[:start] + text[end:]
    return text


def repaired(outline: Outline) -> Outline:
    """The outline with the texts of headings and cells mended; their places stay as in the file."""
    return replace(outline, blocks=[_mended_block(block) for block in outline.blocks])


def _mended_block(block: Heading | RawTable) -> Heading | RawTable:
    if isinstance(block, Heading):
        return replace(block, text=mended(block.text))
    return replace(block, header=_mended_row(block.header), rows=[_mended_row(row) for row in block.rows])


def _mended_row(row: RawRow) -> RawRow:
    if not may_be_damaged(row.text):
        return row
    return row._replace(cells=[mended(cell) for cell in row.cells])
