"""Names of companies, places and people, from many languages."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Culture(NamedTuple):
    """First and last names that go together."""

    first: list[str]
    last: list[str]


class Names(NamedTuple):
    """All of `names.toml`; `titles` are job titles with the stakeholder role that goes with them."""

    companies: list[str]
    places: list[str]
    forms: list[str]
    products: list[str]
    cultures: list[Culture]
    titles: list[tuple[str, str]]


@cache
def names() -> Names:
    """The names, read once."""
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    data["cultures"] = [Culture(**each) for each in data["cultures"]]
    data["titles"] = [(each["title"], each["role"]) for each in data["titles"]]
    return Names(**data)
