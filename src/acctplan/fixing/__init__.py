"""Mending what has one right answer, byte by byte.

For whoever shows fixes (reports, editors), all from `acctplan.fixing`:

    fix_for(diagnostic: Diagnostic, source: Source) -> Fix | None
    Fix(message: str, edits: tuple[Edit, ...], safe: bool)      `safe`: may be made without asking
    Edit(span: Span, text: str)                                 replaces the text at `span`; one line, no line ends
    spliced(source: Source, edits: Iterable[Edit]) -> Spliced      `.text`, and the edits `.skipped` as they overlap

`source` must be the one that was judged. `acctplan.fixing.mending.mend(source, judging)` makes all safe fixes of a file
and no other finding.
"""

from acctplan.fixing.fix import Edit, Fix, fix_for
from acctplan.fixing.splice import Spliced, spliced

__all__ = ["Edit", "Fix", "Spliced", "fix_for", "spliced"]
