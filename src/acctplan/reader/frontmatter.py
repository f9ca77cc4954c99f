"""The block between the two `---` lines of a plan: found, split off and read as text with places.

A handler for python-frontmatter that, unlike its own, does not hide mistakes and never writes.
"""

from dataclasses import dataclass, field

import yaml
from frontmatter.default_handlers import YAMLHandler

from acctplan.diagnostic import Finding
from acctplan.pattern import Pattern
from acctplan.reader.nodes import Entry, InvalidYamlError, Mapping, Node, Scalar, Sequence, build, nodes
from acctplan.reader.syntax import in_plain_words
from acctplan.source import Span

__all__ = ["Block", "Entry", "Handler", "Mapping", "Node", "Scalar", "Sequence", "nodes", "parse"]

_OPENING = Pattern(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = Pattern(r"(?:\A|(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE_END = Pattern(r"\r\n|\n|\r")
_FRONT_LINE = Pattern(r"[^\W\d][\w -]*:(?:\s|\Z)|- |[ \t]+\S")

_TYPE_FENCES = "put `---` on a line of its own before the keys and after them"


@dataclass(slots=True)
class Block:
    """What stands before the body.

    `mapping` is None if there is no front matter or it was refused (AP002, AP003, AP004). `body_line` is the
    file line on which the body begins, one past the last line if nothing follows. `findings` in file order.
    """

    mapping: Mapping | None
    body_line: int
    findings: list[Finding] = field(default_factory=list)


class Handler(YAMLHandler):
    """For `frontmatter.loads(text, handler=Handler())`: every value as the text that was written.

    Metadata stays empty if the front matter is refused; `parse` tells why.
    """

    def detect(self, text: str) -> bool:
        """Whether the first line is `---`."""
        return _OPENING.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body as they are.

        Raises: ValueError if a fence is missing, as python-frontmatter asks.
        """
        opening = _OPENING.match(text)
        if opening is None:
            raise ValueError("no front matter")
        closing = _CLOSING.search(text, opening.end())
        if closing is None:
            raise ValueError("front matter is not closed")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        """Keys and values, nested lists and mappings as lists and dicts, all else as text."""
        mapping = _read(fm, ["---", *_LINE_END.split(fm)]).mapping
        return _plain_mapping(mapping) if mapping else {}


def parse(text: str, lines: list[str]) -> Block:
    """Find and read the front matter of a file; never raises.

    `lines` are those of `text`, split at CR, LF and CRLF only.
    """
    handler = Handler()
    if not handler.detect(text):
        return Block(None, 1, [_missing(lines)])
    try:
        front, _ = handler.split(text)
    except ValueError:
        return Block(None, len(lines) + 1, [_unclosed(lines)])
    return _read(front, lines)


def _read(front: str, lines: list[str]) -> Block:
    """Read the text between the fences of a file that has these lines."""
    body_line = len(_LINE_END.findall(front)) + 3
    try:
        root, findings = build(front, lines, 2)
    except InvalidYamlError as error:
        return Block(None, body_line, [error.finding])
    except yaml.MarkedYAMLError as error:
        return Block(None, body_line, [_syntax_finding(error, lines[: body_line - 2], lines)])
    if root is None:
        return Block(Mapping(span=Span(2, 1, 2, 1)), body_line)
    if not isinstance(root, Mapping):
        return Block(None, body_line, [_no_mapping(root)])
    return Block(root, body_line, findings)


def _missing(lines: list[str]) -> Finding:
    first = lines[0] if lines else ""
    span = Span(1, 1, 1, len(first) + 1)
    stripped = first.strip()
    if stripped.startswith("---") and stripped.strip("-") == "" and len(stripped) > 3:
        return Finding("AP002", span, f"line 1 is '{stripped}', not '---'", "type exactly three hyphens")
    if stripped == "---":
        return Finding("AP002", span, "the opening '---' is indented", "remove the blanks before it")
    if stripped == "+++":
        return Finding("AP002", span, "front matter in TOML is not read", f"write it as YAML: {_TYPE_FENCES}")
    if not stripped:
        after = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
        if after and lines[after - 1].rstrip() == "---":
            where = "a blank line stands" if after == 2 else f"{after - 1} blank lines stand"
            return Finding("AP002", span, f"{where} before the opening '---'", "start the file with '---'")
    return Finding("AP002", span, "the file has no front matter", _TYPE_FENCES)


def _unclosed(lines: list[str]) -> Finding:
    last = 1
    for number, line in enumerate(lines[1:], 2):
        if _FRONT_LINE.match(line):
            last = number
        elif line.strip() and not line.startswith("# "):
            break
    where = f"after line {last}" if last > 1 else "after the last key"
    hint = f"type `---` on a line of its own {where}"
    return Finding("AP003", Span(1, 1, 1, 4), "the front matter is not closed by a line '---'", hint)


def _syntax_finding(error: yaml.MarkedYAMLError, block: list[str], lines: list[str]) -> Finding:
    """One sentence for a syntax error; Markdown inside the block means that its end was forgotten."""
    mark = error.problem_mark or error.context_mark
    reached = block[1 : mark.line + 2] if mark else block[1:]
    if any(line.startswith(("|", "## ", "### ")) for line in reached):
        return _unclosed(lines)
    return in_plain_words(error, lines, 2, len(block))


def _no_mapping(root: Scalar | Sequence) -> Finding:
    hint = "write each entry as `key: value`, like `acctplan: 1`"
    if isinstance(root, Scalar):
        line = root.text.split("\n", 1)[0]
        shown = line if len(line) <= 40 else line[:39] + "…"
        return Finding(
            "AP004", root.span, f"the front matter is the text '{shown}', not keys and values", hint
        )
    return Finding("AP004", root.span, "the front matter is a list, not keys and values", hint)


def _plain_mapping(mapping: Mapping) -> dict[str, object]:
    return {entry.key: _plain(entry.value) for entry in mapping.entries}


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return _plain_mapping(node)
