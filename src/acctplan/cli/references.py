"""A team's own file that documents are built on: named by an option, else by the configuration of a plan."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from acctplan.errors import UsageError
from acctplan.renderers import Renderer
from acctplan.workspace import Candidate, Project
from acctplan.workspace.paths import full, shown

MAX_BYTES = 50_000_000
"""Size limit of such a file."""


def on_references(
    renderer: Renderer, option: Path | None, cwd: Path, *, branded: bool = True
) -> Callable[[Candidate], Renderer]:
    """What gives the renderer for a plan: on the option's file, else, if `branded`, on the one its configuration names.

    Raises: UsageError for an option that the format does not take.
    """
    if option is not None and renderer.on is None:
        raise UsageError(
            f"format '{renderer.name}' takes no --reference", "leave it out, or choose --format pptx"
        )
    built = cache(lambda path: _built(renderer, path, cwd))
    looks: dict[Path, Renderer] = {}

    def chosen(candidate: Candidate) -> Renderer:
        project = candidate.project
        if project.root not in looks:
            own = project.settings.render.brand.pptx if branded else None
            path = full(cwd, option) if option else project.root / own if own else None
            found: Renderer = built(path) if path and renderer.on else renderer
            looks[project.root] = in_look(found, project) if branded else found
        return looks[project.root]

    return chosen


def in_look(renderer: Renderer, project: Project) -> Renderer:
    """The renderer with the name, logo, colours and fonts of a project's configuration.

    Raises: UsageError with file and line for a logo or font that cannot be used.
    """
    render = project.settings.render
    if renderer.name == "md" or not (render.fonts or render.brand.model_fields_set):
        return renderer
    from acctplan.brand.loading import look_of

    look = look_of(project.settings, project.root, with_fonts=renderer.lacking is not None)
    lacking = renderer.lacking
    return replace(
        renderer,
        render=lambda document: renderer.render(replace(document, look=look)),
        lacking=lacking and (lambda document: lacking(replace(document, look=look))),
    )


def _built(renderer: Renderer, path: Path, cwd: Path) -> Renderer:
    name = shown(path, cwd)
    assert renderer.on is not None
    return replace(renderer, render=renderer.on(_read(path, name), name))


def _read(path: Path, name: str) -> bytes:
    """The content of the file. Raises: UsageError if it cannot be read, or is too large for a reference."""
    try:
        if not path.is_file():
            raise UsageError(f"there is no file '{name}'", "name a presentation, .pptx or .potx")
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(
                f"'{name}' is larger than {MAX_BYTES // 1_000_000} MB", "save it without its slides"
            )
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot read '{name}': {reason}", "name another") from error
