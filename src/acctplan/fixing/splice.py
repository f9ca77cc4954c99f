"""Putting edits into a text: everything outside of them stays as it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from acctplan.source import Source

if TYPE_CHECKING:
    from acctplan.fixing.fix import Edit


class Spliced(NamedTuple):
    """A text with edits made, and those that were not, because they overlap an earlier one."""

    text: str
    skipped: tuple["Edit", ...]


def spliced(source: Source, edits: Iterable["Edit"]) -> Spliced:
    """The text of a source with edits made, the first of two that overlap; two equal ones are one."""
    pieces: list[str] = []
    skipped: list[Edit] = []
    position = 0
    for edit in sorted(set(edits)):
        line, column, end_line, end_column = edit.span
        start, end = source.offset(line, column), source.offset(end_line, end_column)
        if start < position or end < start:
            skipped.append(edit)
            continue
        pieces += (source.text[position:start], edit.text)
        position = end
    return Spliced("".join(pieces) + source.text[position:], tuple(skipped))
