"""What the judge of the tool says about a text; where the judge comes from is not known here."""

from pathlib import Path
from typing import NamedTuple, Protocol

from acctplan.diagnostic import Diagnostic
from acctplan.settings import Settings
from acctplan.source import Source


class Verdict(NamedTuple):
    """The findings that `check` would print for a text, in its order; none if it is no plan.

    `mistake` says in one or two lines why the configuration could not be read; `settings` are then the last good
    ones, or the defaults. `is_plan` is True also for a file that a configuration brings, though it is no plan yet.
    """

    source: Source
    settings: Settings
    diagnostics: tuple[Diagnostic, ...]
    mistake: str = ""
    is_plan: bool = False


class Judge(Protocol):
    """Judges texts by the configuration of the moment. Its methods are called by one thread at a time."""

    def judge(self, text: str, path: Path) -> Verdict:
        """The verdict on a text; `path` is its file, which need not exist or be up to date. Never raises."""

    def mended(self, text: str, path: Path) -> str:
        """The text of a plan, without a byte order mark, after all its safe fixes."""

    def is_stale(self, path: Path) -> bool:
        """Whether a verdict on this file may be another now, though its text is the same."""
