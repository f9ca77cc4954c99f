"""The words of adopting name what the model has."""

import pytest

from acctplan.adoption.field_words import field_words
from acctplan.adoption.heading_words import HEADINGS, PROSE_HEADINGS, STRONG_SECTIONS
from acctplan.adoption.key_words import STRONG_KEYS, key_words
from acctplan.adoption.value_words import VALUES
from acctplan.model import words as choices
from acctplan.model.front import keys
from acctplan.model.row import columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.reader.values import Problem, ReadingContext, parser_for
from acctplan.reader.values.choice import choice_parser


def test_sections_exist() -> None:
    titles = {kind.INFO.title for kind in TABLES} | {kind.INFO.title for kind in PROSE}

    assert {title for title, _ in (*HEADINGS, *PROSE_HEADINGS)} | STRONG_SECTIONS <= titles


def test_fields_exist() -> None:
    assert set(field_words()) <= {column.name for kind in TABLES for column in columns(kind)}


def test_keys_exist() -> None:
    assert set(key_words()) | STRONG_KEYS <= {key.path for key in keys()}


@pytest.mark.parametrize("name", [name for name in VALUES if name != "support"])
def test_canonical_words_are_read_and_the_others_are_not(name: str) -> None:
    parse = choice_parser(getattr(choices, name))

    for said, canonical in VALUES[name].items():
        assert not isinstance(parse(canonical, ReadingContext()), Problem), canonical
        assert isinstance(parse(said, ReadingContext()), Problem), f"{said} is read already"


def test_words_of_support_are_levels() -> None:
    parse = parser_for(choices.Level)

    assert not any(isinstance(parse(word, ReadingContext()), Problem) for word in VALUES["support"].values())
