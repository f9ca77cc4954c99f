"""What `check` judges: files, those of them that changed, what is staged, or standard input as if it were a file."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan import source
from acctplan.cli.memory import Memory
from acctplan.cli.terminal import with_progress
from acctplan.cli.terms import Judged, Terms
from acctplan.errors import UsageError
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace


class Wanted(NamedTuple):
    """What was asked for: `stdin` is the name that standard input is judged by, `since` a ref of git."""

    paths: Sequence[Path] = ()
    stdin: Path | None = None
    since: str | None = None
    staged: bool = False

    def refuse_contradictions(self) -> None:
        """Raise UsageError for what cannot be judged together."""
        if self.stdin is not None and self.paths:
            raise UsageError(
                "--stdin-filename judges standard input and takes no PATH", "leave one of them out"
            )
        given = {"--stdin-filename": self.stdin is not None, "--staged": self.staged}
        given["--changed-since"] = self.since is not None
        both = [name for name, is_given in given.items() if is_given]
        if len(both) > 1:
            raise UsageError(f"{both[0]} and {both[1]} exclude each other", "leave one of them out")

    @property
    def is_on_disk(self) -> bool:
        """Whether files are judged as they are, not what is staged or comes from standard input."""
        return self.stdin is None and not self.staged

    @property
    def is_part(self) -> bool:
        """Whether git says which plans are judged, so that there may be none."""
        return self.staged or self.since is not None


class Intake(NamedTuple):
    """What was judged, and the texts that are not those of files on the disk, by path."""

    judged: Sequence[Judged]
    known: Mapping[str, Source] = {}


def names(wanted: Wanted, workspace: Workspace, terms: Terms) -> list[str]:
    """The files to judge as they are shown, in order.

    Raises: UsageError for a path that does not exist, and for what git does not know.
    """
    wanted.refuse_contradictions()
    if wanted.stdin is not None:
        return [wanted.stdin.as_posix()]
    if wanted.staged:
        from acctplan.cli import changes

        found = changes.staged(wanted.paths, workspace, force_exclude=terms.force_exclude)
        return [each.name for each, _ in found]
    return [each.name for each in candidates(wanted, workspace, terms)]


def candidates(wanted: Wanted, workspace: Workspace, terms: Terms) -> list[Candidate]:
    """The files on the disk that are wanted, in order. Raises: as `names`."""
    if wanted.since is None:
        return workspace.find(wanted.paths, force_exclude=terms.force_exclude)
    from acctplan.cli import changes

    return changes.changed(wanted.since, wanted.paths, workspace, force_exclude=terms.force_exclude)


def take(
    wanted: Wanted,
    workspace: Workspace,
    terms: Terms,
    jobs: int | None,
    memory: Memory | None = None,
    *,
    quiet: bool,
) -> Intake:
    """Judge what is wanted, with a progress bar on a terminal unless `quiet`.

    Files on the disk that `memory` knows are not judged again.

    Raises: as `names`, and UsageError if there is no plan among files of which none had to be there.
    """
    wanted.refuse_contradictions()
    number = processes(jobs)
    if wanted.stdin is not None:
        return _take_input(wanted.stdin, workspace, terms)
    if wanted.staged:
        return _take_staged(wanted, workspace, terms, quiet=quiet)
    files = candidates(wanted, workspace, terms)
    judged = _all_of(_outcomes(files, terms, number, memory), len(files), quiet=quiet)
    if memory is not None:
        memory.keep()
    if not any(each.is_plan for each in judged) and not (terms.force_exclude or wanted.is_part):
        message = f"no plan among {len(judged)} Markdown file{'' if len(judged) == 1 else 's'}"
        raise UsageError(
            message, "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        )
    return Intake(judged)


def _outcomes(
    files: Sequence[Candidate], terms: Terms, processes: int, memory: Memory | None
) -> Iterator[Judged]:
    """In order of the files; only what is not remembered is judged, and only then the rules are imported."""
    known = [memory.recall(each) if memory is not None else None for each in files]
    left = [file for file, judged in zip(files, known, strict=True) if judged is None]
    fresh: Iterator[Judged] = iter(())
    if left:
        if terms.pasts and not (terms.select or terms.ignore):
            terms.pasts.begin(each.path for each in left)
        from acctplan.cli.judging import judge_all

        fresh = judge_all(left, terms, processes)
    for file, recalled in zip(files, known, strict=True):
        judged = recalled or next(fresh)
        if memory is not None and recalled is None:
            memory.learn(file, judged)
        yield judged


def _take_staged(wanted: Wanted, workspace: Workspace, terms: Terms, *, quiet: bool) -> Intake:
    from acctplan.cli import changes
    from acctplan.cli.judging import Bench

    files = changes.staged(wanted.paths, workspace, force_exclude=terms.force_exclude)
    outcomes = changes.judge_staged(files, Bench(terms), force_exclude=terms.force_exclude)
    return Intake(_all_of(outcomes, len(files), quiet=quiet), {each.name: text for each, text in files})


def _all_of(outcomes: Iterable[Judged], number: int, *, quiet: bool) -> list[Judged]:
    return list(outcomes if quiet else with_progress(outcomes, "Checking", number))


def _take_input(name: Path, workspace: Workspace, terms: Terms) -> Intake:
    from acctplan.cli.judging import Bench

    text = source.decode(name.as_posix(), sys.stdin.buffer.read(source.MAX_BYTES + 1))
    bench, project, place = Bench(terms), workspace.project_for(name), workspace.cwd / name
    bench.recall([Candidate(place, text.path, project, named=True, in_globs=False)])
    judged = bench.judge_source(text, project, place)
    return Intake([judged], {text.path: text})


def processes(jobs: int | None) -> int:
    """How many processes to use at most. Raises: UsageError for a number below 1."""
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs} is no number of processes", "write 1 or more")
    return jobs or _usable_processors()


def _usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
