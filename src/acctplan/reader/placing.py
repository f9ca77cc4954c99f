"""Where a block stands while mistune parses: its state, counting lines through lists and quotations."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from mistune.core import BlockState

from acctplan.reader.shapes import Heading, RawRow, RawTable, raw_row

_WORK_LIMIT = 1_500_000
"""Characters in lists and quotations, each nesting level counted anew, before the parser gives up."""

_CONTAINER_WORK = 100
"""What a list item or a quotation costs beside its characters."""


class WorkExceededError(Exception):
    """The body is so nested that parsing it would take too long."""


@dataclass(slots=True)
class Finds:
    """What has been met so far; lines count from 0 in the body."""

    lines: list[str]
    blocks: list[tuple[int, Heading | RawTable]] = field(default_factory=list)
    fences: list[tuple[int, int]] = field(default_factory=list)
    first_line: int = 1
    work: int = 0

    def spend(self, characters: int) -> None:
        """Count work; raises `WorkExceededError`, caught in this module."""
        self.work += characters + _CONTAINER_WORK
        if self.work > _WORK_LIMIT:
            raise WorkExceededError


class PlacedState(BlockState):
    """A block state that knows on which line of the body its text begins."""

    def __init__(self, parent: "PlacedState | None" = None) -> None:
        super().__init__(parent)
        self.base = 0
        self.paragraph_line = 0
        self.container_start: int | None = None
        self.in_list = False
        if parent is not None:
            self.finds: Finds = parent.finds
            self.base = parent.child_base()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.src))]

    def process(self, src: str) -> None:
        """Take a text; that of a list item or a quotation is counted as work."""
        super().process(src)
        if self.parent is not None:
            self.finds.spend(len(src))

    def line_at(self, offset: int) -> int:
        """Line of the body, from 0, on which the character at an offset of this text stands."""
        return self.base + bisect_right(self._line_starts, offset) - 1

    def child_base(self) -> int:
        """Line of the body on which the text of the list item or quotation just collected begins."""
        start = self.container_start
        if start is None:
            return self.base
        if not self.in_list:
            return self.line_at(start)
        # mistune has read up to the next item's marker line, the one before the cursor
        self.container_start = self.src.rfind("\n", 0, max(self.cursor - 1, 0)) + 1
        marker_only = re.fullmatch(r"\s*(?:[*+-]|\d{1,9}[.)])\s*", self.get_line(start))
        return self.line_at(start) + (1 if marker_only else 0)

    def add_paragraph(self, text: str) -> None:  # noqa: ARG002 - mistune's signature
        """Note that there is a paragraph and where; its text is never needed."""
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            self.paragraph_line = self.line_at(self.cursor)
            self.tokens.append({"type": "paragraph", "text": ""})

    def append_paragraph(self) -> int | None:
        """Continue a paragraph by the current line, if one is open."""
        last = self.last_token()
        return self.find_line_end() if last and last["type"] == "paragraph" else None

    def note_code(self, start: int, end: int) -> None:
        """Remember code between two offsets, without the blank lines after it."""
        end = start + len(self.src[start:end].rstrip())
        self.finds.fences.append((self.line_at(start), self.line_at(end) + 1))

    def raw_row(self, start: int, end: int) -> RawRow:
        """A table row between two offsets, placed on its raw line, where markers may stand before it."""
        text = self.src[start:end].strip()
        number = self.line_at(start)
        raw = self.finds.lines[number]
        offset = len(raw.rstrip()) - len(text)
        start_column = offset if offset > 0 and raw.startswith(text, offset) else 0
        return raw_row(self.finds.first_line + number, raw, start_column)
