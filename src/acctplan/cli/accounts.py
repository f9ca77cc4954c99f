"""Plans read and judged together, for the commands that show accounts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from acctplan.checker import check
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.terminal import with_progress
from acctplan.diagnostic import Diagnostic
from acctplan.errors import UsageError
from acctplan.model.plan import Plan
from acctplan.model.words import Tier
from acctplan.reader.build import read_plan
from acctplan.rules import matches
from acctplan.settings import Settings
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace, ignored_for, looks_like_plan, read

if TYPE_CHECKING:
    from acctplan.cli.disguise import Disguise

Read = TypeVar("Read")
"""What is made of a file."""

_MANY = 2_000
"""Plans that a misspelled name is compared with."""


@dataclass(frozen=True)
class Account:
    """One file: its plan, unless nothing of it can be read, and all its findings.

    `active` are the codes that count for it.
    """

    path: str
    plan: Plan | None
    diagnostics: Sequence[Diagnostic]
    active: frozenset[str]
    settings: Settings


def read_accounts(candidates: Sequence[Candidate], today: date, *, quiet: bool) -> list[Account]:
    """The plans among the files; others are skipped if nobody named them. Shows a progress bar unless `quiet`.

    Raises: UsageError for settings that no rule takes, before any file is read, and if no file is a plan.
    """
    return read_each(candidates, Bench(Terms(today)), read_account, quiet=quiet)


def read_each(
    candidates: Sequence[Candidate],
    bench: Bench,
    one: Callable[[Candidate, Bench], Read | None],
    *,
    quiet: bool,
) -> list[Read]:
    """What `one` makes of each file, but for those of which it makes nothing; raises as `read_accounts`."""
    for candidate in candidates:
        bench.judge_for(candidate.project)
    shown = candidates if quiet else with_progress(candidates, "Reading", len(candidates))
    found = [made for each in shown if (made := one(each, bench)) is not None]
    if not found:
        files = f"{len(candidates)} Markdown file{'' if len(candidates) == 1 else 's'}"
        hint = "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        raise UsageError(f"no plan among {files}", hint)
    return found


def is_wanted(candidate: Candidate, text: Source) -> bool:
    """Whether a file is shown: it is a plan, ought to be one, or somebody named it."""
    is_ours = candidate.in_globs if text.unreadable else looks_like_plan(text.text)
    return candidate.named or is_ours


def read_account(
    candidate: Candidate, bench: Bench, source: Source | None = None, disguise: "Disguise | None" = None
) -> Account | None:
    """One file read and judged, or None if it is no plan and nobody named it; `source` is another text for it.

    With a `disguise` it is read as it may be shown: text and settings without names and amounts.
    """
    source = source or read(candidate)
    if not is_wanted(candidate, source):
        return None
    project = candidate.project
    settings = project.settings
    judge, ignored = bench.judge_for(project), tuple(ignored_for(project, candidate.path))
    if disguise is not None:
        source, settings = disguise.put_on(candidate, source)
        judge = replace(judge, settings=settings)
    reading = read_plan(source, settings)
    found = check(reading, source, judge, bench.terms.today, ignored)
    demanded = judge.active[reading.plan.tier if reading.plan else Tier.STRATEGIC]
    active = frozenset(code for code in demanded if not matches(code, ignored))
    return Account(source.path, reading.plan, found, active, settings)


def find_account(name: str, workspace: Workspace) -> Candidate:
    """The file that is meant: a path, else the name of one of the configured plans without folder and `.md`.

    Raises: UsageError if there is no such file, if the name means several, or if it is a folder.
    """
    path = workspace.cwd / name
    if path.is_dir():
        raise UsageError(f"'{name}' is a folder", "name one plan; 'acctplan list' shows them all")
    if path.exists() or "/" in name or name.endswith(".md"):
        return workspace.find([Path(name)])[0]
    wanted = name.casefold()
    plans = workspace.find()
    found = [each for each in plans if each.path.stem.casefold() == wanted]
    if len(found) > 1:
        raise UsageError(f"'{name}' may mean {found[0].name} or {found[1].name}", "write the path")
    if not found:
        close = get_close_matches(wanted[:100], [each.path.stem for each in plans[:_MANY]], n=1)
        hint = f"did you mean '{close[0]}'?" if close else "'acctplan list' shows the plans that there are"
        raise UsageError(f"there is no plan '{name}'", hint)
    return found[0]
