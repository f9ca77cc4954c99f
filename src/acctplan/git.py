"""What git knows of the files here, asked of the `git` program; it is only read.

A repository may be hostile: its settings name programs (hooks, monitors, filters, pagers, other differs, transports),
and none of them is run. So git never compares the files of the working tree here, which runs filters; that is done
by their content. Whatever git is asked gets names that end in NUL, never an option in place of a name, and a time.
"""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.pattern import Pattern

_SECONDS = 60.0
_LARGEST = 100_000_000
"""Bytes of a file that are compared; a larger one counts as changed."""

_AT_A_TIME = 32
_ARGUMENTS = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor="),
    *("-c", f"core.hooksPath={os.devnull}"),
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_ALLOW_PROTOCOL": "",  # what a partial clone lacks is not fetched
    "GIT_NO_LAZY_FETCH": "1",
}
_DROPPED = ("GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_DIFF = (
    "diff-index",
    "--cached",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
)
_OBJECT = Pattern(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ELSEWHERE = "run it inside the repository of the plans, or name the plans instead"
_EVERYTHING = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
_DEEPER = f"fetch its history: {_EVERYTHING}; in CI fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"


class Repository(NamedTuple):
    """A working tree: the folder that holds it, without symlinks, and the git program."""

    root: Path
    program: str


class Staged(NamedTuple):
    """A file as the next commit will hold it; `blob` is the name of its content."""

    path: Path
    blob: str


class Blob(NamedTuple):
    """A content of `size` bytes; `data` is empty if it is larger than was asked for."""

    size: int
    data: bytes


def repository_of(folder: Path) -> Repository:
    """The repository that a folder is in.

    Raises: UsageError if there is no git program, no repository, or one that git refuses to read.
    """
    program = shutil.which("git")
    if program is None or not os.path.isabs(program):  # noqa: PTH117 - a program found in this very folder is none
        raise UsageError("there is no git program on this computer", "install git, or name the plans instead")
    done = _run(program, folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        raise _refused(done.stderr)
    return Repository(Path(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))), program)


def changed_since(repository: Repository, ref: str, files: Sequence[Path]) -> list[Path]:
    """Those of the files, in their order, that are not as they were where this branch parted from `ref`.

    That is what a pull request shows, and what is not committed yet: changed, staged, or new and not ignored. A file
    that was moved has changed. Only line ends may differ. Without a commit here everything has changed.

    Raises: UsageError if `ref` is no commit, or if the history here does not reach back to the parting.
    """
    base = _parting(repository, ref)
    changed = _names(_asked(repository, *_DIFF, "--name-only", "--diff-filter=d", "-z", base, "--"))
    new = _names(_asked(repository, "ls-files", "--others", "--exclude-standard", "-z"))
    index = _index(repository)
    return [path for path in files if _has_changed(repository.root, path, changed | new, index)]


def staged(repository: Repository) -> list[Staged]:
    """The files that the next commit adds or changes, in git's order, without links and conflicts."""
    base = _commit(repository, "HEAD") or _empty_tree(repository)
    listed = _asked(repository, *_DIFF, "--raw", "--no-abbrev", "--diff-filter=ACMT", "-z", base, "--")
    fields = listed.split(b"\0")
    found = []
    for about, name in zip(fields[::2], fields[1::2], strict=False):
        _, mode, _, blob, _ = about.decode("ascii").split(" ")
        if mode.startswith("100") and blob.strip("0"):
            found.append(Staged(repository.root / os.fsdecode(name), blob))
    return found


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
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    lines = _asked(repository, "cat-file", "--batch-check", asked=asked).splitlines()
    if any(not line.split(b" ")[-1].isdigit() for line in lines):
        raise UsageError("a staged file is not in this clone", "fetch it: git read-tree -m -u HEAD")
    return [int(line.split(b" ")[-1]) for line in lines]


def _batch(repository: Repository, blobs: Sequence[str]) -> Iterator[bytes]:
    answer = _asked(repository, "cat-file", "--batch", asked="".join(f"{blob}\n" for blob in blobs).encode())
    position = 0
    for _ in blobs:
        start = answer.index(b"\n", position) + 1
        end = start + int(answer[position : start - 1].split(b" ")[-1])
        yield answer[start:end]
        position = end + 1


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
    for line in _asked(repository, "ls-files", "--stage", "-z").split(b"\0"):
        about, _, name = line.partition(b"\t")
        if name:
            _mode, blob, _stage = about.split(b" ")
            entries[os.fsdecode(name)] = blob.decode("ascii")
    return entries


def _names(listed: bytes) -> frozenset[str]:
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)


def _parting(repository: Repository, ref: str) -> str:
    """The commit, or for a branch without any the empty tree, from which changes count."""
    if not ref.strip() or ref.startswith("-") or not ref.isprintable():
        raise UsageError(
            f"'{ref}' is not the name of a commit", "name a branch, a tag or a commit, like main"
        )
    target = _commit(repository, ref)
    if target is None:
        raise _unknown(repository, ref)
    head = _commit(repository, "HEAD")
    if head is None:
        return _empty_tree(repository)
    done = _run(repository.program, repository.root, "merge-base", target, head)
    if done.returncode == 1:
        raise _unrelated(repository, ref)
    if done.returncode:
        raise _refused(done.stderr)
    return done.stdout.split()[0].decode("ascii")


def _commit(repository: Repository, ref: str) -> str | None:
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    done = _run(repository.program, repository.root, *arguments)
    found = done.stdout.decode("ascii", "replace").split()
    return found[-1] if done.returncode == 0 and found and _OBJECT.fullmatch(found[-1]) else None


def _empty_tree(repository: Repository) -> str:
    return _asked(repository, "hash-object", "-t", "tree", "--stdin", asked=b"").decode("ascii").strip()


def _unknown(repository: Repository, ref: str) -> UsageError:
    message = f"there is no commit '{ref}' in this clone"
    if _commit(repository, "HEAD") is None:
        return UsageError(message, "this branch has no commit yet; --staged judges what is staged")
    if _is_shallow(repository):
        return UsageError(message, f"this clone is shallow; {_DEEPER}")
    listed = _asked(repository, "for-each-ref", "--count=2000", "--format=%(refname:short)")
    close = get_close_matches(ref, listed.decode("utf-8", "replace").splitlines(), n=1, cutoff=0.7)
    hint = "check the spelling, or fetch it: git fetch origin"
    return UsageError(message, f"did you mean '{close[0]}'?" if close else hint)


def _unrelated(repository: Repository, ref: str) -> UsageError:
    if _is_shallow(repository):
        message = f"the history in this shallow clone does not reach back to where '{ref}' began"
        return UsageError(message, _DEEPER)
    return UsageError(
        f"this branch has no commit in common with '{ref}'", "name the branch that it was made from"
    )


def _is_shallow(repository: Repository) -> bool:
    return _asked(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _asked(repository: Repository, *arguments: str, asked: bytes | None = None) -> bytes:
    done = _run(repository.program, repository.root, *arguments, asked=asked)
    if done.returncode:
        raise _refused(done.stderr)
    return done.stdout


def _run(
    program: str, folder: Path, *arguments: str, asked: bytes | None = None
) -> "subprocess.CompletedProcess[bytes]":
    environment = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    command = [program, *_ARGUMENTS, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - no shell, and no argument of a stranger's is an option
            command,
            cwd=folder,
            env=environment | _ENVIRONMENT,
            input=b"" if asked is None else asked,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"git has not answered for {_SECONDS:.0f} seconds"
        raise UsageError(message, "try 'git status', or name the plans instead") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot run git: {reason}", "install git, or name the plans instead") from error


def _refused(said: bytes) -> UsageError:
    lines = said.decode("utf-8", "replace").splitlines() or ["no reason given"]
    reason = next((line for line in lines if line.startswith("fatal: ")), lines[0]).removeprefix("fatal: ")
    if "not a git repository" in reason:
        return UsageError("there is no git repository here", _ELSEWHERE)
    if "work tree" in reason:
        return UsageError("here are no files of a git repository", _ELSEWHERE)
    owner = re.search(r"dubious ownership in repository at '(.+)'", reason)
    if owner:
        return UsageError(
            f"git does not trust '{owner[1]}': it belongs to somebody else",
            f"if you do: git config --global --add safe.directory '{owner[1]}'",
        )
    return UsageError(f"git says: {reason}", "see what 'git status' says here")
