"""What `check` remembers of the runs before: files that have not changed are not judged again."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from acctplan.cache.place import FOLDER, Place
from acctplan.cache.shelf import Shelf, label, mark, mark_here, read_shelf, shelf_data
from acctplan.cache.stamp import stamp
from acctplan.cache.verdicts import Verdict, read_verdict, verdict_line
from acctplan.cli.terms import Judged, Terms, Told
from acctplan.workspace import Candidate, Project, Reach, ignored_for, read_bytes

VARIABLE = "ACCTPLAN_CACHE_DIR"
"""Names the folder of the cache, for all repositories."""


class _Key(NamedTuple):
    root: Path
    digest: str


class Memory:
    """The cache of one run: for each configuration a shelf, read when it is first needed and written at the end.

    `chosen` is the folder that a person named, if any.
    """

    def __init__(self, terms: Terms, chosen: Path | None = None) -> None:
        self._terms = terms
        self._chosen = chosen
        self._program = stamp()
        self._shelves: dict[_Key, Shelf] = {}
        self._used: dict[_Key, dict[bytes, bytes]] = {}
        self._new: dict[_Key, dict[bytes, bytes]] = {}
        self._reaches: dict[_Key, Reach] = {}

    def reach(self, root: Path, digest: str) -> Reach | None:
        """What is known of the configuration in a folder, if it was read before: then it has no mistake."""
        return _read_reach(self._shelf(_Key(root, digest)).head)

    def recall(self, candidate: Candidate) -> Judged | None:
        """What was found before in a file with this content; None if nobody knows."""
        key = _key(candidate.project)
        lines = self._shelf(key).lines if key else {}
        data = read_bytes(candidate) if lines else None
        stamp = self._terms.stamp_of(candidate.path)
        if key is None or not isinstance(data, bytes) or stamp is None:
            return None
        name = mark(data, ignored_for(candidate.project, candidate.path), stamp)
        if name not in lines:
            name = mark_here(name, candidate.name)
        verdict = read_verdict(lines[name], candidate.name) if name in lines else None
        judged = self._judged(verdict, candidate) if verdict is not None else None
        if judged is not None:
            self._used.setdefault(key, {})[name] = lines[name]
        return judged

    def learn(self, candidate: Candidate, judged: Judged) -> None:
        """Take note of what was found in a file just now."""
        key = _key(candidate.project)
        if key is not None and judged.mark:
            self._reaches[key] = candidate.project.reach
            new = self._new.setdefault(key, {})
            if judged.is_plan or judged.mark not in new:
                new[judged.mark] = _line(judged)

    def keep(self) -> None:
        """Write what was learned, then what was recalled, and of what else was known as much as there is room for."""
        for key, lines in self._new.items():
            place = self._place(key)
            if place is not None:
                place.prepare()
                used, old = self._used.get(key, {}), self._shelf(key).lines
                name, head = self._label(key, place), json.dumps(self._reaches[key])
                place.write(name, shelf_data(name, head, (*lines.items(), *used.items(), *old.items())))
                self._shelves[key] = Shelf(head, {**old, **lines})
        self._new.clear()

    def _judged(self, verdict: Verdict, candidate: Candidate) -> Judged | None:
        named = candidate.named and not self._terms.force_exclude
        if not verdict.is_plan:
            return None if named else Judged(candidate.name, is_plan=False)
        if verdict.by_name and not named:
            return Judged(candidate.name, is_plan=False)
        told = Told(*verdict.history) if verdict.history else None
        return Judged(candidate.name, True, verdict.draft, verdict.diagnostics, verdict.owner, history=told)

    def _shelf(self, key: _Key) -> Shelf:
        if key not in self._shelves:
            self._shelves[key] = self._read(key)
        return self._shelves[key]

    def _read(self, key: _Key) -> Shelf:
        place = self._place(key)
        if place is None or place.token() is None:
            return Shelf()
        name = self._label(key, place)
        data = place.read(name)
        found = read_shelf(data, name) if data is not None else None
        return found if found is not None else Shelf()

    def _place(self, key: _Key) -> Place | None:
        return place_of(key.root, self._chosen, configured=bool(key.digest))

    def _label(self, key: _Key, place: Place) -> str:
        terms = self._terms
        chosen = (terms.select, terms.ignore)
        return label(self._program, str(terms.today), chosen, key.digest, place.token())


def place_of(root: Path, chosen: Path | None, *, configured: bool) -> Place | None:
    """Where the cache of a folder with plans is: in the chosen folder, else beside the configuration.

    None without either: who has configured nothing does not expect files there.
    """
    if chosen is not None:
        return Place(chosen, chosen=True)
    return Place(root / FOLDER) if configured else None


def chosen_folder() -> Path | None:
    """The folder that the environment names, if it does."""
    named = os.environ.get(VARIABLE)
    return Path(named).absolute() if named else None


def _key(project: Project) -> _Key | None:
    return None if project.digest is None else _Key(project.root, project.digest)


def _line(judged: Judged) -> bytes:
    verdict = Verdict(
        judged.is_plan, judged.by_name, judged.draft, judged.owner, judged.diagnostics, judged.history
    )
    return verdict_line(verdict).encode("ascii")


def _read_reach(head: str) -> Reach | None:
    try:
        plans, ignores = json.loads(head)
        return Reach(_texts(plans), tuple((str(glob), _texts(codes)) for glob, codes in ignores))
    except (ValueError, TypeError, RecursionError):
        return None


def _texts(written: Any) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        raise TypeError(written)
    return tuple(written)
