"""The application: a group whose commands are imported when they are run, not when they are listed."""

import builtins
import contextlib
import importlib
import keyword
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Final, cast

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from acctplan import __version__
from acctplan.cli import edge
from acctplan.cli.commands import COMMANDS, Entry
from acctplan.cli.misuse import as_usage_error
from acctplan.cli.usage import Command
from acctplan.errors import UsageError

_COMPLETING = "_ACCTPLAN_COMPLETE"
"""Set by a shell that asks for completions."""

_FLAGS_OFF: Final = dict.fromkeys(["help", "install_completion", "show_completion"], False)
"""Typer imports pydantic to convert a flag whose default is None, and that takes longer than all the rest."""

Loader = Callable[[str], Callable[..., Any]]
"""From the name of a command to its function."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line; gives the exit status that the command returned or raised as `typer.Exit`.

    Without arguments the help page goes to standard error, and the status is that of misuse.
    Raises: UsageError for whatever is wrong with the arguments, KeyboardInterrupt for an abandoned question.
    """
    return run_group(application(COMMANDS, load_function), arguments)


def run_group(group: TyperGroup, arguments: Sequence[str]) -> int:
    """As `run`, for any application."""
    if not arguments and _COMPLETING not in os.environ:
        with contextlib.redirect_stdout(sys.stderr):
            group.main(["--help"], prog_name="acctplan", standalone_mode=False)
        return edge.MISUSE
    try:
        status = group.main(list(arguments), prog_name="acctplan", standalone_mode=False)
    except typer.TyperException as error:
        raise as_usage_error(error) from error
    except typer.Abort as error:
        if isinstance(error.__context__, EOFError):
            message = "the input ended before all questions were answered"
            raise UsageError(message, "give the answers as options") from error
        raise KeyboardInterrupt from error
    return status if isinstance(status, int) else edge.CLEAN


def application(entries: Sequence[Entry], load: Loader) -> TyperGroup:
    """The group of all commands; `load` is called for the one that is run or completed, never for help."""
    app = typer.Typer(
        cls=_LazyGroup,
        help="Customer success plans as source code.",
        context_settings={"help_option_names": ["-h", "--help"], "default_map": _FLAGS_OFF},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        callback=_root,
    )
    group = cast("_LazyGroup", typer.main.get_command(app))
    group.entries = {entry.name: entry for entry in entries}
    group.load = load
    return group


def load_function(name: str) -> Callable[..., Any]:
    """Import the module of a command and give its function.

    The function has the command's name, with `_` for `-` and one more at its end if Python uses the name.
    """
    module = name.replace("-", "_")
    taken = keyword.iskeyword(module) or hasattr(builtins, module)
    function = getattr(importlib.import_module(f"acctplan.cli.{module}"), f"{module}_" if taken else module)
    return cast("Callable[..., Any]", function)


class _LazyGroup(TyperGroup):
    entries: Mapping[str, Entry]
    load: Loader

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """A stand-in without parameters, enough for listing and completing names."""
        entry = self.entries.get(cmd_name)
        return TyperCommand(entry.name, help=entry.help, short_help=entry.help) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, TyperCommand | None, list[str]]:
        name, *rest = args
        if name in self.entries:
            return name, _command(name, self.load(name)), rest
        if ctx.resilient_parsing:
            return None, None, rest
        near = get_close_matches(name, self.entries, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "see 'acctplan --help'"
        raise UsageError(f"there is no command '{name}'", hint)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        longest = max(map(len, self.entries), default=0)
        for panel in dict.fromkeys(entry.panel for entry in self.entries.values()):
            with formatter.section(panel):
                formatter.write_dl(
                    [
                        (entry.name.ljust(longest), entry.help)
                        for entry in self.entries.values()
                        if entry.panel == panel
                    ]
                )


def _command(name: str, function: Callable[..., Any]) -> TyperCommand:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command)(function)
    command = cast("Command", typer.main.get_command(app))
    command.sections = getattr(sys.modules[function.__module__], "help_sections", None)
    return command


def _show_version(wanted: bool) -> None:
    if wanted:
        edge.write(f"acctplan {__version__}\n")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    pass
