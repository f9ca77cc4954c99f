"""`--incognito`: the plans of one run masked as they are read, each account by its place among them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from acctplan.errors import UsageError
from acctplan.incognito import Mask
from acctplan.pattern import Pattern
from acctplan.reader.build import read_plan
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace, read

_ACCOUNT = Pattern(r"""(?m)^account:[ \t]*["']?([^"'\r\n]+?)["']?[ \t]*(?:[ \t]#.*)?$""")
_FRONT = 20_000
_MANY = 2_000
"""Plans whose accounts are looked for in each other's texts."""


class Cover(NamedTuple):
    """A plan as it may be shown: its text and the settings to read it by."""

    source: Source
    settings: Settings


class Disguise:
    """Masks plans; `accounts` are the names of all, those of this run first, by their paths."""

    def __init__(self, accounts: Mapping[Path, str]) -> None:
        self._numbers = {path: number for number, path in enumerate(accounts, 1)}
        self._names = {self._numbers[path]: name for path, name in accounts.items() if name}
        self._masks: dict[Path, Mask] = {}

    @classmethod
    def of(cls, candidates: Sequence[Candidate], workspace: Workspace) -> "Disguise":
        """Masks for the plans of a run: they are numbered in their order, other plans of the repository behind them."""
        try:
            others = workspace.find((), may_be_none=True)
        except UsageError:
            others = []
        ways = dict.fromkeys((*(each.path for each in candidates), *(each.path for each in others[:_MANY])))
        known = {each.path: each for each in (*others, *candidates)}
        return cls({path: _account(read(known[path]).text) for path in ways})

    def put_on(self, candidate: Candidate, source: Source) -> Cover:
        """A plan masked. What cannot be read as one keeps its text: no document is made from it."""
        settings = candidate.project.settings
        mask = self._mask(candidate, source, settings)
        return Cover(mask.source(source), mask.settings) if mask else Cover(source, settings)

    def masks(self) -> Mapping[Path, Callable[[Source], Source]]:
        """What masks earlier texts of the plans that were masked, by path."""
        return {path: mask.source for path, mask in self._masks.items()}

    def _mask(self, candidate: Candidate, source: Source, settings: Settings) -> Mask | None:
        plan = read_plan(source, settings).plan
        if plan is None:
            return None
        number = self._numbers.get(candidate.path, 1)
        others = {each: name for each, name in self._names.items() if each != number}
        mask = self._masks[candidate.path] = Mask(plan, settings, number, others)
        return mask


def _account(text: str) -> str:
    match = _ACCOUNT.search(text[:_FRONT])
    return match[1] if match else ""
