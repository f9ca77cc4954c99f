"""The history of plans, read from git in one pass for all of them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from acctplan import git, source
from acctplan.errors import UsageError
from acctplan.files import RealPlaces
from acctplan.history.trails import Log, Trail, in_order
from acctplan.past import Older, Past, Version, day_of, end_of
from acctplan.pattern import Pattern
from acctplan.source import MAX_BYTES, Source, Unreadable

_ACCOUNT = Pattern(r"(?m)^account:[ \t]*(\S[^\r\n]*)")
_HEAD = 4000
_EACH = 2_000
"""Of more commits than that, those of a day are looked at together, if that will do."""


class Moment(NamedTuple):
    """A commit with the day of its committer's date, in UTC."""

    name: str
    day: date


class Begun(NamedTuple):
    """The commits since a second, for which git was asked in the background."""

    since: int
    commits: git.Begun


class History:
    """What a repository's history tells of plans."""

    def __init__(self, repository: git.Repository) -> None:
        self.repository = repository
        self._contents = git.Contents(repository, MAX_BYTES)
        self._wanted: frozenset[str] = frozenset()
        self._trails: dict[str, Trail] = {}
        self._by_day = False
        self._begun: Begun | None = None

    @classmethod
    def of(cls, folder: Path) -> "History":
        """The history of the repository that a folder is in.

        Raises: UsageError if there is no git program, no repository, or one that git refuses to read.
        """
        return cls(git.repository_of(folder))

    @staticmethod
    def begin(root: Path, since: date) -> Begun | None:
        """Ask in the background for what `pasts` will want to know of a repository since a day; None if one cannot."""
        start = _start_of(since)
        with suppress(UsageError, OSError):
            return Begun(start, git.begin_commits(root, start))
        return None

    def take(self, begun: Begun) -> None:
        """Use what was asked in the background of this repository."""
        self._begun = begun

    @cached_property
    def head(self) -> str | None:
        """The full name of the commit that is checked out; None before the first one."""
        return git.commit_or_none(self.repository, "HEAD")

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history here ends early, so that older days are not to be known."""
        return git.is_shallow(self.repository)

    def commit(self, ref: str) -> Moment:
        """The commit that a branch, a tag or a name leads to. Raises: UsageError if it leads to none."""
        name = git.commit_of(self.repository, ref)
        return Moment(name, day_of(git.time_of(self.repository, name)))

    def on(self, day: date) -> Moment | None:
        """The commit that this branch was at, at the end of a day; None if it had none yet."""
        moments = (Moment(each.name, day_of(each.time)) for each in self._whole.line)
        return next((each for each in moments if each.day <= day), None)

    def files(self, commit: str) -> dict[str, str]:
        """The regular files of a commit: the names of their contents by path below the repository's root."""
        return git.files_at(self.repository, commit)

    def sources(self, files: Iterable[tuple[str, str]]) -> Iterator[Source]:
        """Texts by path and name of the content, in their order."""
        for path, blob in files:
            yield self.source(path, blob)

    def source(self, path: str, blob: str) -> Source:
        """One text by path and name of the content; what this clone lacks is unreadable."""
        found = self._contents.blob(blob)
        if found is None:
            return Source(path, "", Unreadable("is not in this clone", "fetch it: git fetch origin"))
        if found.size > MAX_BYTES:
            return source.too_large(path, found.size)
        return source.decode(path, found.data)

    def pasts(
        self, paths: Sequence[Path], until: date, since: date | None = None, *, by_day: bool = False
    ) -> dict[Path, Past]:
        """The history of files up to the end of a day, by path; those without any are not among them.

        Along the branch as it was: of what a merge brought, only the outcome is a version. With `since`, what was
        before that day is read when it is asked for; `by_day` then allows that of more than 2,000 commits, only what a
        file held at the end of a day is a version. Nothing is known in a shallow clone, where dates are wrong.
        """
        if self.head is None or self.is_shallow:
            return {}
        end = end_of(until)
        names = _names(paths, self.repository.root)
        self._by_day = by_day
        start, trails = self._newest(frozenset(names.values()), since) if since else (None, None)
        if trails is None:
            trails = self._whole.trails(names.values())
        found = {}
        for path, name in names.items():
            trail = trails[name]
            states = in_order([state for state in trail.states if state.time < end])
            older = None if start is None else self._older(trail, name, start, end)
            if any(state.blob for state in states) or (older and _was_there(older, later=bool(trail.states))):
                found[path] = Past(states, self.source, trail.names, older, self._contents.expect)
        return found

    def _older(self, trail: Trail, name: str, start: int, end: int) -> Older:
        """What a file held before the states of its trail, on the line of commits since a second."""
        blob = self._files.get(name) if trail.before is None else trail.before
        before = Version("", 0, trail.names[-1], blob, 0) if blob else None
        return Older(start, before, partial(self._all_until, end, name))

    @cached_property
    def _files(self) -> Mapping[str, str]:
        return self.files(self.head) if self.head else {}

    def _all_until(self, end: int, name: str) -> tuple[Sequence[Version], Sequence[str]]:
        """All that a file held until a second, by its name of today."""
        if name not in self._trails:
            self._trails.update(self._whole.trails(self._wanted | {name}))
        trail = self._trails[name]
        return in_order([state for state in trail.states if state.time < end]), trail.names

    def _newest(self, names: frozenset[str], since: date) -> tuple[int | None, Mapping[str, Trail] | None]:
        """The trails since a day, and the second since which they are known, None if that is ever since.

        No trails if that is too short a time: to tell when a merged content was committed, or because most files were
        not touched in it, so that one will ask for older days.
        """
        self._wanted |= names
        log = self._log(_start_of(since))
        trails = log.trails(names)
        quiet = sum(not trail.states for trail in trails.values())
        return (None, None) if log.is_unsure or quiet > len(trails) / 2 else (log.start, trails)

    @cached_property
    def _whole(self) -> Log:
        return self._log(None)

    def _log(self, since: int | None) -> Log:
        """The commits since a second, or all."""
        begun, self._begun = self._begun, None
        ahead = begun.commits if begun and begun.since == since else None
        commits = git.commits(self.repository, self.head, since, ahead) if self.head else {}
        log = Log(self.head, commits, partial(git.entries, self.repository), self._is_same, since)
        log.by_day = self._by_day and len(log.line) > _EACH
        return log

    def _is_same(self, one: str, other: str) -> bool:
        """Whether two contents are plans of one account, by the lines that name it."""
        accounts = [_ACCOUNT.search(self.source("", blob).text[:_HEAD]) for blob in (one, other)]
        return all(accounts) and len({each[1].strip(" \t\"'").casefold() for each in accounts if each}) == 1


def _was_there(older: Older, *, later: bool) -> bool:
    """Whether a file was there before its newest states; if these came later than the day that is asked for, by all."""
    return older.before is not None or (later and any(state.blob for state in older.all()[0]))


def _start_of(day: date) -> int:
    """The first second of a day in UTC, or of all time for git."""
    return max(end_of(day) - 86_400, 0)


def _names(paths: Iterable[Path], root: Path) -> dict[Path, str]:
    """The names of files in their repository; empty for those that are outside."""
    places, above = RealPlaces(), f"{str(root).rstrip(os.sep)}{os.sep}"
    real = {path: places.of(path) for path in paths}
    return {
        path: place.removeprefix(above).replace(os.sep, "/") if place.startswith(above) else ""
        for path, place in real.items()
    }
