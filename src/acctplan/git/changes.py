"""What has changed in the working tree, and what is staged."""

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.git.asking import DEEPER, Repository, asked, commit_of, commit_or_none, is_shallow, refused, run

_LARGEST = 100_000_000
"""Bytes of a file that are compared; a larger one counts as changed."""

_DIFF = (
    "diff-index",
    "--cached",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
)


class Staged(NamedTuple):
    """A file as the next commit will hold it; `blob` is the name of its content."""

    path: Path
    blob: str


def changed_since(repository: Repository, ref: str, files: Sequence[Path]) -> list[Path]:
    """Those of the files, in their order, that are not as they were where this branch parted from `ref`.

    That is what a pull request shows, and what is not committed yet: changed, staged, or new and not ignored. A file
    that was moved has changed. Only line ends may differ. Without a commit here everything has changed.

    Raises: UsageError if `ref` is no commit, or if the history here does not reach back to the parting.
    """
    base = _parting(repository, ref)
    changed = _names(asked(repository, *_DIFF, "--name-only", "--diff-filter=d", "-z", base, "--"))
    new = _names(asked(repository, "ls-files", "--others", "--exclude-standard", "-z"))
    index = _index(repository)
    return [path for path in files if _has_changed(repository.root, path, changed | new, index)]


def staged(repository: Repository) -> list[Staged]:
    """The files that the next commit adds or changes, in git's order, without links and conflicts."""
    base = commit_or_none(repository, "HEAD") or _empty_tree(repository)
    listed = asked(repository, *_DIFF, "--raw", "--no-abbrev", "--diff-filter=ACMT", "-z", base, "--")
    fields = listed.split(b"\0")
    found = []
    for about, name in zip(fields[::2], fields[1::2], strict=False):
        _, mode, _, blob, _ = about.decode("ascii").split(" ")
        if mode.startswith("100") and blob.strip("0"):
            found.append(Staged(repository.root / os.fsdecode(name), blob))
    return found


def _has_changed(root: Path, path: Path, changed: frozenset[str], index: Mapping[str, str]) -> bool:
    """A link has changed if it, or the file that it leads to, has."""
    places = (os.path.join(os.path.realpath(path.parent), path.name), os.path.realpath(path))  # noqa: PTH118
    for place in dict.fromkeys(map(Path, places)):
        name = place.relative_to(root).as_posix() if place.is_relative_to(root) else ""
        if name in changed or (name in index and _differs(place, index[name])):
            return True
    return False


def _differs(path: Path, blob: str) -> bool:
    """Whether a file is not the content that git holds of it; what cannot be read counts as different."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return blob != _name_of(os.fsencode(path.readlink()), blob)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return True
        data = path.read_bytes()
    except OSError:
        return True
    return blob not in (_name_of(data, blob), _name_of(data.replace(b"\r\n", b"\n"), blob))


def _name_of(data: bytes, like: str) -> str:
    """The name that git gives a content, of the same kind as another one."""
    kind = "sha256" if len(like) == 64 else "sha1"
    return hashlib.new(kind, b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()


def _index(repository: Repository) -> dict[str, str]:
    entries = {}
    for line in asked(repository, "ls-files", "--stage", "-z").split(b"\0"):
        about, _, name = line.partition(b"\t")
        if name:
            _mode, blob, _stage = about.split(b" ")
            entries[os.fsdecode(name)] = blob.decode("ascii")
    return entries


def _names(listed: bytes) -> frozenset[str]:
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)


def _parting(repository: Repository, ref: str) -> str:
    """The commit, or for a branch without any the empty tree, from which changes count."""
    target = commit_of(repository, ref)
    head = commit_or_none(repository, "HEAD")
    if head is None:
        return _empty_tree(repository)
    done = run(repository.program, repository.root, "merge-base", target, head)
    if done.returncode == 1:
        raise _unrelated(repository, ref)
    if done.returncode:
        raise refused(done.stderr)
    return done.stdout.split()[0].decode("ascii")


def _empty_tree(repository: Repository) -> str:
    return asked(repository, "hash-object", "-t", "tree", "--stdin", given=b"").decode("ascii").strip()


def _unrelated(repository: Repository, ref: str) -> UsageError:
    if is_shallow(repository):
        message = f"the history in this shallow clone does not reach back to where '{ref}' began"
        return UsageError(message, DEEPER)
    return UsageError(
        f"this branch has no commit in common with '{ref}'", "name the branch that it was made from"
    )
