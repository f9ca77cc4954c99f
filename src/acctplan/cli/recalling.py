"""What `check` knows of the history of plans, and what it says where it knows none."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from acctplan.cache.repository import root_above, standing
from acctplan.cli.terms import Judged
from acctplan.errors import UsageError
from acctplan.files import RealPlaces

if TYPE_CHECKING:
    from acctplan.history import Begun
    from acctplan.past import Past

_READ_AT_ONCE = timedelta(days=192)
"""How far back rules look as a rule: two quarters and a week. What is older is read when one asks for it."""

_WHOLE = "fetch its history: git fetch --unshallow; in CI fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"
_NOWHERE = "no repository"
_NAMED = 3


class Recall:
    """The history of the plans of one run, up to its day. Git is asked once for all plans of a repository."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._since = today - _READ_AT_ONCE
        self._pasts: dict[Path, Past] = {}
        self._stamps: dict[str, str | None] = {}
        self._real = RealPlaces()
        self._places: dict[str, Path] = {}
        self._why_not: dict[Path, str] = {}
        self._above: dict[str, Path | None] = {}
        self._begun: dict[Path, Begun] = {}

    def begin(self, paths: Iterable[Path]) -> None:
        """Ask git in the background for what `learn` will want to know of files, while rules are imported."""
        from acctplan.history import History

        for root in {self._root_of(path) for path in paths}:
            begun = History.begin(root, self._since) if root else None
            if root and begun:
                self._begun[root] = begun

    def learn(self, files: Mapping[str, Path]) -> None:
        """Read the history of files, by the names that they are shown by; those that are known stay."""
        new = {name: path for name, path in files.items() if name not in self._places}
        self._places.update(new)
        roots: dict[Path, list[Path]] = {}
        for path in new.values():
            root = self._root_of(path)
            if root is None:
                self._why_not[path] = "there is no git repository here"
            else:
                roots.setdefault(root, []).append(path)
        for root, paths in roots.items():
            reason = self._read(root, paths)
            self._why_not.update((path, reason) for path in paths if path not in self._pasts)
        self._begun.clear()

    def of(self, path: Path) -> "Past | None":
        """The history of one plan, if it is known."""
        return self._pasts.get(path)

    def why_not(self, path: Path) -> str | None:
        """Why the history of a plan that was asked for is not known, empty if the plan was never committed."""
        return self._why_not.get(path)

    def stamp(self, path: Path) -> str | None:
        """What the history of a file depends on: where its repository stands, and its name there."""
        folder, _, name = self._real.of(path).rpartition(os.sep)
        if folder not in self._stamps:
            self._stamps[folder] = _stamp(Path(folder + os.sep))
        stamp = self._stamps[folder]
        return f"{stamp}{name}" if stamp and stamp != _NOWHERE else stamp

    def notes(self, judged: Sequence[Judged]) -> list[str]:
        """What could not be judged of these plans and why, a line each: one for all plans of a reason."""
        plans = [(each.path, each.history) for each in judged if each.history]
        reasons: dict[str, list[str]] = {}
        for path, told in plans:
            if told.unknown is not None:
                reasons.setdefault(told.unknown, []).append(path)
        return [_unjudged(reason, names, len(plans), self._today) for reason, names in reasons.items()] + [
            f"the history of {path} is judged without {day}: the plan cannot be read as it was then"
            for path, told in plans
            for day in told.unread
        ]

    def _root_of(self, path: Path) -> Path | None:
        """The repository that a file is in, wherever links lead to it."""
        folder = self._real.of(path).rpartition(os.sep)[0]
        if folder not in self._above:
            self._above[folder] = root_above(Path(folder + os.sep))
        return self._above[folder]

    def _read(self, root: Path, paths: Sequence[Path]) -> str:
        """Learn the history of files of one repository; why that cannot be, or nothing if some are not committed."""
        from acctplan.history import History

        try:
            history = History.of(root)
            if history.repository.root != root:
                return "git takes another folder for the repository"
            if history.head is None:
                return "this branch has no commit yet"
            if history.is_shallow:
                return f"this clone is shallow, so that its dates are wrong; {_WHOLE}"
            if begun := self._begun.get(root):
                history.take(begun)
            self._pasts.update(history.pasts(paths, self._today, self._since, by_day=True))
        except UsageError as error:
            return f"{error.message}; {error.hint}"
        return ""


def _stamp(folder: Path) -> str | None:
    """What the stamps of the files in a folder begin with: where its repository stands, and its name there."""
    root = root_above(folder)
    if root is None:
        return _NOWHERE
    state, name = standing(root), folder.relative_to(root).as_posix()
    return f"{state} {'' if name == '.' else f'{name}/'}" if state else None


def _unjudged(reason: str, names: Sequence[str], plans: int, today: date) -> str:
    if reason:
        return f"plans are judged without their history (AP7xx): {reason}"
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    if plans == 1:
        return f"{shown} has no commit up to {today}, so nothing of its history is judged (AP7xx)"
    one = len(names) == 1
    have = f"{len(names)} of {plans} plans {'has' if one else 'have'}"
    return (
        f"{have} no commit up to {today}, so nothing of {'its' if one else 'their'} history (AP7xx): {shown}"
    )
