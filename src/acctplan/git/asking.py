"""How git is asked: which program, with what switched off, for how long, and what its refusals mean."""

import os
import re
import shutil
import subprocess
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.pattern import Pattern

SECONDS = 60.0
"""How long git may take for an answer."""

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
    "GIT_FLUSH": "0",  # not after every commit
    "GIT_NO_REPLACE_OBJECTS": "1",  # what another clone would say
    "GIT_GRAFT_FILE": os.devnull,
}
_DROPPED = ("GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX")
"""Of another repository, perhaps: hooks and editors leave them behind."""

_OBJECT = Pattern(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ELSEWHERE = "run it inside the repository of the plans; git init makes one"
_EVERYTHING = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
DEEPER = f"fetch its history: {_EVERYTHING}; in CI fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"
"""How to get the rest of a shallow clone's history."""


class Repository(NamedTuple):
    """A working tree: the folder that holds it, without symlinks, and the git program."""

    root: Path
    program: str


def repository_of(folder: Path) -> Repository:
    """The repository that a folder is in.

    Raises: UsageError if there is no git program, no repository, or one that git refuses to read.
    """
    git = program()
    done = run(git, folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        raise refused(done.stderr)
    return Repository(Path(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))), git)


def program() -> str:
    """The full path of git. Raises: UsageError if there is none on this computer."""
    found = shutil.which("git")
    if found is None or not os.path.isabs(found):  # noqa: PTH117 - a program found in this very folder is none
        raise UsageError(
            "there is no git program on this computer", "install git, which keeps the history of plans"
        )
    return found


def commit_of(repository: Repository, ref: str) -> str:
    """The full name of the commit that a branch, a tag or a name leads to.

    Raises: UsageError if it is none, or reads like an option.
    """
    if not ref.strip() or ref.startswith("-") or not ref.isprintable():
        raise UsageError(
            f"'{ref}' is not the name of a commit", "name a branch, a tag or a commit, like main"
        )
    found = commit_or_none(repository, ref)
    if found is None:
        raise _unknown(repository, ref)
    return found


def commit_or_none(repository: Repository, ref: str) -> str | None:
    """The full name of the commit that a ref leads to, or None; `ref` may be anything that is no NUL."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    done = run(repository.program, repository.root, *arguments)
    found = done.stdout.decode("ascii", "replace").split()
    return found[-1] if done.returncode == 0 and found and _OBJECT.fullmatch(found[-1]) else None


def is_shallow(repository: Repository) -> bool:
    """Whether the history here ends early: the dates of its last commits are then not to be believed."""
    return asked(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _unknown(repository: Repository, ref: str) -> UsageError:
    message = f"there is no commit '{ref}' in this clone"
    if commit_or_none(repository, "HEAD") is None:
        return UsageError(message, "this branch has no commit yet; --staged judges what is staged")
    if is_shallow(repository):
        return UsageError(message, f"this clone is shallow; {DEEPER}")
    listed = asked(repository, "for-each-ref", "--count=2000", "--format=%(refname:short)")
    close = get_close_matches(ref, listed.decode("utf-8", "replace").splitlines(), n=1, cutoff=0.7)
    hint = "check the spelling, or fetch it: git fetch origin"
    return UsageError(message, f"did you mean '{close[0]}'?" if close else hint)


def asked(repository: Repository, *arguments: str, given: bytes | None = None) -> bytes:
    """What git answers; `given` is its standard input.

    Raises: UsageError if it refuses, cannot be run, or takes too long.
    """
    done = run(repository.program, repository.root, *arguments, given=given)
    if done.returncode:
        raise refused(done.stderr)
    return done.stdout


def run(
    program: str, folder: Path, *arguments: str, given: bytes | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Ask git, whatever its exit status. Raises: UsageError if it cannot be run or takes too long."""
    try:
        return subprocess.run(  # noqa: S603 - no shell, and no argument of a stranger's is an option
            command(program, *arguments),
            cwd=folder,
            env=environment(folder),
            input=b"" if given is None else given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow() from error
    except OSError as error:
        raise cannot_run(error) from error


def too_slow() -> UsageError:
    """That git has taken too long."""
    message = f"git has not answered for {SECONDS:.0f} seconds"
    return UsageError(message, "try 'git status', or name the plans instead")


def cannot_run(error: OSError) -> UsageError:
    """That there is a program, but it cannot be run."""
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"cannot run git: {reason}", "install git, which keeps the history of plans")


def command(program: str, *arguments: str) -> list[str]:
    """How git is called: nothing that a repository names is run."""
    return [program, *_ARGUMENTS, *arguments]


def environment(folder: Path) -> dict[str, str]:
    """What git finds in its environment: what we found in ours, but for what names programs.

    The repository is the one that the folder is in, whatever is said there of another one.
    """
    is_in_one = any((place / ".git").exists() for place in (folder, *folder.parents))
    dropped = (*_DROPPED, *_PLACES) if is_in_one else _DROPPED
    return {name: value for name, value in os.environ.items() if name not in dropped} | _ENVIRONMENT


def refused(said: bytes) -> UsageError:
    """What git said as it gave up, as an error of use."""
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
