"""Who and when, at the ends of an item: `Send the offer — Dana, due 2026-04-10`, `Jane: call them`, `… (Luis)`."""

import re
from datetime import date

from acctplan.adoption.columns import find_column
from acctplan.adoption.people import FULL_NAME, NAME, is_person
from acctplan.adoption.record import TYPED, Form, Record, has_field, is_value, typed_column
from acctplan.model.people import Names
from acctplan.model.row import columns
from acctplan.model.time import Timeline
from acctplan.pattern import Pattern

TAIL_NOTE = Pattern(r"(.*\S)\s*\(([^()]{1,200})\)\s*[.;]?", re.DOTALL)
_TAIL_BRACKET = Pattern(r"(.*\S)\s*\[([^\[\]]{2,100})\]\s*[.;,]?", re.DOTALL)
_TAIL_AT = Pattern(r"(.*\S)[\s(]+@(\w[\w.-]{1,40}(?: [A-ZÀ-Þ][\w'’-]+)?)\)?\s*[.;,]?", re.DOTALL)
_LEAD_NAME = Pattern(r"(?:\*\*|__)?([^:*_]{2,40}?)(?:\*\*|__)?:(?:\*\*|__)?\s+(\S.*)", re.DOTALL)
_SAID = Pattern(r"([^\W\d_][\w ]{1,20}?)\s+(\S.{0,60})")
_BY = Pattern(
    r".*\S\s+(?:by|on|due|until|before|bis|am)\s+(\S[^,;]{2,30})(?:[,;–].*)?", re.IGNORECASE | re.DOTALL
)
_LIGHT = Pattern(r"\s*([🔴🟠🟡🟢])\ufe0f?\s*(\S.*)", re.DOTALL)
DASH = Pattern(r"\s+[-–—]+\s+|\s+\|\s+|\s+·\s+|\s+•\s+")
OWNED = frozenset(
    (
        "Actions",
        "Quarterly Goals",
        "Annual Objectives",
        "Key Milestones",
        "Risk Factors",
        "Opportunities",
        "Growth Blockers",
    )
)
"""Sections whose short items end in who and when."""
DATED = (date, Timeline)


def take_lead(form: Form, record: Record, text: str) -> str:
    """Take a light before a risk, and the name before an action: `Jane: send the offer`."""
    light = _LIGHT.fullmatch(text) if form.kind.INFO.title == "Risk Factors" else None
    if light:
        record.put("impact", light[1])
        return light[2]
    named = _LEAD_NAME.fullmatch(text) if form.kind.INFO.title == "Actions" else None
    if named and "owner" not in record.cells and is_person(named[1], form.terms.people):
        record.put("owner", named[1].strip())
        return named[2]
    return text


def take_tail(form: Form, record: Record, text: str) -> str:
    """Take what stands at the end in parentheses or brackets, behind an at sign or a dash, if all of it has a place.

    One piece beside a value may be any name: `(Jane Doe, 2026-02-01)`; alone only a name that is known.
    """
    for _ in range(4):
        match = _TAIL_AT.fullmatch(text) if has_field(form.kind, "owner") else None
        if match and "owner" not in record.cells:
            record.put("owner", match[2])
            text = match[1]
            continue
        match = TAIL_NOTE.fullmatch(text) or _TAIL_BRACKET.fullmatch(text)
        if match and place_all(form, record, match[2]):
            text = match[1]
            continue
        cuts = list(DASH.finditer(text)) if form.kind.INFO.title in OWNED else []
        cut = cuts[-1] if cuts else None
        if cut is None or not place_all(form, record, text[cut.end() :], dashed=True):
            tail = _comma_tail(form, record, text)
            if tail is None:
                return text
            text = tail
            continue
        text = text[: cut.start()]
    return text


def _comma_tail(form: Form, record: Record, text: str) -> str | None:
    """The text without a last piece behind a comma or semicolon: `…; owner Jane; due 2026-05-01`."""
    match = re.fullmatch(r"(.*\S)\s*[,;]\s+(\S[^,;]{2,60}|\S[^;,]{2,20}, \d{4})[.]?", text, re.DOTALL)
    if match is None or form.kind.INFO.title not in OWNED:
        return None
    said = _said(form, record, match[2])
    name = said[0] if said else typed_column(form, match[2], set(record.cells))
    if name is None:
        return None
    record.put(name, said[1] if said else match[2], said[2] if said else "")
    return match[1]


def _said(form: Form, record: Record, text: str) -> tuple[str, str, str] | None:
    """The column, the value and the words of a label without a colon: `due 2026-03-01`, `impact high`."""
    match = _SAID.fullmatch(text.strip(" *_"))
    if match is None:
        return None
    found = find_column(form.kind, match[1], form.own)
    if found is None or found.column.name in record.cells:
        return None
    column, value = found.column, match[2].strip(" .;*_")
    if column.kind is Names:
        fits = NAME.fullmatch(value) is not None or is_person(value, form.terms.people)
    else:
        fits = column.kind in TYPED and is_value(form, column, value)
    return (column.name, value, match[1]) if fits else None


def place_all(form: Form, record: Record, text: str, *, dashed: bool = False) -> bool:
    """Put every piece of a text where it belongs; False, and nothing is put, if one belongs nowhere."""
    placed: dict[str, tuple[str, str]] = {}
    people: list[str] = []
    whole = typed_column(form, text, set(record.cells))
    for piece in [text] if whole else re.split(r"\s*[,;|]\s+", text):
        said = _said(form, record, piece)
        name = said[0] if said else typed_column(form, piece, {*record.cells, *placed})
        if name and name not in placed:
            placed[name] = (said[1], said[2]) if said else (piece.strip(), "")
        elif said:
            return False
        else:
            people.append(piece.strip())
    if people and not _own(form, record, people, named="owner" in placed, sure=bool(placed), dashed=dashed):
        return False
    for name, (piece, label) in placed.items():
        record.put(name, piece, label)
    if people:
        record.put("owner", ", ".join(people))
    return True


def _own(form: Form, record: Record, people: list[str], *, named: bool, sure: bool, dashed: bool) -> bool:
    """Whether texts are the owner's, and the record has none yet: known names, or one name beside a value.

    Behind a dash that one has a first and a last name.
    """
    if named or "owner" in record.cells or not has_field(form.kind, "owner"):
        return False
    if is_person(", ".join(people), form.terms.people):
        return True
    pattern = FULL_NAME if dashed else NAME
    return sure and len(people) == 1 and pattern.fullmatch(people[0]) is not None


def note_due(form: Form, record: Record, text: str) -> None:
    """The day on which something ends that its sentence says: `Go-live by 15 March 2026`."""
    due = next((each for each in columns(form.kind) if each.kind in DATED), None)
    if (
        due is None
        or due.name in record.cells
        or form.kind.INFO.title not in OWNED | {"Executive Engagement"}
    ):
        return
    match = _BY.fullmatch(text)
    if match and is_value(form, due, match[1].strip(" .")):
        record.put(due.name, match[1].strip(" ."))
