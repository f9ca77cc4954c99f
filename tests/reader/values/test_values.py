"""What holds for every type of value."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from acctplan.model.money import Measure, Money, Percent, Share
from acctplan.model.people import Relationship
from acctplan.model.row import columns, value_kind
from acctplan.model.sections import TABLES
from acctplan.model.time import PlanYear, Quarter, Timeline
from acctplan.model.words import Level, Phase, Rag
from acctplan.reader.damage import find_hidden, find_mojibake, may_be_damaged
from acctplan.reader.placeholders import find_placeholder, is_empty_mark, placeholders_in_prose
from acctplan.reader.values import Problem, ReadingContext, find_growth, find_measure, parser_for

KINDS: list[Any] = [
    Money,
    Percent,
    Measure,
    Share,
    date,
    Quarter,
    Timeline,
    PlanYear,
    Relationship,
    int,
    bool,
    Decimal,
    Rag,
    Level,
    Phase,
]
CONTEXT = ReadingContext(quarter=Quarter(2026, 4))
PIECES = [
    "$", "€", "1", "2026", "-", "/", "Q", "FY", "q4", " ", ",", ".", "%", "K", "M", "(", ")", "🟢", "Dec", "31", "h", "per", "to", "–",
    "**", "[", "]", "X", "XX", "{{", "}}", "_", "<", ">", "TBD", "\u200d", "\ufe0f", "Ã", "©", "â", "€", "\x00", "\u202e", "\\", "&lt;", "`", "0", "'",
]  # fmt: skip
texts = st.one_of(
    st.text(min_size=1, max_size=60), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(texts)
@example("٣")
@example("²")
@example("9" * 5000)
@example("1" + "0" * 150 + "bn")
@example("[^1]" * 3)
@example("\ud800")
def test_no_text_makes_a_parser_raise(text: str) -> None:
    for kind in KINDS:
        value = parser_for(kind)(text, CONTEXT)
        if isinstance(value, Problem):
            assert value.message[0] == "'"
            assert value.hint
            assert "\n" not in value.message
            assert "\x1b" not in value.message
            assert "\u202e" not in value.message
            assert len(value.message) < 400
    find_measure(text)
    find_growth(text)
    is_empty_mark(text)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_places_lie_inside_the_text_and_in_order(text: str) -> None:
    placeholder = find_placeholder(text)
    ranges = [*placeholders_in_prose(text), *([] if placeholder is None else [placeholder])]
    ranges += [(start, end) for start, end, _ in find_hidden(text)]
    ranges += [(start, end) for start, end, _ in find_mojibake(text)]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    if find_hidden(text) or find_mojibake(text):
        assert may_be_damaged(text)


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn")),
        min_size=1,
        max_size=20,
    )
)
def test_a_repair_reads_back_as_the_damage(text: str) -> None:
    damaged = text.encode().decode("latin-1")
    for start, end, repaired in find_mojibake(damaged):
        assert repaired != damaged[start:end]
        assert repaired.encode().decode("latin-1") == damaged[start:end] or repaired in text or len(text) > 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "a", " ", "$", "(", "1.", "Q4 ", "🟢", "\\", "&", "*", "a/"]
)
def test_hostile_values_take_little_time(kind: Any, piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "!"
    started = time.perf_counter()
    parser_for(kind)(text, CONTEXT)
    parser_for(kind)(text[:190], CONTEXT)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "a", "to 1 ", "1.", "1/", "Jan 1 ", "~", "%", "5x"])
def test_hostile_phrases_take_little_time(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "!"
    started = time.perf_counter()
    find_measure(text)
    find_growth(text)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.INFO.title)
def test_every_declared_column_has_a_parser(table: Any) -> None:
    assert all(parser_for(value_kind(column.kind)) for column in columns(table))
