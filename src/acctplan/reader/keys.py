"""The front matter's nodes, read by the declared type of each key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from acctplan.diagnostic import Finding
from acctplan.model.front import FrontMatter, Key, KeyGroup, KeyPlace, keys
from acctplan.model.people import Names
from acctplan.model.row import CellState
from acctplan.pattern import Pattern
from acctplan.reader import frontmatter as nodes
from acctplan.reader.placeholders import find_placeholder, is_empty_mark
from acctplan.reader.repair import mended
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.source import FIRST_LINE, Span

_LANGUAGE = Pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@cache
def _keys_by_path() -> Mapping[str, Key]:
    return {each.path: each for each in keys()}


@cache
def _members(prefix: str) -> tuple[str, ...]:
    return tuple(path for path in _keys_by_path() if path.rpartition(".")[0] == prefix)


@dataclass
class KeyReader:
    """Collects values by dotted path. What is written in a summary comes after, for keys that are absent."""

    context: ReadingContext
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, KeyPlace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read_mapping(self, mapping: nodes.Mapping, prefix: str = "") -> None:
        """Read the keys of a mapping; `prefix` is the path of the group that it is."""
        names = [mended(entry.key) for entry in mapping.entries]
        written = set(names)
        for entry, name in zip(mapping.entries, names, strict=True):
            path = f"{prefix}.{name}" if prefix else name
            if path not in _members(prefix):
                known = self._unknown(name, entry.key_span, prefix, written)
                if known is None:
                    continue
                path = known
            self._read_entry(path, entry)

    def _unknown(self, name: str, place: Span, prefix: str, written: set[str]) -> str | None:
        names = [path.rpartition(".")[2] for path in _members(prefix)]
        close = get_close_matches(
            name.casefold().replace("-", "_").replace(" ", "_"), names, n=1, cutoff=0.75
        )
        full = f"{prefix}.{name}" if prefix else name
        hint = (
            f"did you mean '{close[0]}'?"
            if close
            else "remove it, or keep it as text under a heading of your own"
        )
        self.findings.append(Finding("AP006", place, f"unknown key '{_short(full)}'", hint, _short(full)))
        if close and close[0] not in written:
            return f"{prefix}.{close[0]}" if prefix else close[0]
        return None

    def _read_entry(self, path: str, entry: nodes.Entry) -> None:
        key, node = _keys_by_path()[path], entry.value
        group = isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)
        if isinstance(node, nodes.Mapping) and group:
            self.places[path] = KeyPlace(entry.key_span, node.span, "", CellState.VALUE)
            self.read_mapping(node, path)
            return
        text = mended(node.text if isinstance(node, nodes.Scalar) else node.raw)
        if key.kind == tuple[str, ...] and isinstance(node, nodes.Sequence):
            self._keep(path, entry.key_span, node.span, text, _texts(node))
        elif isinstance(node, nodes.Scalar) and not group:
            self.read_value(path, entry.key_span, node.span, text)
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
        if self._is_nothing(path, key_span, span, text):
            return
        key = _keys_by_path()[path]
        value = self._parse(key, text.strip())
        if isinstance(value, Problem):
            self._refuse(path, key_span, span, text, value)
        else:
            self._keep(path, key_span, span, text, value)

    def _parse(self, key: Key, text: str) -> Any:
        if key.path == "language":
            return (
                text
                if _LANGUAGE.fullmatch(text)
                else Problem(f"'{_short(text)}' is no language tag", "write 'en', 'de' or 'pt-BR'")
            )
        if key.kind is str:
            return text
        if key.kind is Names:
            return Names(text)
        if key.kind == tuple[str, ...]:
            return tuple(part.strip() for part in text.split(",") if part.strip())
        value = parser_for(key.kind)(text, self.context)
        if key.minimum is not None and key.maximum is not None and not isinstance(value, Problem):
            return _bounded(key, text, value)
        return value

    def _keep(self, path: str, key_span: Span, span: Span, text: str, value: Any) -> None:
        self._place(path, key_span, span, text, CellState.VALUE)
        self.values[path] = value

    def _refuse(self, path: str, key_span: Span, span: Span, text: str, problem: Problem) -> None:
        self._place(path, key_span, span, text, CellState.UNREADABLE)
        self.findings.append(Finding("AP008", span, f"{path} {problem.message}", problem.hint, path))

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
        for path, key in _keys_by_path().items():
            place = self.places.get(path)
            if not key.required or (isinstance(key.kind, type) and issubclass(key.kind, KeyGroup)):
                continue
            parent = self.places.get(path.rpartition(".")[0])
            if parent and parent.state in (CellState.UNREADABLE, CellState.PLACEHOLDER):
                continue
            if place is None:
                yield _missing(path, key, parent.key_span if parent else FIRST_LINE, "missing")
            elif place.state is CellState.BLANK:
                yield _missing(path, key, place.key_span, "empty")

    def front_matter(self) -> FrontMatter:
        """The values as the model of the front matter."""
        top: dict[str, Any] = {"places": self.places}
        top |= {path: value for path, value in self.values.items() if "." not in path}
        for key in keys():
            if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
                own = {
                    path.rpartition(".")[2]: value
                    for path, value in self.values.items()
                    if path.startswith(f"{key.path}.")
                }
                top[key.path] = key.kind.born(own) if own else None
        return FrontMatter.born(top)


def _wrong_shape(node: nodes.Node, text: str, *, group: bool) -> Problem:
    if group:
        what = f"'{_short(text)}'" if isinstance(node, nodes.Scalar) else "is a list,"
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
        f"{label}'{_short(text)}' is a placeholder, not filled in",
        "replace it, or clear it",
        name,
    )


def is_nothing(text: str) -> bool:
    """Whether a value says nothing: blank, a dash, n/a, and YAML's words for null."""
    stripped = text.strip()
    return not stripped or stripped == "~" or stripped.casefold() == "null" or is_empty_mark(stripped)


def _texts(node: nodes.Sequence) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, nodes.Scalar))


def _bounded(key: Key, text: str, value: Any) -> Any:
    number = value if not hasattr(value, "value") else value.value
    if key.minimum is not None and key.maximum is not None and not key.minimum <= number <= key.maximum:
        if key.path == "acctplan":
            return Problem(f"'{_short(text)}' is not a format version that this tool knows", "write 1")
        return Problem(
            f"'{_short(text)}' is not between {key.minimum} and {key.maximum}",
            f"write a number from {key.minimum} to {key.maximum}",
        )
    return value


def _missing(path: str, key: Key, span: Span, how: str) -> Finding:
    leaf = path.rpartition(".")[2]
    parent = path.rpartition(".")[0]
    where = f" under '{parent}:'" if parent else " to the front matter"
    hint = f"add '{leaf}: …'{where}" if how == "missing" else f"write it after '{leaf}:'"
    return Finding("AP007", span, f"key '{path}' ({key.meaning}) is {how}", hint, path)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 40 else one_line[:39] + "…"
