"""The front matter's nodes, read by the declared type of each key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from acctplan.diagnostic import Better, Finding
from acctplan.model.front import FrontMatter, Key, KeyPlace, place_of
from acctplan.model.row import CellState
from acctplan.reader import frontmatter as nodes
from acctplan.reader.declared import Declared, declared, is_nothing, members, outcome, required, short
from acctplan.reader.headings import is_only_nearest
from acctplan.reader.placeholders import find_placeholder
from acctplan.reader.repair import mended
from acctplan.reader.values import Problem, ReadingContext
from acctplan.source import FIRST_LINE, Span

_VALUE = CellState.VALUE  # to name a member of an enumeration takes longer than all else that is done with it


@dataclass
class KeyReader:
    """Collects values by dotted path. What is written in a summary comes after, for keys that are absent."""

    context: ReadingContext
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, KeyPlace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read_mapping(self, mapping: nodes.Mapping, prefix: str = "") -> None:
        """Read the keys of a mapping; `prefix` is the path of the group that it is."""
        known = members(prefix)
        names = [entry.key for entry in mapping.entries]
        written = set(names)
        if not known.keys() >= written:
            names = [mended(name) for name in names]
            written = set(names)
        for entry, name in zip(mapping.entries, names, strict=True):
            meant = known.get(name) or self._unknown(name, entry.key_span, prefix, written)
            if meant is not None:
                self._read_entry(meant, entry)

    def _unknown(self, name: str, place: Span, prefix: str, written: set[str]) -> Declared | None:
        names = list(members(prefix))
        plain = name.casefold().replace("-", "_").replace(" ", "_")
        close = get_close_matches(plain, names, n=1, cutoff=0.75) or _of_the_same_letters(plain, names)
        full = f"{prefix}.{name}" if prefix else name
        hint = (
            f"did you mean '{close[0]}'?"
            if close
            else "remove it, or keep it as text under a heading of your own"
        )
        is_meant = bool(close) and close[0] not in written
        better = Better(close[0], is_only_nearest(plain, members(prefix))) if is_meant else None
        self.findings.append(
            Finding("AP006", place, f"unknown key '{short(full)}'", hint, short(full), better)
        )
        return members(prefix)[close[0]] if is_meant else None

    def _read_entry(self, meant: Declared, entry: nodes.Entry) -> None:
        path, node, group = meant.key.path, entry.value, meant.group is not None
        if isinstance(node, nodes.Scalar) and not group:
            self.read_value(path, entry.key_span, node.span, mended(node.text))
            return
        if isinstance(node, nodes.Mapping) and group:
            self.places[path] = KeyPlace(entry.key_span, node.span, "", CellState.VALUE)
            self.read_mapping(node, path)
            return
        text = mended(node.text if isinstance(node, nodes.Scalar) else node.raw)
        if meant.is_list and isinstance(node, nodes.Sequence):
            self._keep(path, entry.key_span, node.span, text, _texts(node))
        elif not (group and isinstance(node, nodes.Sequence)) and self._is_nothing(
            path, entry.key_span, node.span, text, plain=isinstance(node, nodes.Scalar)
        ):
            return
        else:
            self._refuse(path, entry.key_span, node.span, text, _wrong_shape(node, text, group=group))

    def _is_nothing(self, path: str, key_span: Span, span: Span, text: str, *, plain: bool = True) -> bool:
        if find_placeholder(text):
            self._place(path, key_span, span, text, CellState.PLACEHOLDER)
            self.findings.append(placeholder(span, text, path))
            return True
        if plain and is_nothing(text):
            self._place(path, key_span, span, text, CellState.BLANK)
            return True
        return False

    def read_value(self, path: str, key_span: Span, span: Span, text: str) -> None:
        """Read one value by the type of its key."""
        state, value = outcome(path, text, self.context)
        self.places[path] = place_of((key_span, span, text, state))
        if state is _VALUE:
            self.values[path] = value
        elif state is CellState.PLACEHOLDER:
            self.findings.append(placeholder(span, text, path))
        elif state is CellState.UNREADABLE:
            self.findings.append(_unreadable(path, span, value))

    def _keep(self, path: str, key_span: Span, span: Span, text: str, value: Any) -> None:
        self._place(path, key_span, span, text, CellState.VALUE)
        self.values[path] = value

    def _refuse(self, path: str, key_span: Span, span: Span, text: str, problem: Problem) -> None:
        self._place(path, key_span, span, text, CellState.UNREADABLE)
        self.findings.append(_unreadable(path, span, problem))

    def _place(self, path: str, key_span: Span, span: Span, text: str, state: CellState) -> None:
        self.places[path] = KeyPlace(key_span, span, text, state)

    def lacks(self, path: str) -> bool:
        """Whether a key is absent or blank so far."""
        place = self.places.get(path)
        return place is None or place.state is CellState.BLANK

    def fill(self, path: str, key_span: Span, span: Span, text: str) -> None:
        """Take a value from elsewhere in the plan if the front matter lacks the key."""
        if self.lacks(path):
            self.read_value(path, key_span, span, text)

    def leave_unfilled(self, path: str, key_span: Span, span: Span, text: str) -> None:
        """Note that template text stands where the value of a key should be, if the front matter lacks the key."""
        if self.lacks(path):
            self._place(path, key_span, span, text, CellState.PLACEHOLDER)

    def missing(self) -> Iterator[Finding]:
        """AP007 for every required key that is absent or blank."""
        for key, _, group, *_ in required():
            path = key.path
            place = self.places.get(path)
            parent = self.places.get(group)
            if parent and parent.state in (CellState.UNREADABLE, CellState.PLACEHOLDER):
                continue
            if place is None:
                yield _missing(path, key, parent.key_span if parent else FIRST_LINE, "missing")
            elif place.state is CellState.BLANK:
                yield _missing(path, key, place.key_span, "empty")

    def front_matter(self) -> FrontMatter:
        """The values as the model of the front matter."""
        top: dict[str, Any] = {"places": self.places}
        below: dict[str, dict[str, Any]] = {}
        known = declared()
        for path, value in self.values.items():
            own = known[path]
            values = below.setdefault(own.parent, {}) if own.parent else top
            values[own.name] = value
        for path, values in below.items():
            group = known[path].group
            top[path] = group.born(values) if group else None
        return FrontMatter.born(top)


def _wrong_shape(node: nodes.Node, text: str, *, group: bool) -> Problem:
    if group:
        what = f"'{short(text)}'" if isinstance(node, nodes.Scalar) else "is a list,"
        message = (
            f"{what} is not a group of keys"
            if isinstance(node, nodes.Scalar)
            else f"{what} not a group of keys"
        )
        return Problem(message, "write its keys below it, indented")
    what = "a list" if isinstance(node, nodes.Sequence) else "a group of keys"
    return Problem(f"is {what}, not one value", "write one value")


def placeholder(span: Span, text: str, name: str) -> Finding:
    """AP016 for a value or a cell that still holds the template's text."""
    label = f"{name} " if name else ""
    return Finding(
        "AP016",
        span,
        f"{label}'{short(text)}' is a placeholder, not filled in",
        "replace it, or clear it",
        name,
    )


def _of_the_same_letters(key: str, names: Sequence[str]) -> list[str]:
    """The names that a short key may be with two letters in the wrong place: `cms`, `aar`."""
    return [name for name in names if len(name) == len(key) == 3 and set(name) == set(key)]


def _texts(node: nodes.Sequence) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, nodes.Scalar))


def _unreadable(path: str, span: Span, problem: Problem) -> Finding:
    return Finding("AP008", span, f"{path} {problem.message}", problem.hint, path, problem.better)


def _missing(path: str, key: Key, span: Span, how: str) -> Finding:
    leaf = path.rpartition(".")[2]
    parent = path.rpartition(".")[0]
    where = f" under '{parent}:'" if parent else " to the front matter"
    hint = f"add '{leaf}: …'{where}" if how == "missing" else f"write it after '{leaf}:'"
    return Finding("AP007", span, f"key '{path}' ({key.meaning}) is {how}", hint, path)
