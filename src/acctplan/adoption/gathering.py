"""Going through a document for the key figures of its account."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from acctplan.adoption.chapters import Claim, Claims
from acctplan.adoption.columns import plain_label
from acctplan.adoption.facts import Fact, Facts, known_pairs, pairs_of, paths_of
from acctplan.adoption.front import Front, entry_line
from acctplan.adoption.ledger import Ledger, label_source
from acctplan.adoption.page import Change, Page, Shape, shape_of, words
from acctplan.adoption.sentences import said_in
from acctplan.adoption.title import account_in_title
from acctplan.adoption.values import find_value
from acctplan.model.sections.goals import Goal
from acctplan.model.time import Quarter
from acctplan.pattern import Pattern
from acctplan.reader.headings import normal
from acctplan.reader.sections import Part, Summary, section_named
from acctplan.reader.shapes import RawTable
from acctplan.reader.summary import LABELLED_LINE
from acctplan.reader.tree import Scalar
from acctplan.settings import Settings

_TITLES = 3
_SAYS_CSM = Pattern(r"\b(?:csm|customer success manager)\b[^|:)]{0,20}[:|]", re.IGNORECASE)
"""A line that names the customer success manager by that label."""
_HEADED = frozenset(("review.next", "review.last", "review.cadence", "contract.end", "arr"))
_SIDES = {
    "customer": "customer", "client": "customer", "us": "us", "vendor": "us", "provider": "us", "our team": "us",
    "customer side": "customer", "vendor side": "us", "our side": "us",
}  # fmt: skip
_OF_SIDE = {
    ("customer", "company"): "customer", ("customer", "name"): "customer", ("customer", "organization"): "customer",
    ("customer", "sponsor"): "executive sponsor", ("customer", "lead"): "primary contact",
    ("customer", "champion"): "primary contact", ("customer", "owner"): "primary contact",
    ("us", "lead"): "csm", ("us", "owner"): "csm", ("us", "csm"): "csm",
}  # fmt: skip
"""By a side and a plain label the label of the key that a cell is for."""


class Gatherer:
    """Takes key figures into `facts` and says so in `ledger`."""

    def __init__(self, facts: Facts, ledger: Ledger, settings: Settings) -> None:
        self._facts, self._ledger, self._settings = facts, ledger, settings

    def note_front(self) -> None:
        """Say what the keys of foreign front matter gave."""
        for fact in self._facts.found.values():
            self._ledger.take_key(fact.path, fact.text, label_source(fact.label), fact.line)

    def name_account(self, page: Page, front: Front) -> None:
        """Take the customer's name from a title, unless a label near the top tells it."""
        shape = shape_of(page)
        if not self._facts.lacks("account") or self._is_labelled(page, shape):
            return
        for text, line, plan_words in self._titles(page, shape, front):
            name = account_in_title(text, plan_words=plan_words)
            value = self._facts.readable("account", name) if name else None
            if value and section_named(name, "", self._settings.headings) is None:
                self._facts.put("account", value, "", name, line)
                self._ledger.take_name("account", value, "the title", line)
                return

    def _is_labelled(self, page: Page, shape: Shape) -> bool:
        top = top_of(page, shape)
        return any(
            "account" in paths_of(pair.label)
            for index in range(top)
            if shape.plain[index]
            for pair in pairs_of(page.texts[index])
        )

    def _titles(self, page: Page, shape: Shape, front: Front) -> Iterator[tuple[str, int, bool]]:
        """Texts that may name the account, with their lines; those that must say that they title a plan first."""
        for heading in shape.headings[:_TITLES]:
            if heading.level <= 2:
                yield heading.text, page.number(heading.span.line), True
        title = front.mapping.get("title") if front.mapping else None
        if title is not None and isinstance(title.value, Scalar):
            yield title.value.text, title.key_span.line, True
        for heading in shape.headings[:1]:
            if heading.level == 1:
                yield heading.text, page.number(heading.span.line), False

    def name_quarter(self, page: Page, claims: Claims, found: dict[int, Claim], due: str) -> None:
        """Take the quarter that a heading over goals, or the title, names with its year; else that of their days."""
        goals = [index for index, claim in found.items() if claim.kind is Goal]
        for index in [*goals, *range(min(2, len(claims.chapters)))]:
            heading = claims.chapters[index].heading
            text = find_value(Quarter, normal(heading.text), self._facts.terms)
            if text and self._facts.lacks("quarter"):
                line = page.number(heading.span.line)
                self._facts.put("quarter", text.upper(), "", heading.text, line)
                self._ledger.take_name("quarter", text.upper(), "a heading", line)
        if due and goals and self._facts.lacks("quarter"):
            line = page.number(claims.chapters[goals[0]].heading.span.line)
            self._facts.put("quarter", due, "", "", line)
            self._ledger.take_name("quarter", due, "the days on which goals are due", line)

    def titled_summary(self, page: Page) -> Page:
        """The page with a heading over a table of key figures that stands before all sections."""
        shape = shape_of(page)
        top = top_of(page, shape)
        for table in shape.tables:
            if table.header.line < top and not table.header.offset and _is_summary(table):
                return page.changed(
                    [Change(table.header.line, table.header.line, (f"## {Summary.INFO.title}", ""))]
                )
        return page

    def collect(self, page: Page, parts: Sequence[Part]) -> Page:
        """Take key figures: moved from the top, left where the reader sees them, copied from anywhere else."""
        shape = shape_of(page)
        top = top_of(page, shape)
        changes = self._move(page, shape, range(top))
        summary = next((part for part in parts if part.kind is Summary), None)
        if summary:
            inside = range(summary.heading.span.line, summary.end)
            self._copy(page, shape, inside, seen=True)
        claimed = {index for part in parts for index in range(part.heading.span.line, part.end)}
        self._copy(
            page, shape, dict.fromkeys(index for index in range(top, len(page.lines)) if index not in claimed)
        )
        self._copy_headed(page, shape)
        self._copy_said(page, shape, [index for index in range(len(page.lines)) if index not in claimed])
        if summary:
            self._copy_said(page, shape, range(summary.heading.span.line, summary.end))
        return page.changed(changes)

    def _copy_headed(self, page: Page, shape: Shape) -> None:
        """A heading that is a label, over its value: `## Next QBR` and the day below it."""
        for heading in shape.headings:
            below = heading.span.end_line + 1
            while below < len(page.lines) and not page.texts[below].strip():
                below += 1
            if (
                below < len(page.lines)
                and shape.plain[below]
                and set(paths_of(normal(heading.text))) & _HEADED
            ):
                for path in paths_of(normal(heading.text)):
                    value = page.texts[below].strip().lstrip("-*+ ")
                    if path in _HEADED and self._facts.lacks(path):
                        self._take(normal(heading.text), value.split(". ")[0].rstrip("."), page.number(below))

    def _copy_said(self, page: Page, shape: Shape, lines: Collection[int]) -> None:
        """What sentences say of keys that no label has; that they say so makes no plan of a document."""
        for index in lines:
            for pair in said_in(page.texts[index]) if shape.plain[index] else ():
                for fact in self._facts.take(pair.label, pair.value, page.number(index)):
                    self._ledger.take_name(fact.path, fact.text, "a sentence", page.number(index))

    def _move(self, page: Page, shape: Shape, lines: range) -> list[Change]:
        """Lines of which every label and value went into the front matter leave the body."""
        changes = []
        alone = not any(_SAYS_CSM.search(text[:400]) for text in page.texts)
        for index in lines:
            pairs = pairs_of(page.texts[index]) if shape.plain[index] else []
            known = list(known_pairs(page.texts[index], top=alone)) if pairs else []
            taken = [self._take(pair.label, pair.value, page.number(index), top=alone) for pair in known]
            moved = " ".join(entry_line(fact) for facts in taken for fact in facts)
            if pairs and len(known) == len(pairs) and words(page.texts[index]) <= words(moved):
                changes.append(Change(index, index + 1, ()))
        return changes

    def _copy(self, page: Page, shape: Shape, lines: Collection[int], *, seen: bool = False) -> None:
        """Take what is free; `seen`: the lines are a summary, of which the reader takes what it can by itself."""
        headings = {heading.span.line for heading in shape.headings}
        for table in shape.tables:
            if table.header.line in lines and len(table.header.cells) in (2, 3):
                self._copy_table(page, table, seen=seen)
        for index in lines:
            if not shape.plain[index] and index not in headings:
                continue
            text = page.texts[index].lstrip("# ")
            for pair in known_pairs(text):
                is_seen = seen and LABELLED_LINE.fullmatch(text) is not None and len(pairs_of(text)) == 1
                self._take(pair.label, pair.value, page.number(index), seen=is_seen)

    def _copy_table(self, page: Page, table: RawTable, *, seen: bool) -> None:
        heads = [plain_label(text) for text in table.header.cells]
        sides = {_SIDES[head]: place for place, head in enumerate(heads) if place and head in _SIDES}
        if len(sides) == 2:
            self._copy_sides(page, table, sides)
            return
        for row in (table.header, *table.rows):
            if len(row.cells) > 2 and "target" in heads[2] and "arr" in paths_of(row.cells[0]):
                self._take("target arr", row.cells[2], page.number(row.line))
            if len(row.cells) >= 2 and row.cells[0] and row.cells[1]:
                self._take(row.cells[0], row.cells[1], page.number(row.line), seen=seen)

    def _copy_sides(self, page: Page, table: RawTable, sides: Mapping[str, int]) -> None:
        """A table with a column for either side: the customer's sponsor, our CSM."""
        for row in table.rows:
            label = plain_label(row.cells[0]) if row.cells else ""
            for side, place in sides.items():
                path = _OF_SIDE.get((side, label.removeprefix("project ").removeprefix("executive ")))
                if path and place < len(row.cells) and row.cells[place]:
                    self._take(path, row.cells[place], page.number(row.line))

    def _take(
        self, label: str, value: str, line: int, *, seen: bool = False, top: bool = False
    ) -> list[Fact]:
        read = self._facts.is_read(label, value) if seen else ()
        for path in read:
            self._facts.closed.add(path)
            self._ledger.take_key(path, value, label_source(label), line)
        taken = [] if read else self._facts.take(label, value, line, top=top)
        for fact in taken:
            self._ledger.take_key(fact.path, fact.text, label_source(label), line)
        return taken


def top_of(page: Page, shape: Shape) -> int:
    """The line on which the first chapter below the title begins: before it a document says what it is about."""
    first, second = [*shape.headings[:2], None, None][:2]
    if first is None:
        return len(page.lines)
    is_title = first.level == 1 or (second is not None and second.level > first.level)
    if not is_title:
        return first.span.line
    return second.span.line if second else len(page.lines)


def _is_summary(table: RawTable) -> bool:
    if len(table.header.cells) not in (2, 3):
        return False
    return sum(bool(row.cells and paths_of(row.cells[0])) for row in table.rows) >= 2
