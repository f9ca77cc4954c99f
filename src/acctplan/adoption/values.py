"""Values that the format cannot read as they are written: the part of them that it can, with the author's words."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from acctplan.adoption.page import words
from acctplan.adoption.value_words import VALUES
from acctplan.model.money import Measure
from acctplan.model.people import Names
from acctplan.model.references import References
from acctplan.model.row import CellState, Column
from acctplan.model.time import Quarter, Timeline
from acctplan.pattern import Pattern
from acctplan.reader.cells import Odd, read_cell
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.reader.values.amount import is_range

_ADVICE = Pattern(r"write (\S[^,]{0,60}?)(?: or (\S[^,]{0,60}))?(?: if that is meant)?")
_TICK = Pattern(r"\[\s*([ xX✓✔])?\s*\]")
_BRACKETS = str.maketrans({"(": " ", ")": " ", "[": " ", "]": " ", "|": "/"})
_SLASHED = Pattern(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/(?:[0-9]{4}|[0-9]{2})(?![0-9/])")
_FROM_TO = Pattern(
    r"\bfrom\s+(\S.{0,30}?)\s+to\s+(\S.*)|(\S.{0,80}?)\s*(?:→|->|=>|⟶)\s*(\S.*)", re.IGNORECASE
)
_YEAR = Pattern(r"(?:19|20)\d\d")
_LONGEST = 180
_MOST_TOKENS = 24
_WIDEST = 5
_EDGES = " \t,;:.!()*_`"


class DayOrder(NamedTuple):
    """How `03/02/2026` is meant in a document: known where another of its dates can be read in one way only."""

    day_first: bool | None = None


class Terms(NamedTuple):
    """What all values of a document are read by; `people` are the names that are known to be some."""

    context: ReadingContext
    order: DayOrder = DayOrder()
    people: frozenset[str] = frozenset()


def day_order(text: str) -> DayOrder:
    """The order of day and month in a document's dates with slashes; unknown if none of them tells."""
    firsts = {
        int(match[1]) > 12
        for match in _SLASHED.finditer(text)
        if (int(match[1]) > 12) != (int(match[2]) > 12) and max(int(match[1]), int(match[2])) <= 31
    }
    return DayOrder(firsts.pop()) if len(firsts) == 1 else DayOrder()


def is_readable(kind: Any, text: str, terms: Terms) -> bool:
    """Whether a cell of that type takes the text: a value, blank, a placeholder, or a quarter without its year."""
    if kind in (str, Names, References):
        return True
    outcome = read_cell(text, parser_for(kind), terms.context)
    if not isinstance(outcome, Odd) or outcome.state is not CellState.UNREADABLE:
        return True
    return outcome.problem is not None and outcome.problem.borrowed


def mended(column: Column, text: str, terms: Terms) -> str | None:
    """The text of a cell as its column can read it, with all its words; None if nothing of it can be read."""
    return mended_value(column.kind, column.name, text, terms)


def mended_value(kind: Any, name: str, text: str, terms: Terms) -> str | None:
    """As `mended`, for the type and name of a key or column."""
    if is_readable(kind, text, terms):
        return text
    if len(text) > _LONGEST:
        return None
    for candidate in _candidates(kind, name, text, terms):
        kept = candidate if words(text) <= words(candidate) else f"{candidate} ({_note(text)})"
        if is_readable(kind, kept, terms):
            return kept
    return None


def is_strict_value(kind: Any, text: str, terms: Terms) -> bool:
    """Whether a text is a value of that type beyond doubt: it holds a digit, or is one of a list's words."""
    if kind in (str, Names, References) or len(text) > _LONGEST:
        return False
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)) and not any(map(str.isdigit, text)):
        return False
    outcome = read_cell(text, parser_for(kind), terms.context)
    return not isinstance(outcome, Odd)


def find_value(kind: Any, text: str, terms: Terms) -> str | None:
    """The longest run of words that is a value by itself, if all such runs of that length mean the same."""
    return _window(kind, text, terms)


def ends_of(text: str, terms: Terms) -> tuple[str, str] | None:
    """From what to what a sentence says that something goes: `Median days 11 → 5`, `from $4.1M to $3.0M per year`."""
    match = _FROM_TO.search(text[:_LONGEST])
    if match is None:
        return None
    left, right = (match[1] or match[3]).split()[-2:], (match[2] or match[4]).split()[:4]
    before = next(
        (" ".join(left[at:]) for at in range(len(left)) if _is_measure(" ".join(left[at:]), terms)), ""
    )
    runs = (" ".join(right[:stop]).strip(_EDGES) for stop in range(len(right), 0, -1))
    after = next((run for run in runs if _is_measure(run, terms)), "")
    return (before, after) if before and after else None


def _is_measure(text: str, terms: Terms) -> bool:
    return (
        not _YEAR.fullmatch(text)
        and text[:1] in "0123456789$€£<>~-+"
        and is_strict_value(Measure, text, terms)
    )


def _note(text: str) -> str:
    return " ".join(text.translate(_BRACKETS).split())


def _candidates(kind: Any, name: str, text: str, terms: Terms) -> Iterator[str]:
    tick = _TICK.fullmatch(text.strip())
    if tick:
        yield "done" if (tick[1] or " ").strip() else "open"
    yield from _translated(kind, name, text)
    yield from _advised(kind, text, terms)
    found = None if is_range(text) else _window(kind, text, terms)
    if found:
        yield found
        yield from _advised(kind, found, terms)


def _translated(kind: Any, name: str, text: str) -> Iterator[str]:
    """The canonical word for a word of another language or habit, decorated or not."""
    tables = [VALUES.get(name), None if name == "support" else VALUES.get(getattr(kind, "__name__", ""))]
    plain = " ".join(text.casefold().replace("\ufe0f", "").split())
    bare = re.sub(r"^[^\w+\[]+|[^\w+\]]+$", "", plain)
    head = re.split(r"\s*[(:;,–—]|\s-", bare, maxsplit=1)[0]
    for table in tables:
        for key in (plain, bare, head) if table else ():
            if table and key in table:
                yield table[key]


def _advised(kind: Any, text: str, terms: Terms) -> Iterator[str]:
    """What the reader itself says to write instead; of two dates, the one in the document's order."""
    problem = parser_for(kind)(text, terms.context)
    if not isinstance(problem, Problem) or "like " in problem.hint:
        return
    match = _ADVICE.fullmatch(problem.hint)
    if match is None:
        return
    if match[2] is None:
        yield match[1]
    elif kind in (date, Timeline):
        day_first = True if "." in text else terms.order.day_first
        if day_first is not None:
            yield match[2] if day_first else match[1]


def _window(kind: Any, text: str, terms: Terms) -> str | None:
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()[:_MOST_TOKENS]
    for width in range(min(_WIDEST, len(tokens)), 0, -1):
        runs = (" ".join(tokens[at : at + width]).strip(_EDGES) for at in range(len(tokens) - width + 1))
        found = {run: _value(kind, run, terms) for run in runs if run and _may_be_found(kind, run, terms)}
        if found:
            return next(iter(found)) if len({str(value) for value in found.values()}) == 1 else None
    return None


def _may_be_found(kind: Any, run: str, terms: Terms) -> bool:
    if not is_strict_value(kind, run, terms):
        return False
    return kind not in (Quarter, Timeline, date) or any(map(str.isdigit, run))


def _value(kind: Any, run: str, terms: Terms) -> Any:
    return parser_for(kind)(run, terms.context)
