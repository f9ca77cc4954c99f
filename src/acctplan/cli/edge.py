"""Where exceptions become exit statuses and lines on standard error. Imported before everything slow."""

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self, TextIO

from acctplan import __version__
from acctplan.errors import UsageError
from acctplan.printable import printable

CLEAN, FINDINGS, MISUSE, BUG, INTERRUPTED, PIPE_CLOSED, TERMINATED = 0, 1, 2, 3, 130, 141, 143
"""The exit statuses of every command."""


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class Terminated(BaseException):
    """The process was asked to end by SIGTERM."""


def guarded(body: Callable[[], int]) -> int:
    """The exit status of a whole run. Nothing escapes; what went wrong is said on standard error.

    Standard output and error are made to take any text: what their encoding lacks is written as an escape,
    and a closed one swallows everything.
    """
    try:
        return _guarded(body)
    except (KeyboardInterrupt, Terminated) as error:  # in the gaps between the lines below
        return _status(error)


def _guarded(body: Callable[[], int]) -> int:
    prepare_streams()
    previous = signal.signal(signal.SIGTERM, _terminate)
    edge = _Edge()
    try:
        with edge:
            edge.status = body()
        with edge:
            flush()
    finally:
        signal.signal(signal.SIGTERM, previous)
    return edge.status


def ignore_interrupts() -> None:
    """Let nothing disturb the end of the process, now that its status is known."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def prepare_streams() -> None:
    """Make standard output and error take any text, whatever their encoding; replace closed ones."""
    sys.stdout = _prepared(sys.stdout)
    sys.stderr = _prepared(sys.stderr)


def write(text: str) -> None:
    """Print to standard output at once. If the reader has gone, the text is dropped and the run goes on.

    The text is printed as it is: whoever quotes a plan or a file name in it passes that through `printable`.
    Raises: UsageError if it cannot be written otherwise, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise _unwritable(error) from error


def write_bytes(content: bytes) -> None:
    """As `write`, for a document that is no text.

    Raises: UsageError on a terminal, and if it cannot be written.
    """
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        raise UsageError("a terminal shows no such file", "name a file with --output, or send it on: > FILE")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise _unwritable(error) from error


def write_document(text: str) -> None:
    """As `write`, but outside of a terminal the bytes that a file would get: UTF-8, line ends as they are."""
    if hasattr(sys.stdout, "reconfigure") and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    write(text)


def flush() -> None:
    """Write out what is left in standard output; raises as `write` does."""
    write("")


def complain(message: str, hint: str = "") -> None:
    """One line `error: …` and, if there is a hint, one line `hint: …` on standard error."""
    lines = [f"error: {printable(message)}"]
    if hint:
        lines.append(f"hint: {printable(hint)}")
    say(obeyed_by_nobody("\n".join(lines)))


def obeyed_by_nobody(text: str) -> str:
    """A text that names files or quotes plans and is not fenced: a runner on GitHub takes no command from it."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    lines = text.replace("##[", r"#\x23[").split("\n")
    return "\n".join(
        rf"\x3a{line.lstrip()[1:]}" if line.lstrip().startswith("::") else line for line in lines
    )


def say(text: str) -> None:
    """Print a line to standard error, as it is; dropped if nobody can read it."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Send what is still to come in a stream nowhere, so that closing it cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class _Edge:
    """Turns whatever leaves its block into a status."""

    status = CLEAN

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self.status = _status(error)
        return True


def _status(error: BaseException) -> int:
    match error:
        case UsageError():
            complain(error.message, error.hint)
            status = MISUSE
        case KeyboardInterrupt():
            status = INTERRUPTED
        case Terminated():
            status = TERMINATED
        case BrokenPipeError():
            silence(sys.stdout)
            status = PIPE_CLOSED
        case OSError() if error.errno in _NO_ROOM:
            silence(sys.stdout)
            status = _status(_unwritable(error))
        case SystemExit():
            status = error.code if isinstance(error.code, int) else MISUSE if error.code else CLEAN
        case Exception(__cause__=KeyboardInterrupt() | Terminated() as cause):  # as in `__set_name__`
            status = _status(cause)
        case _:
            _report_bug(error)
            status = BUG
    return status


def _report_bug(error: BaseException) -> None:
    if os.environ.get("ACCTPLAN_TRACEBACK") or "--verbose" in sys.argv:
        import traceback

        trace = "".join(traceback.format_exception(error))
        say("\n".join(printable(line) for line in trace.splitlines()))
    what = f"{type(error).__name__}: {error}".removesuffix(": ")
    complain(
        f"internal error: {what} (this is a bug in acctplan {__version__}, please report it)",
        "set ACCTPLAN_TRACEBACK=1 to see where it happened",
    )


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def _prepared(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 (lives as long as the process)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _unwritable(error: OSError) -> UsageError:
    return UsageError(
        f"cannot write to standard output: {error.strerror or error}", "free some space or write elsewhere"
    )
