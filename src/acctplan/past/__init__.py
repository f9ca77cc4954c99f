"""What one plan was before: its versions, and the plan as it was at a day. Values; who reads git is `history`."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from acctplan.model.plan import Plan
from acctplan.model.row import Row
from acctplan.past.texts import EarlierText
from acctplan.past.trimming import only
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source

_NO_PLAN = frozenset({"AP001", "AP003", "AP004"})
"""Findings that say that a file cannot be read; one that is no plan yet has none of them."""


_LAST_SECOND = 253_402_300_799
"""Of the year 9999; a commit may claim to be later."""


@lru_cache(maxsize=4096)
def day_of(time: int) -> date:
    """The day of a time in seconds of UTC; the first or last one that there is for what lies beyond."""
    return datetime.fromtimestamp(min(max(time, 0), _LAST_SECOND), UTC).date()


@lru_cache(maxsize=256)
def end_of(day: date) -> int:
    """The first second after a day, in UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) + 86_400


class Version(NamedTuple):
    """What a plan's file held from a commit on.

    `commit` and `blob` are full names of git's, `path` what the file was called then, below the repository's root.
    `time` is when the branch got this content, `touched_time` when it was committed first: earlier, if a merge brought
    it. Both are the committer's date, in seconds of UTC.
    """

    commit: str
    time: int
    path: str
    blob: str
    touched_time: int

    @property
    def day(self) -> date:
        """The day on which the branch got this content, in UTC."""
        return day_of(self.time)

    @property
    def touched(self) -> date:
        """The day on which this content was committed first, in UTC."""
        return day_of(self.touched_time)


class Older(NamedTuple):
    """What is known beyond the newest states of a file.

    `start` is the second since which they are all that there were, `before` what the file held until the oldest of
    them: a version of which only content and path are known, or None. `all` gives all states, and the file's names.
    """

    start: int
    before: Version | None
    all: Callable[[], tuple[Sequence[Version], Sequence[str]]]


class Past:
    """The history of one plan along its branch, through renames; a commit that only moved it is no version.

    `unread` are the versions that were asked for and could not be read as a plan.
    """

    def __init__(
        self,
        states: Sequence[Version],
        read: Callable[[str, str], Source],
        names: Sequence[str] = (),
        older: Older | None = None,
        expect: Callable[[Iterable[str]], None] | None = None,
    ) -> None:
        """States, the newest first, without `blob` where the file was not there; `names` are those that it has had.

        `read` gives a content by path and blob, `expect` is told blobs that will be wanted. With `older` these are the
        newest states and names only.
        """
        self.unread: list[Version] = []
        self._states = states
        self._names = names
        self._read = read
        self._older = older
        self._expect = expect
        self._sources: dict[str, Source] = {}
        self._texts: dict[str, EarlierText] = {}
        self._plans: dict[str, dict[frozenset[type[Row]] | None, Plan | None]] = {}

    def through(self, mask: Callable[[Source], Source]) -> "Past":
        """The same history, whose texts are what `mask` makes of them."""
        read = self._read
        return Past(
            self._states, lambda path, blob: mask(read(path, blob)), self._names, self._older, self._expect
        )

    @property
    def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first; never empty."""
        self._reach_back()
        return tuple(state for state in self._states if state.blob)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the file has had, the newest first."""
        self._reach_back()
        return tuple(self._names)

    @property
    def newest(self) -> Version:
        """The version of the newest commit, which the working copy may differ from."""
        found = next((state for state in self._states if state.blob), None)
        return found or self.versions[0]

    @property
    def touched(self) -> date:
        """The day of the last commit that touched the plan."""
        newest = 0
        for state in self._states:
            if state.time <= newest:
                break
            if state.blob:
                newest = max(newest, state.touched_time)
        if self._older and not (self._states and newest >= self._states[-1].time):
            newest = max((version.touched_time for version in self.versions), default=newest)
        return day_of(newest)

    def at(self, day: date) -> Version | None:
        """What the file held at the end of a day; None if it was not there."""
        end = end_of(day)
        place = bisect_left(self._ages, 1 - end)
        if place < len(self._states):
            state = self._states[place]
            return state if state.blob else None
        if self._older and end <= self._older.start:
            self._reach_back()
            return self.at(day)
        return self._older.before if self._older else None

    def since(self, day: date) -> tuple[Version, ...]:
        """The versions of later days, the newest first."""
        end = end_of(day)
        if self._older and end < self._older.start:
            self._reach_back()
        later = self._states[: bisect_left(self._ages, 1 - end)]
        return tuple(later if self._was_always_there else [state for state in later if state.blob])

    def expect(self, versions: Iterable[Version]) -> None:
        """Say which versions will be looked at, so that they are read at once; others may be, too."""
        if self._expect:
            self._expect([version.blob for version in versions])

    def source(self, version: Version) -> Source:
        """The text of a version, under the name that it had."""
        blob = version.blob
        if blob not in self._sources:
            self._sources[blob] = self._read(version.path, blob)
        return self._sources[blob]

    def text(self, version: Version) -> EarlierText:
        """The text of a version, to be looked at before it is read as a plan."""
        blob = version.blob
        if blob not in self._texts:
            self._texts[blob] = EarlierText(self.source(version).text)
        return self._texts[blob]

    def plan(
        self, version: Version, settings: Settings, kinds: frozenset[type[Row]] | None = None
    ) -> Plan | None:
        """The plan of a version as it is read today, at least its tables of these kinds; None if it was none.

        One that could not be read is noted as `unread`: whoever asked goes on without it.
        """
        plans = self._plans.setdefault(version.blob, {})
        for known, plan in plans.items():
            if known is None or (kinds is not None and kinds <= known):
                return plan
        source = self.source(version)
        reading = read_plan(source if kinds is None else only(source, kinds, settings), settings, kinds)
        is_none = any(finding.code in _NO_PLAN for finding in reading.findings) and reading.plan is None
        if is_none and not plans:
            self.unread.append(self._known(version))
        plans[kinds] = reading.plan
        return reading.plan

    def _known(self, version: Version) -> Version:
        """A version with all that is to be known of it."""
        if version.commit:
            return version
        return next((each for each in self.versions if each.blob == version.blob), version)

    def forget(self) -> tuple[Version, ...]:
        """Let go of what was read, as thousands of plans would be held; gives what could not be read."""
        unread = tuple(self.unread)
        self.unread.clear()
        self._plans.clear()
        self._sources.clear()
        self._texts.clear()
        return unread

    def _reach_back(self) -> None:
        if self._older:
            (self._states, self._names), self._older = self._older.all(), None
            for known in ("_ages", "_was_always_there"):
                self.__dict__.pop(known, None)

    @cached_property
    def _ages(self) -> Sequence[int]:
        """The times of the states, negative and so in rising order."""
        return [-state.time for state in self._states]

    @cached_property
    def _was_always_there(self) -> bool:
        return all(state.blob for state in self._states)
