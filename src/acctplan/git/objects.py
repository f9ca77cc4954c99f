"""The contents that git keeps."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.git.asking import Repository, asked
from acctplan.git.talking import Ended, Talk

_AT_A_TIME = 32


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

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_git": None}

    def blob(self, name: str) -> Blob | None:
        """One content; None if it is not in this clone. Raises: UsageError if git cannot be run, or takes too long."""
        try:
            return self._answer(self._talk(), name)
        except Ended:  # it may not fetch what a partial clone lacks; another one is asked for the next
            self._git = None
            return None

    def _answer(self, talk: Talk, name: str) -> Blob | None:
        talk.say(name.encode("ascii") + b"\n")
        about = talk.line()
        if not about[-1:].isdigit():
            return None
        size = int(about.rpartition(b" ")[2])
        data = talk.take(size, keep=size <= self._limit)
        talk.take(1)
        return Blob(size, data)

    def _talk(self) -> Talk:
        if self._git is None or self._git[0] != os.getpid():
            self._git = os.getpid(), Talk(self._repository, "cat-file", "--batch")
        return self._git[1]
