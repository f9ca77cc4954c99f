"""What a team configures: `acctplan.toml`, or `[tool.acctplan]` in `pyproject.toml`."""

from acctplan.config_names import CONFIG_NAME, PYPROJECT_NAME
from acctplan.settings.fields import (
    Bands,
    Brand,
    Catalog,
    Health,
    Origin,
    Person,
    Profile,
    Profiles,
    Render,
    Rules,
    Settings,
    Team,
)
from acctplan.settings.loading import load, load_if_ours, parse, parse_if_ours

__all__ = [
    "CONFIG_NAME",
    "PYPROJECT_NAME",
    "Bands",
    "Brand",
    "Catalog",
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
