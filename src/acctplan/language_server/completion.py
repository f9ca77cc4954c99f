"""What can be written at a place of a plan."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

from acctplan.language_server.page import Page
from acctplan.language_server.spots import AtCell, AtHeader, AtHeading, AtKey, AtValue, spot_at
from acctplan.model.front import KeyGroup, keys
from acctplan.model.people import Names, Side, normal_name
from acctplan.model.references import References
from acctplan.model.row import Column, Row, columns, leading_titles
from acctplan.model.sections.engagement import Milestone
from acctplan.model.sections.goals import Goal, Objective, ReviewedGoal
from acctplan.model.spellings import FORMS
from acctplan.model.words import Level, Phase, Rag
from acctplan.pattern import Pattern
from acctplan.reader.sections import KINDS, Kind, Summary
from acctplan.source import Span

_BETWEEN_NAMES = Pattern(r"[;/+&,]")
_SIDES: Mapping[Side, str] = {Side.US: "our side", Side.CUSTOMER: "customer", Side.UNKNOWN: ""}
_POINTED: Mapping[str, type[Row]] = {"objective": Objective, "goal": Goal, "dependencies": Milestone}


class Sort(StrEnum):
    """What a proposal is."""

    KEY = "key"
    GROUP = "group"
    CHOICE = "choice"
    PERSON = "person"
    SECTION = "section"
    COLUMN = "column"
    TABLE = "table"
    ROW = "row"


class Proposal(NamedTuple):
    """One thing to write: `text` instead of what stands at `span`.

    `detail` is a word or two about it, `about` a sentence; `first` puts it before the others.
    """

    sort: Sort
    label: str
    span: Span
    text: str
    detail: str = ""
    about: str = ""
    first: bool = False


def proposals(page: Page, line: int, column: int) -> list[Proposal]:
    """What fits at a place, in the order of the format; nothing in prose."""
    match spot_at(page, line, column):
        case AtKey() as key:
            return list(_keys(page, key))
        case AtValue() as value:
            return list(_front_values(page, value))
        case AtHeading() as heading:
            return list(_sections(page, heading))
        case AtHeader() as header:
            return list(_columns(page, header))
        case AtCell() as cell:
            return list(_cell_values(page, cell))
        case _:
            return []


def _keys(page: Page, spot: AtKey) -> Iterator[Proposal]:
    written = {each.path for each in page.keys.values()} - ({spot.key.path} if spot.key else set())
    for key in keys():
        group, _, name = key.path.rpartition(".")
        if group != spot.group or key.path in written:
            continue
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            text = name if spot.is_whole else f"{name}:\n  "
            yield Proposal(Sort.GROUP, name, spot.typed, text, "group", key.meaning, key.required)
        else:
            text = name if spot.is_whole else f"{name}: "
            detail = "required" if key.required else ""
            yield Proposal(Sort.KEY, name, spot.typed, text, detail, key.meaning, key.required)


def _front_values(page: Page, spot: AtValue) -> Iterator[Proposal]:
    blank = " " if spot.glued else ""
    kind = spot.key.kind
    if kind is Names:
        written = page.lines[spot.typed.line - 1][spot.typed.column - 1 : spot.typed.end_column - 1]
        found = _people(page, spot.typed, written)
    elif kind is bool:
        found = iter([_choice(spot.typed, "true", ""), _choice(spot.typed, "false", "")])
    elif spot.key.minimum is not None and spot.key.minimum == spot.key.maximum:
        found = iter([_choice(spot.typed, str(spot.key.minimum), spot.key.meaning)])
    else:
        found = _choices(spot.typed, kind)
    yield from (each._replace(text=blank + each.text) for each in found)


def _sections(page: Page, spot: AtHeading) -> Iterator[Proposal]:
    blank = " " if spot.glued else ""
    written = {part.kind for part in page.parts.known} - {spot.kind, ReviewedGoal}
    own = _own_words(page.settings.headings)
    for kind in KINDS:
        if kind in written:
            continue
        title = own.get(kind.INFO.title, kind.INFO.title)
        detail = kind.INFO.title if title != kind.INFO.title else _content(kind)
        yield Proposal(Sort.SECTION, title, spot.typed, blank + title, detail, kind.INFO.purpose)


def _own_words(aliases: Mapping[str, str]) -> Mapping[str, str]:
    """By title what a team writes instead: the first of its words for it."""
    own: dict[str, str] = {}
    for alias, title in aliases.items():
        own.setdefault(title, alias)
    return own


def _content(kind: Kind) -> str:
    return "table" if issubclass(kind, Row | Summary) else "text"


def _columns(page: Page, spot: AtHeader) -> Iterator[Proposal]:
    taken = {each.column.name for each in page.header(spot.kind, spot.others).readers}
    own = _own_words(page.own_columns(spot.kind))
    if not spot.others and spot.column is None:
        titles = [own.get(title, title) for title in leading_titles(spot.kind)]
        text = " | ".join(titles)
        about = f"All columns that '{spot.kind.INFO.title}' needs."
        yield Proposal(Sort.TABLE, text, spot.typed, text, "header", about, first=True)
    for each in columns(spot.kind):
        if each.name not in taken:
            title = own.get(each.title, each.title)
            detail = "required" if each.required else ""
            yield Proposal(Sort.COLUMN, title, spot.typed, title, detail, _about(each), each.required)


def _about(column: Column) -> str:
    words = [member.value for member in _members(column.kind)]
    return f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def _cell_values(page: Page, spot: AtCell) -> Iterator[Proposal]:
    kind = spot.column.kind
    if kind is Names:
        yield from _people(page, spot.typed, spot.text)
    elif kind is References:
        yield from _rows(page, spot)
    else:
        yield from _choices(spot.typed, kind)


def _members(kind: Any) -> list[StrEnum]:
    """The words of a choice, or of a list of choices; none for other types."""
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return list(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else []


def _choices(span: Span, kind: Any) -> Iterator[Proposal]:
    for member in _members(kind):
        if isinstance(member, Phase) and member.value.isdigit() and int(member.value) > 3:
            continue
        yield _choice(span, member.value, "")
        if isinstance(member, Rag | Level):
            short = FORMS[type(member)][member.value][0].upper()
            yield _choice(span, short, member.value)


def _choice(span: Span, word: str, detail: str) -> Proposal:
    return Proposal(Sort.CHOICE, word, span, word, detail)


def _people(page: Page, span: Span, text: str) -> Iterator[Proposal]:
    """Everybody whom the plan introduces. Of several names in a cell the last one is being written."""
    marks = [match.end() for match in _BETWEEN_NAMES.finditer(text)]
    before = marks[-1] if marks else 0
    before += len(text[before:]) - len(text[before:].lstrip())
    typed = span._replace(column=span.column + before)
    seen: set[str] = set()
    for person in page.plan.roster.people if page.plan else ():
        name = normal_name(person.name)
        if name not in seen:
            seen.add(name)
            yield Proposal(Sort.PERSON, person.name, typed, person.name, _SIDES[person.side])


def _rows(page: Page, spot: AtCell) -> Iterator[Proposal]:
    """The rows that a cell of references can point at, by number, or by title where they have none."""
    kind = _POINTED.get(spot.column.name)
    rows = page.plan.rows(kind) if page.plan and kind else ()
    for position, row in enumerate(rows, 1):
        text = row.title if kind is Goal and not row.number else row.key(position)
        if text:
            detail = row.title if text != row.title else ""
            yield Proposal(Sort.ROW, text, spot.typed, text, detail)
