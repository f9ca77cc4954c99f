"""One item of a list as a record of a section: what it says for which column."""

import re
from collections.abc import Sequence
from functools import lru_cache

from acctplan.adoption.columns import Own, find_column
from acctplan.adoption.field_words import field_words
from acctplan.adoption.groups import Item
from acctplan.adoption.heads import read_head
from acctplan.adoption.record import SEPARATORS, TYPED, Form, Record, has_field, label_of, typed_column
from acctplan.adoption.tails import take_tail
from acctplan.adoption.values import is_strict_value
from acctplan.model.people import Names
from acctplan.model.row import Column, Row, columns
from acctplan.model.words import Level, WorkState
from acctplan.reader.header import column_names

_LONGEST = 4000


def read_record(form: Form, item: Item) -> Record:
    """The record that an item and the items below it make."""
    record = Record(item.line)
    if item.number:
        record.put("number", item.number)
    if item.tick and has_field(form.kind, "status") and form.column("status").kind is WorkState:
        record.put("status", "open" if item.tick == " " else f"done ({item.tick})")
    elif item.tick.strip():
        record.notes.append(f"[{item.tick}]")
    _read_text(form, record, item.text)
    for child in item.children:
        _read_child(form, record, child)
    return record


def labelled_columns(form: Form, items: Sequence[Item]) -> list[str]:
    """The columns that items name by a label at their beginning, in order."""
    found = (label_of(form, item.text) for item in items)
    return [each[0].name for each in found if each]


def _read_child(form: Form, record: Record, child: Item) -> None:
    if label_of(form, child.text) and not child.tick.strip():
        _read_text(form, record, child.text, is_child=True)
        if child.number:
            record.notes.append(f"{child.number}.")
        for below in child.children:
            record.put(_last(record), _flattened(below))
    else:
        record.notes.append(_flattened(child))


def _last(record: Record) -> str:
    return next(reversed(record.cells))


def _flattened(item: Item) -> str:
    number = f"{item.number}. " if item.number else ""
    tick = f"[{item.tick}] " if item.tick else ""
    below = ", ".join(_flattened(child) for child in item.children)
    return f"{number}{tick}{item.text}" + (f" ({below})" if below else "")


def _read_text(form: Form, record: Record, text: str, *, is_child: bool = False) -> None:
    text = " ".join(text.split())
    head, fields = _segments(form, text[:_LONGEST])
    rest = text[_LONGEST:]
    if head and is_child:
        record.notes.append(head)
    elif head:
        read_head(form, record, head)
    for column, label, value in fields:
        _read_field(form, record, column, label, value)
    if rest:
        record.notes.append(rest)


def _segments(form: Form, text: str) -> tuple[str, list[tuple[Column, str, str]]]:
    """The text before the first label, and what stands behind each label."""
    found: list[tuple[int, int, Column, str]] = []
    for match in _inline(form.kind, form.own).finditer(text):
        named = find_column(form.kind, match[1], form.own)
        if named and _may_begin(text, match.start()):
            found.append((match.start(), match.end(), named.column, match[1]))
    if not found:
        return text.strip(), []
    ends = [start for start, *_ in found[1:]] + [len(text)]
    fields = [
        (column, label, _trimmed(text[stop:end]))
        for (_, stop, column, label), end in zip(found, ends, strict=True)
    ]
    return _trimmed(text[: found[0][0]]), fields


def _may_begin(text: str, start: int) -> bool:
    """Whether a label can begin here: after a separator or a full stop, not amid a sentence."""
    before = text[:start].rstrip(" *_")
    return not before or before[-1] in "-–—|;,.·•:([?!)" or not before[-1].isalnum()


def _trimmed(text: str) -> str:
    plain = text.strip().strip(SEPARATORS).strip()
    if plain.count("*") == 1:
        plain = plain.strip("* ")
    for left, right in ("()", "[]"):
        if plain.endswith(left) and plain.count(left) > plain.count(right):
            plain = plain[:-1].rstrip()
        if plain.endswith(right) and plain.count(right) > plain.count(left):
            plain = plain[:-1].rstrip()
    if plain.count("**") % 2:
        plain = (
            plain.removeprefix("**").strip() if plain.startswith("**") else plain.removesuffix("**").strip()
        )
    return plain.strip(SEPARATORS)


@lru_cache(maxsize=64)
def _inline(kind: type[Row], own: Own) -> re.Pattern[str]:
    """Labels of a section's columns with their colon, the longest first."""
    names = set(column_names(kind, own))
    for column in columns(kind):
        names.update(word for word in field_words().get(column.name, ()) if len(word) > 2)
    listed = "|".join(re.escape(name) for name in sorted(names - {"#"}, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:\*{{1,3}}|__?)?(?<!\w)({listed})(?:\*{{1,3}}|__?)?\s*:(?!//)\s*(?:\*{{1,3}}|__)?", re.IGNORECASE
    )


def _read_field(form: Form, record: Record, column: Column, label: str, value: str) -> None:
    """A labelled value; what follows it behind commas may be for other columns: `Owner: Jane, due 2026-03-01`."""
    if column.kind is Names or column.kind in TYPED:
        value, more = _first_sentence(form, column, value)
        first, rest = _split_tail(form, record, column, value)
        record.put(column.name, first, label)
        for name, text in rest:
            record.put(name, text)
        if (
            more
            and column.kind is Level
            and "mitigation" not in record.cells
            and has_field(form.kind, "mitigation")
        ):
            record.put("mitigation", take_tail(form, record, more))
        elif more:
            record.notes.append(more)
    else:
        record.put(column.name, take_tail(form, record, value) if column.kind is str else value, label)


def _first_sentence(form: Form, column: Column, value: str) -> tuple[str, str]:
    """A value, and what a full stop or an arrow keeps apart from it: `high. → ask for an extension`."""
    parts = re.split(r"\.?\s*\*{0,2}\s*(?:→|->|=>)\s*|[.;]\s+", value, maxsplit=1)
    if len(parts) == 2 and column.kind in TYPED and is_strict_value(column.kind, parts[0], form.terms):
        return parts[0], parts[1].strip()
    return value, ""


def _split_tail(form: Form, record: Record, column: Column, value: str) -> tuple[str, list[tuple[str, str]]]:
    parts = re.split(r"\s*[,;|]\s+|\s+[-–—]\s+", value)
    placed: list[tuple[str, str]] = []
    while len(parts) > 1:
        taken = {column.name, *record.cells, *(name for name, _ in placed)}
        name = typed_column(form, parts[-1], taken)
        if name is None:
            break
        placed.append((name, parts.pop()))
    kept = value
    for _, text in placed:
        kept = kept[: kept.rindex(text)]
    return _trimmed(kept) if placed else value, placed
