"""`acctplan init`."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from acctplan import files
from acctplan.cli import edge, options
from acctplan.config_names import CONFIG_NAME
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.scaffold import RepositoryFile, repository_files
from acctplan.workspace import Project, Workspace
from acctplan.workspace.paths import full, shown


class Host(StrEnum):
    """Where the repository is checked."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make it in (default: this one).")]
Ci = Annotated[Host, typer.Option("--ci", help="Whose pipeline to write: github, gitlab or none.")]


def init(
    folder: Folder = Path(),
    ci: Ci = Host.GITHUB,
    no_color: options.NoColor = False,  # noqa: ARG001 - every command has it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """Make a plan repository in a folder."""
    cwd = Path.cwd()
    root = full(cwd, folder)
    if root.exists() and not root.is_dir():
        raise UsageError(f"'{shown(root, cwd)}' is not a folder", "name a folder, or a new name for one")
    project = Workspace(root).project_for(root) if root.is_dir() else Project.unset(root)
    own = project if project.root == root else Project.unset(root)
    lines = [_write(each, own) for each in repository_files(own.settings, ci)]
    if not quiet:
        edge.write("".join(f"{line}\n" for line in [*lines, *_next(root, cwd)]))
    return edge.CLEAN


def _write(new: RepositoryFile, project: Project) -> str:
    place = files.inside(project.root, new.path)
    if new.path == CONFIG_NAME and project.file is not None:
        return f"kept  {printable(project.file.name)} (your settings are there)"
    if place.name == ".gitkeep":
        return _make_folder(place, new)
    if place.exists():
        return f"kept  {printable(new.path)} (exists already)"
    files.create(place, new.text)
    return f"made  {printable(new.path)} ({new.purpose})"


def _make_folder(place: Path, new: RepositoryFile) -> str:
    name = printable(new.path.removesuffix(".gitkeep"))
    if place.parent.is_dir() and any(place.parent.iterdir()):
        return f"kept  {name or '.'} (exists already)"
    files.create(place, new.text)
    return f"made  {name} ({new.purpose})"


def _next(root: Path, cwd: Path) -> list[str]:
    enter = "" if root == cwd else f"cd {shlex.quote(shown(root, cwd))} && "
    lines = [f"next: {enter}acctplan new 'Name of the customer'"]
    if not any((above / ".git").exists() for above in (root, *root.parents)):
        lines.append("note: no git repository here yet; 'git init' makes one")
    return lines
