"""The one way to write a value. Only a value that stands alone is rewritten: words beside it stay as they are."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from acctplan.model.money import Money, Percent, Potential
from acctplan.model.spellings import FORMS
from acctplan.model.time import Precision, Quarter, Timeline
from acctplan.model.words import Cadence, CheckIn, Level, PlanStatus, Rag, Stage, Tier
from acctplan.reader.values import ReadingContext, parser_for
from acctplan.reader.values.amount import split_amount, split_scale
from acctplan.reader.values.currency import currency_of
from acctplan.reader.values.day import find_day
from acctplan.reader.values.quarter import find_quarter
from acctplan.reader.values.written import written_step

_LIGHTS = {Rag.GREEN: "🟢", Rag.YELLOW: "🟡", Rag.RED: "🔴"}
_LETTERS = {Level.HIGH: "H", Level.MEDIUM: "M", Level.LOW: "L"}
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SCALES = {1: "", 1_000: "K", 1_000_000: "M", 1_000_000_000: "B"}
_BOUNDS = {"": "", ">=": ">= ", "≥": ">= ", "<=": "<= ", "≤": "<= ", "<": "<", ">": ">"}
_PERCENT_SIGNS = ("", "%", "％", "percent", "per cent", "pct")
_MOST_DECIMALS = 4

_Write = Callable[[str, Any, ReadingContext], str | None]


def canonical_cell(kind: Any, text: str, context: ReadingContext) -> str:
    """The text of a cell of that type as it should be written; the same text if there is no better one."""
    return _better(_CELLS.get(kind), kind, text, context)


def canonical_value(kind: Any, text: str, context: ReadingContext) -> str:
    """The same for a value of the front matter, in which choices are words."""
    return _better(_KEYS.get(kind) or _CELLS.get(kind), kind, text, context)


def _better(write: _Write | None, kind: Any, text: str, context: ReadingContext) -> str:
    if write is None:
        return text
    parse = parser_for(kind)
    value = parse(text, context)
    better = write(text, value, context)
    if better is None or better == text or not _is_same(parse(better, context), value):
        return text
    return better if written_step(better) == written_step(text) else text


def _is_same(after: Any, before: Any) -> bool:
    if isinstance(before, Potential) and isinstance(after, Potential):
        return before.money is not None and after.money == before.money
    return bool(type(after) is type(before) and after == before)


def _day(text: str, _value: Any, _context: ReadingContext) -> str | None:
    found = find_day(text, text) if ":" not in text else None
    return found.isoformat() if isinstance(found, date) else None


def _quarter(text: str, _value: Any, context: ReadingContext) -> str | None:
    found = find_quarter(text, context.fiscal_year_start)
    return str(found) if found else None


def _timeline(text: str, value: Any, context: ReadingContext) -> str | None:
    if not isinstance(value, Timeline) or value.start is None:
        return None
    if value.precision is Precision.DAY:
        return _day(text, value, context)
    if value.precision is Precision.MONTH and len(text.split()) <= 2 and text[-1:].isdigit():
        return f"{value.start.year}-{value.start.month:02d}"
    return _quarter(text, value, context)


def _money(text: str, value: Any, context: ReadingContext) -> str | None:
    amount = split_amount(text)
    money = value.money if isinstance(value, Potential) else value
    if amount is None or not isinstance(money, Money) or amount.bound or "(" in text:
        return None
    scale, tail = split_scale(amount.tail)
    signs = [sign for sign in (amount.head, tail) if sign]
    if int(scale) not in _SCALES or any(currency_of(sign, context.currency) is None for sign in signs):
        return None
    symbol = _SYMBOLS.get(money.currency, f"{money.currency} ")
    number = _number(abs(money.amount) / scale, written_step(text) / scale)
    return number and f"{'-' if money.amount < 0 else ''}{symbol}{number}{_SCALES[int(scale)]}"


def _percent(text: str, value: Any, _context: ReadingContext) -> str | None:
    amount = split_amount(text)
    if amount is None or not isinstance(value, Percent) or "(" in text:
        return None
    lead = text[: text.index(amount.number)].rstrip() if amount.number in text else "?"
    sign = lead[-1:] if lead[-1:] in ("-", "+") else ""
    bound = _BOUNDS.get(lead.removesuffix(sign).rstrip() if sign else lead)
    tail, plus = amount.tail.lower(), "+" if text.endswith("+") or "+%" in text else ""
    number = _number(abs(value.value), written_step(text))
    if bound is None or (bound and plus) or tail.strip("+ ") not in _PERCENT_SIGNS or number is None:
        return None
    return f"{bound}{sign}{number}%{plus}"


def _number(value: Decimal, step: Decimal) -> str | None:
    """A number with commas, and as many decimals as its step has; None if that is not all of it."""
    decimals = len(f"{step.normalize():f}".partition(".")[2])
    text = f"{value:,.{decimals}f}" if decimals <= _MOST_DECIMALS else ""
    return text if text and Decimal(text.replace(",", "")) == value else None


def _word(text: str, value: Any, _context: ReadingContext) -> str | None:
    return str(value) if isinstance(value, StrEnum) and _is_form(text, value) else None


def _light(text: str, value: Any, _context: ReadingContext) -> str | None:
    return _LIGHTS.get(value) if _is_form(text, value) else None


def _letter(text: str, value: Any, _context: ReadingContext) -> str | None:
    return _LETTERS.get(value) if _is_form(text, value) else None


def _is_form(text: str, value: StrEnum) -> bool:
    """Whether a text is a spelling of a choice and nothing more, or a light with such a word."""
    if not isinstance(value, StrEnum):
        return False
    forms = {str(value), *(each.replace("\ufe0f", "") for each in FORMS.get(type(value), {}).get(value, ()))}
    plain = text.replace("\ufe0f", "").casefold()
    first, _, rest = plain.partition(" ")
    return plain in forms or (not first.isalnum() and first in forms and rest.strip() in forms)


_CELLS: dict[Any, _Write] = {
    date: _day,
    Quarter: _quarter,
    Timeline: _timeline,
    Money: _money,
    Potential: _money,
    Percent: _percent,
    Rag: _light,
    Level: _letter,
}
_KEYS: dict[Any, _Write] = dict.fromkeys((Rag, PlanStatus, Tier, Stage, Cadence, CheckIn), _word)
