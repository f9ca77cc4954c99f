"""A section's lists as the rows of its table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from acctplan.adoption.groups import Group, Item
from acctplan.adoption.heads import is_ours
from acctplan.adoption.page import Change, Page, words
from acctplan.adoption.people import JOB
from acctplan.adoption.record import Form, Record, has_field, label_of
from acctplan.adoption.records import labelled_columns, read_record
from acctplan.adoption.sheet import Sheet, group_column
from acctplan.adoption.values import is_strict_value, mended
from acctplan.model.row import Row
from acctplan.model.sections.goals import Action, Goal
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.model.sections.profile import Product
from acctplan.reader.sections import Part

_STRICT = frozenset(
    (
        "Stakeholders", "Account Team", "Value Realization Targets", "Growth Targets", "Success Metrics", "Sign-offs",
        "RACI", "Organization", "Current State", "Decision Process", "Products", "Growth Plan", "Expansion Roadmap",
        "Strategies and Initiatives", "Executive Engagement",
    )
)  # fmt: skip
"""Sections whose rows are more than a sentence: an item that says one thing only is none of them."""

_TEAM = frozenset(("number", "name", "job_title", "role"))
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){0,4}|\[[^\[\]]*\]|\{\{[^{}]*\}\}")
_ACTION = re.compile(r"(?:\*\*)?(?:action|aktion|maßnahme)(?: item)?(?:\*\*)?\s*:", re.IGNORECASE)


def table_of(form: Form, records: Sequence[Record]) -> list[str]:
    """The lines of a table of records."""
    sheet = Sheet(form)
    sheet.add_records(records)
    return sheet.lines()


MOST_ROWS = 3000
"""Rows of a list or table beyond which it is data rather than a plan, and stays as it is."""


BESIDE: Mapping[type[Row], type[Row]] = MappingProxyType({Goal: Action, Stakeholder: TeamMember})
"""Sections among whose items those of another stand: actions below goals, our people among the customer's."""


class Converted(NamedTuple):
    """What makes a section readable: its changes, how many rows it has of what, and rows of the section beside it."""

    changes: tuple[Change, ...] = ()
    rows: int = 0
    how: str = ""
    beside: tuple[Record, ...] = ()


class _Found(NamedTuple):
    """Records of a group, those of the section beside it, and the lines that both stood on."""

    records: list[Record]
    beside: list[Record]
    lines: list[tuple[int, int]]


def from_lists(form: Form, page: Page, part: Part, groups: Sequence[Group], *, apart: bool) -> Converted:
    """The table of a section's lists, in the place of the first of them; those of the section beside it apart.

    A list of which a word would be lost, or of which most items are no records, stays.
    """
    records: list[Record] = []
    beside: list[Record] = []
    away: list[Change] = []
    for group in groups:
        found = _records(form, group, apart=apart, before=len(records))
        if not found.records or group.tables:
            continue
        is_whole = found.lines == group.lists
        gone = [page.texts[number] for first, end in found.lines for number in range(first, end)]
        kept = page.texts[group.start : group.stop] if group.label else []
        if not words(" ".join([*kept, *gone])) <= _words_of(form, found):
            continue
        records += found.records
        beside += found.beside
        away += [Change(first, end, ()) for first, end in found.lines]
        if group.label and is_whole and not group.has_text:
            away.append(Change(group.start, group.stop, ()))
    if not records:
        return Converted()
    _say_status(form, part, records)
    place = min(change.start for change in away)
    lines = table_of(form, records)
    blank = [""] if place > 0 and page.texts[place - 1].strip() else []
    below_it = max((change.stop for change in away if change.start == place), default=place)
    more = [""] if below_it < len(page.lines) and page.texts[below_it].strip() else []
    changes = (
        *(change for change in away if change.start != place),
        Change(place, below_it, (*blank, *lines, *more)),
    )
    return Converted(changes, len(records), "a list", tuple(beside))


def _say_status(form: Form, part: Part, records: Sequence[Record]) -> None:
    """Products under `Products Deployed` are deployed."""
    if form.kind is not Product:
        return
    column = form.column("status")
    said = [word for word in part.heading.text.split() if is_strict_value(column.kind, word, form.terms)]
    for record in records if said else ():
        record.cells.setdefault("status", said[0])


def _words_of(form: Form, found: _Found) -> set[str]:
    text = "\n".join(table_of(form, [_copy(record) for record in found.records]))
    if found.beside:
        text += "\n".join(table_of(_beside_form(form), [_copy(record) for record in found.beside]))
    return words(text)


def _copy(record: Record) -> Record:
    return Record(record.line, dict(record.cells), dict(record.labels), list(record.notes))


def _beside_form(form: Form) -> Form:
    """How what belongs to the section beside one is read."""
    return Form(BESIDE[form.kind], (), form.terms)


def _records(form: Form, group: Group, *, apart: bool, before: int) -> _Found:
    """The records of one group of items; none if most of the items are no records, which then stay."""
    if not 0 < len(group.items) <= MOST_ROWS:
        return _Found([], [], [])
    if group.label and _is_one_record(form, group):
        record = _whole(form, group)
        return _Found([record], [], group.lists) if _is_valid(form, record) else _Found([], [], [])
    found = _Found([], [], [])
    count = 0
    for item, parent in _unfolded(form, group.items):
        count += 1
        kept, below = _split_actions(item) if apart and form.kind is Goal else (item, ())
        record = read_record(form, kept)
        if parent:
            record.notes.append(parent.strip("*_ "))
        if group.label:
            _put_group(form, record, group)
        if not _is_valid(form, record):
            continue
        found.lines.append((item.line, item.stop))
        if apart and form.kind is Stakeholder and is_ours(record) and not set(record.cells) - _TEAM:
            found.beside.append(record)
            continue
        found.records.append(record)
        for child in below:
            action = read_record(_beside_form(form), child)
            action.put("goal", record.cells.get("number") or str(before + len(found.records)))
            found.beside.append(action)
    if len(found.lines) * 2 <= count:
        return _Found([], [], [])
    return found if len(found.lines) < count else found._replace(lines=group.lists)


def _unfolded(form: Form, items: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Items with the text of the one above them: tick boxes below a plain one are items of their own."""
    for item in items:
        ticked = bool(item.children) and all(child.tick for child in item.children)
        if ticked and not item.tick.strip() and not item.number and not label_of(form, item.text):
            yield from ((child, item.text) for child in item.children)
        else:
            yield item, ""


def _split_actions(item: Item) -> tuple[Item, tuple[Item, ...]]:
    below = tuple(child for child in item.children if _ACTION.match(child.text) and not child.number)
    rest = tuple(child for child in item.children if child not in below)
    return item._replace(children=rest), below


def _is_one_record(form: Form, group: Group) -> bool:
    names = labelled_columns(form, group.items)
    return len(names) * 2 >= len(group.items) and len(set(names)) == len(names) > 0 and len(group.items) > 1


def _whole(form: Form, group: Group) -> Record:
    """The record whose fields are the items of a group."""
    names = labelled_columns(form, group.items)
    titled = form.head in names
    head = "" if titled else group.label
    record = read_record(form, Item(group.start, group.stop, "", "", head, tuple(group.items)))
    if titled:
        _put_group(form, record, group)
    elif group.note:
        record.put("description" if has_field(form.kind, "description") else "notes", group.note)
    return record


def _put_group(form: Form, record: Record, group: Group) -> None:
    name = group_column(form, group.label, record.cells)
    text = mended(form.column(name), group.label, form.terms) if name else None
    if name and text:
        record.cells[name] = text
    else:
        record.notes.append(group.label)
    if group.note:
        record.notes.append(group.note)


def _is_valid(form: Form, record: Record) -> bool:
    title = record.cells.get(form.head, "")
    if not words(title):
        return False
    section = form.kind.INFO.title
    if section in ("Stakeholders", "Account Team") and not _is_person(
        title, record.cells.get("job_title", "")
    ):
        return False
    if (
        section == "Growth Targets"
        and mended(form.column("year"), record.cells.get("year", ""), form.terms) is None
    ):
        return False
    said = [name for name, text in record.cells.items() if text and name not in ("number", "status", "notes")]
    return len(said) > 1 if section in _STRICT else True


def _is_person(text: str, job: str) -> bool:
    """Whether a text reads as a name: a single word only beside a job."""
    plain = text.strip("*_ ")
    if not _PERSON.fullmatch(plain):
        return False
    is_whole = " " in plain or (len(plain) > 1 and JOB.search(job) is not None)
    return plain[0] in "[{" or (plain[0].isupper() and is_whole)
