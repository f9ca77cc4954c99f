"""The files below a folder that patterns bring."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from acctplan.workspace.globs import Globs, States
from acctplan.workspace.projects import CONFIG_NAMES, Project, Projects

_NEVER = frozenset({".git", "node_modules", "__pycache__", ".venv", "venv"})
"""Folders that hold other people's files, whatever the patterns say."""


class Found(NamedTuple):
    """A regular file; `real` is its path without symlinks, the same for all names of a file."""

    path: str
    real: str
    project: Project


@dataclass(frozen=True)
class _Folder:
    path: str
    project: Project
    globs: Globs
    states: States


class Walk:
    """Finds files below one folder. Folders that cannot be listed, pipes and devices are passed over.

    With `everywhere` the walk also goes where the patterns cannot match, to find configurations there: each
    brings its own patterns for the folder that it lies in. Symlinks are followed to places below the folder.
    """

    def __init__(self, projects: Projects, folder: Path, *, everywhere: bool) -> None:
        self._projects = projects
        self._everywhere = everywhere and projects.fixed is None
        self._top = str(folder)
        self._fence = os.path.realpath(folder)
        self._seen: set[tuple[str, States, Path]] = set()

    @staticmethod
    def passes_over(folders: Iterable[str]) -> bool:
        """Whether one of these folders is never entered."""
        return not _NEVER.isdisjoint(folders)

    def files(self, project: Project, globs: Globs, states: States) -> Iterator[Found]:
        """The files in no particular order; the same file may come twice under two names."""
        waiting = [_Folder(self._top, project, globs, states)]
        while waiting:
            folder = waiting.pop()
            real = os.path.realpath(folder.path)
            key = (real, folder.states, folder.project.root)
            if key in self._seen:
                continue
            self._seen.add(key)
            entries = _entries(folder.path)
            folder = self._with_own_settings(folder, entries)
            for entry in entries:
                states = folder.globs.step(folder.states, entry.name)
                kind = self._kind(entry)
                if kind == stat.S_IFDIR and self._enters(entry.name, states):
                    waiting.append(replace(folder, path=entry.path, states=states))
                elif kind == stat.S_IFREG and folder.globs.accepts(states):
                    linked = entry.is_symlink()
                    place = (
                        os.path.realpath(entry.path)
                        if linked
                        else f"{real.rstrip(os.sep)}{os.sep}{entry.name}"
                    )
                    yield Found(entry.path, place, folder.project)

    def _with_own_settings(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> _Folder:
        if self._projects.fixed is not None or folder.path == self._top:
            return folder
        if not any(entry.name in CONFIG_NAMES for entry in entries):
            return folder
        own = self._projects.at(Path(folder.path))
        if own is None:
            return folder
        globs = self._projects.globs(own)
        return _Folder(folder.path, own, globs, globs.start())

    def _enters(self, name: str, states: States) -> bool:
        return name not in _NEVER and (bool(states) or (self._everywhere and not name.startswith(".")))

    def _kind(self, entry: os.DirEntry[str]) -> int:
        """The file type of an entry or of what it links to; 0 for a link out of the folder or to nowhere."""
        try:
            if not entry.is_symlink():
                return stat.S_IFDIR if entry.is_dir() else stat.S_IFREG if entry.is_file() else 0
            target = os.path.realpath(entry.path)
            inside = target.startswith(self._fence.rstrip(os.sep) + os.sep)
            return stat.S_IFMT(Path(target).stat().st_mode) if inside else 0
        except OSError:
            return 0


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
