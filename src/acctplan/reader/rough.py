"""The outline of a body that is too hostile to be parsed: a plain scan, one look at each line."""

import re

from acctplan.pattern import Pattern
from acctplan.reader.shapes import Heading, Outline, RawTable, delimiter_columns, hash_heading, raw_row

_FENCE = Pattern(r" {0,3}(`{3,}|~{3,})(.*)\Z", re.S)
_TAG = Pattern(r" {0,3}</?[A-Za-z]")


def rough_outline(lines: list[str], first_line: int) -> Outline:
    """Headings, tables and fenced code at the left margin; time grows with the length only.

    What stands in lists, quotations and HTML is not seen. Never raises.
    """
    found = Outline([], [])
    number = 0
    while number < len(lines):
        number = _block_end(lines, number, first_line, found)
    return found


def _block_end(lines: list[str], number: int, first_line: int, found: Outline) -> int:
    line = lines[number]
    start = line.lstrip(" ")[:1]
    if start == "#":
        heading = hash_heading(first_line + number, line)
        if heading:
            found.blocks.append(heading)
    elif start == "|":
        return _table_end(lines, number, first_line, found.blocks)
    elif start in ("`", "~"):
        return _fence_end(lines, number, first_line, found.fences)
    elif start == "<":
        return _html_end(lines, number)
    return number + 1


def _table_end(lines: list[str], number: int, first_line: int, blocks: list[Heading | RawTable]) -> int:
    columns = delimiter_columns(lines[number + 1]) if number + 1 < len(lines) else 0
    if not columns:
        return number + 1
    header = raw_row(first_line + number, lines[number])
    if header.offset > 3 or len(header.cells) != columns:
        return number + 1
    end = number + 2
    while end < len(lines) and lines[end].lstrip(" ").startswith("|"):
        end += 1
    rows = [raw_row(first_line + index, lines[index]) for index in range(number + 2, end)]
    blocks.append(RawTable(header, rows, first_line + end))
    return end


def _fence_end(lines: list[str], number: int, first_line: int, fences: list[tuple[int, int]]) -> int:
    match = _FENCE.match(lines[number])
    if not match or (match[1][0] == "`" and "`" in match[2]):
        return number + 1
    end = number + 1
    while end < len(lines) and not _closes(lines[end], match[1]):
        end += 1
    end = min(end + 1, len(lines))
    fences.append((first_line + number, first_line + end))
    return end


def _closes(line: str, fence: str) -> bool:
    text = line.strip(" \t")
    return text.startswith(fence) and not text.strip(fence[0])


def _html_end(lines: list[str], number: int) -> int:
    line = lines[number]
    if line.lstrip(" ").startswith("<!--"):
        start = line.index("<!--") + 2
        for index in range(number, len(lines)):
            if lines[index].find("-->", start) >= 0:
                return index + 1
            start = 0
        return len(lines)
    if not _TAG.match(line):
        return number + 1
    end = number + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return end
