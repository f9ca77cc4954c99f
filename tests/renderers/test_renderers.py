"""Formats are found by the names of their modules."""

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
