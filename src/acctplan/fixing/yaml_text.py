"""Writing one value into front matter as it is: no quotes that were not there, none taken away."""

from itertools import islice

from acctplan.pattern import Pattern
from acctplan.source import Source

_PLAIN = Pattern(r"(?:[^\W_]|[$€£]|[-+](?=[0-9]))(?:[\w.%$€£/+-]|,(?=[0-9])| (?=[\w$€£]))*")
"""A text of which YAML without quotes makes the same text; there are others."""


def in_front_matter(source: Source, line: int) -> bool:
    """Whether a line stands between the two `---`."""
    lines = source.lines
    if lines[0].rstrip(" \t") != "---" or line < 2:
        return False
    return not any(map(_is_fence, islice(lines, 1, line)))


def _is_fence(line: str) -> bool:
    return line[:3] in ("---", "...") and len(line.rstrip(" \t")) == 3


def as_value(text: str, old: str) -> str | None:
    """A text in the quotes that the old value had; None if it would need others."""
    mark = old[:1]
    if mark == "'":
        return f"'{text.replace(mark, mark * 2)}'"
    if mark == '"':
        return None if mark in text or "\\" in text else f'"{text}"'
    return text if old and mark not in "|>" and _PLAIN.fullmatch(text) else None
