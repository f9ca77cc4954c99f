"""Which heading of a wild plan is which section, and how deep it has to stand to be read as one."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from acctplan.adoption.columns import Own, find_column, fit, match_header
from acctplan.adoption.facts import known_pairs, pairs_of, paths_of
from acctplan.adoption.groups import is_item
from acctplan.adoption.heading_words import HEADINGS, PROSE_HEADINGS, SUMMARY_WORDS
from acctplan.adoption.page import Change, Chapter, Page, Shape, chapters_of, comment, words
from acctplan.model.row import Row, title_field
from acctplan.model.sections import TABLES
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.reader.header import own_columns
from acctplan.reader.headings import normal, without_account
from acctplan.reader.sections import KINDS, Kind, Summary, section_named
from acctplan.reader.shapes import RawTable
from acctplan.settings import Settings


class Claim(NamedTuple):
    """A chapter that is a section. `exact`: the reader knows it by this heading."""

    kind: Kind
    key: str
    exact: bool


class Claims:
    """Finds the sections among the chapters of a page."""

    def __init__(self, page: Page, shape: Shape, settings: Settings, account: str) -> None:
        self.page, self.shape = page, shape
        self.chapters = chapters_of(page, shape)
        self._settings, self._account = settings, account
        self._is_one_of_many = sum(chapter.heading.level == 1 for chapter in self.chapters) > 2
        self._table_lines = [table.header.line for table in shape.tables]

    def find(self) -> dict[int, Claim]:
        """Claims by the index of their chapter; each section once."""
        found = {index: claim for index in range(len(self.chapters)) if (claim := self._claim(index))}
        for index in sorted(found):
            outer = self._outer(index, found)
            if outer is not None and found[outer].kind is found[index].kind:
                del found[index]
        return self._once(found)

    def is_known(self, text: str) -> bool:
        """Whether the reader would take a heading for a section."""
        return section_named(text, self._account, self._settings.headings) is not None

    def tables(self, start: int, stop: int) -> list[RawTable]:
        """The tables on the lines `[start, stop)`."""
        lines = self._table_lines
        return list(self.shape.tables[bisect_left(lines, start) : bisect_left(lines, stop)])

    def own(self, kind: Kind) -> Own:
        """A team's own columns for a section."""
        return tuple(own_columns(kind, self._settings.columns).items())

    def _outer(self, index: int, found: dict[int, Claim]) -> int | None:
        parent = self.chapters[index].parent
        while parent >= 0 and parent not in found:
            parent = self.chapters[parent].parent
        return parent if parent >= 0 else None

    def _claim(self, index: int) -> Claim | None:
        chapter = self.chapters[index]
        text = chapter.heading.text
        is_title = (
            chapter.heading.level == 1
            and index == 0
            and (chapter.end > chapter.stop or not self._is_one_of_many)
        )
        exact = None if is_title else section_named(text, self._account, self._settings.headings)
        if exact:
            kind = self._suited(exact[0], chapter)
            if kind is not exact[0]:
                return Claim(kind, "", False)
            return Claim(kind, exact[1], True)
        if is_title:
            return None
        plain = without_account(normal(text), self._account)
        for title, pattern in PROSE_HEADINGS:
            if re.fullmatch(pattern, plain) and self._has_text(chapter):
                return Claim(_kind(title), "", False)
        if plain and set(re.findall(r"[^\W\d_]+", plain)) <= SUMMARY_WORDS:
            return Claim(Summary, "", False) if self._has_pairs(chapter) else None
        return self._by_words(plain, chapter, index) or self._by_table(chapter)

    def _by_words(self, plain: str, chapter: Chapter, index: int) -> Claim | None:
        nested = self._is_within(index)
        for title, pattern in HEADINGS if len(plain) < 120 else ():
            if not re.search(pattern, plain):
                continue
            kind = self._suited(_kind(title), chapter)
            if self._fits(kind, chapter) or (not nested and self._has_items(chapter)):
                return Claim(kind, "", False)
            if not nested and self._has_records(kind, chapter):
                return Claim(kind, "", False)
            if not nested and self._may_fit(kind, chapter):
                return Claim(kind, "", False)
            if kind is _kind(title) and self.tables(chapter.start, chapter.stop):
                return None
        return None

    def _by_table(self, chapter: Chapter) -> Claim | None:
        best = self._best(chapter)
        return Claim(best[1], "", False) if best and best[0] >= 5 else None

    def _suited(self, kind: Kind, chapter: Chapter) -> Kind:
        """The section that the chapter's table is for, if it lacks what names a row of `kind`."""
        tables = self.tables(chapter.start, chapter.end)
        if not tables or not issubclass(kind, Row) or kind is ReviewedGoal:
            return kind
        score = max(fit(kind, table.header.cells, self.own(kind)) for table in tables)
        best = self._best(chapter)
        if best is None or best[1] is kind or best[0] < score + (2 if score else 0) or best[0] < 3:
            return kind
        related = _RELATED.get(kind.INFO.title, ())
        return best[1] if best[1].INFO.title in related or not score else kind

    def _best(self, chapter: Chapter) -> tuple[int, type[Row]] | None:
        table = next(iter(self.tables(chapter.start, chapter.stop)), None)
        if table is None:
            return None
        cells = tuple(table.header.cells)
        scores = [
            (fit(kind, cells, self.own(kind)), -position, kind)
            for position, kind in enumerate(TABLES)
            if kind is not ReviewedGoal
        ]
        score, _, kind = max(scores, key=lambda each: each[:2])
        known = sum(1 for text in cells if text)
        return (score, kind) if score and score >= known else None

    def _fits(self, kind: Kind, chapter: Chapter) -> bool:
        if not issubclass(kind, Row):
            return False
        tables = self.tables(chapter.start, chapter.end)
        return any(fit(kind, table.header.cells, self.own(kind)) >= 2 for table in tables)

    def _is_within(self, index: int) -> bool:
        """Whether a chapter stands in one that names a section itself."""
        parent = self.chapters[index].parent
        while parent >= 0 and self.chapters[parent].heading.level > 1:
            plain = without_account(normal(self.chapters[parent].heading.text), self._account)
            if self.is_known(plain) or any(re.search(pattern, plain[:120]) for _, pattern in HEADINGS):
                return True
            parent = self.chapters[parent].parent
        return False

    def _may_fit(self, kind: Kind, chapter: Chapter) -> bool:
        """Whether the only table has an owner, a level or a date at least: its first column is what is listed."""
        tables = self.tables(chapter.start, chapter.stop)
        if len(tables) != 1 or not issubclass(kind, Row) or kind.INFO.title not in _LISTING:
            return False
        found = match_header(kind, tables[0].header.cells, self.own(kind))
        return any(column is not None and column.name not in Row.declared for column in found)

    def _has_items(self, chapter: Chapter) -> bool:
        texts, plain = self.page.texts, self.shape.plain
        return any(plain[index] and is_item(texts[index]) for index in range(chapter.start, chapter.end))

    def _has_records(self, kind: Kind, chapter: Chapter) -> bool:
        """Whether several lines have labels of the section's columns, the one that names a row among them."""
        if not issubclass(kind, Row):
            return False
        plain = self.shape.plain
        lines = (self.page.texts[index] for index in range(chapter.start, chapter.end) if plain[index])
        pairs = [pair for line in lines for pair in pairs_of(line)]
        found = {
            named.column.name for pair in pairs if (named := find_column(kind, pair.label, self.own(kind)))
        }
        return len(found) > 1 and title_field(kind) in found

    def _has_text(self, chapter: Chapter) -> bool:
        texts, plain = self.page.texts, self.shape.plain
        return any(plain[index] and texts[index].strip() for index in range(chapter.start, chapter.stop))

    def _has_pairs(self, chapter: Chapter) -> bool:
        """Whether key figures stand there: a table with their labels, or lines with one."""
        for table in self.tables(chapter.start, chapter.stop):
            is_pair = len(table.header.cells) in (2, 3) and not self._is_section(table)
            if is_pair and any(row.cells and paths_of(row.cells[0]) for row in table.rows):
                return True
        texts, plain = self.page.texts, self.shape.plain
        lines = (texts[index] for index in range(chapter.start, chapter.stop) if plain[index])
        return any(any(known_pairs(line)) for line in lines)

    def _is_section(self, table: RawTable) -> bool:
        return any(fit(kind, table.header.cells, self.own(kind)) >= 4 for kind in TABLES)

    def _once(self, found: dict[int, Claim]) -> dict[int, Claim]:
        """Of several claims to one section the best: with a table that suits, known to the reader, first."""
        best: dict[tuple[Kind, str], int] = {}
        for index, claim in found.items():
            rank = (self._rank(index, claim), -index)
            other = best.get((claim.kind, claim.key))
            if other is None or rank > (self._rank(other, found[other]), -other):
                best[claim.kind, claim.key] = index
        return {index: found[index] for index in sorted(best.values())}

    def _rank(self, index: int, claim: Claim) -> int:
        chapter = self.chapters[index]
        if claim.kind is Summary:
            return 2 * self._has_pairs(chapter) + claim.exact
        return 4 * self._fits(claim.kind, chapter) + 2 * self._has_items(chapter) + claim.exact


_LISTING = frozenset(
    (
        "Risk Factors",
        "Actions",
        "Key Milestones",
        "Quarterly Goals",
        "Annual Objectives",
        "Opportunities",
        "Stakeholders",
    )
)
_RELATED = {
    "Success Metrics": ("Value Realization Targets", "Annual Objectives"),
    "Quarterly Goals": ("Annual Objectives",),
    "Annual Objectives": ("Quarterly Goals",),
    "Stakeholders": ("Account Team",),
    "White Space": ("Opportunities",),
    "Actions": ("Key Milestones",),
}


def outline_changes(claims: Claims, found: dict[int, Claim]) -> list[Change]:
    """What makes every claimed heading a section of one level, with a title that the reader knows.

    What stands under a section stays under it; what follows it ends it. Titles that change are kept in a comment.
    """
    chapters = claims.chapters
    levels = {chapters[index].heading.level for index in found}
    level = 3 if levels == {3} else 2
    changes: list[Change] = []
    current: Chapter | None = None
    for index, chapter in enumerate(chapters):
        claim = found.get(index)
        wanted = level if claim else _level(chapter, current, level)
        title = chapter.heading.text
        extra: tuple[str, ...] = ()
        if claim and not claim.exact:
            title = claim.kind.INFO.title
            extra = () if words(chapter.heading.text) <= words(title) else (comment(chapter.heading.text),)
        if claim:
            current = chapter
        elif wanted in (2, 3) and wanted <= level and claims.is_known(title):
            title = f"{title} (notes)"
        if wanted != chapter.heading.level or title != chapter.heading.text:
            changes.append(
                Change(chapter.heading.span.line, chapter.start, (f"{'#' * wanted} {title}", *extra))
            )
    return changes


def _level(chapter: Chapter, current: Chapter | None, level: int) -> int:
    own = chapter.heading.level
    if current is None:
        return own
    if chapter.heading.span.line < current.end:
        return min(6, max(level + 1, own + level - current.heading.level))
    return min(own, level)


@lru_cache(maxsize=64)
def _kind(title: str) -> Kind:
    return next(kind for kind in KINDS if kind.INFO.title == title)
