"""A git that works while we do: asked again and again, or in the background."""

import os
import select
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from acctplan.errors import UsageError
from acctplan.git import asking
from acctplan.git.asking import Repository

_PIECE = 1 << 16


class Ended(UsageError):  # noqa: N818 - it is no mistake of anybody's
    """Git ended in the middle of an answer, as it does where a partial clone lacks a content."""


class Talk:
    """A process of git that answers on its standard output what it is told on its standard input.

    It ends with this object. Each answer may take as long as a question to git at all.
    """

    def __init__(self, repository: Repository, *arguments: str) -> None:
        self._process = _start(repository, *arguments)
        finalize(self, _end, self._process)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in = self._process.stdin.fileno()
        self._out = self._process.stdout.fileno()
        self._read = b""
        self._place = 0
        self._poll = select.poll() if hasattr(select, "poll") else None  # Windows waits for no pipe
        if self._poll:
            self._poll.register(self._out, select.POLLIN)

    def say(self, question: bytes) -> None:
        """Ask; the question must fit into a pipe."""
        try:
            os.write(self._in, question)
        except OSError as error:
            raise _ended() from error

    def line(self) -> bytes:
        """The next line of the answer, without its end."""
        while (end := self._read.find(b"\n", self._place)) < 0:
            self._read, self._place = self._read[self._place :] + self._more(), 0
        start, self._place = self._place, end + 1
        return self._read[start:end]

    def take(self, size: int, *, keep: bool = True) -> bytes:
        """So many bytes of the answer; none if they are not to be kept, which need not fit into memory."""
        end = self._place + size
        if end <= len(self._read):
            start, self._place = self._place, end
            return self._read[start:end] if keep else b""
        pieces = []
        while size > len(self._read) - self._place:
            pieces.append(self._read[self._place :] if keep else b"")
            size -= len(self._read) - self._place
            self._read, self._place = self._more(), 0
        start, self._place = self._place, self._place + size
        pieces.append(self._read[start : self._place] if keep else b"")
        return b"".join(pieces)

    def _more(self) -> bytes:
        if self._poll and not self._poll.poll(asking.SECONDS * 1000):
            self._process.kill()
            raise asking.too_slow()
        piece = os.read(self._out, _PIECE)
        if not piece:
            raise _ended()
        return piece


class Begun:
    """A question that git works on meanwhile. Its answer waits in a temporary file, so that nobody has to read along.

    Git ends with this object.
    """

    def __init__(self, root: Path, *arguments: str) -> None:
        """Ask in a folder where a working tree begins. Raises: UsageError as `repository_of`, OSError for no room."""
        program = asking.program()
        self._file = TemporaryFile()  # noqa: SIM115 - closed with this object
        finalize(self, self._file.close)
        self._process = _start(Repository(root, program), *arguments, into=self._file)
        finalize(self, _stop, self._process)

    def answer(self) -> bytes:
        """The answer, once; empty if git has refused, or takes too long: ask again to hear why."""
        with suppress(subprocess.TimeoutExpired):
            if self._process.wait(asking.SECONDS) == 0:
                self._file.seek(0)
                return self._file.read()
        return b""


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.communicate()


def _ended() -> Ended:
    refusal = asking.refused(b"")
    return Ended(refusal.message, refusal.hint)


def _start(
    repository: Repository, *arguments: str, into: IO[bytes] | None = None
) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and no argument of a stranger's is an option
            asking.command(repository.program, *arguments),
            cwd=repository.root,
            env=asking.environment(repository.root),
            stdin=subprocess.PIPE,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise asking.cannot_run(error) from error


def _end(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
        return
    process.kill()
    process.wait()
