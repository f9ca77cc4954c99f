"""From the text of a file to a plan."""

from difflib import get_close_matches
from typing import Any, NamedTuple

from acctplan.diagnostic import Finding
from acctplan.model.plan import Passage, Plan, ProseSection, Table
from acctplan.model.row import Prose, Row, leading_titles
from acctplan.model.sections.goals import CustomerVision, ReviewedGoal
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.model.sections.profile import StateDimension
from acctplan.model.sections.risks import Risk
from acctplan.model.time import Quarter
from acctplan.pattern import Pattern
from acctplan.reader import frontmatter
from acctplan.reader.comments import commented_lines, read_comments
from acctplan.reader.header import own_columns
from acctplan.reader.keys import KeyReader
from acctplan.reader.outline import outline
from acctplan.reader.passages import BodyText, says_none_known
from acctplan.reader.repair import find_damage, repaired
from acctplan.reader.roster import build_roster
from acctplan.reader.sections import Part, Summary, find_parts
from acctplan.reader.summary import fill_adoption, fill_from_summary
from acctplan.reader.tables import read_rows
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.settings import Settings
from acctplan.source import FIRST_LINE, Source

_ITEM = Pattern(r"(?m)^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")


class Reading(NamedTuple):
    """What was read of a file: the plan, unless it is none or cannot be read, and the AP0xx findings."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def read_plan(source: Source, settings: Settings, kinds: frozenset[type[Row]] | None = None) -> Reading:
    """Read a plan. Nothing in the file can raise: each mistake is a finding with its place.

    `settings` give the currency, the fiscal year, our people and a team's own headings and columns. With `kinds`
    only the tables of these kinds are read, which is faster; what they refer to is then not known.
    """
    if source.unreadable:
        reason, hint = source.unreadable
        return Reading(None, (Finding("AP001", FIRST_LINE, f"file {reason}", hint),))
    front = frontmatter.parse(source.text, source.lines)
    if front.mapping is None:
        return Reading(None, tuple(front.findings))
    if all(entry.key != "acctplan" for entry in front.mapping.entries):
        return Reading(None, (*front.findings, _no_marker(front.mapping)))
    findings = [*front.findings, *find_damage(source.lines)]
    keys = _read_keys(front.mapping, settings)
    plan = _read_body(source, settings, front.body_line, keys, findings, kinds)
    return Reading(plan, tuple(findings))


def _no_marker(mapping: frontmatter.Mapping) -> Finding:
    close = get_close_matches(
        "acctplan", [entry.key.casefold() for entry in mapping.entries[:100]], n=1, cutoff=0.75
    )
    for entry in mapping.entries:
        if close and entry.key.casefold() == close[0]:
            message = f"front matter has no key 'acctplan', only '{entry.key}'"
            return Finding("AP002", entry.key_span, message, "write 'acctplan: 1' to make this file a plan")
    message = "front matter has no key 'acctplan'"
    return Finding("AP002", FIRST_LINE, message, "add 'acctplan: 1' to make this file a plan")


def _read_keys(mapping: frontmatter.Mapping, settings: Settings) -> KeyReader:
    keys = KeyReader(ReadingContext(settings.currency, settings.fiscal_year_start))
    keys.read_mapping(mapping)
    return keys


def _read_body(
    source: Source,
    settings: Settings,
    first: int,
    keys: KeyReader,
    findings: list[Finding],
    kinds: frozenset[type[Row]] | None,
) -> Plan:
    lines = source.lines[first - 1 :]
    shape = outline(lines, first)
    if any(finding.code in ("AP017", "AP018") for finding in findings):
        shape = repaired(shape)
    commented = commented_lines(source.text, lines, first)
    comments = read_comments(lines, first, shape.fences, commented)
    body = BodyText(source.text, lines, first, shape.fences, commented, comments.internal)
    parts = find_parts(shape, str(keys.values.get("account", "")), settings.headings, first + len(lines))
    findings += comments.findings + parts.findings
    for part in parts.known:
        if part.kind is Summary:
            fill_from_summary(keys, part, body)
    sections = _Sections(settings, _context(settings, keys), body, findings)
    for part in parts.known:
        if kinds is None or part.kind in kinds:
            sections.read(part)
    if StateDimension in sections.tables:
        fill_adoption(keys, sections.tables[StateDimension])
    findings += keys.findings
    findings += keys.missing()
    front = keys.front_matter()
    team, stakeholders = sections.rows(TeamMember), sections.rows(Stakeholder)
    roster = build_roster(front, team, stakeholders, settings)
    reviews = tuple(sections.reviews)
    return Plan(
        source, front, sections.tables, sections.prose, reviews, roster, comments.allows, parts.bounds
    )


def _context(settings: Settings, keys: KeyReader) -> ReadingContext:
    quarter, start = keys.values.get("quarter"), keys.values.get("contract.start")
    return ReadingContext(settings.currency, settings.fiscal_year_start, quarter, start)


class _Sections:
    """The sections read so far."""

    def __init__(
        self, settings: Settings, context: ReadingContext, body: BodyText, findings: list[Finding]
    ) -> None:
        self.tables: dict[type[Row], Table[Any]] = {}
        self.prose: dict[type[Prose], ProseSection] = {}
        self.reviews: list[Table[ReviewedGoal]] = []
        self._settings = settings
        self._context = context
        self._body = body
        self._findings = findings

    def rows(self, kind: type[Row]) -> tuple[Any, ...]:
        """Rows of a section read so far."""
        table = self.tables.get(kind)
        return () if table is None else table.rows

    def read(self, part: Part) -> None:
        """Read one section by its declaration."""
        kind = part.kind
        if issubclass(kind, Row):
            table = self._read_table(part, kind)
            if kind is ReviewedGoal:
                self.reviews.append(table)
            else:
                self.tables[kind] = table
        elif issubclass(kind, Prose):
            self.prose[kind] = self._read_prose(part, kind)

    def _read_prose(self, part: Part, kind: type[Prose]) -> ProseSection:
        heading = part.heading.span
        passage = self._body.passage(heading.line + 1, part.end, ())
        if kind is not CustomerVision and passage.unfilled:
            self._findings += self._body.placeholders(heading.line + 1, part.end, ())
        return ProseSection(heading, part.heading.text, passage, self._is_internal(part))

    def _is_internal(self, part: Part) -> bool:
        heading = part.heading.span
        return part.misspelled or self._body.is_internal(heading.line, heading.column)

    def _read_table(self, part: Part, kind: type[Row]) -> Table[Any]:
        _, (_, title, heading), end, tables, key, _ = part
        passage = self._body.passage(heading.line + 1, end, tables)
        internal, quarter = self._is_internal(part), self._quarter(key) if key else None
        if not tables:
            if not (kind is Risk and says_none_known(passage.words)):
                self._findings.append(_no_table(part, kind, passage))
            return Table(heading, title, (), internal=internal, prose=passage, quarter=quarter)
        if passage.unfilled:
            self._findings += self._body.placeholders(heading.line + 1, end, tables)
        if len(tables) > 1:
            self._findings.append(_second_table(part))
        own = own_columns(kind, self._settings.columns)
        rows, totals, columns, unsure, findings = read_rows(
            kind, tables[0], self._context, own, self._body.labels
        )
        self._findings += findings
        if self._body.is_partly_internal(heading.line, end):
            rows = tuple(self._body.mark(row) for row in rows)
        header = tables[0].header.span()
        return Table(heading, title, rows, totals, header, columns, unsure, internal, passage, quarter)

    def _quarter(self, text: str) -> Quarter | None:
        value = parser_for(Quarter)(text, self._context)
        return None if isinstance(value, Problem) else value


def _no_table(part: Part, kind: type[Row], passage: Passage) -> Finding:
    span, title = part.heading.span, part.heading.text
    header = " | ".join(leading_titles(kind))
    if passage.is_empty:
        hint = f"add a table, like '| {header} |', or remove the heading"
        return Finding("AP011", span, f"section '{title}' has no table", hint)
    message = f"section '{title}' has text but no table, so nothing of it is read"
    hint = f"write it as a table, one row a record, under '| {header} |'"
    if _ITEM.search(passage.words):
        hint = f"type 'acctplan adopt FILE --write' to turn the list into a table, or {hint}"
    return Finding("AP011", span, message, hint)


def _second_table(part: Part) -> Finding:
    first, second = part.tables[0].header.line, part.tables[1].header
    message = f"section '{part.heading.text}' has a second table; only the first, on line {first}, is read"
    return Finding(
        "AP011", second.span(), message, "join the two tables, or give the second a heading of its own"
    )
