"""What `check --add-allow` does: write allow-comments for what was found, and nothing that makes a plan worse."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from acctplan import files
from acctplan.allowing import allowable, checked_reason, with_allows
from acctplan.cli.intake import Wanted, candidates
from acctplan.cli.judging import Bench, Terms
from acctplan.diagnostic import Diagnostic
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.reader.build import read_plan
from acctplan.report import Report
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace, read


class _Done(NamedTuple):
    allowed: Sequence[Diagnostic]
    left: Sequence[Diagnostic]


def allow_findings(report: Report, wanted: Wanted, workspace: Workspace, terms: Terms, reason: str) -> str:
    """Write allow-comments for the visible findings of a report into the plans; gives what was done, in lines.

    A plan in which a comment would bring a new finding stays as it is. Raises: UsageError if no files are judged, for
    a reason that no comment can hold, and for a file that cannot be written or has changed meanwhile.
    """
    why = checked_reason(reason)
    if wanted.staged or wanted.stdin is not None:
        raise UsageError("--add-allow writes into files", "leave out --staged and --stdin-filename")
    bench = Bench(terms)
    places = {each.name: each for each in candidates(wanted, workspace, terms)}
    allowed: list[Diagnostic] = []
    lines: list[str] = []
    for path, found in groupby(report.visible, key=lambda each: each.path):
        done = _allow(places.get(path), list(found), bench, why)
        allowed += done.allowed
        if done.left:
            codes = ", ".join(sorted({each.code for each in done.left}))
            lines.append(f"{printable(path)}: no comment can silence {codes}")
    return "\n".join([_said(allowed), *lines])


def _allow(candidate: Candidate | None, found: Sequence[Diagnostic], bench: Bench, reason: str) -> _Done:
    if candidate is None:  # gone since it was judged
        return _Done((), found)
    old = read(candidate)
    plan = read_plan(old, candidate.project.settings).plan
    mine = allowable(plan, found) if plan else []
    if plan is None or not mine:
        return _Done((), found)
    new = replace(old, text=with_allows(plan, mine, reason))
    if not _is_better(candidate, old, new, bench, mine):
        return _Done((), found)
    files.replace(candidate.path, new.data, expected=old.data)
    return _Done(mine, [each for each in found if each not in mine])


def _is_better(
    candidate: Candidate, old: Source, new: Source, bench: Bench, allowed: Sequence[Diagnostic]
) -> bool:
    """Whether the allowed findings of the old text are gone in the new one, and there is no other instead."""
    before, after = (_codes(candidate, each, bench) for each in (old, new))
    return after <= before - Counter(each.code for each in allowed)


def _codes(candidate: Candidate, text: Source, bench: Bench) -> Counter[str]:
    judged = bench.judge_source(text, candidate.project, candidate.path)
    return Counter(each.code for each in judged.diagnostics if each.suppressed is None)


def _said(allowed: Sequence[Diagnostic]) -> str:
    if not allowed:
        return "allowed nothing"
    plans = len({each.path for each in allowed})
    codes = ", ".join(sorted({each.code for each in allowed}))
    findings = f"{len(allowed)} finding{'' if len(allowed) == 1 else 's'}"
    return f"allowed {findings} in {plans} plan{'' if plans == 1 else 's'}: {codes}"
