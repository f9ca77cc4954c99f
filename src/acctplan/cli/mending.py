"""What `check` does with `--fix` and `--diff`: which files are mended, and what is left to find in them."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from acctplan import source
from acctplan.checker import check_source
from acctplan.cli import edge
from acctplan.cli.intake import Intake, Wanted
from acctplan.cli.judging import Bench, Judged, Terms
from acctplan.cli.output import Target, render_target, shielded
from acctplan.cli.rewriting import Rewrite, show_differences, write
from acctplan.errors import UsageError
from acctplan.fixing.mending import Declined, Mended, is_fixable, mend
from acctplan.printable import printable
from acctplan.report import Layout, Report, shown_path
from acctplan.source import Source
from acctplan.workspace import Workspace, ignored_for


class Outcome(NamedTuple):
    """After mending: what is judged now, how many files changed, and how many could not be written."""

    taken: Intake
    changed: int
    failed: int

    def status(self, status: int, *, non_zero_on_fix: bool) -> int:
        """The exit status of a run that would end with `status` if nothing had been mended."""
        if self.failed:
            return edge.MISUSE
        return edge.FINDINGS if non_zero_on_fix and self.changed else status


def fix(taken: Intake, wanted: Wanted, workspace: Workspace, terms: Terms, *, quiet: bool) -> Outcome:
    """Mend files in place and say how many findings that were; standard input goes to standard output instead."""
    mended = _mend_all(taken, wanted, workspace, terms)
    changed = [each.rewrite for each in mended.values() if each.rewrite.is_change]
    failed: list[Rewrite] = []
    known = dict(taken.known)
    if wanted.stdin is None:
        failed = write(changed)
    else:
        known.update({path: each.done.source for path, each in mended.items()})
        _print_input(*known.values())
    kept = {each.before.path for each in failed}
    done = {path: each.done for path, each in mended.items() if path not in kept}
    _say("fixed", done, quiet=quiet)
    judged = [_after(each, done.get(each.path)) for each in taken.judged]
    return Outcome(Intake(judged, known), len(changed) - len(failed), len(failed))


def show(taken: Intake, wanted: Wanted, workspace: Workspace, terms: Terms, *, quiet: bool) -> int:
    """Print what mending would change, writing nothing; the exit status says whether there is anything."""
    mended = _mend_all(taken, wanted, workspace, terms)
    changes = show_differences([each.rewrite for each in mended.values()])
    _say("would fix", {path: each.done for path, each in mended.items()}, quiet=quiet)
    return edge.FINDINGS if changes else edge.CLEAN


def report_aside(report: Report, targets: Sequence[Target], environment: Mapping[str, str]) -> list[Target]:
    """Print the report to standard error, as standard output has a plan; the targets that are left: files."""
    text = render_target(Target("concise"), report, Layout()).rstrip("\n")
    edge.say(shielded(text, environment, os.urandom(16).hex()).rstrip("\n"))
    return [each for each in targets if each.file is not None]


def _print_input(text: Source) -> None:
    """Print the plan that standard input has become; an editor may put it in the place of what it sent."""
    if text.unreadable:
        raise UsageError(f"cannot fix standard input: it {text.unreadable.reason}", text.unreadable.hint)
    edge.write_document(text.data.decode("utf-8", "surrogatepass"))


class _Job(NamedTuple):
    rewrite: Rewrite
    done: Mended


def _mend_all(taken: Intake, wanted: Wanted, workspace: Workspace, terms: Terms) -> dict[str, _Job]:
    if wanted.staged:
        message = "--fix and --diff mend files, but --staged judges what is staged"
        raise UsageError(message, "mend the files first, then stage them")
    bench = Bench(terms)
    jobs: dict[str, _Job] = {}
    for each in taken.judged:
        if any(map(is_fixable, each.diagnostics)):
            path = workspace.cwd / each.path
            before = taken.known.get(each.path) or source.read(path, each.path)
            done = _mend(before, workspace, bench)
            jobs[each.path] = _Job(Rewrite(before, done.source), done)
    return jobs


def _mend(before: Source, workspace: Workspace, bench: Bench) -> Mended:
    path = workspace.cwd / before.path
    project = workspace.project_for(path)
    judge, ignored, past = bench.judge_for(project), ignored_for(project, path), bench.past_of(path)
    return mend(
        before, partial(check_source, judge=judge, today=bench.terms.today, ignored=ignored, past=past)
    )


def _after(judged: Judged, mended: Mended | None) -> Judged:
    return judged._replace(diagnostics=tuple(mended.left)) if mended else judged


def _say(what: str, mended: Mapping[str, Mended], *, quiet: bool) -> None:
    for each in mended.values():
        for declined in each.declined:
            edge.say(edge.obeyed_by_nobody(_declined(declined)))
    counts = [len(each.fixed) for each in mended.values() if each.fixed]
    where = f" in {len(counts)} plan{'' if len(counts) == 1 else 's'}" if counts else ""
    if not quiet:
        edge.say(f"{what} {sum(counts)} finding{'' if sum(counts) == 1 else 's'}{where}")


def _declined(declined: Declined) -> str:
    one, brings = declined
    place = f"{shown_path(one.path)}:{one.span.line}:{one.span.column}"
    why = "too many of its fixes would bring other findings"
    if brings and (brings.code, brings.finding.message) == (one.code, one.finding.message):
        why = "its fix would not mend it"
    elif brings:
        why = f"that would bring {brings.code}: {printable(brings.finding.message)}"
    return f"not fixed: {place}: {one.code}, {why}"
