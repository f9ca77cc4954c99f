import os
import pty
import subprocess
import sys
from pathlib import Path

from acctplan.cli.commands import COMMANDS

RUN = "import sys; sys.argv[0] = 'acctplan'; from acctplan.cli import main; main()"


def test_a_missing_extra_is_named_with_the_command_that_installs_it() -> None:
    without = f"import sys; sys.modules['pygls'] = None; {RUN}"

    done = subprocess.run([sys.executable, "-c", without, "lsp"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the language server needs the package 'pygls', which is not installed\n"
        "hint: pip install 'acctplan[lsp]'\n"
    )


def test_on_a_terminal_it_says_who_starts_it(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", RUN, "lsp"],
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    os.close(ours)
    os.close(theirs)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: the language server talks to an editor over standard input\n"
        "hint: let your editor start 'acctplan lsp'\n"
    )


def test_a_given_configuration_that_does_not_exist_is_an_error_of_use(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, "lsp", "--config", "no.toml"],
        input="",
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("error: no such file: 'no.toml'\n")


def test_no_other_command_imports_what_the_server_needs() -> None:
    names = [entry.name for entry in COMMANDS if entry.name != "lsp"]
    code = (
        "import sys; from acctplan.cli.app import load_function; "
        f"[load_function(name) for name in {names}]; "
        "print([name for name in sys.modules if name.startswith(('pygls', 'lsprotocol', 'acctplan.language_server'))])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
