"""From what a person named to the files to read."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from acctplan import source
from acctplan.errors import UsageError
from acctplan.pattern import Pattern
from acctplan.source import Source
from acctplan.workspace.globs import Globs
from acctplan.workspace.paths import full, kind, shown
from acctplan.workspace.projects import Project, Projects, Recall, recall_nothing
from acctplan.workspace.walk import Walk

_FROM_HERE = "check the spelling; paths start from the current folder"
_STDIN = "to judge standard input, write 'acctplan check --stdin-filename NAME.md'"
_ANY_MARKDOWN = ("**/*.md",)
_MANY_NAMES = 2_000
_OPENING = Pattern(r"---[ \t]*\n")
_CLOSING = Pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_MARKER = Pattern(r"""^["']?acctplan["']?[ \t]*:""", re.MULTILINE)


class Candidate(NamedTuple):
    """A file that may be a plan: only reading it tells.

    `name` is how it is shown; `named` is True if a person named it, `in_globs` if the patterns of its
    project bring it.
    """

    path: Path
    name: str
    project: Project
    named: bool
    in_globs: bool


class _Found(NamedTuple):
    """`real` is the path without symlinks."""

    candidate: Candidate
    real: str


class _Search(NamedTuple):
    """A folder to walk. Patterns start at the root of the project; without any, all Markdown is wanted."""

    folder: Path
    project: Project
    patterns: tuple[str, ...] | None
    everywhere: bool


class Workspace:
    """Finds configurations and plan files as seen from one folder; remembers configurations.

    `config` is the one configuration for everything, if given; `recall` may know what configurations say.
    Raises: UsageError if the given one is wrong.
    """

    def __init__(self, cwd: Path, config: Path | None = None, recall: Recall = recall_nothing) -> None:
        self.cwd = full(cwd, cwd)
        self._projects = Projects(self.cwd, config, recall)

    def project_for(self, place: Path) -> Project:
        """The project of a file or folder, which need not exist.

        Raises: UsageError if the nearest configuration is wrong.
        """
        path = full(self.cwd, place)
        return self._projects.of_folder(path if kind(path) == stat.S_IFDIR else path.parent)

    def find(
        self, paths: Sequence[Path] = (), *, force_exclude: bool = False, may_be_none: bool = False
    ) -> list[Candidate]:
        """The named files, those in named folders, or those of the project here; each once, by name.

        A folder under a configuration holds what its patterns bring; without one, every `.md` file. With
        `force_exclude` files outside the patterns of their project are left out though they are named.

        Raises: UsageError for a path that does not exist, and, unless there `may_be_none`, if nothing is found that
        was not left out.
        """
        named = [full(self.cwd, path) for path in paths]
        searches = (
            [self._search(path) for path in named if not self._is_file(path)] if paths else [self._here()]
        )
        files = [self._named(path) for path in named if self._is_file(path)]
        kept = [found for found in files if found.candidate.in_globs or not force_exclude]
        kept.extend(found for search in searches for found in self._walk(search))
        if not kept and not files and not may_be_none:
            said = ", ".join(map(self._said, searches[:3]))
            hint = "make a plan with 'acctplan new \"Name of the customer\"', or name files or folders"
            raise UsageError(f"no file matches {said}", hint)
        return _each_once(kept)

    def among(
        self, files: Iterable[Path], paths: Sequence[Path] = (), *, force_exclude: bool = False
    ) -> list[Candidate]:
        """What `find` would bring if these files, and no others, were on the disk; in order of their names.

        Raises: UsageError for a path that is neither one of them, nor a folder of theirs, nor on the disk.
        """
        there = list(files)
        named = [full(self.cwd, path) for path in paths]
        for path in named:
            if not any(file.is_relative_to(os.path.realpath(path)) for file in there):
                self._is_file(path)
        tops = [Path(os.path.realpath(path)) for path in named]
        found = [self._as_named(file, tops) if paths else self._as_ours(file) for file in there]
        kept = [each for each in found if each and (each.in_globs or (each.named and not force_exclude))]
        return sorted(kept, key=lambda each: (each.name, each.path))

    def _as_named(self, file: Path, tops: Sequence[Path]) -> Candidate | None:
        """The file if it is one of these or below one of them."""
        below = [file.relative_to(top).parts[:-1] for top in tops if file.is_relative_to(top)]
        if all(map(Walk.passes_over, below)):
            return None
        project = self._projects.of_folder(file.parent)
        in_globs = self._projects.in_globs(project, file) or (project.file is None and file.suffix == ".md")
        return Candidate(file, shown(file, self.cwd), project, named=file in tops, in_globs=in_globs)

    def _as_ours(self, file: Path) -> Candidate | None:
        """The file if the patterns of the project here bring it, or those of a project in a folder that they reach."""
        here, project = self._projects.of_folder(self.cwd), self._projects.of_folder(file.parent)
        names = here.names_below(file)
        if names is None or Walk.passes_over(names[:-1]):
            return None
        globs = self._projects.globs(here)
        states = globs.start()
        for name in here.names_below(project.root) or ():
            states = globs.step(states, name)
        if not states or not self._projects.in_globs(project, file):
            return None
        return Candidate(file, shown(file, self.cwd), project, named=False, in_globs=True)

    def _is_file(self, path: Path) -> bool:
        """False for a folder; a file that may not be looked at counts as one, reading it will tell."""
        try:
            return not stat.S_ISDIR(path.stat().st_mode)
        except PermissionError:
            return True
        except (OSError, ValueError) as error:
            hint = self._meant(path) or _FROM_HERE
            missing = shown(path, self.cwd)
            hint = _STDIN if missing == "-" else hint
            raise UsageError(f"no such file or folder: '{missing}'", hint) from error

    def _meant(self, path: Path) -> str:
        close = get_close_matches(path.name, _siblings(path), n=1)
        return f"did you mean '{shown(path.with_name(close[0]), self.cwd)}'?" if close else ""

    def _named(self, path: Path) -> _Found:
        project = self._projects.of_folder(path.parent)
        in_globs = self._projects.in_globs(project, path)
        item = Candidate(path, shown(path, self.cwd), project, named=True, in_globs=in_globs)
        return _Found(item, os.path.realpath(path))

    def _here(self) -> _Search:
        project = self._projects.of_folder(self.cwd)
        return _Search(project.root, project, project.reach.plans, everywhere=False)

    def _search(self, folder: Path) -> _Search:
        project = self._projects.of_folder(folder)
        if project.file is None or project.names_below(folder) is None:
            return _Search(folder, project, None, everywhere=True)
        return _Search(folder, project, project.reach.plans, everywhere=True)

    def _said(self, search: _Search) -> str:
        patterns = ", ".join(f"'{glob}'" for glob in search.patterns or _ANY_MARKDOWN)
        place = search.folder if search.patterns is None else search.project.root
        within = f" in '{shown(search.folder, self.cwd)}'" if place != search.folder else ""
        return f"{patterns} below '{shown(place, self.cwd)}'{within}"

    def _walk(self, search: _Search) -> Iterator[_Found]:
        globs = Globs(_ANY_MARKDOWN if search.patterns is None else search.patterns)
        states = globs.start()
        if search.patterns is not None:
            for name in search.project.names_below(search.folder) or ():
                states = globs.step(states, name)
        walk = Walk(self._projects, search.folder, everywhere=search.everywhere)
        for file, real, project in walk.files(search.project, globs, states):
            path = Path(file)
            by_pattern = search.patterns is not None or project is not search.project
            in_globs = by_pattern or self._projects.in_globs(project, path)
            yield _Found(
                Candidate(path, shown(path, self.cwd), project, named=False, in_globs=in_globs), real
            )


def read(candidate: Candidate) -> Source:
    """The text of the file under the name that is shown."""
    return source.read(candidate.path, candidate.name)


def read_bytes(candidate: Candidate) -> bytes | Source:
    """The bytes of the file; a source that says why, if there are none."""
    return source.read_bytes(candidate.path, candidate.name)


def looks_like_plan(text: str) -> bool:
    """True if the front matter, closed or not, has a line that sets `acctplan`: enough to judge the file.

    False for any other Markdown file that a pattern brought.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    opening = _OPENING.match(text)
    if opening is None:
        return False
    closing = _CLOSING.search(text, opening.end())
    end = closing.start() if closing else len(text)
    return _MARKER.search(text, opening.end(), end) is not None


def ignored_for(project: Project, path: Path) -> list[str]:
    """Codes, or beginnings, that `per-file-ignores` leaves out for a file; its patterns start at the root."""
    ignores = project.reach.ignores
    names = project.names_below(path) if ignores else None
    if names is None:
        return []
    return [code for glob, codes in ignores if Globs([glob]).match(names) for code in codes]


def _siblings(path: Path) -> list[str]:
    try:
        with os.scandir(path.parent) as entries:
            return [entry.name for entry in islice(entries, _MANY_NAMES)]
    except (OSError, ValueError):
        return []


def _each_once(found: Iterable[_Found]) -> list[Candidate]:
    """One candidate a real file: the one that was named, else the one that is no symlink."""
    best: dict[str, _Found] = {}
    for item in sorted(found, key=lambda item: item.candidate.name):
        other = best.get(item.real)
        if other is None or _weight(item) > _weight(other):
            best[item.real] = item
    return sorted((item.candidate for item in best.values()), key=lambda item: (item.name, item.path))


def _weight(item: _Found) -> tuple[bool, bool]:
    return item.candidate.named, str(item.candidate.path) == item.real
