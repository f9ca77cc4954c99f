"""Judging many files, in several processes if there are many. Imports all the rules."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from acctplan import source
from acctplan.cache.shelf import mark, mark_here
from acctplan.checker import Judge, check, judge
from acctplan.cli.terms import Judged, Terms, Told
from acctplan.model.words import PlanStatus
from acctplan.past import Past
from acctplan.reader.build import Reading, read_plan
from acctplan.source import Source
from acctplan.workspace import Candidate, Project, ignored_for, looks_like_plan, read_bytes

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

__all__ = ["CHUNK", "Bench", "Judged", "Terms", "judge_all"]

CHUNK = 32
"""Files that one process judges at a time; fewer than two chunks are not worth a second process."""


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
        data = read_bytes(candidate)
        text = source.decode(candidate.name, data) if isinstance(data, bytes) else data
        named = candidate.named and not self.terms.force_exclude
        if text.unreadable or not isinstance(data, bytes):
            if not (candidate.named or candidate.in_globs):
                return Judged(candidate.name, is_plan=False)
            return self.judge_source(text, candidate.project, candidate.path)
        stamp = self.terms.stamp_of(candidate.path)
        ignored = ignored_for(candidate.project, candidate.path)
        marked = b"" if stamp is None else mark(data, ignored, stamp)
        is_like_plan = looks_like_plan(text.text)
        if not named and not is_like_plan:
            return Judged(candidate.name, is_plan=False, mark=marked)
        judged = self.judge_source(text, candidate.project, candidate.path)
        if judged.by_path and marked:
            marked = mark_here(marked, candidate.name)
        return judged._replace(mark=marked, by_name=not is_like_plan)

    def judge_source(self, source: Source, project: Project, path: Path) -> Judged:
        """Judge a text as if it were the file `path`."""
        reading = read_plan(source, project.settings)
        ignored, past = ignored_for(project, path), self.past_of(path)
        found = check(reading, source, self.judge_for(project), self.terms.today, ignored, past)
        draft = reading.plan is not None and reading.plan.status is PlanStatus.DRAFT
        owner = _owner(reading) if found else ""
        by_path = reading.plan is not None and not reading.plan.front.account
        judged = Judged(source.path, True, draft, tuple(found), owner, by_path=by_path)
        return judged._replace(history=self._told(reading, path, past)) if self.terms.pasts else judged

    def _told(self, reading: Reading, path: Path, past: Past | None) -> Told | None:
        """What the history says of a plan; None for one that has none to judge."""
        if reading.plan is None or reading.plan.status is PlanStatus.ARCHIVED or not self.terms.pasts:
            return None
        reason = self.terms.pasts.why_not(path)
        unread = past.forget() if past else ()
        days = tuple(f"{version.day} ({version.commit[:10]})" for version in unread)
        return None if reason is None and past is None else Told(reason, days)

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
    with _without_collector():
        bench.recall(candidates)
    processes = min(jobs, len(candidates) // CHUNK)
    if processes < 2:
        yield from map(bench.judge_candidate, candidates)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, process_context(), _Worker.prepare, (terms, candidates)) as pool:
        for judged in pool.map(_Worker.judge, range(0, len(candidates), CHUNK)):
            yield from judged


def _owner(reading: Reading) -> str:
    if reading.plan is None:
        return ""
    front = reading.plan.front
    people = reading.plan.roster.split(front.csm or front.account_executive)
    return ", ".join(person.name for person in people)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Do not search for reference cycles; what was made and imported by then is left out of later searches, too.

    `cli.main` makes them rare: one among a history's hundred thousand commits costs as much as judging ten plans.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def process_context() -> "BaseContext":
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
