"""What an audience may see of a plan: a plan of its own, built without everything else.

For a customer nothing is taken over unless the format's declaration allows it, so that a key, column or section
added later stays internal until somebody marks it. Places in the file, comments, allows, the file's name and the
columns that the format does not know have no way in. All that is computed for a document starts from here, which is
why no internal value can change what a customer reads.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from acctplan.model.front import FrontMatter, Key, KeyGroup, KeyPlace, keys
from acctplan.model.money import Potential
from acctplan.model.people import Names, Person, Roster, Side
from acctplan.model.plan import Passage, Plan, ProseSection, Table
from acctplan.model.references import References
from acctplan.model.row import CellState, Origin, Prose, Row, columns
from acctplan.model.sections.goals import ReviewedGoal
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.model.words import Audience
from acctplan.reader.bare import without_comments
from acctplan.reader.roster import build_roster
from acctplan.settings import Settings
from acctplan.source import FIRST_LINE, Source, Span

R = TypeVar("R", bound=Row)
_MARKER = re.compile(r"<!--\s*/?\s*internal\s*-->", re.IGNORECASE)
_WIDE = re.compile(r"(?<=\S) {2,}")
_INDENT = re.compile(r"^ {10,}", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Projection:
    """A plan as one audience may see it. `plan` holds nothing that this audience may not see."""

    audience: Audience
    plan: Plan

    @property
    def is_internal(self) -> bool:
        """Whether it is for our own people, who see everything."""
        return self.audience is Audience.INTERNAL


def project(plan: Plan, audience: Audience, settings: Settings) -> Projection:
    """The plan for an audience. An internal one gets all of it, a customer what the declarations allow."""
    if audience is Audience.INTERNAL:
        return Projection(audience, plan)
    return Projection(audience, _for_customer(plan, settings))


def _for_customer(plan: Plan, settings: Settings) -> Plan:
    front = _front(plan)
    tables = {kind: _table(kind, table) for kind, table in plan.tables.items() if not table.internal}
    shown = {kind: table for kind, table in tables.items() if table.rows}
    prose = {
        kind: section for kind, each in plan.prose.items() if (section := _prose(kind, each)) is not None
    }
    reviews = tuple(_review(review) for review in plan.reviews if not review.internal)
    team = shown[TeamMember].rows if TeamMember in shown else ()
    known = shown[Stakeholder].rows if Stakeholder in shown else ()
    roster = _customers_side(build_roster(front, team, known, settings))
    return Plan(Source("", ""), front, shown, prose, reviews, roster)


def _customers_side(roster: Roster) -> Roster:
    """Whoever is not one of our people is the customer's."""
    people = (
        Person(person.name, Side.US if person.side is Side.US else Side.CUSTOMER) for person in roster.people
    )
    return Roster(tuple(people), roster.roles)


def _front(plan: Plan) -> FrontMatter:
    allowed = _customer_keys()
    places = {
        key.path: _place(place)
        for key in allowed
        if (place := plan.front.place(key.path)) and not _is_marked(plan, place)
    }
    front: FrontMatter = _group(FrontMatter, plan.front, "", allowed, places)
    return front


@cache
def _customer_keys() -> tuple[Key, ...]:
    """The keys that a customer may see: they and every group that they stand in are declared so."""
    closed = {key.path for key in keys() if key.audience is not Audience.CUSTOMER}
    return tuple(key for key in keys() if not any(f"{key.path}.".startswith(f"{path}.") for path in closed))


def _is_marked(plan: Plan, place: KeyPlace) -> bool:
    """Whether a key that an Account Summary in the body filled stands after an internal marker that is still open."""
    number, column = place.span.line, place.span.column
    before = [*plan.source.lines[: number - 1], plan.source.lines[number - 1][: column - 1]]
    opened = 0
    for line in before if any("<!--" in text for text in before) else ():
        for marker in _MARKER.finditer(line):
            opened = max(opened - 1, 0) if "/" in marker.group() else opened + 1
    return opened > 0


def _group(
    kind: type[KeyGroup], group: KeyGroup, prefix: str, allowed: Iterable[Key], places: dict[str, KeyPlace]
) -> Any:
    values: dict[str, Any] = {name: None for name in kind.model_fields if name != FrontMatter.PLACES_FIELD}
    for key in allowed:
        parent, _, name = key.path.rpartition(".")
        if parent != prefix.rstrip("."):
            continue
        value = getattr(group, name)
        if isinstance(value, KeyGroup):
            values[name] = _group(type(value), value, f"{key.path}.", allowed, places)
        elif key.path in places and value is not None:
            values[name] = _clean(value)
    if kind is FrontMatter:
        values[FrontMatter.PLACES_FIELD] = places
    return kind.born(values)


def _place(place: KeyPlace) -> KeyPlace:
    return KeyPlace(FIRST_LINE, FIRST_LINE, without_comments(place.text), place.state)


def _prose(kind: type[Prose], section: ProseSection) -> ProseSection | None:
    if section.internal or kind.INFO.audience is not Audience.CUSTOMER:
        return None
    passage = _passage(section.passage)
    return ProseSection(FIRST_LINE, kind.INFO.title, passage) if passage.public else None


def _passage(passage: Passage) -> Passage:
    """The public words alone; the blanks that stand where something was taken out say nothing about its length."""
    public = _EMPTY_LINES.sub("\n\n", _INDENT.sub("", _WIDE.sub(" ", passage.public))).strip()
    return Passage(1, tuple(public.split("\n")), public, public)


def _review(review: Table[ReviewedGoal]) -> Table[ReviewedGoal]:
    table = _table(ReviewedGoal, review)
    prose = _passage(review.prose) if review.prose else None
    return Table(
        FIRST_LINE,
        ReviewedGoal.INFO.title,
        table.rows,
        columns=table.columns,
        prose=prose,
        quarter=review.quarter,
    )


def _table(kind: type[R], table: Table[R]) -> Table[R]:
    """The table with the rows and columns that a customer may see; sums and the text around it are left out."""
    visible = [each.name for each in columns(kind) if each.audience is Audience.CUSTOMER]
    fields = [name for name in visible if name in table.columns and name not in table.unsure]
    rows = tuple(_row(kind, row, fields) for row in table.rows if _is_visible(kind, table, row))
    return Table(FIRST_LINE, kind.INFO.title, rows, columns=frozenset(fields))


def _is_visible(kind: type[Row], table: Table[Any], row: Row) -> bool:
    """Whether a customer may see a row: its own Audience cell decides, else the section's.

    A row is internal if that cell cannot be read, if internal markers or an open comment touch it, or if its cells
    cannot be told apart because their number is not the header's: a note might stand under the title of another column.
    """
    state = row.state("audience")
    if row.origin.hidden or row.origin.ragged or state in (CellState.PLACEHOLDER, CellState.UNREADABLE):
        return False
    if any(_MARKER.search(text) or text.count("<!--") != text.count("-->") for text in row.origin.texts):
        return False
    if row.audience is Audience.CUSTOMER and "audience" not in table.unsure:
        return True
    return row.audience is not Audience.INTERNAL and kind.INFO.audience is Audience.CUSTOMER


def _row(kind: type[R], row: R, fields: Iterable[str]) -> R:
    values: dict[str, Any] = {}
    texts: list[str] = []
    indexes: dict[str, int] = {}
    states: dict[str, CellState] = {}
    for name in fields:
        indexes[name] = len(texts)
        texts.append(without_comments(row.text(name)).strip())
        states[name] = row.state(name)
        if (value := getattr(row, name)) is not None:
            values[name] = _clean(value)
    return kind.born(values.items(), Origin(_Nowhere(), indexes, tuple(texts), states))


def _clean(value: Any) -> Any:
    """The value without comments of its author."""
    match value:
        case str() if type(value) is str:
            return without_comments(value).strip()
        case Names(text):
            return Names(without_comments(text).strip())
        case Potential(text, money):
            return Potential(without_comments(text).strip(), money)
        case References(found):
            return References(tuple(without_comments(key).strip() for key in found))
    return value


@dataclass(frozen=True, slots=True)
class _Nowhere:
    """A row's place in a view: a customer's document names no lines."""

    text = ""

    def cell_span(self, index: int) -> Span:  # noqa: ARG002 (the protocol's signature)
        return FIRST_LINE

    def span(self) -> Span:
        return FIRST_LINE
