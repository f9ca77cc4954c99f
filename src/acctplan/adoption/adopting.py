"""Adopting: the steps from a text to a plan."""

from acctplan.adoption.chapters import Claims, outline_changes
from acctplan.adoption.facts import Facts, key_of
from acctplan.adoption.front import Front, read_front, take_entries, write_front
from acctplan.adoption.gathering import Gatherer
from acctplan.adoption.horizons import settle_horizon
from acctplan.adoption.ledger import Adoption, Ledger, Note
from acctplan.adoption.listed import BESIDE, table_of
from acctplan.adoption.mending import body_errors, mend
from acctplan.adoption.outlining import with_headings
from acctplan.adoption.page import Change, Shape, newline_of, read_page, shape_of, words
from acctplan.adoption.people import people_of
from acctplan.adoption.record import Form, Record
from acctplan.adoption.sections import convert
from acctplan.adoption.values import Terms, day_order
from acctplan.model.row import Row
from acctplan.reader.build import read_plan
from acctplan.reader.header import own_columns
from acctplan.reader.sections import Part, Summary, find_parts
from acctplan.reader.shapes import Heading, Outline, RawTable
from acctplan.reader.values import ReadingContext
from acctplan.settings import Settings
from acctplan.source import Source

_MOST_LINES = 10_000
_MOST_HEADINGS = 1000
_MOST_CHARACTERS = 500_000
"""All many times what a plan has; they keep the time for a hostile file within bounds."""

_SAMPLE = 200_000
_NO_PLAN = (
    "a plan names its customer and has key figures, or sections such as goals, risks or stakeholders; "
    "one that stands in a code block has to be taken out of it"
)


def adopt(source: Source, settings: Settings) -> Adoption:
    """Turn the text of a file into a plan, keeping every word; never raises for content.

    A plan without errors that adopting could mend is left as it is.
    """
    reason, hint = _refusal(source)
    if reason:
        return Adoption(source.text, refused=reason, hint=hint)
    front = read_front(source.text, source.lines)
    if any(line.lstrip().startswith("acctplan:") for line in front.spoilt):
        hint = "mend it first: 'acctplan check' says what is wrong"
        return Adoption(source.text, refused="has front matter that cannot be read", hint=hint)
    if front.is_plan and not body_errors(source.text, front.body_line, settings):
        return Adoption(source.text, missing=_missing(source.text, settings))
    return _Adopting(source, front, settings).adopted()


def _refusal(source: Source) -> tuple[str, str]:
    """Why a file is not even looked at, and a hint; empty texts if it is."""
    if source.unreadable:
        return source.unreadable.reason, source.unreadable.hint
    if not words(source.text):
        return "is empty", "'acctplan new' makes a plan from nothing"
    count = len(source.lines)
    headings = sum(line.startswith("#") for line in source.lines)
    if count > _MOST_LINES:
        reason = f"has {count:,} lines, more than the {_MOST_LINES:,} that can be adopted"
        return reason, "a plan has some 200; keep data and logs in files of their own"
    if len(source.text) > _MOST_CHARACTERS:
        reason = (
            f"has {len(source.text):,} characters, more than the {_MOST_CHARACTERS:,} that can be adopted"
        )
        return reason, "a plan has some 20,000; keep data and logs in files of their own"
    if headings > _MOST_HEADINGS:
        reason = f"has {headings:,} headings, more than the {_MOST_HEADINGS:,} that can be adopted"
        return reason, "one file is one account: split it"
    return "", ""


def _missing(text: str, settings: Settings) -> tuple[str, ...]:
    findings = read_plan(Source("", text), settings).findings
    paths = [finding.field for finding in findings if finding.code == "AP007"]
    return tuple(f"{path} ({key_of(path).meaning})" for path in paths)


class _Adopting:
    """One file on its way; `page` is its body so far."""

    def __init__(self, source: Source, front: Front, settings: Settings) -> None:
        self._source, self._front, self._settings = source, front, settings
        context = ReadingContext(settings.currency, settings.fiscal_year_start)
        self._facts = Facts(Terms(context, day_order(source.text[:_SAMPLE])))
        self._ledger = Ledger()
        self._gatherer = Gatherer(self._facts, self._ledger, settings)
        self._page = read_page(source.text[source.offset(front.body_line, 1) :], front.body_line)

    def adopted(self) -> Adoption:
        """All steps in turn."""
        front_lines = self._take_front()
        self._page = with_headings(self._page, self._settings)
        self._facts.terms = self._facts.terms._replace(people=people_of(self._page))
        self._gatherer.name_account(self._page, self._front)
        self._page = self._gatherer.titled_summary(self._page)
        self._name_sections()
        self._page = self._gatherer.collect(self._page, self._parts(shape_of(self._page)))
        self._convert_sections()
        if not self._front.is_plan and not self._ledger.is_plan:
            return Adoption(self._source.text, refused="does not look like a plan", hint=_NO_PLAN)
        return self._finished(front_lines)

    def _take_front(self) -> list[str]:
        """The lines between the fences; a block that cannot be read moves into the body as code."""
        front = self._front
        if front.spoilt:
            longest = max(len(line) - len(line.lstrip("`")) for line in front.spoilt)
            fence = "`" * max(3, longest + 1)
            self._page = self._page.changed([Change(0, 0, (f"{fence}yaml", *front.spoilt, fence, ""))])
            self._ledger.keep(1, "front matter that cannot be read, as code")
            return []
        if front.is_plan:
            reading = read_plan(self._source, self._settings)
            self._facts.closed |= set(reading.plan.front.places) if reading.plan else set()
            return list(front.lines)
        lines, refused = take_entries(front, self._facts)
        for line, key in refused:
            self._ledger.keep(line, f"'{key}' of the front matter, as a comment")
        self._gatherer.note_front()
        return lines

    def _account(self) -> str:
        fact = self._facts.found.get("account")
        return fact.text if fact else ""

    def _name_sections(self) -> None:
        shape = shape_of(self._page)
        claims = Claims(self._page, shape, self._settings, self._account())
        found = claims.find()
        quarter = settle_horizon(claims, found, self._facts.terms)
        self._gatherer.name_quarter(self._page, claims, found, quarter)
        self._page = self._page.changed(outline_changes(claims, found))

    def _parts(self, shape: Shape) -> tuple[Part, ...]:
        blocks: list[Heading | RawTable] = [*shape.headings, *shape.tables]
        outline = Outline(sorted(blocks, key=_line), [])
        return find_parts(outline, self._account(), self._settings.headings, len(self._page.lines)).known

    def _convert_sections(self) -> None:
        shape = shape_of(self._page)
        parts = self._parts(shape)
        kinds = {part.kind for part in parts}
        changes: list[Change] = []
        for part in parts:
            line = self._page.number(part.heading.span.line)
            if issubclass(part.kind, Row):
                beside = BESIDE.get(part.kind)
                apart = beside is not None and beside not in kinds
                done = convert(self._form(part.kind), self._page, shape, part, apart=apart)
                changes += done.changes
                if done.rows:
                    self._ledger.take_rows(part.kind.INFO.title, done.rows, done.how, line)
                if done.beside and beside is not None:
                    changes.append(self._apart(part, beside, done.beside))
            elif part.kind is not Summary:
                self._ledger.take_text(part.kind.INFO.title, line)
        self._page = self._page.changed(changes)

    def _form(self, kind: type[Row]) -> Form:
        return Form(kind, tuple(own_columns(kind, self._settings.columns).items()), self._facts.terms)

    def _apart(self, part: Part, kind: type[Row], records: tuple[Record, ...]) -> Change:
        """A section for what stood in another: actions below goals, our people among the customer's."""
        lines = table_of(self._form(kind), records)
        title = kind.INFO.title
        line = self._page.number(part.heading.span.line)
        self._ledger.take_rows(title, len(records), f"what stands in '{part.kind.INFO.title}'", line)
        return Change(part.end, part.end, (f"{'#' * part.heading.level} {title}", "", *lines, ""))

    def _finished(self, front_lines: list[str]) -> Adoption:
        newline = newline_of(self._source.text)
        front = newline.join(write_front(front_lines, self._facts, self._front.mapping)) + newline
        if self._page.lines[0].text.strip() and self._front.body_line == 1:
            front += newline
        mended = mend(front, self._page, self._settings)
        text = front + mended.page.text
        for line, message in mended.kept:
            self._ledger.keep(line, message)
        return Adoption(
            text,
            _in_order(self._ledger.taken),
            _in_order(self._ledger.kept),
            _missing(text, self._settings),
        )


def _line(block: Heading | RawTable) -> int:
    return block.span.line if isinstance(block, Heading) else block.header.line


def _in_order(notes: list[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.line))
