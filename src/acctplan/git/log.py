"""The commits of a branch, and the files that changed between two of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan.git.asking import Repository, asked, refused, run
from acctplan.git.talking import Begun

_DIFF = (
    "diff-tree",
    "--stdin",
    "--root",
    "-r",
    "--raw",
    "-z",
    "--no-abbrev",
    "--find-renames",
    "-l400",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
)
_LIST = ("rev-list", "--timestamp", "--parents")
_FILE = "100"
_new = tuple.__new__  # for those that are made by ten thousands


class Commit(NamedTuple):
    """A commit. `time` is when it was committed, in seconds of UTC; `parents` begin with the branch's own."""

    name: str
    time: int
    parents: Sequence[str]


class Entry(NamedTuple):
    """A file that differs between two commits: its name and content after and before.

    `blob` is empty if it was deleted, `blob_before` if it is new; both are the same if it was only moved. Links and
    submodules are no files, so that one which becomes a file is new.
    """

    blob: str
    name: str
    blob_before: str
    name_before: str


def begin_commits(root: Path, since: int) -> Begun:
    """Ask for the commits of the branch in a folder in the background, for `commits`. Raises: as `Begun`."""
    return Begun(root, *_LIST, f"--max-age={since}", "HEAD", "--")


def commits(
    repository: Repository, head: str, since: int | None = None, begun: Begun | None = None
) -> dict[str, Commit]:
    """The commits that lead to `head`, by name; of the time `since`, in seconds of UTC, or all.

    `begun` is the same question, asked earlier of the branch: its answer is taken if it begins with `head`.
    """
    answer = begun.answer() if begun else b""
    if answer.partition(b"\n")[0].split(b" ")[1:2] != [head.encode("ascii")]:
        limits = () if since is None else (f"--max-age={since}",)
        answer = asked(repository, *_LIST, *limits, "--end-of-options", head, "--")
    found = {}
    for line in answer.decode("ascii").splitlines():
        time, name, *parents = line.split(" ")
        found[name] = _new(Commit, (name, int(time), parents))
    return found


def entries(repository: Repository, steps: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[Entry]]:
    """The regular files that differ between commits, by the name of the later one; those without any are left out.

    Each step is a commit and the one that it is compared with, empty for the first of all. A file that was moved, with
    at least half of its content kept, is one entry with two names.
    """
    given = "".join(f"{after} {before}\n" if before else f"{after}\n" for after, before in steps).encode(
        "ascii"
    )
    if not given:
        return {}
    done = run(repository.program, repository.root, *_DIFF, given=given)
    if done.returncode:  # a partial clone may lack what a file was before it was moved and edited
        done = run(repository.program, repository.root, *_DIFF, "--find-renames=100%", given=given)
    if done.returncode:
        raise refused(done.stderr)
    found: dict[str, list[Entry]] = {}
    of_commit: list[Entry] = []
    fields = iter(done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1])
    for field in fields:
        if field[:1] != ":":
            of_commit = found[field] = []
            continue
        mode_before, mode, blob_before, blob, status = field.split(" ")
        before = next(fields)
        after = next(fields) if status[0] == "R" else before
        if mode[:3] != _FILE:
            blob = ""
        if mode_before[1:4] != _FILE:
            blob_before = ""
        if blob or blob_before:
            of_commit.append(_new(Entry, (blob, after, blob_before, before)))
    return found


def time_of(repository: Repository, commit: str) -> int:
    """When a commit was committed, in seconds of UTC."""
    asking = ("log", "-1", "--no-show-signature", "--format=%ct", "--end-of-options", commit, "--")
    return int(asked(repository, *asking))
