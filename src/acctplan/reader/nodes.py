"""Front matter of any kind, read by a full YAML parser: its events become the tree of `acctplan.reader.tree`."""

from dataclasses import dataclass, field
from typing import Protocol

import yaml

from acctplan.diagnostic import Finding
from acctplan.pattern import Pattern
from acctplan.reader.damage import without_garbled_controls
from acctplan.reader.tree import Entry, Mapping, Node, Scalar, Sequence
from acctplan.source import Span

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, ten times slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 32
"""Mappings and lists inside one another, the front matter itself counted."""

MAX_NODES = 20_000
"""Keys and values of a front matter; a plan has about 50."""

_FORBIDDEN = frozenset(
    map(
        chr,
        (
            *(code for code in range(0x20) if chr(code) not in "\t\n\r"),
            *range(0x7F, 0xA0),
            *(0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF),
            *range(0xD800, 0xE000),
        ),
    )
)
"""Control characters, what YAML takes for a line end, byte order marks and halves of characters."""

_LINE_END = Pattern(r"\r\n|\n|\r")


class InvalidYamlError(Exception):
    """Front matter that is refused as a whole; carries the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def refusal(span: Span, message: str, hint: str) -> InvalidYamlError:
    """An AP004 to be raised."""
    return InvalidYamlError(Finding("AP004", span, message, hint))


def build(text: str, lines: list[str], first_line: int) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML text and its duplicate keys (AP005); None for an empty text.

    `lines` are those of the whole file, `first_line` the one on which `text` begins.
    Raises: InvalidYamlError for whatever a plan must not contain; yaml.MarkedYAMLError for wrong syntax.
    """
    text = without_garbled_controls(text)
    _refuse_odd_characters(text, first_line)
    builder = _Builder(lines, first_line)
    # not yaml.compose: it would resolve aliases, and recurse
    loader = _Loader(text)
    while (event := loader.get_event()) is not None:
        builder.take(event)
    return builder.root, builder.duplicates


def _refuse_odd_characters(text: str, first_line: int) -> None:
    if _FORBIDDEN.isdisjoint(text):
        return
    start = next(index for index, character in enumerate(text) if character in _FORBIDDEN)
    ends = list(_LINE_END.finditer(text, 0, start))
    column = start - (ends[-1].end() if ends else 0) + 1
    line = first_line + len(ends)
    raise refusal(
        Span(line, column, line, column + 1),
        f"the front matter contains the invisible character U+{ord(text[start]):04X}",
        "delete the character",
    )


class Mark(Protocol):
    """A place as YAML counts it: line and column from 0."""

    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been met."""

    node: Mapping | Sequence
    flow: bool
    key: Scalar | None = None
    odd_key: bool = False
    seen: dict[str, int] = field(default_factory=dict)


class _Builder:
    def __init__(self, lines: list[str], first_line: int) -> None:
        self.root: Node | None = None
        self.duplicates: list[Finding] = []
        self._lines = lines
        self._first = first_line
        self._stack: list[_Open] = []
        self._count = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._add(self._scalar(event))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            raise refusal(
                self._span(event),
                f"`*{event.anchor}` is read as an alias, which a plan cannot have",
                "write the value itself; put text that begins with `*` in quotes",
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if event.explicit or self._documents > 1:
                raise refusal(
                    self._span(event),
                    "the front matter holds several documents",
                    "keep one, between two `---` lines",
                )

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self._count += 1
        if event.anchor is not None:
            raise refusal(
                self._span(event),
                f"`&{event.anchor}` is read as an anchor, which a plan cannot have",
                "write the value itself; put text that begins with `&` in quotes",
            )
        if event.tag is not None:
            raise refusal(
                self._span(event),
                f"{_shown_tag(event.tag)} is read as a tag, which a plan cannot have",
                "remove the tag; put text that begins with `!` in quotes",
            )
        if self._count > MAX_NODES:
            raise refusal(
                self._span(event),
                f"the front matter has more than {MAX_NODES:,} values",
                "move the data to a table",
            )

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise refusal(
                self._span(event), f"the front matter is nested deeper than {MAX_DEPTH} levels", "flatten it"
            )
        node = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        node.span = self._span(event)
        self._stack.append(_Open(node, bool(event.flow_style)))

    def _close(self, event: yaml.Event) -> None:
        done = self._stack.pop()
        node, start = done.node, done.node.span
        end = self._place(event.end_mark) if done.flow else _last_place(node)
        node.span = Span(start.line, start.column, *max(end, (start.line, start.column)))
        if done.flow and node.span.line == node.span.end_line:
            node.raw = self._lines[start.line - 1][start.column - 1 : node.span.end_column - 1]
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is None and not parent.odd_key:
            self._take_key(parent, node)
        else:
            self._add_entry(parent, parent.node, node)

    def _take_key(self, parent: _Open, node: Node) -> None:
        if isinstance(node, Scalar) and node.text:
            if node.plain and node.text == "<<":
                raise refusal(
                    node.span,
                    "'<<' merges another mapping, which a plan cannot do",
                    "write the keys themselves",
                )
            parent.key = node
        elif parent.flow:
            parent.odd_key = True
        else:
            raise refusal(node.span, "an entry has no text for its key", "write it as `key: value`")

    def _add_entry(self, parent: _Open, mapping: Mapping, value: Node) -> None:
        key, parent.key, parent.odd_key = parent.key, None, False
        if key is None:
            return
        first = parent.seen.setdefault(key.text, key.span.line)
        entry = Entry(key.text, key.span, value)
        if len(parent.seen) > len(mapping.entries):
            mapping.entries.append(entry)
        else:
            self.duplicates.append(_duplicate(key, first))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = self._span(event)
        if event.style in ("|", ">"):
            span = self._trimmed(span)
        return Scalar(event.value, span, not event.style)

    def _span(self, event: yaml.Event) -> Span:
        return Span(*self._place(event.start_mark), *self._place(event.end_mark))

    def _place(self, mark: Mark | None) -> tuple[int, int]:
        return (mark.line + self._first, mark.column + 1) if mark else (self._first, 1)

    def _trimmed(self, span: Span) -> Span:
        """A block's span without the line breaks and the indentation after it."""
        line = min(span.end_line if span.end_column > 1 else span.end_line - 1, len(self._lines))
        while line > span.line and not self._lines[line - 1].strip():
            line -= 1
        return Span(span.line, span.column, line, len(self._lines[line - 1].rstrip()) + 1)


def _last_place(node: Mapping | Sequence) -> tuple[int, int]:
    """Where the last value of a mapping or list ends; a dropped duplicate does not count."""
    last: Node | None = None
    if isinstance(node, Mapping):
        last = node.entries[-1].value if node.entries else None
    elif node.items:
        last = node.items[-1]
    return (last.span.end_line, last.span.end_column) if last else (0, 0)


def _duplicate(key: Scalar, first: int) -> Finding:
    second = key.span.line
    where = f"on lines {first} and {second}" if first != second else f"on line {first}"
    message = f"key '{key.text}' is given twice, {where}"
    return Finding("AP005", key.span, message, "keep one of them", key.text)


def _shown_tag(tag: str) -> str:
    short = tag.replace("tag:yaml.org,2002:", "!!")
    return f"`{short}`"
