"""Paragraphs of a slide: how high they are, and where they can be divided between two slides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from acctplan.blocks.vocabulary import (
    Block,
    CodeBlock,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Table,
)
from acctplan.renderers.pptx import text
from acctplan.renderers.pptx.text import Line, Run

INDENT = 1.2
"""How far a level of a list is set in, in font sizes."""

_DEEPEST = 4
_GAP = 0.45
_HEAD_GAP = 0.8
_SHORT_LINE = 120
_BOXES = ("☐ ", "☑ ")
_BOLD = Run("", bold=True)
_ITALIC = Run("", italic=True)
_MONO = Run("", mono=True)


class Style(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    HEAD = "head"
    QUOTE = "quote"
    CODE = "code"


class Para(NamedTuple):
    """One paragraph without a line break in it. `marker` stands before its first line; `gap` above it, in sizes."""

    line: Line
    style: Style = Style.BODY
    level: int = 0
    marker: str = ""
    gap: float = 0.0

    @property
    def stays_with_next(self) -> bool:
        """Whether it says what comes after it."""
        return self.style is Style.HEAD or text.text_of(self.line).rstrip().endswith((":", "："))

    @property
    def is_short_line(self) -> bool:
        """Whether it is a line or two, and no item of a list."""
        return not self.marker and self.level == 0 and len(text.text_of(self.line)) <= _SHORT_LINE

    def indent(self, size: float) -> float:
        """Where its text begins, in points."""
        return self.level * size * INDENT

    def wrapped(self, size: float, room: float) -> tuple[Line, ...]:
        """Its lines in `room` points."""
        return text.wrapped(self.line, size, max(room - self.indent(size), size * 3))

    def height(self, size: float, room: float, *, first: bool) -> float:
        """Its height with the gap above, which the first of a slide does not have."""
        gap = 0.0 if first else self.gap * size
        return gap + text.height(self.wrapped(size, room), size)


def of_blocks(blocks: Iterable[Block], level: int = 0, style: Style = Style.BODY) -> Iterator[Para]:
    """The paragraphs that blocks of text are; a table among them is a line for each of its rows."""
    for block in blocks:
        yield from _of_block(block, level, style)


def _of_block(block: Block, level: int, style: Style) -> Iterator[Para]:
    match block:
        case Heading(_, inlines):
            yield from _paras(inlines, level, Style.HEAD, _BOLD, gap=_HEAD_GAP)
        case Paragraph(inlines):
            yield from _paras(inlines, level, style, _ITALIC if style is Style.QUOTE else Run(""))
        case List():
            yield from _list(block, level, style)
        case Quote(inner):
            yield from of_blocks(inner, level, Style.QUOTE)
        case CodeBlock(code):
            for number, line in enumerate(code.split("\n")):
                yield Para(_code(line), Style.CODE, level, gap=0 if number else _GAP)
        case Table(_, rows):
            for row in rows:
                joined = tuple(run for cell in row for line in text.lines(cell) for run in (*line, Run("  ")))
                yield Para(joined, style, level, gap=_GAP)
        case _:
            return


def _code(line: str) -> Line:
    return text.plain(line.replace("\t", "    "), mono=True) or (_MONO._replace(text=" "),)


def _paras(inlines: Inlines, level: int, style: Style, look: Run, gap: float = _GAP) -> Iterator[Para]:
    for number, line in enumerate(text.lines(inlines, look)):
        yield Para(line, style, level, gap=0.0 if number else gap)


def _list(block: List, level: int, style: Style) -> Iterator[Para]:
    inside = min(level + 1, _DEEPEST)
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}." if block.ordered else "•" if inside == 1 else "–"
        for position, para in enumerate(of_blocks(item, inside, style)):
            gap = para.gap if level == 0 or position else 0.15
            yield para if position else _boxed(para._replace(marker=marker, gap=gap))


def _boxed(para: Para) -> Para:
    """An item without its marker, if it begins with the box of a task."""
    return para._replace(marker="") if text.text_of(para.line).startswith(_BOXES) else para


@dataclass(frozen=True)
class Words:
    """Paragraphs one below the other; `box` is the kind of a callout that frames them."""

    paras: tuple[Para, ...]
    box: str = ""

    @property
    def padding(self) -> float:
        """Points between a frame and its text."""
        return 10.0 if self.box else 0.0

    def height(self, size: float, room: float) -> float:
        """The height of all paragraphs in `room` points."""
        inner = room - 2 * self.padding
        heights = (para.height(size, inner, first=not number) for number, para in enumerate(self.paras))
        return sum(heights) + 2 * self.padding

    def divided(
        self, size: float, width: float, room: float, *, fresh: bool
    ) -> tuple["Words | None", "Words | None"]:
        """What fits into `room` points of height, and what is left; on a `fresh` slide something always fits."""
        inner, left = width - 2 * self.padding, room - 2 * self.padding
        count = 0
        for count, para in enumerate(self.paras):
            left -= para.height(size, inner, first=count == 0)
            if left < 0:
                break
        else:
            return self, None
        kept = self.paras[: openers_at_end(self.paras[:count])]
        if not kept and fresh:
            return self._cut(size, inner, room - 2 * self.padding)
        first = replace(self, paras=kept) if kept else None
        return first, replace(self, paras=self.paras[len(kept) :])

    def _cut(self, size: float, width: float, room: float) -> tuple["Words | None", "Words | None"]:
        """The first paragraphs up to one that is longer than a slide, which is cut between two lines."""
        opening = len(_openers(self.paras))
        head, para, rest = self.paras[:opening], self.paras[opening], self.paras[opening + 1 :]
        room -= sum(each.height(size, width, first=not number) for number, each in enumerate(head))
        found = para.wrapped(size, width)
        count = fitting(found, size, room - (para.gap * size if head else 0))
        if count >= len(found):
            return replace(self, paras=(*head, para)), replace(self, paras=rest) if rest else None
        first = para._replace(line=joined(found[:count]))
        second = para._replace(line=joined(found[count:]), marker="", gap=0.0)
        return replace(self, paras=(*head, first)), replace(self, paras=(second, *rest))


def fitting(found: Sequence[Line], size: float, room: float) -> int:
    """How many lines fit into `room` points of height; at least one."""
    for count, line in enumerate(found):
        room -= text.line_height(line, size)
        if room < 0:
            return max(count, 1)
    return len(found)


def joined(found: Sequence[Line]) -> Line:
    """Wrapped lines as the one that they were."""
    runs: list[Run] = []
    for run in (run for line in found for run in line):
        if runs and runs[-1]._replace(text="") == run._replace(text=""):
            runs[-1] = run._replace(text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def _openers(paras: Sequence[Para]) -> Sequence[Para]:
    """The paragraphs at the beginning that say what comes after them; never all."""
    count = 0
    while count < len(paras) - 1 and paras[count].stays_with_next:
        count += 1
    return paras[:count]


def openers_at_end(paras: Sequence[Para]) -> int:
    """Where the paragraphs at the end begin that say what comes after them; their number if there are none.

    A heading with one short line below it does.
    """
    end = start = len(paras)
    while start and paras[start - 1].stays_with_next:
        start -= 1
    if start == end > 1 and paras[-2].style is Style.HEAD and paras[-1].is_short_line:
        return openers_at_end(paras[:-1])
    return start
