"""What plans were before: at a commit, at the end of a day, or at their last review."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from acctplan.cli.options import parse_day
from acctplan.errors import UsageError
from acctplan.files import RealPlaces
from acctplan.git.asking import DEEPER
from acctplan.history import History, Moment
from acctplan.model.plan import Plan
from acctplan.past import Past, Version
from acctplan.past.reviews import end_of_reviewed
from acctplan.source import Source

LAST_REVIEW = "last-review"
_BEFORE = timedelta(days=8)
"""Something is committed every week: what was there on a day is then known without what is older."""

_HINT = "name a day, a tag or a commit, like 2026-09-30"


class Earlier(NamedTuple):
    """A plan's file as it was. `what` is what the day is, `commit` that of a ref; `past` is its history, if known.

    `blob` is the name of its content, `path` what it was called then below the repository's root; both are empty if
    it was not there.
    """

    day: date
    what: str
    commit: str | None
    past: Past | None
    path: str = ""
    blob: str = ""

    @property
    def was_there(self) -> bool:
        """Whether there was such a file then."""
        return bool(self.blob)

    def since(self) -> Sequence[Version]:
        """The versions that came later, the oldest first; of a ref, also those of its own day."""
        if self.past is None:
            return ()
        if self.commit is None:
            return self.past.since(self.day)[::-1]
        later = takewhile(self._is_later, self.past.since(self.day - timedelta(days=1)))
        return tuple(later)[::-1]

    def _is_later(self, version: Version) -> bool:
        return version.day > self.day or (version.day == self.day and version.blob != self.blob)


class Archive:
    """The histories of the plans of one run, up to its day; git is asked once for all plans of a repository.

    `since` is a ref, a day, `last-review`, or None for the last review. Raises: UsageError for what is no ref.
    """

    def __init__(self, since: str | None, today: date) -> None:
        self._since, self._today = since, today
        self._day = _day(since)
        self._real = RealPlaces()
        self._pasts: dict[Path, Past] = {}
        self._history_of = cache(History.of)
        self._trees: dict[Path, tuple[Moment, dict[str, str]]] = {}
        self._homes: dict[Path, History] = {}
        self._masks: Mapping[Path, Callable[[Source], Source]] = {}

    def learn(self, paths: Sequence[Path]) -> None:
        """Read the history of files. Raises: UsageError if one of them is in no repository, or in a shallow one."""
        homes: dict[Path, tuple[History, list[Path]]] = {}
        for path in paths:
            history = self._history_of(Path(self._real.of(path)).parent)
            homes.setdefault(history.repository.root, (history, []))[1].append(path)
        for history, files in homes.values():
            if history.head is None:
                raise UsageError(
                    "this branch has no commit yet", "commit the plans first: git add, git commit"
                )
            if history.is_shallow and self._ref is None:
                message = "this clone is shallow: how plans were on a day is not to be known"
                raise UsageError(message, DEEPER)
            self._pasts.update(history.pasts(files, self._today, self._start(history)))
            self._homes.update(dict.fromkeys(files, history))

    def mask(self, masks: Mapping[Path, Callable[[Source], Source]]) -> None:
        """Give texts of files through what masks them, in the histories that were learnt as well."""
        self._masks = masks
        self._pasts = {
            path: past.through(masks[path]) if path in masks else past for path, past in self._pasts.items()
        }

    def _start(self, history: History) -> date | None:
        """From when on history is read at once: a week before the day that is asked for, if it is known yet."""
        day = self._tree(history, self._ref)[0].day if self._ref is not None else self._day
        return day - _BEFORE if day and day.year > 1970 else None

    def history_of(self, path: Path) -> History:
        """The history of the repository that a file is in; it was learnt."""
        return self._homes[path]

    def past_of(self, path: Path) -> Past | None:
        """The history of one file; None if it was never committed."""
        return self._pasts.get(path)

    @property
    def asks_the_plan(self) -> bool:
        """Whether the plan has to be read to know the day."""
        return self._ref is None and self._day is None

    def of(self, path: Path, plan: Plan | None = None) -> Earlier:
        """What a file was; `plan` is what it is, for the day of its last review.

        Raises: UsageError for a plan that does not say when that was.
        """
        if self._ref is not None:
            return self._at_commit(path, self._ref)
        day, what = (self._day, "") if self._day else _last_review(plan, self._today)
        past = self.past_of(path)
        version = past.at(day) if past else None
        if version is None:
            return Earlier(day, what, None, past)
        return Earlier(day, what, None, past, version.path, version.blob)

    def source(self, path: Path, earlier: Earlier) -> Source:
        """The text then."""
        found = self._homes[path].source(earlier.path, earlier.blob)
        return self._masks[path](found) if path in self._masks else found

    @property
    def _ref(self) -> str | None:
        return None if self._since in (None, LAST_REVIEW) or self._day else self._since

    def _at_commit(self, path: Path, ref: str) -> Earlier:
        past, history = self.past_of(path), self._homes[path]
        moment, files = self._tree(history, ref)
        own = Path(self._real.of(path)).relative_to(history.repository.root).as_posix()
        names = past.names if past and own not in files else (own,)
        name = next((each for each in names if each in files), "")
        return Earlier(moment.day, ref, moment.name[:10], past, name, files.get(name, ""))

    def gone(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Earlier]]:
        """The Markdown files that were there then and are under no name among these now; none for last reviews."""
        known = {self.of(path).path for path in paths} if not self.asks_the_plan else set()
        for history in {each.repository.root: each for each in self._homes.values()}.values():
            for path, earlier in self._all_of(history):
                if earlier.path not in known and not os.path.lexists(path):
                    yield path, earlier

    def all_then(self, folder: Path) -> Iterator[tuple[Path, Earlier]]:
        """The Markdown files that were there then in the repository of a folder; none for last reviews."""
        yield from self._all_of(self._history_of(Path(os.path.realpath(folder))))

    def _all_of(self, history: History) -> Iterator[tuple[Path, Earlier]]:
        moment = self._moment(history)
        if moment is None:
            return
        for name, blob in history.files(moment.name).items():
            if name.endswith(".md"):
                path = history.repository.root / name
                self._homes.setdefault(path, history)
                yield path, Earlier(moment.day, self._ref or "", None, None, name, blob)

    def _moment(self, history: History) -> Moment | None:
        """The commit that everything is compared with, if that is one."""
        if self._ref is not None:
            return self._tree(history, self._ref)[0]
        return history.on(self._day) if self._day else None

    def _tree(self, history: History, ref: str) -> tuple[Moment, dict[str, str]]:
        """The commit of a ref, and the files that it holds; both are asked for once."""
        root = history.repository.root
        if root not in self._trees:
            moment = history.commit(ref)
            self._trees[root] = moment, history.files(moment.name)
        return self._trees[root]


def is_same_content(source: Source, blob: str) -> bool:
    """Whether a file holds the very bytes of a content that git keeps."""
    data = source.data
    kind = "sha1" if len(blob) == 40 else "sha256"
    digest = hashlib.new(kind, b"blob %d\0%b" % (len(data), data), usedforsecurity=False)
    return digest.hexdigest() == blob


def _day(since: str | None) -> date | None:
    """The day, if it is one and not the name of a commit."""
    if since is None or len(since) != 10 or since.count("-") != 2 or not since.replace("-", "").isdecimal():
        return None
    try:
        return parse_day(since)
    except UsageError as error:
        raise UsageError(error.message, _HINT) from error


def _last_review(plan: Plan | None, today: date) -> tuple[date, str]:
    """The day of the last review: as the plan says, else the end of the last quarter that it has reviewed."""
    review = plan.front.review if plan else None
    if review and review.last:
        if review.last > today:
            raise UsageError(f"the last review, {review.last}, is after {today}", _HINT)
        return review.last, "last review"
    last = end_of_reviewed(plan, today) if plan else None
    if last is None:
        raise UsageError(
            "the plan does not say when the last review was", f"write review.last in it, or {_HINT}"
        )
    return last, "end of the last quarter with a review"
