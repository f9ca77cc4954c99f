"""Which configuration a file belongs to."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.settings import CONFIG_NAME, PYPROJECT_NAME, Settings, load, load_if_ours
from acctplan.workspace.globs import Globs
from acctplan.workspace.paths import full, kind, shown

CONFIG_NAMES = (CONFIG_NAME, PYPROJECT_NAME)
"""Where settings can be, in the order in which a folder is searched."""


class Project(NamedTuple):
    """A folder of plans under one configuration. `file` is None where defaults apply."""

    root: Path
    file: Path | None
    settings: Settings

    def names_below(self, path: Path) -> Sequence[str] | None:
        """The parts of a path below the root, None if it is not below it."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).parts
        real, root = Path(os.path.realpath(path)), Path(os.path.realpath(self.root))
        return real.relative_to(root).parts if real.is_relative_to(root) else None


class Projects:
    """Finds configurations and remembers them, folder by folder. `fixed` is the one given for everything."""

    def __init__(self, cwd: Path, config: Path | None) -> None:
        self._cwd = cwd
        self._nearest: dict[Path, Project] = {}
        self._own: dict[Path, Project | None] = {}
        self._defaults: dict[Path, Project] = {}
        self._globs: dict[Path, Globs] = {}
        self.fixed = self._given(config) if config is not None else None

    def of_folder(self, folder: Path) -> Project:
        """The nearest configuration at or above the folder, else defaults.

        The search ends with a folder that contains `.git`; that one, else `folder`, is the root of defaults.
        """
        if self.fixed is not None:
            return self.fixed
        if folder not in self._nearest:
            self._nearest[folder] = self._search(folder)
        return self._nearest[folder]

    def at(self, folder: Path) -> Project | None:
        """The configuration in this very folder, if there is one."""
        if folder not in self._own:
            self._own[folder] = self._load(folder)
        return self._own[folder]

    def _search(self, folder: Path) -> Project:
        for above in (folder, *folder.parents):
            own = self.at(above)
            if own is not None:
                return own
            if kind(above / ".git"):
                return self._default(above)
        return self._default(folder)

    def _default(self, root: Path) -> Project:
        return self._defaults.setdefault(root, Project(root, None, Settings.unset()))

    def _load(self, folder: Path) -> Project | None:
        for file in (folder / name for name in CONFIG_NAMES):
            settings = load_if_ours(file, shown(file, self._cwd)) if kind(file) == stat.S_IFREG else None
            if settings is not None:
                return Project(folder, file, settings)
        return None

    def globs(self, project: Project) -> Globs:
        """The patterns of the project's plans."""
        if project.root not in self._globs:
            self._globs[project.root] = Globs(project.settings.plans)
        return self._globs[project.root]

    def in_globs(self, project: Project, path: Path) -> bool:
        """True if the project's patterns bring this file."""
        names = project.names_below(path)
        return names is not None and self.globs(project).match(names)

    def _given(self, config: Path) -> Project:
        file = full(self._cwd, config)
        name = shown(file, self._cwd)
        if not kind(file):
            raise UsageError(f"no such file: '{name}'", f"name an {CONFIG_NAME} or a {PYPROJECT_NAME}")
        if kind(file) == stat.S_IFDIR:
            raise UsageError(f"'{name}' is a folder, not a configuration", f"name the {CONFIG_NAME} in it")
        return Project(file.parent, file, load(file, name))
