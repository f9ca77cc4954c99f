"""A body as lines that know where they came from, changed by replacing runs of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from acctplan.pattern import Pattern
from acctplan.reader.comments import commented_lines
from acctplan.reader.outline import outline
from acctplan.reader.passages import BodyText
from acctplan.reader.shapes import Heading, RawTable

_LINE = Pattern(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_WORD = Pattern(r"\w+")


class Line(NamedTuple):
    """One line: its text, the line end behind it, and its 1-based line in the file that was read (0 if new)."""

    text: str
    end: str
    number: int


class Change(NamedTuple):
    """Lines `[start, stop)`, counted from 0, become `texts`; equal bounds insert before `start`."""

    start: int
    stop: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Lines of a body; `newline` ends the lines that are new."""

    lines: tuple[Line, ...]
    newline: str

    @cached_property
    def texts(self) -> list[str]:
        """The lines without their ends."""
        return [line.text for line in self.lines]

    @property
    def text(self) -> str:
        """The whole body with its line ends."""
        last = len(self.lines) - 1
        return "".join(
            line.text + (line.end or (self.newline if index < last else ""))
            for index, line in enumerate(self.lines)
        )

    def number(self, index: int) -> int:
        """Line of the file that was read for a line of this page; the one above for a line that is new."""
        while index > 0 and not self.lines[index].number:
            index -= 1
        return self.lines[index].number if index < len(self.lines) else 0

    def changed(self, changes: Iterable[Change]) -> "Page":
        """The page with all changes made; a change that overlaps an earlier one is left out.

        Where lines go away between two blank lines, one blank line stays.
        """
        kept: list[Line] = []
        done = 0
        ordered = sorted(changes, key=lambda each: each[:2])
        for index, (start, stop, texts) in enumerate(ordered):
            if start < done:
                continue
            kept += self.lines[done:start]
            number = self.lines[start].number if start < stop else 0
            kept += (Line(text, self.newline, number) for text in texts)
            done = stop
            after = ordered[index + 1].start if index + 1 < len(ordered) else len(self.lines)
            if not texts and (not kept or not kept[-1].text.strip()):
                while done < after and self.lines[done].end and not self.lines[done].text.strip():
                    done += 1
        rest = self.lines[done:]
        if ordered and not ordered[-1].texts and not any(line.text.strip() for line in rest):
            while len(kept) > 1 and not kept[-1].text.strip():
                kept.pop()
        return Page((*kept, *rest), self.newline)


class Shape(NamedTuple):
    """What a page is made of; lines count from 0. `plain` tells of each line whether it is text of its own: no
    code, table or comment.
    """

    headings: tuple[Heading, ...]
    tables: tuple[RawTable, ...]
    plain: tuple[bool, ...]


class Chapter(NamedTuple):
    """A heading with what stands below it: lines `[start, stop)` up to the next heading, `[start, end)` with all
    that is deeper; `parent` is the index of the chapter around it, or -1.
    """

    heading: Heading
    start: int
    stop: int
    end: int
    parent: int


def read_page(text: str, first: int) -> Page:
    """The lines of a text whose first line is line `first` of its file. Only CR, LF and CRLF end a line."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        lines.append(Line(match[1], match[2], first + len(lines)))
        if not match[2]:
            break
    return Page(tuple(lines), newline_of(text))


def newline_of(text: str) -> str:
    """The line end that a text has most."""
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda end: counts[end])


def shape_of(page: Page) -> Shape:
    """Headings, tables and text of a page, as the reader sees them."""
    texts = page.texts
    found = outline(texts, 0)
    headings = tuple(block for block in found.blocks if isinstance(block, Heading))
    tables = tuple(block for block in found.blocks if isinstance(block, RawTable))
    text = "\n".join(texts)
    body = BodyText(text, texts, 0, found.fences, commented_lines(text, texts, 0), ())
    plain = [False] * len(texts)
    for index, text in body.text_lines(0, len(texts), tables):
        plain[index] = text == texts[index]
    for heading in headings:
        plain[heading.span.line : body_start(texts, heading)] = [False] * (
            body_start(texts, heading) - heading.span.line
        )
    return Shape(headings, tables, tuple(plain))


def chapters_of(page: Page, shape: Shape) -> list[Chapter]:
    """The headings of a page as a tree."""
    texts, found = page.texts, shape.headings
    ends = _ends([heading.level for heading in found], [heading.span.line for heading in found], len(texts))
    chapters: list[Chapter] = []
    open_: list[int] = []
    for index, heading in enumerate(found):
        while open_ and found[open_[-1]].level >= heading.level:
            open_.pop()
        stop = found[index + 1].span.line if index + 1 < len(found) else len(texts)
        parent = open_[-1] if open_ else -1
        chapters.append(Chapter(heading, body_start(texts, heading), stop, ends[index], parent))
        open_.append(index)
    return chapters


def _ends(levels: Sequence[int], lines: Sequence[int], last: int) -> list[int]:
    ends = [last] * len(levels)
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = lines[index]
        open_.append(index)
    return ends


def body_start(texts: Sequence[str], heading: Heading) -> int:
    """The line after a heading, and after its underline if it has one."""
    below = heading.span.end_line + 1
    is_hashed = re.match(r" {0,3}#", texts[heading.span.line]) is not None
    return below if is_hashed and heading.span.line == heading.span.end_line else min(below + 1, len(texts))


def words(text: str) -> set[str]:
    """The words of a text, numbers among them, as they are written."""
    return set(_WORD.findall(text))


def comment(text: str) -> str:
    """An HTML comment that keeps the author's words; nothing in it can end it early."""
    inner = " ".join(text.split()).replace("<!--", " ").replace("-->", " ")
    while "--" in inner:
        inner = inner.replace("--", "- -")
    return f"<!-- adopted from: {inner.strip('- >')} -->"
