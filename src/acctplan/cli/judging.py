"""Judging many files, in several processes if there are many."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from acctplan.checker import Judge, check, judge
from acctplan.diagnostic import Diagnostic
from acctplan.model.words import PlanStatus
from acctplan.past import Past, Version
from acctplan.reader.build import Reading, read_plan
from acctplan.source import Source
from acctplan.workspace import Candidate, Project, ignored_for, looks_like_plan, read

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

CHUNK = 32
"""Files that one process judges at a time; fewer than two chunks are not worth a second process."""


class Pasts(Protocol):
    """The history of the plans of one run."""

    def learn(self, files: Mapping[str, Path]) -> None:
        """Read the history of files, by the names that they are shown by; those that are known stay."""

    def of(self, path: Path) -> Past | None:
        """The history of one plan, if it is known."""


class Terms(NamedTuple):
    """What one run judges by, besides the settings of each file."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force_exclude: bool = False
    pasts: Pasts | None = None


class Judged(NamedTuple):
    """One file's outcome; `is_plan` is False for a Markdown file that was skipped.

    `owner` names who answers for the plan at our side: its `csm`, or else its `account_executive`. `recalls`
    says that its past counts; `unread` are earlier versions that it could not be compared with, as they cannot be read.
    """

    path: str
    is_plan: bool
    draft: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    owner: str = ""
    recalls: bool = False
    unread: tuple[Version, ...] = ()


@dataclass
class Bench:
    """Judges files one by one; binds the settings of each project once."""

    terms: Terms
    _judges: dict[Path, Judge] = field(default_factory=dict)

    def judge_for(self, project: Project) -> Judge:
        """The judge of a project; raises UsageError for a setting that no rule takes."""
        key = project.file or project.root
        if key not in self._judges:
            self._judges[key] = judge(project.settings, self.terms.select, self.terms.ignore)
        return self._judges[key]

    def recall(self, candidates: Sequence[Candidate]) -> None:
        """Learn the history of those files whose settings ask for it, if it counts in this run."""
        if self.terms.pasts:
            wanted = {each.name: each.path for each in candidates if self.judge_for(each.project).recalls}
            self.terms.pasts.learn(wanted)

    def judge_candidate(self, candidate: Candidate) -> Judged:
        """Read and judge one file, or skip it if nobody named it and it is no plan."""
        source = read(candidate)
        named = candidate.named and not self.terms.force_exclude
        if source.unreadable and not (candidate.named or candidate.in_globs):
            return Judged(candidate.name, is_plan=False)
        if not source.unreadable and not named and not looks_like_plan(source.text):
            return Judged(candidate.name, is_plan=False)
        return self.judge_source(source, candidate.project, candidate.path)

    def judge_source(self, source: Source, project: Project, path: Path) -> Judged:
        """Judge a text as if it were the file `path`."""
        reading = read_plan(source, project.settings)
        ignored, past = ignored_for(project, path), self.past_of(path)
        found = check(reading, source, self.judge_for(project), self.terms.today, ignored, past)
        draft = reading.plan is not None and reading.plan.status is PlanStatus.DRAFT
        return Judged(
            source.path,
            is_plan=True,
            draft=draft,
            diagnostics=tuple(found),
            owner=_owner(reading) if found else "",
            recalls=reading.plan is not None and reading.plan.status is not PlanStatus.ARCHIVED,
            unread=past.forget() if past else (),
        )

    def past_of(self, path: Path) -> Past | None:
        """What the history tells of a plan, if that counts in this run and is known."""
        return self.terms.pasts.of(path) if self.terms.pasts else None


def judge_all(candidates: Sequence[Candidate], terms: Terms, jobs: int) -> Iterator[Judged]:
    """Judge files, in their order, in `jobs` processes at most.

    Raises: UsageError for settings that no rule takes, before any file is judged.
    """
    bench = Bench(terms)
    for candidate in candidates:
        bench.judge_for(candidate.project)
    bench.recall(candidates)
    _spare_the_collector()
    processes = min(jobs, len(candidates) // CHUNK)
    if processes < 2:
        yield from map(bench.judge_candidate, candidates)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, _context(), _Worker.prepare, (terms, candidates)) as pool:
        for judged in pool.map(_Worker.judge, range(0, len(candidates), CHUNK)):
            yield from judged


def _owner(reading: Reading) -> str:
    if reading.plan is None:
        return ""
    front = reading.plan.front
    people = reading.plan.roster.split(front.csm or front.account_executive)
    return ", ".join(person.name for person in people)


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spare_the_collector() -> None:
    """Leave what was imported out of the search for reference cycles; `cli.main` makes that search rare."""
    gc.freeze()


def _context() -> "BaseContext":
    """Forked processes start with everything imported and at hand; elsewhere each gets its own."""
    import multiprocessing

    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


class _Worker:
    """What one worker process knows: set once, when it starts."""

    bench: ClassVar[Bench]
    candidates: ClassVar[Sequence[Candidate]]

    @classmethod
    def prepare(cls, terms: Terms, candidates: Sequence[Candidate]) -> None:
        cls.bench, cls.candidates = Bench(terms), candidates

    @classmethod
    def judge(cls, start: int) -> list[Judged]:
        return [cls.bench.judge_candidate(each) for each in cls.candidates[start : start + CHUNK]]
