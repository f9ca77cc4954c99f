import io

import pytest

from acctplan.cli.terminal import console, wants_colour, width, with_progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("no_color", "stream", "environment", "colour"),
    [
        pytest.param(False, Screen(), {"TERM": "xterm"}, True, id="terminal"),
        pytest.param(False, io.StringIO(), {"TERM": "xterm"}, False, id="pipe"),
        pytest.param(True, Screen(), {"TERM": "xterm", "FORCE_COLOR": "1"}, False, id="flag"),
        pytest.param(False, Screen(), {"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(False, Screen(), {"TERM": "xterm", "NO_COLOR": ""}, True, id="empty NO_COLOR"),
        pytest.param(False, Screen(), {"TERM": "dumb"}, False, id="dumb"),
        pytest.param(False, io.StringIO(), {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param(False, io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR wins"),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    no_color: bool, stream: io.StringIO, environment: dict[str, str], colour: bool
) -> None:
    assert wants_colour(no_color, stream, environment) is colour


@pytest.mark.parametrize(("columns", "cells"), [("120", 120), ("20", 20), ("3", 20)])
def test_the_width_is_that_of_the_terminal(columns: str, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == cells


def test_a_table_in_a_pipe_has_no_colours(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    console().print("[bold]Acme[/bold] 12 :rocket:")
    assert capsys.readouterr().out == "Acme 12 :rocket:\n"


def test_there_is_no_progress_bar_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress(iter([1, 2]), "checking", 2)) == [1, 2]
    assert capsys.readouterr() == ("", "")
