"""From the commits of a branch to what each plan's file held after them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from acctplan.git import Commit, Entry
from acctplan.past import Version

_DAY = 86_400


@dataclass(slots=True)
class Trail:
    """What a file held, the newest first; without `blob` where it was deleted. `names` are those it had.

    `before` is the content before the oldest of these states, empty if there was none, None if nothing is known.
    """

    names: list[str]
    states: list[Version] = field(default_factory=list)
    before: str | None = None


class _Step(NamedTuple):
    """What is looked at together: how a branch went from the commit `before` to another one; empty for the first."""

    commit: Commit
    before: str


class Log:
    """The commits that lead to one, along its first parents.

    They are looked at one by one, or `by_day`: then a file has one state of a day, the last one, but for merges.
    `is_unsure` says that they do not go back far enough to know when something was committed that a merge brought.
    """

    def __init__(
        self,
        head: str | None,
        commits: Mapping[str, Commit],
        entries: Callable[[Iterable[tuple[str, str]]], Mapping[str, Sequence[Entry]]],
        is_same: Callable[[str, str], bool],
        since: int | None = None,
    ) -> None:
        """`entries` are the files that differ between pairs of commits, by the later one's name.

        `is_same` says whether two contents are the same account's, for a file that was moved and rewritten. `since` is
        the second from which on commits were read, None if all were.
        """
        self._head = head
        self._commits = commits
        self._compare = entries
        self._is_same = is_same
        self._since = since
        self.by_day = False
        self.is_unsure = False

    @cached_property
    def line(self) -> Sequence[Commit]:
        """The branch's own commits, the newest first."""
        found = []
        commit = self._commits.get(self._head or "")
        while commit is not None:
            found.append(commit)
            commit = self._commits.get(commit.parents[0]) if commit.parents else None
        return found

    @property
    def start(self) -> int | None:
        """The second since which the line is known: of its oldest commit. None if there is nothing behind it."""
        if not self.line:
            return self._since
        return self.line[-1].time if self.line[-1].parents else None

    def trails(self, names: Iterable[str]) -> Mapping[str, Trail]:
        """The trails of files by the names that they have now."""
        trails = {name: Trail([name]) for name in names}
        current = dict(trails)
        for step in self._steps:
            commit = step.commit
            others = []
            for entry in self._entries.get(commit.name, ()):
                blob, name, blob_before, name_before = entry
                if name != name_before or not blob or not blob_before:
                    others.append(entry)
                elif blob != blob_before and name in current:
                    self._note(current[name], commit, entry)
            if others:
                self._step(current, commit, others)
        return trails

    def _note(self, trail: Trail, commit: Commit, entry: Entry) -> None:
        """What a file held after a commit that changed it, and before."""
        time = commit.time
        touched = time if len(commit.parents) < 2 else self._touched(trail, time)
        trail.states.append(Version(commit.name, time, entry.name, entry.blob, touched))
        trail.before = entry.blob_before

    def _step(self, current: dict[str, Trail], commit: Commit, entries: Sequence[Entry]) -> None:
        """One step back over files that came, went or were moved: what they were called before it."""
        followed = [(self._whole(entry, entries), current.pop(entry.name, None)) for entry in entries]
        for entry in entries:
            current.pop(entry.name_before, None)  # moved away: what has its name now came later
        for entry, trail in followed:
            if trail is None:
                continue
            current[entry.name_before] = trail
            if entry.name != entry.name_before:
                trail.names.append(entry.name_before)
            if entry.blob != entry.blob_before:
                self._note(trail, commit, entry)
            trail.before = entry.blob_before

    def _whole(self, entry: Entry, entries: Sequence[Entry]) -> Entry:
        """An entry; of a file that is new where another one of the same account was deleted, a move."""
        if not entry.blob_before and entry.name.endswith(".md"):
            for gone in entries:
                is_plan = not gone.blob and gone.blob_before and gone.name.endswith(".md")
                if is_plan and self._is_same(entry.blob, gone.blob_before):
                    return entry._replace(name_before=gone.name, blob_before=gone.blob_before)
        return entry

    def _touched(self, trail: Trail, merged: int) -> int:
        """When a content was committed that a merge gave to the branch: on a branch that was merged then."""
        times = [time for name in trail.names for time in self._touches.get(name, ()) if time <= merged]
        self.is_unsure = self.is_unsure or not times
        return max(times, default=merged)

    @cached_property
    def _steps(self) -> Sequence[_Step]:
        """How the branch came about, the newest step first."""
        found: list[_Step] = []
        for commit in self.line:
            before = commit.parents[0] if commit.parents else ""
            if self.by_day and found and before and _is_same_day(found[-1].commit, commit):
                found[-1] = _Step(found[-1].commit, before)
            else:
                found.append(_Step(commit, before))
        return found

    @cached_property
    def _entries(self) -> Mapping[str, Sequence[Entry]]:
        """The files that each step changed, by the name of its commit."""
        return self._compare((step.commit.name, step.before) for step in self._steps)

    @cached_property
    def _touches(self) -> Mapping[str, Sequence[int]]:
        """When files were changed, by name; merges change nothing of their own."""
        own = {commit.name for commit in self.line}
        others = [commit for name, commit in self._commits.items() if name not in own]
        pairs = [(commit.name, next(iter(commit.parents), "")) for commit in others if not _is_merge(commit)]
        times: dict[str, list[int]] = {}
        for name, entries in (*self._entries.items(), *self._compare(pairs).items()):
            commit = self._commits[name]
            for entry in () if _is_merge(commit) else entries:
                if entry.blob != entry.blob_before:
                    times.setdefault(entry.name, []).append(commit.time)
        return times


def _is_merge(commit: Commit) -> bool:
    return len(commit.parents) > 1


def _is_same_day(one: Commit, other: Commit) -> bool:
    """Whether two commits are of one day, and neither is a merge."""
    return one.time // _DAY == other.time // _DAY and not (_is_merge(one) or _is_merge(other))


def in_order(states: Sequence[Version]) -> list[Version]:
    """The states of one file, the newest first, none before the one that it follows.

    A clock may have been wrong: what was committed on top of a state was not there before it.
    """
    times = [state.time for state in states]
    if times == sorted(times, reverse=True):
        return [*states]
    found: list[Version] = []
    latest = 0
    for state in reversed(states):
        latest = max(latest, state.time)
        found.append(state if state.time == latest else state._replace(time=latest))
    return found[::-1]
