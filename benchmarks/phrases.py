"""What generated plans are about: industries and, for each theme, sentences with slots."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Industry(NamedTuple):
    """A trade and its words. `things` are what its people handle all day."""

    name: str
    account: str
    market: str
    site: str
    sites: str
    things: str
    clients: str
    departments: list[str]


class Theme(NamedTuple):
    """One result that a customer wants, with all that a plan says about it.

    `unit` `$` stands for the plan's currency. Baselines lie in `start`; the target is the baseline times a
    factor from `factor`, in percent, at most 98 where the unit is `%`.
    """

    objective: str
    metric: str
    unit: str
    start: tuple[int, int]
    factor: tuple[int, int]
    category: str
    strategy: str
    initiative: str
    role: str
    goal: str
    criterion: str
    milestone: str
    area: str
    risk: str
    risk_category: str
    mitigation: str
    theirs: str
    ours: str
    learned: str


class Phrases(NamedTuple):
    """All of `phrases.toml`; a goal of adoption is its text and its criterion."""

    visions: list[str]
    context: list[str]
    engagement: list[str]
    journal: list[str]
    adoption_goals: list[tuple[str, str]]
    industries: list[Industry]
    themes: list[Theme]


@cache
def phrases() -> Phrases:
    """The sentences, read once."""
    data = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    data["industries"] = [Industry(**each) for each in data["industries"]]
    data["themes"] = [Theme(**each) for each in data["themes"]]
    return Phrases(**data)
