"""Writing one value into front matter: in the quotes that it had, or in those that it needs."""

import re
from itertools import islice

from acctplan.pattern import Pattern
from acctplan.source import Source

_PLAIN = Pattern(r"(?:[^\W_]|[$€£]|[-+](?=[0-9]))(?:[\w.%$€£/+-]|,(?=[0-9])| (?=[\w$€£]))*")
"""A text of which YAML without quotes makes the same text; there are others."""

_WORDS = Pattern(r"(?!(?:y|n|yes|no|true|false|on|off|null)\Z)[^\W\d_][\w .,/()+&'’–-]*", re.IGNORECASE)
"""Words that no YAML tool takes for anything else."""

_FLOW = frozenset(",[]{}")


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


def as_scalar(text: str, old: str = "", *, are_words: bool, in_brackets: bool = False) -> str:
    """A text of one line as a value: in the quotes of the old one, in none if that is safe, or in double quotes.

    `are_words`: the author's own words, which another tool might take for a number, a day or a truth value.
    `in_brackets`: the value stands in a list or mapping between brackets.
    """
    if old[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    pattern = _WORDS if are_words else _PLAIN
    is_plain = pattern.fullmatch(text) and not text.endswith(" ")
    if old[:1] != '"' and is_plain and not (in_brackets and _FLOW.intersection(text)):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
