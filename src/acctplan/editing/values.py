"""The texts that orders bring: read by the type of the field that they are for, and written in canonical form."""

from typing import Any

from acctplan.errors import UsageError
from acctplan.formatting.canonical import canonical_cell, canonical_value
from acctplan.model.references import References
from acctplan.model.row import CellState, Column
from acctplan.pattern import Pattern
from acctplan.reader.cells import Odd, read_cell
from acctplan.reader.declared import declared, outcome
from acctplan.reader.header import label
from acctplan.reader.repair import find_damage
from acctplan.reader.values import ReadingContext, parser_for, quoted

_LINE_END = Pattern("[\r\n]")
_UNWRITABLE = Pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_COMMENT = Pattern("<!--|-->")


def key_text(path: str, text: str, context: ReadingContext) -> str:
    """A value for a key as the front matter should hold it; empty if the text says nothing.

    Raises: UsageError, in the reader's words, for what the key cannot hold; for nothing if it is required.
    """
    value = _one_line(path, text)
    state, found = outcome(path, value, context)
    key = declared()[path].key
    if state is CellState.VALUE:
        return canonical_value(key.kind, value, context)
    if state is CellState.BLANK and not key.required:
        return ""
    if state is CellState.BLANK:
        raise UsageError(f"key '{path}' ({key.meaning}) cannot be empty", f"write {path}=VALUE")
    raise _refused(path, value, found)


def cell_text(column: Column, text: str, context: ReadingContext, *, is_name: bool = False) -> str:
    """The same for a cell; `is_name`: the row is known by it, so that it cannot be empty."""
    name = label(column.title)
    value = words(name, text)
    kind: Any = References if column.name == "number" else column.kind
    found = read_cell(value, parser_for(kind), context)
    if not isinstance(found, Odd):
        return canonical_cell(kind, value, context)
    if found.state is CellState.BLANK and not is_name:
        return ""
    if found.state is CellState.BLANK:
        raise UsageError(f"{name} cannot be empty", "write what it says, or remove the row in the file")
    raise _refused(name, value, found.problem)


def words(name: str, text: str) -> str:
    """A sentence of the author on one line. Raises: UsageError for what nobody can see, and for comments."""
    value = _one_line(name, text)
    if _COMMENT.search(value):
        raise UsageError(f"{name} {quoted(value)} would begin or end a comment", "leave out '<!--' and '-->'")
    return value


def _one_line(name: str, text: str) -> str:
    value = text.strip()
    if _LINE_END.search(value):
        raise UsageError(f"{name} {quoted(value)} has several lines", "write it on one line")
    if _UNWRITABLE.search(value):
        raise UsageError(f"{name} {quoted(value)} has characters that nobody can see", "leave them out")
    for damage in find_damage([value]):
        raise UsageError(f"{name} {quoted(value)}: {damage.message}", damage.hint)
    return value


def _refused(name: str, value: str, problem: Any) -> UsageError:
    if problem is None:
        return UsageError(f"{name} {quoted(value)} is a placeholder", "write what it is, or nothing")
    return UsageError(f"{name} {problem.message}", problem.hint)
