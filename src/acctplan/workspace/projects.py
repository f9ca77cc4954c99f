"""Which configuration a file belongs to."""

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from acctplan import source
from acctplan.config_names import CONFIG_NAME, DEFAULT_PLANS, MAX_CONFIG_BYTES, PYPROJECT_NAME
from acctplan.errors import UsageError
from acctplan.workspace.globs import Globs
from acctplan.workspace.paths import full, kind, shown

if TYPE_CHECKING:
    from acctplan.settings import Settings

CONFIG_NAMES = (CONFIG_NAME, PYPROJECT_NAME)
"""Where settings can be, in the order in which a folder is searched."""


class Reach(NamedTuple):
    """What of the settings says which files are plans, and which codes are left out for some of them."""

    plans: tuple[str, ...] = DEFAULT_PLANS
    ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()


Recall = Callable[[Path, str], Reach | None]
"""From a folder and the digest of its configuration to what is known of it: that it has no mistake, and its reach."""


def recall_nothing(_root: Path, _digest: str) -> None:
    """Nothing is known of any configuration."""


@dataclass(frozen=True, eq=False)
class Project:
    """A folder of plans under one configuration. `file` is None where defaults apply.

    `digest` stands for the content of the configuration; empty for defaults, None if it is not known. `settings`
    are made when they are first asked for, which takes longer than finding a thousand files.
    """

    root: Path
    file: Path | None
    make: Callable[[], "Settings"] = field(repr=False)
    reach: Reach = field(default_factory=Reach)
    digest: str | None = ""

    @classmethod
    def unset(cls, root: Path) -> "Project":
        """A folder for which defaults apply."""
        return cls(root, None, _unset)

    @cached_property
    def settings(self) -> "Settings":
        """What the configuration says."""
        return self.make()

    def names_below(self, path: Path) -> Sequence[str] | None:
        """The parts of a path below the root, None if it is not below it."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).parts
        real, root = Path(os.path.realpath(path)), Path(os.path.realpath(self.root))
        return real.relative_to(root).parts if real.is_relative_to(root) else None


def _unset() -> "Settings":
    from acctplan.settings import Settings  # noqa: PLC0415 - imports pydantic

    return Settings.unset()


def _parse(text: str, name: str, in_table: bool) -> "Settings":
    from acctplan.settings import parse  # noqa: PLC0415 - imports pydantic

    return parse(text, name, in_table=in_table)


def _same(settings: "Settings") -> "Settings":
    return settings


def _reach(settings: "Settings") -> Reach:
    return Reach(settings.plans, tuple(settings.rules.per_file_ignores.items()))


class Projects:
    """Finds configurations and remembers them, folder by folder. `fixed` is the one given for everything."""

    def __init__(self, cwd: Path, config: Path | None, recall: Recall = recall_nothing) -> None:
        self._cwd = cwd
        self._recall = recall
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
        return self._defaults.setdefault(root, Project.unset(root))

    def _load(self, folder: Path) -> Project | None:
        for file in (folder / name for name in CONFIG_NAMES):
            project = self._read(file, must_be_ours=False) if kind(file) == stat.S_IFREG else None
            if project is not None:
                return project
        return None

    def _read(self, file: Path, *, must_be_ours: bool) -> Project | None:
        """The project of a configuration; None for a `pyproject.toml` that is not about this tool."""
        name, in_table = shown(file, self._cwd), file.name == PYPROJECT_NAME
        read = source.read(file, name, MAX_CONFIG_BYTES)
        if in_table and not must_be_ours and "acctplan" not in read.text:
            return None
        digest = None if read.unreadable else _digest(read, in_table)
        reach = self._recall(file.parent, digest) if digest else None
        if reach is not None:
            return Project(file.parent, file, partial(_parse, read.text, name, in_table), reach, digest)
        from acctplan.settings import load, parse, parse_if_ours  # noqa: PLC0415 - imports pydantic

        if read.unreadable:
            settings: Settings | None = load(file, name)
        elif in_table and not must_be_ours:
            settings = parse_if_ours(read.text, name)
        else:
            settings = parse(read.text, name, in_table=in_table)
        return (
            Project(file.parent, file, partial(_same, settings), _reach(settings), digest)
            if settings
            else None
        )

    def globs(self, project: Project) -> Globs:
        """The patterns of the project's plans."""
        if project.root not in self._globs:
            self._globs[project.root] = Globs(project.reach.plans)
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
        given = self._read(file, must_be_ours=True)
        assert given is not None
        return given


def _digest(read: source.Source, in_table: bool) -> str:
    marked = b"table\0" if in_table else b"file\0"
    return hashlib.blake2b(marked + read.data, digest_size=16).hexdigest()
