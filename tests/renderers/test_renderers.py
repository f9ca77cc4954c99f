"""Formats are found by the names of their modules."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from acctplan.errors import UsageError
from acctplan.renderers import find, names


def test_every_module_is_a_format_of_its_name() -> None:
    assert {"html", "md"} <= set(names())
    assert [find(name).name for name in names()] == list(names())
    assert [find(name).suffix for name in ("html", "md")] == [".html", ".md"]


def test_an_unknown_format_is_a_mistake_in_use() -> None:
    with pytest.raises(UsageError, match="format 'odt' does not exist") as error:
        find("odt")
    assert error.value.hint == f"choose one of {', '.join(names())}"


def test_a_format_is_installed_if_its_modules_are() -> None:
    assert [name for name in names() if not find(name).is_installed] == []
    assert not replace(find("pdf"), modules=("typst", "no_such_module")).is_installed


def test_the_extra_all_is_what_the_other_extras_are() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    extras = project["optional-dependencies"]
    single = {each for name in ("office", "pdf", "serve", "lsp") for each in extras[name]}
    assert set(extras["all"]) == single
