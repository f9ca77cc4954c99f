"""Closed lists of words, relationships, yes and no, and lists of values."""

from enum import StrEnum

import pytest

from acctplan.model.people import Names, Relationship
from acctplan.model.references import References
from acctplan.model.spellings import FORMS
from acctplan.model.words import (
    Cadence,
    Dimension,
    Level,
    Phase,
    ProductState,
    Rag,
    RiskState,
    StrategicValue,
    WorkState,
)
from acctplan.reader.values import Problem, ReadingContext, parser_for

CONTEXT = ReadingContext()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("green", Rag.GREEN),
        ("GREEN", Rag.GREEN),
        ("🟢", Rag.GREEN),
        ("🟢 On Track", Rag.GREEN),
        ("🟢 Green", Rag.GREEN),
        ("🟢 launching next week", Rag.GREEN),
        ("On Track 🟢", Rag.GREEN),
        ("Amber", Rag.YELLOW),
        ("At Risk", Rag.YELLOW),
        ("⚠️", Rag.YELLOW),
        ("⚠️ At Risk", Rag.YELLOW),
        ("🟡 At Risk – data late", Rag.YELLOW),
        ("At Risk: data late", Rag.YELLOW),
        ("**Red**", Rag.RED),
        ("off-track", Rag.RED),
        ("H", Level.HIGH),
        ("**H**", Level.HIGH),
        ("high (board)", Level.HIGH),
        ("High - board level", Level.HIGH),
        ("med.", Level.MEDIUM),
        ("L", Level.LOW),
        ("In  Progress", WorkState.DOING),
        ("Not Started", WorkState.OPEN),
        ("✅ Done", WorkState.DONE),
        ("done 2026-10-01", WorkState.DONE),
        ("half yearly", Cadence.HALF_YEARLY),
        ("Use-Case", Dimension.USE_CASE),
        ("User expansion", Dimension.USERS),
        ("✓ Deployed", ProductState.DEPLOYED),
        ("○", ProductState.AVAILABLE),
        ("Monitoring", RiskState.MITIGATING),
        ("Phase 2", Phase.PHASE_2),
        ("2", Phase.PHASE_2),
        ("Expand", Phase.EXPAND),
        ("Current", Phase.CURRENT),
        ("Land (months 1-6)", Phase.LAND),
        ("Phase 1 - Land", Phase.PHASE_1),
    ],
    ids=str,
)
def test_a_choice_is_read_in_its_many_forms(text: str, expected: StrEnum) -> None:
    assert parser_for(type(expected))(text, CONTEXT) is expected


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        (Rag, "meh", "'meh' is not a status", "write green, yellow or red"),
        (Rag, "gren", "'gren' is not a status", "did you mean 'green'? write green, yellow or red"),
        (Rag, "🟢 At Risk", "'🟢 At Risk' says both green and yellow", "write green or yellow"),
        (Rag, "🟢🔴", "'🟢🔴' says both green and red", "write green or red"),
        (Level, "H/M", "'H/M' is not a level", "write high, medium or low"),
        (Level, "medium to high", "'medium to high' is not a level", "write high, medium or low"),
        (
            Phase,
            "Phase 12",
            "'Phase 12' is not a phase",
            "write land, expand, transform, current or a number, like Phase 2",
        ),
        (
            Cadence,
            "sometimes",
            "'sometimes' is not a review cadence",
            "write monthly, quarterly, half-yearly or yearly",
        ),
    ],
    ids=str,
)
def test_what_is_no_choice_says_what_is(kind: type[StrEnum], text: str, message: str, hint: str) -> None:
    assert parser_for(kind)(text, CONTEXT)[:2] == (message, hint)


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_every_accepted_form_is_read(kind: type[StrEnum]) -> None:
    parse = parser_for(kind)
    for value, forms in FORMS[kind].items():
        for form in forms:
            assert parse(form, CONTEXT) is kind(value), form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", Relationship(3)),
        ("4/5", Relationship(4)),
        ("4 of 5", Relationship(4)),
        ("Level 4", Relationship(4)),
        ("Level 4 (Trusted Advisor)", Relationship(4)),
        ("4 - Trusted Advisor", Relationship(4)),
        ("Strategic Partner", Relationship(5)),
        ("Trusted Advisor", Relationship(4)),
        ("Preferred Vendor", Relationship(3)),
        ("Approved Vendor", Relationship(2)),
        ("Unknown", Relationship(1)),
        ("Strong", Relationship(4)),
        ("weak", Relationship(2)),
        ("★★★★☆", Relationship(4)),
        ("Champion", Relationship(None, champion=True)),
        ("Champion (5)", Relationship(5, champion=True)),
        ("4, Champion", Relationship(4, champion=True)),
        ("3 (since May)", Relationship(3)),
    ],
    ids=str,
)
def test_a_relationship_is_a_level_or_the_role_of_champion(text: str, expected: Relationship) -> None:
    assert parser_for(Relationship)(text, CONTEXT) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("6", "'6' is not a relationship level"),
        ("friendly", "'friendly' is not a relationship level"),
        ("3 (Trusted Advisor)", "'3 (Trusted Advisor)' names two levels"),
    ],
    ids=str,
)
def test_what_is_no_relationship_says_so(text: str, message: str) -> None:
    hint = "write 1 to 5, or the level's name, like Trusted Advisor"
    assert parser_for(Relationship)(text, CONTEXT) == Problem(message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("yes", True), ("NO", False), ("True", True), ("false", False), ("✓", True)],
    ids=str,
)
def test_yes_and_no_are_read(text: str, expected: bool) -> None:
    assert parser_for(bool)(text, CONTEXT) is expected


def test_anything_else_is_neither() -> None:
    assert parser_for(bool)("on", CONTEXT) == Problem("'on' is neither yes nor no", "write yes or no")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", ("1",)),
        ("#1", ("1",)),
        ("1, 3", ("1", "3")),
        ("1; 3", ("1", "3")),
        ("#1 & #2", ("1", "2")),
        ("Pilot live; Data, migrated", ("Pilot live", "Data, migrated")),
    ],
    ids=str,
)
def test_references_are_split(text: str, expected: tuple[str, ...]) -> None:
    assert parser_for(References)(text, CONTEXT) == References(expected)


def test_text_and_names_stay_as_written() -> None:
    assert parser_for(str)("**Ana** [x]", CONTEXT) == "**Ana** [x]"
    assert parser_for(Names)("Ana & Bo", CONTEXT) == Names("Ana & Bo")


def test_several_choices_stand_in_one_cell() -> None:
    parse = parser_for(tuple[StrategicValue, ...])
    assert parse("Reference, ecosystem", CONTEXT) == (StrategicValue.REFERENCE, StrategicValue.ECOSYSTEM)
    assert parse("Reference, fun", CONTEXT).message == "'fun' is not a strategic value"


def test_tags_are_split() -> None:
    assert parser_for(tuple[str, ...])("pilot, emea", CONTEXT) == ("pilot", "emea")


def test_a_type_without_a_parser_is_a_mistake_of_the_declaration() -> None:
    with pytest.raises(KeyError):
        parser_for(complex)
