"""The command as a process of its own: what it imports, and what it does with odd streams."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acctplan import __version__

RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"


def acctplan(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, *arguments]
    env = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env, encoding="utf-8")


def imported(*arguments: str) -> set[str]:
    code = f"import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); {RUN}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told_before_anything_is_imported(flag: str) -> None:
    done = acctplan(flag)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"acctplan {__version__}\n", "")
    ours = {
        name for name in imported(flag) if name.startswith(("acctplan", "typer", "re.", "importlib.metadata"))
    }
    assert ours == {"acctplan", "acctplan.cli"}


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_imports_no_model_and_no_command(flag: str) -> None:
    modules = imported(flag)
    assert modules.isdisjoint({"pydantic", "jinja2", "mistune", "yaml", "rich.console"})
    assert {name for name in modules if name.startswith("acctplan")} == {
        "acctplan",
        "acctplan.cli",
        "acctplan.cli.app",
        "acctplan.cli.commands",
        "acctplan.cli.edge",
        "acctplan.cli.misuse",
        "acctplan.cli.plain_values",
        "acctplan.cli.usage",
        "acctplan.errors",
        "acctplan.printable",
    }


def test_help_and_version_agree_with_each_other() -> None:
    assert acctplan("--version", "--help").stdout == f"acctplan {__version__}\n"
    assert acctplan("--help").stdout.startswith("Usage: acctplan [OPTIONS] COMMAND [ARGS]...\n")


def test_without_arguments_help_is_an_error_of_use() -> None:
    done = acctplan()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == acctplan("--help").stdout


def test_shell_completion_knows_the_commands() -> None:
    done = acctplan(_ACCTPLAN_COMPLETE="complete_bash", COMP_WORDS="acctplan re", COMP_CWORD="1")
    assert (done.returncode, done.stdout.split()) == (0, ["render"])


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_a_full_disk_is_told(flag: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, flag], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == (
        "error: cannot write to standard output: No space left on device\n"
        "hint: free some space or write elsewhere\n"
    )
