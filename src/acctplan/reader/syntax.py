"""What is wrong with YAML, in words for people who never meant to write YAML."""

import re
from collections.abc import Callable

import yaml

from acctplan.diagnostic import Finding
from acctplan.pattern import Pattern
from acctplan.source import Span

_ENTRY = Pattern(r"([ \t]*(?:- +)*)([^\s:#'\"\[{][^:]*):(?:[ \t]+|\Z)(.*)\Z", re.S)
_SHOWN = 40


def in_plain_words(error: yaml.MarkedYAMLError, lines: list[str], first_line: int, last_line: int) -> Finding:
    """The AP004 for a syntax error between two file lines; one cause, the smallest place that shows it."""
    mark = error.problem_mark or error.context_mark
    number = min((mark.line if mark else 0) + first_line, last_line)
    column = mark.column if mark else 0
    trouble = _Trouble(lines, number, column, first_line, error)
    for explain in _EXPLANATIONS:
        finding = explain(trouble)
        if finding:
            return finding
    return trouble.line_finding(
        f"line {number} does not fit the lines around it",
        "write it as `key: value`, in the same column as its neighbours",
    )


class _Trouble:
    """The place of an error and the author's line there; `line` is the text, `number` counts in the file."""

    def __init__(
        self, lines: list[str], number: int, column: int, first_line: int, error: yaml.MarkedYAMLError
    ) -> None:
        self.lines = lines
        self.number = number
        self.line = lines[number - 1]
        self.column = min(column, len(self.line))
        self.first = first_line
        self.problem = error.problem or ""
        self.context = error.context or ""
        start = error.context_mark
        self.context_number = min(start.line + first_line, number) if start else number

    def line_finding(self, message: str, hint: str, number: int = 0) -> Finding:
        """A finding for the text of one line."""
        number = number or self.number
        text = self.lines[number - 1]
        start = len(text) - len(text.lstrip())
        span = Span(number, min(start, len(text)) + 1, number, max(len(text.rstrip()), start) + 1)
        return Finding("AP004", span, message, hint)

    def value_finding(self, reason: str, number: int, wanted: str = "") -> Finding | None:
        """A finding for the value of a `key: value` line: it wants quotes."""
        match = _ENTRY.match(self.lines[number - 1])
        if not match or not match[3].strip():
            return None
        value = match[3].rstrip()
        start = match.start(3)
        hint = (
            f"put the value in quotes: `{match[2]}: {_quoted(wanted or value)}`"
            if len(value) <= _SHOWN
            else "put the value in quotes"
        )
        span = Span(number, start + 1, number, start + len(value) + 1)
        return Finding("AP004", span, f"{_cited(value)} {reason}", hint, match[2])


def _tab(trouble: _Trouble) -> Finding | None:
    for number in sorted({trouble.context_number, trouble.number, max(trouble.number - 1, trouble.first)}):
        text = trouble.lines[number - 1]
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent and indent != text:
            column = indent.index("\t") + 1
            span = Span(number, column, number, column + 1)
            return Finding("AP004", span, f"line {number} is indented by a tab", "indent by spaces")
    return None


def _quotes(trouble: _Trouble) -> Finding | None:
    for number in range(trouble.first, trouble.number + 1):
        match = _ENTRY.match(trouble.lines[number - 1])
        value = match[3].rstrip() if match else ""
        if value[:1] not in ('"', "'") or "escape" in trouble.problem:
            continue
        mark = value[0]
        if value.count(mark) % 2 == 0:
            if number == trouble.number and not value.endswith(mark):
                return trouble.value_finding("goes on behind its closing quote", number)
        elif value.endswith(mark) and len(value) > 2:
            return trouble.value_finding(f"has a {mark} inside its quotes", number, value[1:-1])
        else:
            return trouble.value_finding(
                f"opens a quote that is not closed before line {number + 1}", number, value[1:]
            )
    return None


def _escape(trouble: _Trouble) -> Finding | None:
    if "escape" not in trouble.problem:
        return None
    return trouble.line_finding(
        "a backslash inside double quotes begins an escape that YAML does not know",
        "use single quotes, which leave backslashes alone",
    )


def _brackets(trouble: _Trouble) -> Finding | None:
    for number in dict.fromkeys((trouble.context_number, trouble.number)):
        match = _ENTRY.match(trouble.lines[number - 1])
        value = match[3].strip() if match else ""
        if value[:1] in ("[", "{"):
            if value.count("]") + value.count("}") < value.count("[") + value.count("{"):
                closing = "]" if value[0] == "[" else "}"
                return trouble.value_finding(f"has no closing {closing}", number)
            if " #" in value:
                return trouble.value_finding("has a blank and # inside, where a comment begins", number)
            return trouble.value_finding(f"begins with {value[0]} and goes on behind the bracket", number)
    return None


def _first_character(trouble: _Trouble) -> Finding | None:
    match = _ENTRY.match(trouble.line)
    value = match[3] if match else ""
    if value[:1] in tuple("@`%*&!|>,]}"):
        return trouble.value_finding(f"begins with {value[0]}, which YAML reserves", trouble.number)
    before = max(trouble.number - 1, trouble.first)
    match = _ENTRY.match(trouble.lines[before - 1])
    if match and match[3][:1] in ("*", "&", "!") and len(match[3]) > 1:
        return trouble.value_finding(f"begins with {match[3][0]}, which YAML reserves", before)
    return None


def _colon(trouble: _Trouble) -> Finding | None:
    if "mapping values" not in trouble.problem:
        return None
    match = _ENTRY.match(trouble.line)
    if match and re.search(r":(?:\s|\Z)", match[3]):
        return trouble.value_finding("has a colon inside", trouble.number)
    above = trouble.lines[max(trouble.number - 1, trouble.first) - 1]
    if above.strip() and not above.lstrip().startswith("#") and not _ENTRY.match(above):
        return _wants_colon(trouble, above.strip(), trouble.number - 1)
    key = match[2] if match else trouble.line.strip()
    return trouble.line_finding(
        f"'{_short(key)}' is indented deeper than the line above allows",
        "start it in the same column as the other keys",
    )


def _list_item(trouble: _Trouble) -> Finding | None:
    if "sequence entries" not in trouble.problem:
        return None
    return trouble.value_finding(
        "is a list item on the line of its key", trouble.number
    ) or trouble.line_finding(
        "a list item stands where a key was expected", "put each `- item` below its key"
    )


def _no_colon(trouble: _Trouble) -> Finding | None:
    for number in dict.fromkeys((trouble.context_number, trouble.number)):
        text = trouble.lines[number - 1].strip()
        if text and "could not find expected ':'" in trouble.problem and not re.search(r":(?:\s|\Z)", text):
            return _wants_colon(trouble, text, number)
    return None


def _wants_colon(trouble: _Trouble, text: str, number: int) -> Finding:
    key, separator, value = text.partition(":")
    if separator:
        message, hint = f"'{_short(text)}' has no space after its colon", f"write `{key}: {_short(value)}`"
    else:
        message, hint = f"'{_short(text)}' has no colon", "write it as `key: value`"
    return trouble.line_finding(message, hint, number)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _cited(value: str) -> str:
    return f"`{_short(value)}`" if value[0] in ("'", '"') else f"'{_short(value)}'"


def _quoted(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


_EXPLANATIONS: tuple[Callable[[_Trouble], Finding | None], ...] = (
    _tab,
    _quotes,
    _escape,
    _brackets,
    _first_character,
    _colon,
    _list_item,
    _no_colon,
)
