"""Values that stand in the body instead of the front matter."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from acctplan.model.front import keys
from acctplan.model.money import Share
from acctplan.model.plan import Table
from acctplan.model.row import Row
from acctplan.model.sections.profile import StateDimension
from acctplan.pattern import Pattern
from acctplan.reader.header import label as title_words
from acctplan.reader.headings import normal_column
from acctplan.reader.keys import KeyReader, placeholder
from acctplan.reader.passages import BodyText
from acctplan.reader.placeholders import find_placeholder
from acctplan.reader.sections import Part
from acctplan.reader.values.reading import bare
from acctplan.source import Span

LABELLED_LINE = Pattern(r"\s*(?:[-*+]\s+)?(\**[^:*|`\[\]]{1,60}?\**)\s*:\s*\**\s*(\S.*)")
"""A line of a summary: its label and its value."""

_TERM = Pattern(r"\s+(?:-|–|—|to|until|bis)\s+|(?<=\d)\s*[–—]\s*(?=\S)")
TERM_LABELS = frozenset({"contract term", "contract", "term"})
"""Normal labels whose value is the first and the last day of the contract."""

_SHARES = {
    "users licensed": ("licensed", ""),
    "licensed users": ("licensed", ""),
    "users active": ("active", ""),
    "active users": ("active", ""),
    "use cases live": ("use_cases_live", "use_cases_total"),
    "use cases": ("use_cases_live", "use_cases_total"),
    "departments": ("departments_live", "departments_total"),
}


class _Labelled(NamedTuple):
    label: str
    label_span: Span
    text: str
    span: Span


@cache
def summary_labels() -> Mapping[str, str]:
    """The paths of keys by the normal labels that a summary has for them."""
    return {normal_column(label): key.path for key in keys() for label in key.labels}


def fill_from_summary(reader: KeyReader, part: Part, body: BodyText) -> None:
    """Take what an Account Summary says for front-matter keys that are absent; other lines are left alone.

    Template text is said wherever it stands, also beside a key that the front matter has.
    """
    lines = list(_lines(part, body))
    for each in (*_cells(part), *lines):
        label = normal_column(each.label)
        path = summary_labels().get(label, "")
        if label in TERM_LABELS:
            _fill_term(reader, each)
        elif path and reader.lacks(path):
            reader.fill(path, each.label_span, each.span, each.text)
        elif find_placeholder(each.text, body.labels()):
            reader.findings.append(placeholder(each.span, each.text, title_words(each.label)))
    read = {each.span.line for each in lines}
    left = body.placeholders(part.heading.span.line + 1, part.end, part.tables)
    reader.findings += (finding for finding in left if finding.span.line not in read)


def _cells(part: Part) -> Iterator[_Labelled]:
    for table in part.tables:
        for row in table.rows:
            if len(row.cells) >= 2 and row.cells[0]:
                yield _Labelled(row.cells[0], row.cell_span(0), bare(row.cells[1]), row.cell_span(1))


def _lines(part: Part, body: BodyText) -> Iterator[_Labelled]:
    for number, line in body.text_lines(part.heading.span.line + 1, part.end, part.tables):
        match = LABELLED_LINE.fullmatch(line)
        if match:
            label = Span(number, match.start(1) + 1, number, match.end(1) + 1)
            yield _Labelled(
                match[1].strip("* "),
                label,
                bare(match[2]),
                Span(number, match.start(2) + 1, number, match.end(2) + 1),
            )


def _fill_term(reader: KeyReader, each: _Labelled) -> None:
    parts = _TERM.split(each.text)
    if find_placeholder(each.text):
        reader.findings.append(placeholder(each.span, each.text, title_words(each.label)))
        for path in ("contract.start", "contract.end"):
            reader.leave_unfilled(path, each.label_span, each.span, each.text)
    elif len(parts) == 2:
        for path, text in zip(("contract.start", "contract.end"), parts, strict=True):
            reader.fill(path, each.label_span, each.span, text.strip())


def fill_adoption(reader: KeyReader, table: Table[Row]) -> None:
    """Take the counts of the Current State table for `adoption` keys that are absent."""
    for row in table.rows:
        if not isinstance(row, StateDimension) or not isinstance(row.status, Share):
            continue
        names = _SHARES.get(normal_column(row.dimension or ""))
        if names is None:
            continue
        counts = (row.status.part, row.status.whole)
        for name, count in zip(names, counts, strict=True):
            if name and count is not None and reader.lacks(f"adoption.{name}"):
                reader.fill(f"adoption.{name}", row.at("dimension"), row.at("status"), str(count))
