"""The last step: whatever the reader still calls an error is put where it is read as the author's own text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from acctplan.adoption.page import Change, Page, body_start, shape_of
from acctplan.diagnostic import Finding
from acctplan.reader.build import read_plan
from acctplan.reader.shapes import Heading, RawTable
from acctplan.settings import Settings
from acctplan.source import Source

MENDABLE = frozenset(("AP008", "AP010", "AP011", "AP013", "AP014", "AP015", "AP019"))
"""Errors that can be mended without knowing more than the text says."""

_ROUNDS = 8
_FAR = 60
"""Headings that one looks back for that of a section."""
_NOTES = " (notes)"
_WRITTEN = ", as written"


class Mended(NamedTuple):
    """A page without errors that can be mended, and by line what was left as text."""

    page: Page
    kept: tuple[tuple[int, str], ...]


def body_errors(text: str, body_line: int, settings: Settings) -> list[Finding]:
    """The errors of a plan's body that can be mended."""
    reading = read_plan(Source("", text), settings)
    return [
        finding for finding in reading.findings if finding.code in MENDABLE and finding.span.line >= body_line
    ]


def mend(front: str, page: Page, settings: Settings) -> Mended:
    """Rename, mark or close what the reader stumbles over, until it does not; a few times at most.

    `front` is the text before the page.
    """
    first = len(Source("", front).lines)
    kept: list[tuple[int, str]] = []
    for _ in range(_ROUNDS):
        errors = body_errors(front + page.text, first, settings)
        if not errors:
            break
        changes, said = _changes(page, errors, first)
        if not changes:
            break
        kept += said
        page = page.changed(changes)
    return Mended(page, tuple(kept))


def _changes(page: Page, errors: Sequence[Finding], first: int) -> tuple[list[Change], list[tuple[int, str]]]:
    shape = shape_of(page)
    changes: dict[tuple[int, int], Change] = {}
    kept: list[tuple[int, str]] = []
    end = max((number + 1 for number, is_plain in enumerate(shape.plain) if is_plain), default=0)
    for error in errors:
        index = error.span.line - first
        if error.code == "AP019":
            change: Change | None = _marker(page, error, index, end)
        elif error.code == "AP008":
            change = _unlabelled(page, index, shape.tables)
        else:
            change = _renamed(page, index, shape.headings, shape.tables, error)
        if change is None:
            continue
        if (change.start, change.stop) not in changes and error.code != "AP019":
            kept.append((page.number(index), error.message))
        before = changes.setdefault((change.start, change.stop), change)
        if before is not change and change.start == change.stop == end:
            changes[end, end] = before._replace(texts=(*before.texts, *change.texts))
    return list(changes.values()), kept


def _marker(page: Page, error: Finding, index: int, end: int) -> Change:
    """Close what is open after the last line that is no code; open what is closed where it is closed."""
    text = page.texts[index]
    if "is not closed" not in error.message:
        column = error.span.column - 1
        return Change(index, index + 1, (f"{text[:column]}<!-- internal -->{text[column:]}",))
    if end <= index:
        column = error.span.end_column - 1
        return Change(index, index + 1, (f"{text[:column]}<!-- /internal -->{text[column:]}",))
    return Change(end, end, ("<!-- /internal -->",))


def _unlabelled(page: Page, index: int, tables: Iterable[RawTable]) -> Change | None:
    """A key figure that cannot be read, under a label that the reader does not know."""
    text = page.texts[index]
    for table in tables:
        for row in table.rows:
            if row.line == index:
                end = row.cell_span(0).end_column - 1
                return Change(index, index + 1, (f"{text[:end]}{_WRITTEN}{text[end:]}",))
    at = text.find(":")
    while at > 0 and text[at - 1] in "*_ ":
        at -= 1
    return Change(index, index + 1, (f"{text[:at]}{_WRITTEN}{text[at:]}",)) if at > 0 else None


def _renamed(
    page: Page, index: int, headings: Sequence[Heading], tables: Sequence[RawTable], error: Finding
) -> Change | None:
    """The heading of the section that holds a line, no longer the name of one.

    A second table begins a chapter of its own instead.
    """
    heading = next((each for each in reversed(headings) if each.span.line <= index), None)
    if heading is None:
        return None
    section = _section(headings, index, error)
    if error.code == "AP011" and any(table.header.line == index for table in tables):
        if heading is section or section is None:
            hashes = "#" * (section or heading).level
            return Change(index, index, (f"{hashes} {(section or heading).text} (continued)", ""))
        return _with_title(page, heading, section.level, heading.text)
    return _with_title(
        page, section or heading, (section or heading).level, (section or heading).text + _NOTES
    )


def _section(headings: Sequence[Heading], index: int, error: Finding) -> Heading | None:
    """The heading whose section holds a line: the nearest above that is no deeper than any section."""
    position = bisect_right([each.span.line for each in headings], index) - 1
    above = headings[max(0, position - _FAR) : position + 1]
    if above and above[-1].span.line == index:
        return above[-1]
    named = [each for each in above if f"'{each.text}'" in error.message]
    if named:
        return named[-1]
    level = 7
    found: Heading | None = None
    for each in reversed(above):
        if 1 < each.level < level:
            found, level = each, each.level
        if level == 2:
            break
    return found


def _with_title(page: Page, heading: Heading, level: int, title: str) -> Change | None:
    if title.count(_NOTES) > 2:
        text = title.replace(_NOTES, "")
        return Change(heading.span.line, body_start(page.texts, heading), (f"**{text}**",))
    line = f"{'#' * level} {title}"
    stop = body_start(page.texts, heading)
    if page.texts[heading.span.line : stop] == [line]:
        return None
    return Change(heading.span.line, stop, (line,))
