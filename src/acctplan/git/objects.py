"""The contents that git keeps."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.git.asking import Repository, asked
from acctplan.git.talking import Ended, Talk

_AT_A_TIME = 32
_EXPECTED = 16


class Blob(NamedTuple):
    """A content of `size` bytes; `data` is empty if it is larger than was asked for."""

    size: int
    data: bytes


def contents(repository: Repository, blobs: Sequence[str], limit: int) -> Iterator[Blob]:
    """The contents of these names, in their order, a few in memory at a time; larger ones than `limit` without data.

    Raises: UsageError for one that is not here, as in a partial clone.
    """
    for start in range(0, len(blobs), _AT_A_TIME):
        wanted = blobs[start : start + _AT_A_TIME]
        sizes = _sizes(repository, wanted)
        small = [blob for blob, size in zip(wanted, sizes, strict=True) if size <= limit]
        data = iter(_batch(repository, small))
        for size in sizes:
            yield Blob(size, next(data) if size <= limit else b"")


def _sizes(repository: Repository, blobs: Sequence[str]) -> list[int]:
    wanted_names = "".join(f"{blob}\n" for blob in blobs).encode()
    lines = asked(repository, "cat-file", "--batch-check", given=wanted_names).splitlines()
    if any(not line.split(b" ")[-1].isdigit() for line in lines):
        raise UsageError("a staged file is not in this clone", "fetch it: git read-tree -m -u HEAD")
    return [int(line.split(b" ")[-1]) for line in lines]


def _batch(repository: Repository, blobs: Sequence[str]) -> Iterator[bytes]:
    answer = asked(repository, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    position = 0
    for _ in blobs:
        start = answer.index(b"\n", position) + 1
        end = start + int(answer[position : start - 1].split(b" ")[-1])
        yield answer[start:end]
        position = end + 1


def files_at(repository: Repository, commit: str) -> dict[str, str]:
    """The regular files of a commit: the names of their contents by their own below the repository's root."""
    found = {}
    for line in asked(repository, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit).split(
        b"\0"
    ):
        about, _, name = line.partition(b"\t")
        if about.startswith(b"100"):
            found[name.decode("utf-8", "surrogateescape")] = about.rpartition(b" ")[2].decode("ascii")
    return found


class Contents:
    """Contents by name, each read when it is asked for, by one process of git that waits in between.

    Larger ones than `limit` come without data. It may be handed to another process, which starts a git of its own.
    """

    def __init__(self, repository: Repository, limit: int) -> None:
        self._repository = repository
        self._limit = limit
        self._git: tuple[int, Talk] | None = None
        self._due: list[str] = []
        self._arrived: dict[str, Blob | None] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_git": None, "_due": [], "_arrived": {}}

    def expect(self, names: Iterable[str]) -> None:
        """Ask for the contents that are wanted next, 16 at most, so that git finds them meanwhile.

        Those that were expected before are let go of.
        """
        with suppress(UsageError):  # whoever asks for one of them is told
            if self._due:
                self._take()
            self._arrived.clear()
            self._ask([*islice(dict.fromkeys(names), _EXPECTED)])

    def blob(self, name: str) -> Blob | None:
        """One content; None if it is not in this clone. Raises: UsageError if git cannot be run, or takes too long."""
        if self._due:
            with suppress(Ended):  # another one that was expected is not in this clone
                self._take()
        if name in self._arrived:
            return self._arrived.pop(name)
        try:
            self._ask((name,))
            self._take()
        except Ended:  # it may not fetch what a partial clone lacks
            return None
        return self._arrived.pop(name)

    def _ask(self, names: Sequence[str]) -> None:
        if names:
            with self._or_end() as talk:
                talk.say("".join(f"{name}\n" for name in names).encode("ascii"))
            self._due.extend(names)

    def _take(self) -> None:
        """Read the answers that are due."""
        with self._or_end() as talk:
            for name in self._due:
                self._arrived[name] = self._answer(talk)
            self._due.clear()

    @contextmanager
    def _or_end(self) -> Iterator[Talk]:
        """The git that answers; if it fails, another one is started for the next question."""
        if self._git is None or self._git[0] != os.getpid():
            self._git = os.getpid(), Talk(self._repository, "cat-file", "--batch")
            self._due.clear()
        try:
            yield self._git[1]
        except UsageError:
            self._git = None
            self._due.clear()
            raise

    def _answer(self, talk: Talk) -> Blob | None:
        about = talk.line()
        if not about[-1:].isdigit():
            return None
        size = int(about.rpartition(b" ")[2])
        return Blob(size, talk.take(size + 1, keep=size <= self._limit)[:-1])
