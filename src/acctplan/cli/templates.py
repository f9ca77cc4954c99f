"""`acctplan templates`."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from acctplan import files, renderers
from acctplan.cli import edge, options
from acctplan.cli.layout import aligned
from acctplan.cli.references import in_look
from acctplan.cli.render_options import Templates
from acctplan.documents import Catalogue, load_catalogue
from acctplan.documents.catalogue import DECLARATION
from acctplan.documents.sample import empty_plan, full_plan
from acctplan.documents.trial import Trouble, tried
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.printable import printable
from acctplan.reader.build import read_plan
from acctplan.resources import template_root
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Project, Workspace
from acctplan.workspace.paths import full, shown

DEFAULT = "templates"
"""Where a team's templates go if the configuration does not say."""


class What(StrEnum):
    """What is done with templates."""

    LIST = "list"
    EJECT = "eject"
    CHECK = "check"


Doing = Annotated[What, typer.Argument(metavar="list|eject|check", help="What to do.", show_default=False)]
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Document types; with 'check' all of the team's if none is given."),
]


def templates(
    what: Doing,
    names: Names = None,
    templates: Templates = None,
    config: options.ConfigFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001 - read by the edge
) -> int:
    """List document types, copy built-in ones to change them, and check your own.

    'eject' copies into the configured folder of templates ([render] templates), else into 'templates', and never
    overwrites. 'check' renders each type for all its audiences in all formats that are installed, on an empty plan
    and on one that has everything; exit status 1 if one fails.
    """
    cwd = Path.cwd()
    project = Workspace(cwd, config).project_for(cwd)
    folder = _folder(project, templates, cwd)
    if what is What.EJECT:
        return _eject(names or (), folder or project.root / DEFAULT, cwd, quiet=quiet)
    catalogue = load_catalogue(folder)
    if what is What.LIST:
        if names:
            raise UsageError("'templates list' takes no names", "leave them out")
        edge.write("".join(f"{line}\n" for line in _listed(catalogue, folder, cwd)))
        return edge.CLEAN
    return _check(names or _own(catalogue, folder), catalogue, project, quiet=quiet)


def _folder(project: Project, templates: Path | None, cwd: Path) -> Path | None:
    if templates is not None:
        return full(cwd, templates)
    own = project.settings.render.templates
    return project.root / own if own else None


def _listed(catalogue: Catalogue, folder: Path | None, cwd: Path) -> list[str]:
    own = set(_own(catalogue, folder)) if folder else set()
    rows = [("Document", "Audiences", "Where", "What it is")]
    for name, each in catalogue.documents.items():
        where = printable(shown(folder, cwd)) if folder and name in own else "built in"
        audiences = ", ".join([each.default, *(one for one in each.audiences if one is not each.default)])
        rows.append((name, audiences, where, printable(each.description)))
    return aligned(rows)


def _own(catalogue: Catalogue, folder: Path | None) -> list[str]:
    """The document types of a team's folder; all if there is none."""
    if folder is None:
        return list(catalogue.documents)
    return [name for name in catalogue.documents if (folder / "documents" / name / DECLARATION).is_file()]


def _eject(names: Sequence[str], folder: Path, cwd: Path, *, quiet: bool) -> int:
    catalogue = load_catalogue()
    if not names:
        raise UsageError("no document type is named", f"choose from {', '.join(catalogue.documents)}")
    root = template_root() / "documents"
    copies = [
        (path, files.inside(folder, f"documents/{name}/{path.name}"))
        for name in (catalogue.find(each).name for each in dict.fromkeys(names))
        for path in sorted((root / name).iterdir())
        if path.is_file()
    ]
    for _, target in copies:
        if target.exists() or target.is_symlink():
            message = f"'{shown(target, cwd)}' exists already; nothing was written"
            raise UsageError(message, "move it away, or name another folder with --templates")
    for path, target in copies:
        files.create(target, path.read_bytes())
        if not quiet:
            edge.say(f"wrote {shown(target, cwd)}")
    if not quiet and not Workspace(cwd).project_for(cwd).settings.render.templates:
        edge.say(f'next: in acctplan.toml, [render] templates = "{shown(folder, cwd)}"')
    return edge.CLEAN


def _check(names: Sequence[str], catalogue: Catalogue, project: Project, *, quiet: bool) -> int:
    if not names:
        raise UsageError("there is no document type to check", "put one into documents/NAME of your folder")
    documents = [catalogue.find(name) for name in dict.fromkeys(names)]
    settings = project.settings
    plans, formats = _plans(settings), {each.name: in_look(each, project).render for each in _installed()}
    failed = 0
    for document in documents:
        found = list(tried(document, catalogue, plans, formats, settings))
        failed += bool(found)
        for line in map(_said, found):
            edge.say(line)
        if not found and not quiet:
            audiences = " and ".join(document.audiences)
            edge.write(f"{document.name}: renders for {audiences} in {', '.join(formats)}\n")
    return edge.FINDINGS if failed else edge.CLEAN


def _installed() -> Iterator[renderers.Renderer]:
    """The formats whose packages are there."""
    return (each for each in map(renderers.find, renderers.names()) if each.is_installed)


def _plans(settings: Settings) -> dict[str, Plan]:
    texts = {"a plan that has everything": full_plan(), "an empty plan": empty_plan()}
    readings = {name: read_plan(Source("sample.md", text), settings).plan for name, text in texts.items()}
    return {name: plan for name, plan in readings.items() if plan is not None}


def _said(trouble: Trouble) -> str:
    where = f" in {trouble.format}" if trouble.format else ""
    whom = f"{trouble.document} for {trouble.audience}, {trouble.plan}{where}"
    return printable(f"{trouble.message} ({whom})") + (
        f"\nhint: {printable(trouble.hint)}" if trouble.hint else ""
    )
