"""A team's own file that documents are built on: named by an option, else by the configuration of a plan."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from acctplan.errors import UsageError
from acctplan.renderers import Renderer
from acctplan.workspace import Candidate
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

    def chosen(candidate: Candidate) -> Renderer:
        own = candidate.project.settings.render.brand.pptx if branded else None
        path = full(cwd, option) if option else candidate.project.root / own if own else None
        found: Renderer = built(path) if path and renderer.on else renderer
        return found

    return chosen


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
