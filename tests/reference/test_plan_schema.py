from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from acctplan.model.front import KeyGroup, keys
from acctplan.model.row import Row, columns
from acctplan.model.sections import PROSE, TABLES
from acctplan.reference.plan_schema import plan_schema, type_name
from cases import COMPLETE

SCHEMA = plan_schema()


class _EditorLoader(yaml.SafeLoader):
    """YAML as an editor's language server has it: days are text."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    return yaml.load(text, Loader=_EditorLoader)


def complete() -> Any:
    return front_matter(COMPLETE.split("---\n")[1])


def complaints(front: Any) -> list[str]:
    return sorted(error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(front))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_complete_plan_fits() -> None:
    assert complaints(complete()) == []


@pytest.mark.parametrize(
    "text",
    [
        "arr: 420000",
        "arr: $1.2M",
        "health: 82",
        "health: 82/100",
        "growth: 33%",
        "growth: 33",
        "nps: -20",
        "crm_id: 4711",
        "tags: [a, 7]",
        "tags: a, b",
        "tier: Strategic",
        "tier: strategic (since May)",
        "status:",
        "stage: 2",
        "health_status: 🟢 On Track",
        "acctplan: '1'",
        "adoption: {licensed: 500, active: '1,200'}",
        "contract: {start: 2025-02-01, end: 10 Dec 2027, auto_renews: yes}",
        "contract: {end: 2027-12-10, auto_renews: 'Yes'}",
        "review: {cadence: half-yearly, check_in: every two weeks}",
        "csm:",
    ],
)
def test_what_authors_write_fits(text: str) -> None:
    assert complaints(complete() | front_matter(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("helth: 82", "$", id="unknown key"),
        pytest.param("contract: {start: 2025-02-01}", "$.contract", id="missing key of a group"),
        pytest.param("contract: {end: 2025-02-01, ends: 2}", "$.contract", id="unknown key of a group"),
        pytest.param("acctplan: 2", "$.acctplan", id="other version"),
        pytest.param("tier: stratgic", "$.tier", id="misspelled choice"),
        pytest.param("health: 120", "$.health", id="out of range"),
        pytest.param("adoption: {licensed: -3}", "$.adoption.licensed", id="negative count"),
        pytest.param("account: [a]", "$.account", id="list"),
        pytest.param("account:", "$.account", id="required and empty"),
    ],
)
def test_what_the_reader_refuses_does_not_fit(text: str, place: str) -> None:
    assert complaints(complete() | front_matter(text)) == [place]


def test_required_keys_are_required() -> None:
    assert SCHEMA["required"] == ["acctplan", "account", "arr", "contract", "quarter"]
    assert complaints({}) == ["$"] * 5


def test_every_key_has_meaning_audience_and_source() -> None:
    for key in keys():
        schema = SCHEMA
        for name in key.path.split("."):
            schema = schema["properties"][name]
        assert schema["description"] == key.meaning
        assert schema["x-audience"] == key.audience.value
        assert schema["x-source"] == key.source
        if isinstance(key.kind, type) and issubclass(key.kind, KeyGroup):
            assert schema["additionalProperties"] is False


def test_every_section_is_described() -> None:
    found = {section["title"]: section for section in SCHEMA["x-sections"]}
    titles = [kind.INFO.title for kind in TABLES] + [kind.INFO.title for kind in PROSE]
    assert list(found) == titles
    for kind in TABLES:
        assert [each["title"] for each in found[kind.INFO.title]["columns"]] == [
            column.title for column in columns(kind)
        ]
    assert found["Customer Vision"] == {
        "title": "Customer Vision",
        "aliases": ["Vision"],
        "content": "prose",
        "audience": "customer",
        "source": "000 Success Plan Structure",
        "purpose": "Where the customer wants to be in 1-3 years: a quotation, and who said it.",
    }


def test_a_column_of_choices_lists_words_and_other_forms() -> None:
    (risks,) = [each for each in SCHEMA["x-sections"] if each["title"] == "Risk Factors"]
    (impact,) = [each for each in risks["columns"] if each["title"] == "Impact"]
    assert impact == {
        "title": "Impact",
        "aliases": ["Severity"],
        "type": "choice",
        "required": True,
        "audience": "customer",
        "source": "000 Risk Factors",
        "values": ["high", "medium", "low"],
        "forms": {"high": ["h", "hi"], "medium": ["m", "med", "mid", "moderate"], "low": ["l", "lo"]},
    }


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.INFO.title)
def test_every_type_has_a_name(kind: type[Row]) -> None:
    assert all(type_name(column.kind) for column in columns(kind))
