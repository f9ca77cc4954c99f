"""What files are judged by, and what comes of it: without what it takes to judge them."""

from datetime import date
from typing import NamedTuple

from acctplan.diagnostic import Diagnostic


class Terms(NamedTuple):
    """What one run judges by, besides the settings of each file."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    force_exclude: bool = False


class Judged(NamedTuple):
    """One file's outcome; `is_plan` is False for a Markdown file that was skipped.

    `owner` names who answers for the plan at our side: its `csm`, or else its `account_executive`. `mark` is the name
    of the content in the cache, empty if it has none; `by_name` says that the file was judged only because somebody
    named it, `by_path` that its plan has no account and is called by its path.
    """

    path: str
    is_plan: bool
    draft: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    owner: str = ""
    mark: bytes = b""
    by_name: bool = False
    by_path: bool = False
