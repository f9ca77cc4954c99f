"""What configurations are called, and the plans that there are without one: known before anything is read."""

CONFIG_NAME = "acctplan.toml"
PYPROJECT_NAME = "pyproject.toml"

DEFAULT_PLANS = ("accounts/**/*.md",)
"""Patterns of plan files where nothing else is configured."""

MAX_CONFIG_BYTES = 1_000_000
"""Size limit of a configuration, which is some 2 KB."""
