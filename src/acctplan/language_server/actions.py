"""What an editor offers to do about findings: single fixes, and a text mended as a whole, as edits."""

from collections.abc import Sequence
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic
from acctplan.fixing import Edit, fix_for
from acctplan.language_server.positions import overlap
from acctplan.source import Source, Span


class QuickFix(NamedTuple):
    """What mends one finding; `safe` if there is no other answer."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool
    diagnostic: Diagnostic


def quick_fixes(diagnostics: Sequence[Diagnostic], source: Source, place: Span) -> list[QuickFix]:
    """The fixes of the findings at a place."""
    found = []
    for each in diagnostics:
        fix = fix_for(each, source) if overlap(each.span, place) else None
        if fix is not None:
            title = f"{each.code}: {fix.message}"
            found.append(QuickFix(title, fix.edits, fix.safe, each))
    return found


def line_edits(old: Source, new: Source) -> list[Edit]:
    """The edits that make a text into another: one a line, as small as the line allows.

    Both have the same number of lines; otherwise one edit replaces everything.
    """
    if len(old.lines) != len(new.lines):
        last = len(old.lines)
        return [Edit(Span(1, 1, last, len(old.lines[-1]) + 1), new.text)]
    pairs = enumerate(zip(old.lines, new.lines, strict=True), 1)
    return [_line_edit(number, one, other) for number, (one, other) in pairs if one != other]


def _line_edit(number: int, old: str, new: str) -> Edit:
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Edit(Span(number, start + 1, number, len(old) - end + 1), new[start : len(new) - end])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    shorter = min(len(one), len(other))
    return next((place for place, (a, b) in enumerate(pairs) if a != b), shorter)
