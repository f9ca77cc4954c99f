"""The commits of a branch and the files that each of them changed."""

from collections.abc import Sequence
from typing import NamedTuple

from acctplan.git.asking import Repository, asked, refused, run

_LOG = (
    "log",
    "--raw",
    "-z",
    "--no-abbrev",
    "--find-renames",
    "-l400",
    "--diff-merges=first-parent",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-color",
    "--no-notes",
    "--no-mailmap",
    "--ignore-submodules=all",
    "--format=%x01%H %ct %P",
)
_FILE = "100"
_new = tuple.__new__  # for those that are made by ten thousands


class Entry(NamedTuple):
    """A file that a commit changed: its name and content after it and before.

    `blob` is empty if it was deleted, `blob_before` if it is new; both are the same if it was only moved. Links and
    submodules are no files, so that one which becomes a file is new.
    """

    blob: str
    name: str
    blob_before: str
    name_before: str


class Commit(NamedTuple):
    """A commit. `time` is when it was committed, in seconds of UTC; `parents` begin with the branch's own.

    `entries` are the regular files that differ from the first parent; of a merge, those it brought to the branch.
    """

    name: str
    time: int
    parents: Sequence[str]
    entries: Sequence[Entry]


def commits(repository: Repository, head: str, since: int | None = None) -> dict[str, Commit]:
    """The commits that lead to `head`, by name, with what each changed; of the time `since`, or all.

    A file that was moved, with at least half of its content kept, is one entry with two names.
    """
    limits = () if since is None else (f"--max-age={since}",)
    asking = (*limits, "--end-of-options", head, "--")
    done = run(repository.program, repository.root, *_LOG, *asking)
    if done.returncode:  # a partial clone may lack what a file was before it was moved and edited
        done = run(repository.program, repository.root, *_LOG, "--find-renames=100%", *asking)
    if done.returncode:
        raise refused(done.stderr)
    answer = done.stdout.decode("utf-8", "surrogateescape")
    found: dict[str, Commit] = {}
    fields = iter(answer.split("\0"))
    entries: list[Entry] = []
    for field in fields:
        if field[:1] == "\1":
            name, time, *parents = field[1:].split(" ")
            entries = []
            found[name] = _new(Commit, (name, int(time), parents if parents != [""] else (), entries))
        elif ":" in field[:2]:
            mode_before, mode, blob_before, blob, status = field.split(" ")
            before = next(fields)
            after = next(fields) if status[0] == "R" else before
            if mode[:3] != _FILE:
                blob = ""
            if mode_before[-6:-3] != _FILE:
                blob_before = ""
            if blob or blob_before:
                entries.append(_new(Entry, (blob, after, blob_before, before)))
    return found


def time_of(repository: Repository, commit: str) -> int:
    """When a commit was committed, in seconds of UTC."""
    asking = ("log", "-1", "--no-show-signature", "--format=%ct", "--end-of-options", commit, "--")
    return int(asked(repository, *asking))
