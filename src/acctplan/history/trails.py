"""From the commits of a branch to what each plan's file held after them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from acctplan.git import Commit, Entry
from acctplan.past import Version


@dataclass(slots=True)
class Trail:
    """What a file held, the newest first; without `blob` where it was deleted. `names` are those it had.

    `before` is the content before the oldest of these states, empty if there was none, None if nothing is known.
    """

    names: list[str]
    states: list[Version] = field(default_factory=list)
    before: str | None = None


class Log:
    """The commits that lead to one, along its first parents.

    `is_unsure` says that they do not go back far enough to know when something was committed that a merge brought.
    """

    def __init__(
        self,
        head: str | None,
        commits: Mapping[str, Commit],
        is_same: Callable[[str, str], bool],
        since: int | None = None,
    ) -> None:
        """`is_same` says whether two contents are the same account's, for a file that was moved and rewritten.

        `since` is the second from which on commits were read, None if all were.
        """
        self._head = head
        self._commits = commits
        self._is_same = is_same
        self._since = since
        self.is_unsure = False

    def line(self) -> Iterator[Commit]:
        """The branch's own commits, the newest first."""
        commit = self._commits.get(self._head or "")
        while commit is not None:
            yield commit
            commit = self._commits.get(commit.parents[0]) if commit.parents else None

    @cached_property
    def start(self) -> int | None:
        """The second since which the line is known: of its oldest commit. None if there is nothing behind it."""
        oldest = deque(self.line(), 1)
        if not oldest:
            return self._since
        return oldest[0].time if oldest[0].parents else None

    def trails(self, names: Iterable[str]) -> Mapping[str, Trail]:
        """The trails of files by the names that they have now."""
        trails = {name: Trail([name]) for name in names}
        current = dict(trails)
        for commit in self.line():
            if not self._is_edit(current, commit):
                for entry in commit.entries:
                    if entry.name in current or entry.name_before in current:
                        self._step(current, commit)
                        break
        return trails

    def _is_edit(self, current: Mapping[str, Trail], commit: Commit) -> bool:
        """Whether a commit only changed one file, as most do: that is noted here, in a third of the time."""
        if len(commit.entries) != 1 or len(commit.parents) != 1:
            return False
        blob, name, blob_before, name_before = commit.entries[0]
        if name != name_before or not blob or not blob_before or blob == blob_before:
            return False
        trail = current.get(name)
        if trail is not None:
            trail.states.append(Version(commit.name, commit.time, name, blob, commit.time))
            trail.before = blob_before
        return True

    def _step(self, current: dict[str, Trail], commit: Commit) -> None:
        """One step back: what files held after a commit, and what they were called before it."""
        followed = [(self._whole(entry, commit), current.pop(entry.name, None)) for entry in commit.entries]
        for entry in commit.entries:
            current.pop(entry.name_before, None)  # moved away: what has its name now came later
        time = commit.time
        for entry, trail in followed:
            if trail is None:
                continue
            current[entry.name_before] = trail
            trail.before = entry.blob_before
            if entry.name != entry.name_before:
                trail.names.append(entry.name_before)
            if entry.blob != entry.blob_before:
                touched = time if len(commit.parents) < 2 else self._touched(trail, time)
                trail.states.append(Version(commit.name, time, entry.name, entry.blob, touched))

    def _whole(self, entry: Entry, commit: Commit) -> Entry:
        """An entry; of a file that is new where another one of the same account was deleted, a move."""
        if not entry.blob_before and entry.name.endswith(".md"):
            for gone in commit.entries:
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
    def _touches(self) -> Mapping[str, Sequence[int]]:
        """When files were changed, by name; merges change nothing of their own."""
        times: dict[str, list[int]] = {}
        for commit in self._commits.values():
            for entry in commit.entries if len(commit.parents) < 2 else ():
                if entry.blob != entry.blob_before:
                    times.setdefault(entry.name, []).append(commit.time)
        return times


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
