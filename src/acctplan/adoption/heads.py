"""The part of an item that has no label: its name, and pieces whose type or place tells what they are."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from acctplan.adoption.page import words
from acctplan.adoption.people import JOB
from acctplan.adoption.record import SEPARATORS, Form, Record, has_field, is_value, typed_column
from acctplan.adoption.tails import DASH, DATED, TAIL_NOTE, note_due, place_all, take_lead, take_tail
from acctplan.adoption.values import is_readable, is_strict_value
from acctplan.model.money import Measure, Money
from acctplan.model.row import columns
from acctplan.model.time import Timeline
from acctplan.model.words import Level
from acctplan.pattern import Pattern

_BOLD = Pattern(r"(?:\*\*|__)(.{1,200}?)(?:\*\*|__)\s*(.*)", re.DOTALL)
_OURS = Pattern(
    r"\b(?:us|our|ours|vendor|internal|csm|customer success manager|account executive)\b", re.IGNORECASE
)
_ARROW = Pattern(r"(.{1,80}?)\s*(?:→|->|=>|⟶)\s*(.{1,80})")
_FROM_TO = Pattern(
    r"(?:.*\s)?from\s+(\S.{0,30}?)\s+to\s+(\S+(?:\s(?:h|hours|days|min|weeks|percent|USD|EUR))?)(?:[\s,.;].*)?",
    re.IGNORECASE,
)


def read_head(form: Form, record: Record, head: str) -> None:
    """The part of an item that has no label: its name, and pieces whose type tells where they belong."""
    text = take_lead(form, record, head)
    text = take_tail(form, record, text)
    text = _take_level(form, record, text)
    note_due(form, record, text)
    special = _SPECIAL.get(form.kind.INFO.title)
    if special is not None and special(form, record, text):
        return
    pieces = [piece for piece in DASH.split(text) if piece.strip()]
    kept = pieces[:1]
    for piece in pieces[1:]:
        if not place_all(form, record, _unbold(piece)):
            kept.append(piece)
    if len(kept) == len(pieces):
        kept = [text]
    record.put(form.head, _unbold_whole(" – ".join(kept)))


def _take_level(form: Form, record: Record, text: str) -> str:
    """Take a level in front of a risk: `**High:** the champion leaves`."""
    pair = _pair(text) if form.kind.INFO.title == "Risk Factors" else None
    if pair is None or not is_strict_value(Level, pair[0], form.terms) or "impact" in record.cells:
        return text
    record.put("impact", pair[0])
    return pair[1]


def _unbold(text: str) -> str:
    return text.strip().strip("*_").strip(" :")


def _unbold_whole(text: str) -> str:
    match = _BOLD.fullmatch(text.strip())
    if match is None:
        return text.strip()
    name, rest = match[1].strip(), match[2].strip()
    return name.rstrip(" :") if not rest else f"{name} {rest}" if words(name) else text.strip()


def _pair(text: str) -> tuple[str, str] | None:
    """A name and what follows a colon or dash behind it, as in `**CTO**: Jane Doe` or `NPS – 45`."""
    bold = _BOLD.fullmatch(text)
    if bold and bold[2]:
        left, right = bold[1].strip(" :"), bold[2].strip(SEPARATORS)
        return (left, right) if left and right else None
    match = re.fullmatch(r"([^:]{1,80}?)\s*(?::\s|\s[-–—]\s|\s\|\s)\s*(\S.*)", text, re.DOTALL)
    return (match[1].strip(), match[2].strip()) if match else None


def _read_person(form: Form, record: Record, text: str) -> bool:
    """`Jane Doe – CTO`, `CTO: Jane Doe`, `Jane Doe (VP Operations)`, `Jane Doe, CTO`."""
    pair = _pair(text)
    if pair is None and (match := TAIL_NOTE.fullmatch(text)) and "," not in match[1]:
        pair = _unbold(match[1]), match[2]
    if pair is None and text.count(",") >= 1 and len(text) < 120:
        left, _, right = text.partition(",")
        pair = _unbold(left), right.strip()
    if pair is None:
        return False
    left, right = pair
    role_first = JOB.search(left) is not None and JOB.search(right.split("(")[0].split(",")[0]) is None
    name, title = (right, left) if role_first else (left, right)
    inner = TAIL_NOTE.fullmatch(name)
    if role_first and inner:
        record.put(form.head, _unbold(inner[1]))
        record.put("job_title", inner[2])
        record.put("role", title)
        return True
    record.put(form.head, name)
    title, *addresses = re.split(r"[\s,;|–—-]+(?=[\w.+-]+@[\w-]+\.\w)", title, maxsplit=1)
    record.notes += addresses
    first, *rest = [_unwrapped(piece) for piece in DASH.split(title) if piece.strip()] or [title]
    inner = TAIL_NOTE.fullmatch(first)
    if inner and has_field(form.kind, "role") and (_OURS.search(inner[2]) or _is_role(form, inner[2])):
        first, rest = inner[1], [inner[2], *rest]
    record.put("job_title", first)
    for piece in rest:
        column = typed_column(form, piece, set(record.cells)) or (
            "role" if "role" not in record.cells else None
        )
        if column:
            record.put(column, piece)
        else:
            record.notes.append(piece)
    return True


def _is_role(form: Form, text: str) -> bool:
    return is_readable(form.column("role").kind, text, form.terms)


def is_ours(record: Record) -> bool:
    """Whether a person says to be one of ours: `our CSM`, `CSM (us)`."""
    said = f"{record.cells.get('job_title', '')}, {record.cells.get('role', '')}"
    return _OURS.search(said) is not None


def _unwrapped(text: str) -> str:
    plain = text.strip()
    return plain[1:-1].strip() if plain[:1] == "(" and plain[-1:] == ")" and plain.count("(") == 1 else plain


def _read_measured(form: Form, record: Record, text: str) -> bool:
    """`Invoice time: 12 days → 5 days`, `Adoption from 61% to 75%`, `NPS: 45`."""
    pair = _pair(text)
    value = pair[1] if pair else text
    ends = _ARROW.fullmatch(value) or _FROM_TO.fullmatch(value)
    has_baseline = has_field(form.kind, "baseline")
    if ends and has_baseline and _are_measures(form, ends[1], ends[2]):
        record.put("baseline", ends[1].strip())
        record.put("target", ends[2].strip(" .,;"))
        record.put(
            form.head,
            _unbold(pair[0])
            if pair and words(value) <= words(f"{ends[1]} {ends[2]}")
            else _unbold_whole(text),
        )
        return True
    if pair is None or form.kind.INFO.title == "Annual Objectives":
        return False
    if form.column("target").kind is Measure and not _are_measures(form, value):
        return False
    record.put(form.head, _unbold(pair[0]))
    record.put("target", value)
    return True


def _are_measures(form: Form, *texts: str) -> bool:
    return all(is_strict_value(Measure, text.strip(" .,;*"), form.terms) for text in texts)


def _read_dated(form: Form, record: Record, text: str) -> bool:
    """`2026-03-01: Go-live`, `**March 2026** – Go-live`, `Go-live by 15 March 2026`."""
    pair = _pair(text)
    due = next((each.name for each in columns(form.kind) if each.kind in DATED), None)
    if due is None or due in record.cells:
        return False
    if pair:
        for value, title in (pair, pair[::-1]):
            if is_strict_value(Timeline, _unbold(value), form.terms) and not value.strip().isdigit():
                record.put(due, _unbold(value))
                record.put(form.head, title)
                return True
    return False


def _read_year(_form: Form, record: Record, text: str) -> bool:
    """`**Year 1**: $200K ARR (land with pilot)`."""
    pair = _pair(text)
    if pair is None:
        return False
    note = TAIL_NOTE.fullmatch(pair[1])
    record.put("year", pair[0])
    record.put("arr", note[1] if note else pair[1])
    if note:
        record.put("note", note[2])
    return True


def _read_opportunity(form: Form, record: Record, text: str) -> bool:
    """`Voice chat: $48k ARR`, `Voice chat – $48k`."""
    pair = _pair(text)
    if pair is None or "value" in record.cells or not is_value(form, form.column("value"), pair[1]):
        return False
    record.put(form.head, _unbold(pair[0]))
    record.put("value", pair[1])
    return True


def _read_product(form: Form, record: Record, text: str) -> bool:
    """`Forecast Suite: $80,000 ARR | 120 users`."""
    pair = _pair(text)
    if pair is None:
        return False
    record.put(form.head, _unbold(pair[0]))
    for piece in re.split(r"\s+[|·•]\s+|,\s+|;\s+", pair[1]):
        if (
            is_strict_value(Money, piece, form.terms)
            and "arr" not in record.cells
            and not piece.strip().isdigit()
        ):
            record.put("arr", piece)
        elif (
            re.search(r"\b(?:users?|seats?|licen[cs]es?)\b", piece, re.IGNORECASE)
            and "users" not in record.cells
        ):
            record.put("users", piece)
        else:
            record.notes.append(piece)
    return True


_SPECIAL: Mapping[str, Callable[[Form, Record, str], bool]] = MappingProxyType(
    {
        "Stakeholders": _read_person,
        "Account Team": _read_person,
        "Value Realization Targets": _read_measured,
        "Success Metrics": _read_measured,
        "Annual Objectives": _read_measured,
        "Key Milestones": _read_dated,
        "Executive Engagement": _read_dated,
        "Quarterly Goals": _read_dated,
        "Actions": _read_dated,
        "Growth Targets": _read_year,
        "Products": _read_product,
        "Opportunities": _read_opportunity,
    }
)
"""By section, how its usual short forms are taken apart; False if the text is none of them."""
