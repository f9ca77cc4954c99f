"""Document to text or bytes: one module per format, found by its name."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from acctplan.blocks.vocabulary import Document
from acctplan.errors import UsageError


@dataclass(frozen=True, slots=True)
class Renderer:
    """One format. `suffix` starts with a dot; `text` says whether `render` gives `str` or `bytes`.

    `render` is a pure function: the same document gives the same bytes. `on` takes a team's own file, its content
    and its name for messages, and gives the renderer that builds on it; None for a format that takes none. `lacking`
    names the characters of a document that the format's own fonts do not have. `slides` says whether the format is one
    to present from, for which a document may have another one stand in.
    `modules` come with an extra.
    """

    name: str
    suffix: str
    text: bool
    render: Callable[[Document], str | bytes]
    on: Callable[[bytes, str], Callable[[Document], str | bytes]] | None = None
    lacking: Callable[[Document], tuple[str, ...]] | None = None
    slides: bool = False
    modules: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Whether all that it needs is there."""
        return all(find_spec(each) for each in self.modules)


def names() -> tuple[str, ...]:
    """The formats in alphabetical order. Loads none of them."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def require(package: str, module: str, renderer: str, extra: str) -> None:
    """See that a package which comes with an extra is there.

    Raises: UsageError that names the command which installs it.
    """
    if find_spec(module) is None:
        raise UsageError(
            f"format '{renderer}' needs the package '{package}', which is not installed",
            f"pip install 'acctplan[{extra}]'",
        )


def find(name: str) -> Renderer:
    """The renderer of a format; only its module is loaded.

    Raises: UsageError for a format that does not exist, and TypeError if its module defines no `RENDERER` of
    the same name, which is our mistake.
    """
    if name not in names():
        raise UsageError(f"format '{name}' does not exist", f"choose one of {', '.join(names())}")
    renderer = getattr(importlib.import_module(f"{__name__}.{name}"), "RENDERER", None)
    if not isinstance(renderer, Renderer) or renderer.name != name:
        raise TypeError(f"{__name__}.{name} defines no RENDERER named {name!r}")
    return renderer
