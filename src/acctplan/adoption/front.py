"""The front matter of an adopted plan: what stood there, what is new, and the author's words as comments."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from acctplan.adoption.facts import Fact, Facts, key_of
from acctplan.adoption.page import words
from acctplan.model.front import keys
from acctplan.model.row import CellState
from acctplan.reader import frontmatter
from acctplan.reader.frontmatter import Entry, Mapping, Scalar
from acctplan.reader.keys import KeyReader
from acctplan.reader.values import ReadingContext

_PLAIN_START = frozenset("-?:,[]{}#&*!|>'\"%@`=~.+0123456789$€£¥(")


class Front(NamedTuple):
    """What stands before a body: the lines between the fences, what is in them, and the line on which the body begins.

    `mapping` is None if there is no front matter, or none that can be read: then `spoilt` has its lines.
    """

    lines: tuple[str, ...]
    mapping: Mapping | None
    body_line: int
    spoilt: tuple[str, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether it says that the file is a plan."""
        return self.mapping is not None and self.mapping.get("acctplan") is not None


def read_front(text: str, lines: list[str]) -> Front:
    """Find the front matter of a file; a first line of `---` that nothing closes is none."""
    block = frontmatter.parse(text, lines)
    codes = {finding.code for finding in block.findings}
    if "AP002" in codes or "AP003" in codes:
        return Front((), None, 1)
    inner = tuple(lines[1 : block.body_line - 2])
    if block.mapping is None or codes or not block.mapping.entries:
        return Front((), None, block.body_line, inner)
    return Front(inner, block.mapping, block.body_line)


def take_entries(front: Front, facts: Facts) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines of foreign front matter as the format takes them, and by line what could not be read.

    Keys of the format keep their line, or become a comment if their value cannot be read; a key that only means one
    becomes a comment and a fact; all other keys stay.
    """
    lines = list(front.lines)
    refused: list[tuple[int, str]] = []
    entries = front.mapping.entries if front.mapping else []
    reader = KeyReader(ReadingContext(facts.terms.context.currency, facts.terms.context.fiscal_year_start))
    reader.read_mapping(Mapping([each for each in entries if each.key != "acctplan"]))
    bad = {finding.span.line for finding in reader.findings if finding.code == "AP008"}
    known = {key.path for key in keys()}
    for entry, end in zip(entries, _entry_ends(entries, len(lines)), strict=True):
        start = entry.key_span.line
        if entry.key == "acctplan" or bad & set(range(start, end)):
            if entry.key == "acctplan" or not _take_foreign(lines, entry, end, facts):
                _comment_out(lines, start, end)
                refused.append((start, entry.key))
        elif entry.key not in known or isinstance(entry.value, Mapping):
            _take_foreign(lines, entry, end, facts)
    for path, place in reader.places.items():
        if place.state in (CellState.VALUE, CellState.PLACEHOLDER) and not bad & {place.span.line}:
            facts.closed.add(path)
    return lines, refused


def _entry_ends(entries: Sequence[Entry], count: int) -> list[int]:
    """The file line after each entry, which begins on line 2 at the earliest."""
    starts = [entry.key_span.line for entry in entries]
    return [*starts[1:], count + 2] if starts else []


def _comment_out(lines: list[str], start: int, end: int) -> None:
    for number in range(start, end):
        if lines[number - 2].strip():
            lines[number - 2] = f"# {lines[number - 2]}"


def _take_foreign(lines: list[str], entry: Entry, end: int, facts: Facts) -> bool:
    """Take what the key of another tool says; keys below one keep their lines."""
    value, line = entry.value, entry.key_span.line
    if isinstance(value, Mapping):
        for below in value.entries:
            is_other = f"{entry.key}.{below.key}" not in {key.path for key in keys()}
            if is_other and isinstance(below.value, Scalar) and below.value.text:
                label = f"{entry.key} {below.key}".replace("_", " ").replace("-", " ")
                facts.take(label, below.value.text, below.key_span.line, below.key)
        return False
    one_line = end == line + 1 or not any(text.strip() for text in lines[line - 1 : end - 2])
    label = entry.key.replace("_", " ").replace("-", " ")
    if not isinstance(value, Scalar) or not value.text or not one_line:
        return False
    taken = facts.take(label, value.text, line, entry.key, top=True)
    if taken:
        _comment_out(lines, line, line + 1)
    return bool(taken)


def write_front(lines: Iterable[str], facts: Facts, mapping: Mapping | None) -> list[str]:
    """The front matter with its fences: the marker, new keys in the format's order, then what stood there."""
    old = list(lines)
    new: list[str] = []
    below: dict[str, list[Fact]] = {}
    for key in keys():
        fact = facts.found.get(key.path)
        parent, _, name = key.path.rpartition(".")
        if fact and parent:
            below.setdefault(parent, []).append(fact)
        elif fact:
            new.append(_line(name, fact, ""))
    for parent, group in sorted(below.items(), key=lambda each: -_place(mapping, each[0])):
        entry = mapping.get(parent) if mapping else None
        if entry is not None and isinstance(entry.value, Mapping) and entry.value.entries:
            indent = " " * (entry.value.entries[0].key_span.column - 1)
            at = entry.value.entries[0].key_span.line - 2
            old[at:at] = [_line(fact.path.rpartition(".")[2], fact, indent) for fact in group]
        else:
            new.append(f"{parent}:")
            new += [_line(fact.path.rpartition(".")[2], fact, "  ") for fact in group]
    marker = [] if mapping and mapping.get("acctplan") else ["acctplan: 1"]
    return ["---", *marker, *new, *old, "---"]


def _place(mapping: Mapping | None, path: str) -> int:
    """The line of a key that is there already; 0 for one that is not. Later ones are added to first."""
    entry = mapping.get(path) if mapping else None
    return entry.key_span.line if entry else 0


def entry_line(fact: Fact) -> str:
    """The line of a key, with the author's words as a comment where the key and its value lack one."""
    return _line(fact.path.rpartition(".")[2], fact, "")


def _line(name: str, fact: Fact, indent: str) -> str:
    value = yaml_text(fact.text)
    line = f"{indent}{name}: {value}"
    if not fact.label:
        return line
    said = (
        " ".join(f"{fact.label}: {fact.words}".split())
        if not words(fact.words) <= words(line)
        else fact.label
    )
    missing = words(said) - words(line)
    return f"{line}  # {said}" if missing and said.isprintable() else line


def yaml_text(text: str) -> str:
    """A text as a YAML value: plain where that is certain to be read as it is, else in double quotes."""
    plain_start = text[:1] not in _PLAIN_START or (text[:1] in "$€£" or text[:1].isdigit())
    if (
        plain_start
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text.isprintable()
    ):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def label_of(path: str) -> str:
    """A key and what it means, for a message."""
    return f"{path} ({key_of(path).meaning})"
