"""What a team configures: `acctplan.toml`, or `[tool.acctplan]` in `pyproject.toml`."""

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
from acctplan.settings.loading import CONFIG_NAME, PYPROJECT_NAME, load, load_if_ours, parse

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
]
