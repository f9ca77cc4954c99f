"""Text in columns and lines of a terminal, measured in cells; words are never cut."""

import json
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel
from rich.cells import cell_len


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """The text in at least so many cells, at their left or right end."""
    blanks = " " * max(cells - cell_len(text), 0)
    return blanks + text if right else text + blanks


def aligned(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Rows of equally many cells as lines with two blanks between columns; those of `right` end flush."""
    flush = frozenset(right)
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            padded(text, cells, right=number in flush)
            for number, (text, cells) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def wrapped(text: str, cells: int) -> list[str]:
    """Lines of whole words, as wide as `cells` allow; a longer word has a line of its own."""
    return joined(text.split(), " ", cells)


def joined(parts: Iterable[str], separator: str, cells: int) -> list[str]:
    """The parts with a separator between them, broken into lines at separators only; at least one line."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{separator}{part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > cells:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def indented(lines: Iterable[str], cells: int) -> Iterator[str]:
    """The lines, so many cells further right."""
    return (" " * cells + line for line in lines)


def widest(lines: Iterable[str]) -> int:
    """Cells of the widest line."""
    return max(map(cell_len, lines), default=0)


def json_text(document: BaseModel) -> str:
    """A document for programs, in ASCII only: valid in every encoding, harmless on every terminal."""
    return json.dumps(document.model_dump(mode="json"), indent=2) + "\n"
