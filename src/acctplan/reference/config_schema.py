"""The configuration as JSON Schema: the settings, and the options of every rule that has some."""

from typing import Any

from acctplan.reference.rule_book import plain_default
from acctplan.rule import Rule
from acctplan.rules import book
from acctplan.settings import Settings

Schema = dict[str, Any]


def config_schema() -> Schema:
    """JSON Schema of `acctplan.toml`, with a table such as `[rules.AP112]` for every rule that has options."""
    schema = Settings.model_json_schema(mode="validation")
    definitions: Schema = schema["$defs"]
    for one in (schema, *definitions.values()):
        _name_sources(one)
    rules: Schema = definitions["Rules"]
    for code, rule in book().items():
        if rule.options is not None:
            rules["properties"][code] = _options(rule, definitions)
    rules["patternProperties"] = {"^AP[0-9]{3}$": {"type": "object"}}
    rules["additionalProperties"] = False
    return schema


def _options(rule: Rule, definitions: Schema) -> Schema:
    assert rule.options is not None
    own = rule.options.model_json_schema(mode="validation")
    _name_sources(own)
    for name, definition in own.pop("$defs", {}).items():
        definitions.setdefault(name, definition)
    defaults = rule.options()
    for name, one in own["properties"].items():
        one["default"] = plain_default(getattr(defaults, name))
    own["properties"] = {name.replace("_", "-"): one for name, one in own["properties"].items()}
    return own | {"description": f"Options of {rule.code} {rule.name}"}


def _name_sources(schema: Schema) -> None:
    """Call the source of a default `x-source`: JSON Schema has no such word."""
    for one in schema.get("properties", {}).values():
        if isinstance(one.get("source"), str):
            one["x-source"] = one.pop("source")
