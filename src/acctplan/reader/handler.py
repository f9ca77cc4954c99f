"""A handler for python-frontmatter that, unlike its own, does not hide mistakes and never writes."""

import re

from frontmatter.default_handlers import YAMLHandler

from acctplan.reader.frontmatter import Mapping, Node, Scalar, Sequence, read_yaml, split


class Handler(YAMLHandler):
    """For `frontmatter.loads(text, handler=Handler())`: every value as the text that was written.

    Metadata stays empty if the front matter is refused; `acctplan.reader.frontmatter.parse` tells why.
    """

    def detect(self, text: str) -> bool:
        """Whether the first line is `---`."""
        return re.match(r"---[ \t]*(?:[\r\n]|\Z)", text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body as they are.

        Raises: ValueError if a fence is missing, as python-frontmatter asks.
        """
        return split(text)

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        """Keys and values, nested lists and mappings as lists and dicts, all else as text."""
        mapping = read_yaml(fm, ["---", *re.split(r"\r\n|\n|\r", fm)]).mapping
        return _plain_mapping(mapping) if mapping else {}


def _plain_mapping(mapping: Mapping) -> dict[str, object]:
    return {entry.key: _plain(entry.value) for entry in mapping.entries}


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return _plain_mapping(node)
