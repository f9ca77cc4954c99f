"""The block between the two `---` lines of a plan: found, split off and read as text with places."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from acctplan.diagnostic import Finding
from acctplan.pattern import Pattern
from acctplan.reader.ordinary import read_ordinary
from acctplan.reader.tree import Entry, Mapping, Node, Scalar, Sequence, nodes
from acctplan.source import Span

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

__all__ = ["Block", "Entry", "Mapping", "Node", "Scalar", "Sequence", "nodes", "parse", "read_yaml", "split"]

_OPENING = Pattern(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = Pattern(r"(?:\A|(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE_END = Pattern(r"\r\n|\n|\r")
_FENCES = frozenset(("---", "..."))
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


def split(text: str) -> tuple[str, str]:
    """Front matter and body as they are.

    Raises: ValueError if a fence is missing.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise ValueError("no front matter")
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise ValueError("front matter is not closed")
    return text[opening.end() : closing.start()], text[closing.end() :]


def parse(text: str, lines: list[str]) -> Block:
    """Find and read the front matter of a file; never raises.

    `lines` are those of `text`, split at CR, LF and CRLF only.
    """
    if not lines or lines[0].rstrip(" \t") != "---":
        return Block(None, 1, [_missing(lines)])
    end = _closing_line(lines)
    if end is None:
        return Block(None, len(lines) + 1, [_unclosed(lines)])
    mapping = read_ordinary(lines[1:end], 2)
    if mapping is not None:
        return Block(mapping, end + 2)
    front, _ = split(text)
    return read_yaml(front, lines)


def _closing_line(lines: list[str]) -> int | None:
    """Index of the line that closes the front matter."""
    for index, line in enumerate(lines):
        if index and line[:3] in _FENCES and line.rstrip(" \t") in _FENCES:
            return index
    return None


def read_yaml(front: str, lines: list[str]) -> Block:
    """Read the text between the fences of a file that has these lines, whatever it is; never raises."""
    # only unusual front matter pays for importing a YAML parser
    from yaml import MarkedYAMLError  # noqa: PLC0415

    from acctplan.reader.nodes import InvalidYamlError, build  # noqa: PLC0415

    body_line = len(_LINE_END.findall(front)) + 3
    try:
        root, findings = build(front, lines, 2)
    except InvalidYamlError as error:
        return Block(None, body_line, [error.finding])
    except MarkedYAMLError as error:
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


def _syntax_finding(error: "MarkedYAMLError", block: list[str], lines: list[str]) -> Finding:
    """One sentence for a syntax error; Markdown inside the block means that its end was forgotten."""
    from acctplan.reader.syntax import in_plain_words  # noqa: PLC0415 - imports the YAML parser

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
