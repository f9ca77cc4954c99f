"""What a team configures: `acctplan.toml`, or `[tool.acctplan]` in `pyproject.toml`."""

from acctplan.config_names import CONFIG_NAME, PYPROJECT_NAME
from acctplan.settings.fields import (
    Bands,
    Brand,
    Catalog,
    Colours,
    Health,
    Person,
    Profile,
    Profiles,
    Render,
    Rules,
    Settings,
    Team,
)
from acctplan.settings.loading import load, load_if_ours, parse, parse_if_ours
from acctplan.settings.origin import Origin

__all__ = [
    "CONFIG_NAME",
    "PYPROJECT_NAME",
    "Bands",
    "Brand",
    "Catalog",
    "Colours",
    "Health",
    "Origin",
    "Person",
    "Profile",
    "Profiles",
    "Render",
    "Rules",
    "Settings",
    "Team",
    "load",
    "load_if_ours",
    "parse",
    "parse_if_ours",
]
