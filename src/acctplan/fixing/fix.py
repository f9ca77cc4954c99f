"""From a finding that knows better to the edits that mend it."""

from typing import NamedTuple

from acctplan.diagnostic import Diagnostic
from acctplan.fixing.yaml_text import as_value, in_front_matter
from acctplan.source import Source, Span

_AS_IT_IS = ("AP006", "AP009", "AP017", "AP018")
"""Codes whose better text is what the file should hold; the others have the text of a cell or of a value."""


_MOST_BLANKS = 200
"""Blanks beside hidden characters in a line of nothing else; the lines of a plan may be a million long."""


class Edit(NamedTuple):
    """One replacement: `text` instead of what stands at `span`, which lies within one line."""

    span: Span
    text: str


class Fix(NamedTuple):
    """What mends one finding; `safe` if there is no other answer, so that it may be made without asking."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool


def fix_for(diagnostic: Diagnostic, source: Source) -> Fix | None:
    """The fix of a finding, or None if there is none that keeps the rest of its line as it is.

    `source` is the file that was judged. A suppressed finding has a fix as well; whoever mends leaves it alone.
    """
    better, span = diagnostic.finding.better, diagnostic.span
    if better is None or not _is_one_line(span, better.text) or span.line > len(source.lines):
        return None
    old = _at(source, span)
    new = better.text if diagnostic.code in _AS_IT_IS else _written(better.text, old, diagnostic, source)
    if new is None or new == old or (not new and _holds_a_line_open(source, span)):
        return None
    return Fix(f"write '{new}'" if new else "delete it", (Edit(span, new),), better.sure)


def _is_one_line(span: Span, text: str) -> bool:
    return span.line == span.end_line and "\n" not in text and "\r" not in text


def _at(source: Source, span: Span) -> str:
    return source.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _holds_a_line_open(source: Source, span: Span) -> bool:
    """Whether a line is one only because of the text at its place: without it CR and LF, or a table, would meet."""
    line = source.lines[span.line - 1]
    if span.line == 1 or len(line) - (span.end_column - span.column) > _MOST_BLANKS:
        return False
    if (line[: span.column - 1] + line[span.end_column - 1 :]).strip():
        return False
    start = source.offset(span.line, 1)
    return source.text[start - 1] == "\r" or "|" in source.lines[span.line - 2]


def _written(text: str, old: str, diagnostic: Diagnostic, source: Source) -> str | None:
    """A text as a cell or, in the front matter, as a value of YAML would hold it, in the quotes that it had.

    None for a key that the body fills: its value may be half of what stands there, or have decoration around it.
    """
    if in_front_matter(source, diagnostic.span.line):
        return as_value(text, old)
    is_key = diagnostic.code == "AP008" or (
        diagnostic.code == "AP507" and diagnostic.finding.field == "growth"
    )
    return None if is_key else text.replace("|", "\\|")
