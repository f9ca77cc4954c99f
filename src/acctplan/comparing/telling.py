"""How values and rows are put into words."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from acctplan.model import formats
from acctplan.model.money import Measure, Money, Percent
from acctplan.model.people import Relationship
from acctplan.model.row import CellState, Row
from acctplan.model.time import Precision, Quarter, Timeline
from acctplan.pattern import Pattern

_COMMENT = Pattern(r"<!--.{0,2000}?(?:-->|$)", re.DOTALL)
_LINK = Pattern(r"\[([^\[\]]{1,200})\]\([^()]{0,300}\)")
_EMPHASIS = Pattern(r"\*{1,3}|_{2,3}|`|<br\s*/?>", re.IGNORECASE)
_LONGEST = 120
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {1: "once", 2: "twice"}


def words_of(text: str) -> str:
    """An author's words on one line, without comments, links and emphasis; cut after 120 characters."""
    plain = text[:2000]
    if "<" in plain or "[" in plain:
        plain = _LINK.sub(r"\1", _COMMENT.sub("", plain))
    plain = " ".join(_EMPHASIS.sub(" ", plain).split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"


def quoted(text: str) -> str:
    """An author's words in quotes; `(without a name)` for none."""
    plain = words_of(text)
    return f"'{plain}'" if plain else "(without a name)"


def number(count: int) -> str:
    """`no`, `one` … `ten`, then digits."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)


def times(count: int) -> str:
    """`once`, `twice`, `three times`."""
    return _TIMES.get(count) or f"{number(count)} times"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([*([", ".join(parts[:-1])] if len(parts) > 1 else []), *parts[-1:]])


def shown(value: Any, text: str) -> str:
    """A value as documents print it; the author's words where there is no better form."""
    match value:
        case None:
            found = ""
        case Money():
            found = formats.money(value)
        case Percent():
            found = formats.stated_percent(value)
        case Measure() if "(" not in text:
            found = formats.measure(value)
        case date():
            found = formats.day(value)
        case Decimal():
            found = formats.number(value)
        case StrEnum():
            found = value.value
        case Timeline(Precision.DAY, day):
            found = formats.day(day) if day else ""
        case Quarter():
            found = str(value)
        case Relationship(level) if level is not None:
            found = str(level)
        case _:
            found = ""
    return found or words_of(text or ("" if value is None else str(value)))


def cell(row: Row, field: str) -> str:
    """What a cell says: its value, or the author's words if it could not be read; empty for nothing."""
    state = row.state(field)
    if state in (CellState.BLANK, CellState.ABSENT, CellState.PLACEHOLDER):
        return ""
    return shown(getattr(row, field), row.text(field))
