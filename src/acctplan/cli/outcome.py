"""What was judged as a report, with the texts of files at hand when a format asks for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from acctplan import __version__, source
from acctplan.cli.terms import Judged
from acctplan.diagnostic import Severity
from acctplan.report import Report, as_posix
from acctplan.source import Source


def gather(
    judged: Sequence[Judged],
    known: Mapping[str, Source],
    locate: Callable[[str], str] = as_posix,
    *,
    show_notes: bool,
    counted: bool = False,
) -> Report:
    """One report of all files. Notes are visible in drafts, and everywhere with `show_notes`.

    `locate` gives a file's place below the repository's root. `counted` is the report's own field: findings in
    numbers.
    """
    diagnostics = [each for file in judged for each in file.diagnostics]
    drafts = {file.path for file in judged if file.draft}
    visible = [
        each
        for each in diagnostics
        if not each.suppressed and (show_notes or each.severity is not Severity.NOTE or each.path in drafts)
    ]
    plans = [file.path for file in judged if file.is_plan]
    skipped = len(judged) - len(plans)
    owners = {file.path: file.owner for file in judged if file.diagnostics}
    sources = _Sources(known)
    return Report(
        diagnostics, visible, len(plans), skipped, sources, __version__, plans, locate, owners, counted
    )


class _Sources(Mapping[str, Source]):
    """Reads a file when its text is asked for: of thousands of plans only a few are held at a time."""

    def __init__(self, known: Mapping[str, Source]) -> None:
        self._known = known
        self._read = lru_cache(maxsize=8)(self._from_disk)

    def __getitem__(self, path: str) -> Source:
        return self._known[path] if path in self._known else self._read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @staticmethod
    def _from_disk(path: str) -> Source:
        return source.read(Path(path))
