"""Every value is converted as typer converts it; plain ones without pydantic."""

import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
import typer.main

from acctplan.cli.usage import Command


class Host(StrEnum):
    """Choices whose names differ from their values."""

    HUB = "github"
    LAB = "gitlab"


def _reversed(text: str) -> str:
    if not text:
        raise ValueError("nothing to read")
    return text[::-1]


def taken(arguments: list[str], cls: type[Any] | None) -> object:
    """The values that a command gets, or what is said of its arguments."""
    got: list[object] = []

    def command(
        paths: Annotated[list[Path] | None, typer.Argument()] = None,
        place: Annotated[Path, typer.Option()] = Path("here"),
        words: Annotated[list[str] | None, typer.Option()] = None,
        word: Annotated[str | None, typer.Option()] = None,
        host: Annotated[Host, typer.Option()] = Host.HUB,
        other: Annotated[Host | None, typer.Option()] = None,
        count: Annotated[int | None, typer.Option()] = None,
        few: Annotated[int, typer.Option(max=3)] = 1,
        share: Annotated[float, typer.Option()] = 0.5,
        back: Annotated[str | None, typer.Option(parser=_reversed)] = None,
        there: Annotated[Path | None, typer.Option(exists=True)] = None,
        loud: Annotated[bool, typer.Option()] = False,
    ) -> None:
        got.extend([paths, place, words, word, host, other, count, few, share, back, there, loud])

    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("try", cls=cls)(command)
    try:
        typer.main.get_command(app).main(arguments, prog_name="try", standalone_mode=False)
    except typer.TyperException as error:
        return error.format_message()
    return [(type(each), each) for each in got]


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["a.md"], ["a.md", "b"], [""], ["--place", "x/../y"], ["--place", ""], ["--place", "a\0b"]),
        *(["--words", "a", "--words", ""], ["--word", "a b"], ["--word", ""], ["--word", "\udcff"]),
        *(
            ["--host", "gitlab"],
            ["--host", "LAB"],
            ["--host", "GITLAB"],
            ["--host", "x"],
            ["--other", "github"],
        ),
        *(["--count", "12"], ["--count", "-1"], ["--count", "1_000"], ["--count", "٣"], ["--count", "1.0"]),
        *(["--count", ""], ["--count", "9" * 30], ["--few", "3"], ["--few", "4"], ["--share", "1e3"]),
        *(
            ["--back", "abc"],
            ["--back", ""],
            ["--there", "/"],
            ["--there", "/nowhere"],
            ["--loud"],
            ["--no-loud"],
        ),
    ],
    ids=" ".join,
)
def test_a_value_is_what_typer_makes_of_it(arguments: list[str]) -> None:
    assert taken(arguments, Command) == taken(arguments, None)


def test_plain_values_need_no_pydantic() -> None:
    code = (
        "import sys; from acctplan.cli.app import application; from acctplan.cli.commands import COMMANDS\n"
        "from acctplan.cli.check import check\n"
        "application(COMMANDS, lambda name: lambda paths=None: 0)\n"
        "from acctplan.cli.app import run_group, _command\n"
        "assert 'pydantic' not in sys.modules\n"
        "command = _command('check', check)\n"
        "words = ['a', '--select', 'AP1', '--fail-on', 'note', '--jobs', '2', '--as-of', '2026-11-02', '--baseline', 'b']\n"
        "print(command.make_context('check', words).params['jobs'], 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2 False\n"
