import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from acctplan.diagnostic import Severity
from acctplan.settings import Origin, Settings, parse
from acctplan.settings.fields import Table


def test_the_defaults_need_no_file() -> None:
    settings = Settings()
    assert settings.plans == ("accounts/**/*.md",)
    assert (settings.currency, settings.fiscal_year_start) == ("USD", 1)
    assert (settings.health.bands.green, settings.health.bands.yellow) == (75, 50)
    assert (settings.rules.preset, settings.rules.select, settings.rules.options) == ("default", (), {})
    assert settings.profiles.base.select == ()
    assert settings.render.templates is None


def test_every_table_is_read() -> None:
    settings = parse(
        """
        plans = ["kunden/*.md"]
        currency = "EUR"
        fiscal-year-start = 4
        [catalog]
        products = ["Core", "Edge"]
        use-cases = ["Invoicing"]
        [team]
        company = "Initech"
        people = [{name = "Ann Lee", title = "CSM", role = "owner"}, {name = "Bo"}]
        [health]
        bands = {green = 80, yellow = 60}
        [rules]
        preset = "strict"
        select = ["AP1", "AP"]
        severity = {AP209 = "note"}
        per-file-ignores = {"accounts/pilot/*.md" = ["AP5"]}
        [rules.AP308]
        minimum = 3
        [profiles.base]
        select = ["AP0"]
        [headings]
        "Risikofaktoren" = "Risk Factors"
        [columns."Risk Factors"]
        "Gegenmaßnahme" = "Mitigation"
        [render]
        templates = "our/templates"
        brand = {name = "Initech", logo = "logo.svg", pptx = "deck.pptx", colours = {primary = "#1A5fb4"}}
        """
    )
    assert settings.catalog.use_cases == ("Invoicing",)
    assert [person.name for person in settings.team.people] == ["Ann Lee", "Bo"]
    assert settings.rules.severity == {"AP209": Severity.NOTE}
    assert settings.rules.per_file_ignores == {"accounts/pilot/*.md": ("AP5",)}
    assert settings.rules.options == {"AP308": {"minimum": 3}}
    assert settings.profiles.base.select == ("AP0",)
    assert settings.columns["Risk Factors"]["Gegenmaßnahme"] == "Mitigation"
    assert settings.render.brand.colours.primary == "#1A5fb4"


def test_settings_know_where_they_stand() -> None:
    settings = parse("\n[rules]\nignore = ['AP1',\n 'AP2']\n", "team/acctplan.toml")
    assert settings.origin.where(("rules", "ignore", 1)) == "team/acctplan.toml:4"
    mistake = settings.origin.mistake(("rules", "AP308"), "no rule 'AP308'", "write a code")
    assert (mistake.message, mistake.hint) == ("team/acctplan.toml:2: no rule 'AP308'", "write a code")


def test_defaults_stand_nowhere_but_can_be_spoken_of() -> None:
    assert Settings().origin == Origin()
    assert Settings().origin.where(("plans",)) == "acctplan.toml:1"


def _tables(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for table in model.__subclasses__():
        yield table
        yield from _tables(table)


@pytest.mark.parametrize("table", list(_tables(Table)), ids=lambda table: table.__name__)
def test_every_setting_says_what_it_means(table: type[BaseModel]) -> None:
    assert table.__doc__
    assert [name for name, field in table.model_fields.items() if not field.description] == []


def test_every_threshold_names_its_source() -> None:
    green: Any = Settings.model_json_schema()["$defs"]["Bands"]["properties"]["green"]
    assert green["source"] == "our default; the sources name the colours and a score of 100 only"
    assert (green["minimum"], green["maximum"], green["default"]) == (0, 100, 75)


def test_the_schema_is_json_and_knows_the_written_keys() -> None:
    schema = json.loads(json.dumps(Settings.model_json_schema()))
    assert "fiscal-year-start" in schema["properties"]
    assert schema["additionalProperties"] is False
