import tomllib

import pytest
from jsonschema import Draft202012Validator

from acctplan.checker import judge
from acctplan.reference.config_schema import config_schema
from acctplan.rules import book
from acctplan.settings.loading import parse

SCHEMA = config_schema()
EVERYTHING = """
plans = ["accounts/**/*.md"]
currency = "EUR"
fiscal-year-start = 4

[catalog]
products = ["Capture"]
use-cases = ["Invoices"]
units = ["Finance"]
regions = ["EMEA"]

[team]
company = "Ledgerline"
people = [{ name = "Priya Nair", title = "CSM", role = "csm" }]

[health.bands]
green = 80
yellow = 60

[rules]
preset = "strict"
select = ["AP0", "AP105"]
ignore = ["AP2"]
severity = { AP209 = "note" }
per-file-ignores = { "accounts/pilot/*.md" = ["AP5"] }

[rules.AP112]
minimum = 1
maximum = 4

[rules.AP211]
share = 0.9

[profiles.base]
select = ["AP0"]

[headings]
"Risikofaktoren" = "Risk Factors"

[columns."Risk Factors"]
"Gegenmaßnahme" = "Mitigation"

[render]
templates = "our-templates"

[render.brand]
name = "Ledgerline"
logo = "brand/logo.svg"
colours = { primary = "#1a5fb4" }
pptx = "brand/master.pptx"
"""


def complaints(text: str) -> list[str]:
    return sorted(error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text)))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_configuration_with_everything_fits_and_is_taken() -> None:
    assert complaints(EVERYTHING) == []
    assert judge(parse(EVERYTHING)).options["AP112"].maximum == 4


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("curency = 'EUR'", "$", id="unknown setting"),
        pytest.param("currency = 'euro'", "$.currency", id="no currency"),
        pytest.param("fiscal-year-start = 13", "$['fiscal-year-start']", id="no month"),
        pytest.param("[rules.AP112]\nleast = 1", "$.rules.AP112", id="unknown option"),
        pytest.param("[rules.AP112]\nminimum = 0", "$.rules.AP112.minimum", id="option out of range"),
        pytest.param("[rules.owners]\nx = 1", "$.rules", id="no rule"),
        pytest.param("[rules]\nseverity = {AP209 = 'fatal'}", "$.rules.severity.AP209", id="no severity"),
    ],
)
def test_mistakes_do_not_fit(text: str, place: str) -> None:
    assert complaints(text) == [place]


def test_every_option_has_description_default_and_source() -> None:
    tables = SCHEMA["$defs"]["Rules"]["properties"]
    optioned = [code for code, rule in book().items() if rule.options]
    assert [code for code in tables if code.startswith("AP")] == optioned
    for code in optioned:
        for option in tables[code]["properties"].values():
            assert option["description"]
            assert option["x-source"]
            assert "default" in option


def test_a_fraction_has_a_number_as_default() -> None:
    assert SCHEMA["$defs"]["Rules"]["properties"]["AP211"]["properties"]["share"]["default"] == 0.8
