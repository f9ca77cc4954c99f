"""Front matter as a tree of texts with their places: no types, no anchors, nothing resolved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias

from acctplan.source import FIRST_LINE, Span


class Scalar(NamedTuple):
    """A single value: `text` with quotes undone and blocks folded, otherwise as written (`NO` stays `NO`).

    `plain` tells that it stands without quotes; `span` covers the quotes.
    """

    text: str
    span: Span
    plain: bool


scalar_of: Callable[[tuple[str, Span, bool]], Scalar] = partial(tuple.__new__, Scalar)
"""As calling `Scalar`, and faster."""


@dataclass(slots=True)
class Entry:
    """A key with its value; the key is never empty and occurs once in its mapping."""

    key: str
    key_span: Span
    value: "Node"


@dataclass(slots=True)
class Mapping:
    """Keys and values in file order. `raw` is the source text if it stands in braces on one line, as does the
    placeholder `{{name}}`; entries whose key is no plain text, or given before, are left out.
    """

    entries: list[Entry] = field(default_factory=list)
    span: Span = FIRST_LINE
    raw: str = ""

    def get(self, key: str) -> Entry | None:
        """The entry of a key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(slots=True)
class Sequence:
    """A list. `raw` is the source text if it is in brackets on one line, as is the placeholder `[Name]`."""

    items: list["Node"] = field(default_factory=list)
    span: Span = FIRST_LINE
    raw: str = ""


Node: TypeAlias = Scalar | Mapping | Sequence


def nodes(node: Node) -> Iterator[Node]:
    """A node and everything below it, parents first."""
    yield node
    children = [entry.value for entry in node.entries] if isinstance(node, Mapping) else []
    for child in node.items if isinstance(node, Sequence) else children:
        yield from nodes(child)
