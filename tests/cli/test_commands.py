import inspect
from itertools import groupby

import pytest

from acctplan.cli.app import load_function
from acctplan.cli.commands import COMMANDS, Entry


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_a_line_of_the_help_page_is_the_first_line_of_the_command(entry: Entry) -> None:
    help_text = inspect.getdoc(load_function(entry.name))
    assert help_text is not None
    assert help_text.splitlines()[0] == entry.help


def test_names_are_unique_and_panels_stand_together() -> None:
    names = [entry.name for entry in COMMANDS]
    panels = [panel for panel, _ in groupby(entry.panel for entry in COMMANDS)]
    assert len(names) == len(set(names))
    assert len(panels) == len(set(panels))


@pytest.mark.parametrize(
    "entry", [each for each in COMMANDS if each.panel == "Changing"], ids=lambda each: each.name
)
def test_a_command_that_writes_shows_how_it_is_called(entry: Entry) -> None:
    assert f"\nExample: acctplan {entry.name} " in inspect.cleandoc(load_function(entry.name).__doc__ or "")
