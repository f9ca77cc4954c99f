"""The outline of a plan's body, line by line for ordinary files and with a full parser for the others.

The line scan answers only where it is certain to see what the full parser sees; anything unusual (tables in
lists, indented blocks, HTML, underlined headings) is left to `acctplan.reader.markdown`, ten times slower.
"""

from acctplan.pattern import Pattern
from acctplan.reader.shapes import (
    Heading,
    Outline,
    RawRow,
    RawTable,
    delimiter_columns,
    hash_heading,
    unindented_rows,
)

__all__ = ["Heading", "Outline", "RawRow", "RawTable", "outline", "scan"]

_SPECIAL = frozenset(" \t-*+0123456789><=~`#|")
_HIDDEN_BLOCK = Pattern(
    r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z))*(?:#{1,6}(?:[ \t]|\Z)|```|~~~|\||>|<|(?:=+|-+)[ \t]*\Z)"
)
"""A block that an indented line, a list item or a quotation may hide."""

_FOLDING = Pattern(r"</?(?:details|summary)>")
_ENDS_TABLE = Pattern(r"[ \t]*\Z|#{1,6}(?:[ \t]|\Z)|<!--|>|```|~~~")


def outline(body_lines: list[str], first_line: int) -> Outline:
    """Headings, tables and code of the lines after the front matter; never raises.

    `first_line` is the file line of `body_lines[0]`; all lines in the answer are file lines.
    """
    found = scan(body_lines, first_line)
    if found is not None:
        return found
    # only unusual files pay for importing the full parser
    from acctplan.reader.markdown import parse_outline  # noqa: PLC0415

    return parse_outline(body_lines, first_line)


def scan(lines: list[str], first_line: int) -> Outline | None:
    """The outline of an ordinary body, or None if a line may mean more than it shows."""
    found = Outline([], [])
    count = len(lines)
    number = 0
    after_block = True
    while number < count:
        line = lines[number]
        kind = line[:1]
        if not kind:
            after_block = True
            number += 1
        elif kind == "|":
            end = _table_end(lines, number, first_line, found) if after_block else 0
            if not end:
                return None
            number = end
        elif kind not in _SPECIAL:
            if "|" in line and _heads_a_table(lines, number):
                return None
            after_block = False
            number += 1
        else:
            end = _special_end(lines, number, first_line, found, after_block)
            if not end:
                return None
            after_block = end > 0
            number = abs(end)
    return found


def _special_end(lines: list[str], number: int, first_line: int, found: Outline, after_block: bool) -> int:
    """Line after the block that begins here; negative if text may go on there; 0 if unsure."""
    line = lines[number]
    kind = line[0]
    if kind == "#":
        heading = hash_heading(first_line + number, line)
        if heading:
            found.blocks.append(heading)
            return number + 1
    elif line.startswith(("```", "~~~")):
        return _fence_end(lines, number, first_line, found)
    elif kind == ">":
        return _quote_line_end(line, number)
    elif kind == "<":
        return _html_end(lines, number, after_block)
    elif after_block and kind == "-" and len(line) >= 3 and not line.strip("-"):
        return number + 1
    return _text_end(lines, number)


def _text_end(lines: list[str], number: int) -> int:
    line = lines[number]
    if _HIDDEN_BLOCK.match(line) or ("|" in line and _heads_a_table(lines, number)):
        return 0
    return -(number + 1) if line.strip(" \t") else number + 1


def _heads_a_table(lines: list[str], number: int) -> bool:
    return number + 1 < len(lines) and lines[number + 1].lstrip(" ")[:1] in ("|", ":", "-")


def _quote_line_end(line: str, number: int) -> int:
    if "|" in line or _HIDDEN_BLOCK.match(line, 1):
        return 0
    return -(number + 1)


def _comment_end(lines: list[str], number: int, after_block: bool) -> int:
    """As `_special_end`, for a comment; inside a text only one that is a line of its own is sure."""
    line = lines[number]
    if not after_block:
        return -(number + 1) if line.find("-->", 2) == len(line) - 3 and "|" not in line else 0
    start = 2
    for index in range(number, len(lines)):
        if lines[index].find("-->", start) >= 0:
            return index + 1
        start = 0
    return 0


def _html_end(lines: list[str], number: int, after_block: bool) -> int:
    """As `_special_end`, for a comment, or what folds a part of the page: it goes on to the next blank line."""
    if lines[number].startswith("<!--"):
        return _comment_end(lines, number, after_block)
    if not after_block or not _FOLDING.match(lines[number]):
        return _text_end(lines, number)
    for index in range(number, len(lines)):
        if not lines[index]:
            return index + 1
        if not lines[index].strip():
            return 0
    return len(lines)


def _fence_end(lines: list[str], number: int, first_line: int, found: Outline) -> int:
    line = lines[number]
    mark = line[0]
    length = len(line) - len(line.lstrip(mark))
    if mark == "`" and mark in line[length:]:
        return 0
    for index in range(number + 1, len(lines)):
        if closes_fence(lines[index], mark, length):
            found.fences.append((first_line + number, first_line + index + 1))
            return index + 1
    return 0


def closes_fence(line: str, mark: str, length: int) -> bool:
    """Whether a line ends the code that `length` backticks or tildes began."""
    text = line.lstrip(" ")
    if not text.startswith(mark) or len(line) - len(text) > 3:
        return False
    text = text.rstrip(" \t")
    return len(text) >= length and not text.strip(mark)


def _table_end(lines: list[str], number: int, first_line: int, found: Outline) -> int:
    count = len(lines)
    if number + 1 >= count or not lines[number + 1].startswith("|"):
        return 0
    header, *rows = unindented_rows(lines, number, first_line)
    if not header.cells or len(header.cells) != delimiter_columns(lines[number + 1]):
        return 0
    end = number + 1 + len(rows)
    if end < count and lines[end] and not _ENDS_TABLE.match(lines[end]):
        return 0
    del rows[0]
    found.blocks.append(RawTable(header, rows, first_line + end))
    return end
