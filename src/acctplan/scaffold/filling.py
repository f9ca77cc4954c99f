"""Filling the templates that come with the program."""

from pathlib import Path
from typing import TYPE_CHECKING

from acctplan.resources import template_root

if TYPE_CHECKING:
    from jinja2 import Environment


def root(name: str) -> Path:
    """A folder of templates, such as `plans`."""
    return template_root() / name


def environment(*folders: Path) -> "Environment":
    """Templates of these folders, where a name that does not exist is an error. Loads jinja2."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only who scaffolds pays

    return Environment(  # noqa: S701 - it is Markdown, and every value is escaped for its place
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
