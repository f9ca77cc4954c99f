"""What files are judged by, and what comes of it: without what it takes to judge them."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from acctplan.diagnostic import Diagnostic

if TYPE_CHECKING:
    from acctplan.past import Past


class Pasts(Protocol):
    """The history of the plans of one run."""

    def begin(self, paths: Iterable[Path]) -> None:
        """Ask in the background for what `learn` will want to know of files."""

    def learn(self, files: Mapping[str, Path]) -> None:
        """Read the history of files, by the names that they are shown by; those that are known stay."""

    def of(self, path: Path) -> "Past | None":
        """The history of one plan, if it is known."""

    def why_not(self, path: Path) -> str | None:
        """Why the history of a plan that was asked for is not known, empty if the plan was never committed."""

    def stamp(self, path: Path) -> str | None:
        """What the history of a file depends on; None if that cannot be told quickly."""


class Terms(NamedTuple):
    """What one run judges by, besides the settings of each file."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force_exclude: bool = False
    pasts: Pasts | None = None

    def stamp_of(self, path: Path) -> str | None:
        """What the history that a file is judged by depends on: empty if none counts, None if that cannot be told."""
        return self.pasts.stamp(path) if self.pasts else ""


class Told(NamedTuple):
    """What is to be said of a plan's history: why it is not known (None if it is), and days that cannot be read."""

    unknown: str | None = None
    unread: tuple[str, ...] = ()


class Judged(NamedTuple):
    """One file's outcome; `is_plan` is False for a Markdown file that was skipped.

    `owner` names who answers for the plan at our side: its `csm`, or else its `account_executive`. `mark` is the name
    of the content in the cache, empty if it has none; `by_name` says that the file was judged only because somebody
    named it, `by_path` that its plan has no account and is called by its path. `history` is None for a plan whose
    history does not count.
    """

    path: str
    is_plan: bool
    draft: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    owner: str = ""
    mark: bytes = b""
    by_name: bool = False
    by_path: bool = False
    history: Told | None = None
