"""A plan with its names and amounts masked, for showing it in public: from text to text, so that all else follows.

People become `Person A`, the account `Customer A`, our company `Our company`; amounts are scaled so that the account
brings 100,000 a year, which keeps their proportions; addresses and telephone numbers are made up.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, count
from typing import NamedTuple

from acctplan.model import formats
from acctplan.model.front import FrontMatter, keys
from acctplan.model.money import Money, Potential
from acctplan.model.people import Names
from acctplan.model.plan import Plan
from acctplan.model.row import CellState, Row, columns
from acctplan.model.sections.engagement import SignOff
from acctplan.model.sections.people import Stakeholder, TeamMember
from acctplan.pattern import Pattern
from acctplan.reader.build import read_plan
from acctplan.reader.values.currency import CODES, currency_of
from acctplan.reader.values.money import read_money
from acctplan.reader.values.reading import ReadingContext
from acctplan.settings import Settings
from acctplan.source import Source, Span

BASE = Decimal(100_000)
"""What the account brings a year once its amounts are masked."""

_LONGEST = 200
"""Characters of a name that is looked for."""

_NUMBER = r"\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?:[.,]\d{1,2})?"
_SCALE = r"(?:[ \u00a0]?(?:(?:k|m|mn|bn|b|thousand|million|billion)\b|(?:mio|mrd|tsd)\b\.?))?"
_AMOUNT = Pattern(
    rf"(?P<head>[A-Za-z]{{0,3}}[$€£¥₹₽₩₺₪₴₫฿₱₦₸₾￥＄]|(?<![A-Za-z])[A-Z]{{3}})[ \u00a0]?(?P<number>{_NUMBER}){_SCALE}"
    rf"|(?<![\w.,])(?P<bare>{_NUMBER}){_SCALE}[ \u00a0]?(?P<tail>[$€£¥₹₽₩₺₪₴₫฿₱₦₸₾]|[A-Z]{{3}}(?![A-Za-z])|zł|kr\b|Kč)",
    re.IGNORECASE,
)
_WORD = Pattern(r"[^\W_]+")
_ADDRESS = Pattern(r"https?://[^\s|<>()\[\]\"']+|[^\s|<>()\[\]\"',;:]+@[^\s|<>()\[\]\"',;:]+\.[A-Za-z]{2,}")
_TELEPHONE = Pattern(r"\+\d[\d ()/.-]{7,20}\d")
_DIGIT = Pattern(r"\d")
_COMMON = frozenset(
    (
        "the",
        "and",
        "group",
        "bank",
        "first",
        "national",
        "global",
        "university",
        "city",
        "customer",
        "company",
        "person",
    )
)
"""Words that name nobody alone, in lower case."""


class _Piece(NamedTuple):
    """Characters `[start, end)` of the text and what stands for them."""

    start: int
    end: int
    text: str


def masked(source: Source, settings: Settings, number: int = 1) -> Source:
    """The text of a plan without names, amounts, addresses and telephone numbers; `number` tells accounts apart.

    What nobody can read as a plan is given back as it is: it cannot be rendered either.
    """
    plan = read_plan(source, settings).plan
    if plan is None:
        return source
    text = source.text
    pieces = chain(
        _typed_amounts(source, plan, _factor(plan)),
        (_Piece(*each.span(), _address(each.group())) for each in _ADDRESS.finditer(text)),
        (_Piece(*each.span(), "+00 000 000000") for each in _TELEPHONE.finditer(text)),
        _amounts(text, _factor(plan), settings.currency),
        _names(text, _account(plan, settings, number), frozenset(_header_lines(plan))),
        _names(text, _people(plan, settings), frozenset((*_header_lines(plan), *_heading_lines(plan)))),
    )
    return Source(source.path, _spliced(text, pieces), marked=source.marked)


def _spliced(text: str, pieces: Iterable[_Piece]) -> str:
    """The text with pieces put in; of two that overlap the one that begins earlier, or was named first."""
    result: list[str] = []
    position = 0
    for piece in sorted(pieces, key=lambda each: each.start):
        if piece.start >= position:
            result += (text[position : piece.start], piece.text)
            position = piece.end
    return "".join(result) + text[position:]


def _factor(plan: Plan) -> Decimal:
    arr = plan.front.arr
    return BASE / arr.amount if arr is not None and arr.amount > 0 else Decimal("0.37")


def _typed_amounts(source: Source, plan: Plan, factor: Decimal) -> Iterator[_Piece]:
    """Amounts in fields of that type, which may be bare numbers, and ids that lead to them."""
    for key in keys():
        place = plan.front.place(key.path)
        if place is None or place.state is not CellState.VALUE:
            continue
        value = _value(plan.front, key.path)
        if isinstance(value, Money):
            yield _placed(source, place.span, formats.money(value * factor))
        elif key.path == "crm_id":
            yield _placed(source, place.span, "masked")
    for row in _rows(plan):
        for column in columns(type(row)):
            value = getattr(row, column.name, None)
            amount = value.money if isinstance(value, Potential) else value
            if isinstance(amount, Money) and row.state(column.name) is CellState.VALUE:
                yield _placed(source, row.at(column.name), formats.money(amount * factor))


def _value(front: FrontMatter, path: str) -> object:
    value: object = front
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _rows(plan: Plan) -> Iterator[Row]:
    tables = (*plan.tables.values(), *plan.reviews)
    return (row for table in tables for row in (*table.rows, *table.totals))


def _placed(source: Source, span: Span, text: str) -> _Piece:
    start = source.offset(span.line, span.column)
    return _Piece(start, source.offset(span.end_line, span.end_column), text)


def _amounts(text: str, factor: Decimal, currency: str) -> Iterator[_Piece]:
    """Amounts anywhere else, in their currency; one that cannot be read loses its digits."""
    for match in _AMOUNT.finditer(text):
        sign = match["head"] or match["tail"]
        if sign.isalpha() and sign.isascii() and sign not in CODES and currency_of(sign, currency) is None:
            continue
        amount = read_money(match.group(), ReadingContext(currency))
        shown = (
            formats.money(amount * factor)
            if isinstance(amount, Money)
            else _DIGIT.compiled.sub("0", match.group())
        )
        yield _Piece(*match.span(), shown)


def _address(text: str) -> str:
    return "https://example.com" if "://" in text else "name@example.com"


def _people(plan: Plan, settings: Settings) -> Mapping[str, str]:
    """What stands for each name, and for its words that people use alone if the plan introduces who it is."""
    found: dict[str, str] = {}
    letters = (f"Person {_letters(each)}" for each in count(1))
    for name in dict.fromkeys(_known(plan, settings)):
        stand_in = found.get(name) or next(letters)
        for part in (name, *_words(name)):
            found.setdefault(part, stand_in)
    for name in _named(plan):
        if name and name not in found:
            found[name] = next(letters)
    return found


def _account(plan: Plan, settings: Settings, number: int) -> Mapping[str, str]:
    """What stands for the account and our company, and for their names without what is behind: `AG`, `Foods`."""
    found: dict[str, str] = {}
    names = (plan.front.account or "", f"Customer {_letters(number)}"), (settings.team.company, "Our company")
    for name, stand_in in names:
        words = name.split()
        for end in range(len(words), 0, -1):
            part = " ".join(words[:end])
            if end > 1 or part in _words(name):
                found.setdefault(part, stand_in)
    return found


def _known(plan: Plan, settings: Settings) -> Iterator[str]:
    yield from (person.name.strip()[:_LONGEST] for person in plan.roster.people)
    yield from (person.name.strip() for person in settings.team.people)
    for row in (*plan.rows(Stakeholder), *plan.rows(TeamMember)):
        yield row.title.strip()[:_LONGEST]


def _named(plan: Plan) -> Iterator[str]:
    """Whoever is named somewhere, known or not."""
    for row in _rows(plan):
        if isinstance(row, SignOff):
            yield (row.name or "").strip()[:_LONGEST]
        for column in columns(type(row)):
            value = getattr(row, column.name, None)
            if isinstance(value, Names):
                yield from (person.name.strip()[:_LONGEST] for person in plan.roster.split(value))


def _words(name: str) -> list[str]:
    """Words of a name that name somebody alone: they begin with a capital and have three letters or more."""
    words = _WORD.compiled.findall(name.partition(",")[0])
    return [each for each in words if len(each) > 2 and each[0].isupper() and each.casefold() not in _COMMON]


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _header_lines(plan: Plan) -> Iterator[int]:
    """Lines that name columns."""
    return (table.header.line for table in (*plan.tables.values(), *plan.reviews) if table.header)


def _heading_lines(plan: Plan) -> Iterator[int]:
    """Lines that name sections of the format."""
    yield from (table.heading.line for table in (*plan.tables.values(), *plan.reviews))
    yield from (section.heading.line for section in plan.prose.values())


def _names(text: str, stand_ins: Mapping[str, str], closed: Collection[int]) -> Iterator[_Piece]:
    """Names wherever they stand as whole words, the longest that fits, but for the lines that are `closed`."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(stand_ins, key=len, reverse=True):
        first = _WORD.search(name)
        if first:
            by_first.setdefault(first.group(), []).append(name)
    source = Source("", text)
    for match in _WORD.finditer(text):
        for name in by_first.get(match.group(), ()):
            lead = _WORD.search(name)
            start = match.start() - (lead.start() if lead else 0)
            end = start + len(name)
            if start >= 0 and text.startswith(name, start) and not text[end : end + 1].isalnum():
                if bisect_right(source.line_offsets, start) not in closed:
                    yield _Piece(start, end, stand_ins[name])
                break
