"""What is known of the terminal: colours, width and whether anybody is watching."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

_NARROWEST = 20


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody is watching the stream."""
    return not stream.closed and stream.isatty()


def wants_colour(no_color: bool, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to print colours to a stream.

    `--no-color` and a `NO_COLOR` that is not empty switch them off, then `FORCE_COLOR` switches them on; else
    they are for terminals that are not dumb.
    """
    if no_color or environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb" and _knows_ansi(environment)


def width() -> int:
    """Cells in a line of the terminal, 80 if that is unknown, never below 20."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def console(no_color: bool = False) -> "Console":
    """A rich console on standard output, for tables.

    Words of a plan go through `printable` and `rich.markup.escape` before they reach it.
    """
    from rich.console import Console

    colour = wants_colour(no_color, sys.stdout)
    return Console(
        file=sys.stdout,
        width=width(),
        no_color=not colour,
        force_terminal=colour,
        highlight=False,
        emoji=False,
    )


def with_progress(items: Iterable[T], label: str, total: int) -> Iterator[T]:
    """The items again, with a progress bar on standard error if somebody is watching it.

    The bar leaves nothing behind.
    """
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    screen = Console(file=sys.stderr)
    yield from track(items, description=label, total=total, console=screen, transient=True)


def _knows_ansi(environment: Mapping[str, str]) -> bool:
    modern = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM")
    return os.name != "nt" or any(environment.get(name) for name in modern)
