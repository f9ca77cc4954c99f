from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from acctplan.cli.app import Loader, application, run_group
from acctplan.cli.commands import Entry
from acctplan.cli.edge import guarded
from acctplan.cli.options import AsOf, Json

ENTRIES = [
    Entry("check", "Judging", "Check plans."),
    Entry("new", "Plans", "Make a plan."),
    Entry("list", "Plans", "List plans."),
]


def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    as_of: AsOf = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    as_json: Json = False,
) -> int:
    """Check plans.

    All of them.
    """
    typer.echo(f"{[str(path) for path in paths or []]} {as_of} {jobs} {as_json}")
    return 1


def new(name: str) -> None:
    """Make a plan."""
    typer.echo(typer.prompt(f"tier of {name}"))


def list_() -> None:
    """List plans."""
    raise typer.Exit(1)


def loader(loaded: list[str]) -> Loader:
    functions: dict[str, Callable[..., Any]] = {"check": check, "new": new, "list": list_}

    def load(name: str) -> Callable[..., Any]:
        loaded.append(name)
        return functions[name]

    return load


def run(*arguments: str, loaded: list[str] | None = None) -> int:
    group = application(ENTRIES, loader([] if loaded is None else loaded))
    return guarded(lambda: run_group(group, arguments))


HELP = """\
Usage: acctplan [OPTIONS] COMMAND [ARGS]...

  Customer success plans as source code.

Options:
  -V, --version         Show the version and exit.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.
  -h, --help            Show this message and exit.

Judging:
  check  Check plans.

Plans:
  new    Make a plan.
  list   List plans.
"""


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_the_help_page_lists_commands_by_panel_and_loads_none(
    flag: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    loaded: list[str] = []
    assert run(flag, loaded=loaded) == 0
    assert capsys.readouterr() == (HELP, "")
    assert loaded == []


def test_a_command_is_loaded_when_it_is_run(capsys: pytest.CaptureFixture[str]) -> None:
    loaded: list[str] = []
    assert run("check", "a.md", "b", "--as-of", "2026-05-04", "--jobs=2", "--json", loaded=loaded) == 1
    assert capsys.readouterr() == ("['a.md', 'b'] 2026-05-04 2 True\n", "")
    assert loaded == ["check"]


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [entry.name for entry in ENTRIES])
def test_every_command_has_help(command: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, flag) == 0
    shown, said = capsys.readouterr()
    assert shown.startswith(f"Usage: acctplan {command} ")
    assert said == ""


def test_a_command_may_leave_by_an_exit() -> None:
    assert run("list") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["chekc"],
            "error: there is no command 'chekc'\nhint: did you mean 'check'?\n",
            id="misspelt command",
        ),
        pytest.param(
            ["frobnicate"],
            "error: there is no command 'frobnicate'\nhint: see 'acctplan --help'\n",
            id="unknown command",
        ),
        pytest.param(
            ["a\x1b[2J"], "error: there is no command 'a\\x1b[2J'\nhint: see 'acctplan --help'\n", id="escape"
        ),
        pytest.param(
            ["--frob"], "error: there is no option '--frob'\nhint: see 'acctplan --help'\n", id="root"
        ),
        pytest.param(
            ["check", "--xyzzy"],
            "error: there is no option '--xyzzy'\nhint: see 'acctplan check --help'\n",
            id="unknown option",
        ),
        pytest.param(
            ["check", "--job", "2"],
            "error: there is no option '--job'\nhint: did you mean '--jobs' or '--json'?\n",
            id="misspelt option",
        ),
        pytest.param(
            ["check", "--jobs"],
            "error: option '--jobs' needs a value\nhint: write --jobs VALUE\n",
            id="no value",
        ),
        pytest.param(
            ["check", "--as-of", "soon"],
            "error: 'soon' is not a day\nhint: write it like --as-of 2026-12-31\n",
            id="no day",
        ),
        pytest.param(
            ["new"],
            "error: argument name is missing\nhint: write acctplan new name; see 'acctplan new --help'\n",
            id="missing",
        ),
        pytest.param(
            ["list", "x"],
            "error: one argument too many: 'x'\nhint: see 'acctplan list --help'\n",
            id="too many",
        ),
    ],
)
def test_wrong_arguments_are_two_lines(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr() == ("", said)


def test_a_value_of_the_wrong_kind_is_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--jobs", "many") == 2
    said = capsys.readouterr().err
    assert said == "error: --jobs 'many' is not a whole number\nhint: write --jobs N\n"


def test_input_that_ends_at_a_question_is_an_error_of_use(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty").write_text("")
    with (tmp_path / "empty").open() as empty:
        monkeypatch.setattr("sys.stdin", empty)
        assert run("new", "Acme") == 2
    assert capsys.readouterr().err.endswith(
        "error: the input ended before all questions were answered\nhint: give the answers as options\n"
    )


def test_without_arguments_help_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    shown, said = capsys.readouterr()
    assert shown == ""
    assert said.startswith("Usage: acctplan ")
