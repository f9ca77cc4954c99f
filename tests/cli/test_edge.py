import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable

import pytest

from acctplan import __version__
from acctplan.cli import edge
from acctplan.cli.edge import Terminated, guarded, write
from acctplan.errors import UsageError


def raising(error: BaseException) -> Callable[[], int]:
    def body() -> int:
        raise error

    return body


def process(code: str, prefix: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    script = "import sys\nfrom acctplan.cli.edge import *\n" + textwrap.dedent(code)
    script += "\nsys.exit(guarded(body))"
    command = [sys.executable, "-c", script]
    if prefix:
        command = ["bash", "-c", f'"$0" "$@" {prefix}', *command]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment, timeout=30)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        pytest.param(
            UsageError("there is no plan 'a\x1bb'", "name a file"),
            2,
            "error: there is no plan 'a\\x1bb'\nhint: name a file\n",
            id="misuse",
        ),
        pytest.param(UsageError("nothing matched"), 2, "error: nothing matched\n", id="no hint"),
        pytest.param(KeyboardInterrupt(), 130, "", id="Ctrl-C"),
        pytest.param(Terminated(), 143, "", id="SIGTERM"),
        pytest.param(BrokenPipeError(), 141, "", id="closed pipe"),
        pytest.param(SystemExit(), 0, "", id="exit"),
        pytest.param(SystemExit(7), 7, "", id="exit with a status"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            2,
            "error: cannot write to standard output: No space left on device\n"
            "hint: free some space or write elsewhere\n",
            id="full disk",
        ),
        pytest.param(
            ZeroDivisionError("division\nby zero"),
            3,
            "error: internal error: ZeroDivisionError: division\\nby zero"
            f" (this is a bug in acctplan {__version__}, please report it)\n"
            "hint: set ACCTPLAN_TRACEBACK=1 to see where it happened\n",
            id="bug",
        ),
        pytest.param(
            AssertionError(),
            3,
            f"error: internal error: AssertionError (this is a bug in acctplan {__version__}, please report it)\n"
            "hint: set ACCTPLAN_TRACEBACK=1 to see where it happened\n",
            id="bug without words",
        ),
    ],
)
def test_an_exception_becomes_a_status_and_lines(
    error: BaseException,
    status: int,
    said: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ACCTPLAN_TRACEBACK", raising=False)
    monkeypatch.setattr(sys, "argv", ["acctplan"])
    assert guarded(raising(error)) == status
    assert capfd.readouterr() == ("", said)


@pytest.mark.parametrize("status", [0, 1, 2])
def test_the_status_of_a_body_that_ends_is_kept(status: int) -> None:
    assert guarded(lambda: status) == status


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [pytest.param([], "1", id="environment"), pytest.param(["--verbose"], "", id="flag")],
)
def test_a_traceback_is_shown_on_request(
    arguments: list[str],
    environment: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ACCTPLAN_TRACEBACK", environment)
    monkeypatch.setattr(sys, "argv", ["acctplan", *arguments])
    assert guarded(raising(ZeroDivisionError("by\x1bzero"))) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Traceback (most recent call last):"
    assert said[-3] == r"ZeroDivisionError: by\x1bzero"


def test_an_interrupt_that_python_wrapped_is_still_one(capsys: pytest.CaptureFixture[str]) -> None:
    wrapped = RuntimeError("Error calling __set_name__")
    wrapped.__cause__ = KeyboardInterrupt()
    assert guarded(raising(wrapped)) == 130
    assert capsys.readouterr() == ("", "")


def test_the_handler_of_the_caller_is_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    guarded(lambda: 0)
    assert signal.getsignal(signal.SIGTERM) is before


def test_text_goes_out_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    write("one\ntwo")
    assert capsys.readouterr().out == "one\ntwo"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_no_encoding_makes_printing_fail(encoding: str) -> None:
    done = process(
        r"""
        def body():
            write("caf\u00e9 \u5951 \udce9\n")
            raise UsageError("no plan '\u5951'", "\u2026")
        """,
        PYTHONIOENCODING=encoding,
    )
    assert done.returncode == 2
    assert done.stdout.decode(encoding).endswith("\\udce9\n")
    assert done.stderr.decode(encoding).startswith("error: no plan '")
    if encoding == "ascii":
        assert done.stdout == b"caf\\xe9 \\u5951 \\udce9\n"
        assert done.stderr == b"error: no plan '\\u5951'\nhint: \\u2026\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_a_document_in_a_pipe_is_utf_8_whatever_the_encoding_of_the_terminal(encoding: str) -> None:
    done = process(
        r"""
        def body():
            write_document("caf\u00e9 \u5951 \udce9\n")
            return 0
        """,
        PYTHONIOENCODING=encoding,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == "caf\u00e9 \u5951 \\udce9\n".encode()


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("| true; exit ${PIPESTATUS[0]}", id="reader gone"),
        pytest.param("| head -c 1 >/dev/null; exit ${PIPESTATUS[0]}", id="reader stops"),
        pytest.param(">&-", id="closed"),
    ],
)
def test_nobody_reading_changes_neither_status_nor_quiet(prefix: str) -> None:
    code = """
        import time
        def body():
            time.sleep(0.2)
            for number in range(2000):
                write("a line of text that nobody reads\\n")
            return 1
        """
    done = process(code, prefix)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_print_into_a_closed_pipe_is_quiet() -> None:
    code = """
        import time
        def body():
            time.sleep(0.2)
            for number in range(20000):
                print("a line of text that nobody reads")
            return 0
        """
    done = process(code, "| true; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (141, b"")


def test_closed_standard_error_is_no_obstacle() -> None:
    done = process("def body(): raise UsageError('lost')", "2>&-")
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    ("number", "status"),
    [pytest.param(signal.SIGINT, 130, id="SIGINT"), pytest.param(signal.SIGTERM, 143, id="SIGTERM")],
)
def test_a_signal_ends_the_run_quietly(number: signal.Signals, status: int) -> None:
    done = process(f"""
        import os, time
        def body():
            os.kill(os.getpid(), {int(number)})
            time.sleep(10)
            return 0
        """)
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


@pytest.mark.parametrize(
    ("github", "said"),
    [
        pytest.param("true", "error: x\nhint: #\\x23[error]y\n\\x3a:error::z\n\\x3a:a\n", id="in a step"),
        pytest.param("", "error: x\nhint: ##[error]y\n::error::z\n  ::a\n", id="elsewhere"),
    ],
)
def test_what_is_said_in_a_step_on_github_is_no_command(
    github: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", github)
    edge.complain("x", "##[error]y")
    edge.say(edge.obeyed_by_nobody("::error::z\n  ::a"))
    assert capsys.readouterr().err == said
