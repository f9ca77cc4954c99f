"""`acctplan fmt`."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from acctplan import checker, source
from acctplan.cli import edge, options
from acctplan.cli.check_options import ForceExclude
from acctplan.cli.judging import Bench, Terms
from acctplan.cli.rewriting import Rewrite, show_differences, write
from acctplan.cli.terminal import with_progress
from acctplan.errors import UsageError
from acctplan.formatting import formatted
from acctplan.printable import printable
from acctplan.report import shown_path
from acctplan.source import Source
from acctplan.workspace import Candidate, Project, Workspace, ignored_for, looks_like_plan, read

Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; status 1 if a plan would be written another way.")
]
Diff = Annotated[bool, typer.Option("--diff", help="As --check, and print what would change.")]
Align = Annotated[bool, typer.Option("--align", help="Fill the columns of tables to one width.")]
StdinFilename = Annotated[
    Path | None,
    typer.Option("--stdin-filename", metavar="FILE", help="Format standard input as this file; so does '-'."),
]
_STDIN = Path("-")


class _Done(NamedTuple):
    """One plan; `reason` says why it was left as it is, `is_read` whether it could be read at all."""

    rewrite: Rewrite
    reason: str = ""
    is_read: bool = True


def fmt(
    paths: options.Paths = None,
    check: Check = False,
    diff: Diff = False,
    align: Align = False,
    stdin_filename: StdinFilename = None,
    force_exclude: ForceExclude = False,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    no_color: options.NoColor = False,  # noqa: ARG001 (nothing of this has colours)
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Write plans in one way: canonical values, compact tables."""
    workspace = Workspace(Path.cwd(), config)
    bench = Bench(Terms(options.day_or_today(as_of), force_exclude=force_exclude))
    is_stdin = stdin_filename is not None or paths == [_STDIN]
    if is_stdin:
        done = [_format_input(stdin_filename, paths or [], workspace, bench, align=align)]
    else:
        files = workspace.find(paths or (), force_exclude=force_exclude)
        done = _format_files(files, bench, align=align, quiet=quiet or verbose)
    unread = _say_left_alone(done)
    rewrites = [each.rewrite for each in done]
    changes = [each for each in rewrites if each.is_change]
    failed: Sequence[Rewrite] = ()
    if diff:
        show_differences(changes)
    elif is_stdin and not check:
        edge.write_document(done[0].rewrite.after.data.decode("utf-8", "surrogatepass"))
    elif check:
        listed = "".join(f"would reformat {shown_path(each.before.path)}\n" for each in changes)
        edge.write(edge.obeyed_by_nobody(listed))
    else:
        failed = write(changes)
    if not quiet and (check or diff or not is_stdin):
        edge.say(_summary(len(changes) - len(failed), len(done) - len(changes), would=check or diff))
    if unread or failed:
        return edge.MISUSE
    return edge.FINDINGS if changes and (check or diff) else edge.CLEAN


def _format_input(
    name: Path | None, paths: Sequence[Path], workspace: Workspace, bench: Bench, *, align: bool
) -> _Done:
    if name is not None and [each for each in paths if each != _STDIN]:
        raise UsageError("--stdin-filename formats standard input and takes no PATH", "leave one of them out")
    shown = name or Path("plan.md")
    text = source.decode(shown.as_posix(), sys.stdin.buffer.read(source.MAX_BYTES + 1))
    return _format(text, workspace.project_for(shown), workspace.cwd / shown, bench, align=align)


def _format_files(files: Sequence[Candidate], bench: Bench, *, align: bool, quiet: bool) -> list[_Done]:
    outcomes = _format_plans(files, bench, align=align)
    done = list(outcomes if quiet else with_progress(outcomes, "Formatting", len(files)))
    if not done and not bench.terms.force_exclude:
        message = f"no plan among {len(files)} Markdown file{'' if len(files) == 1 else 's'}"
        raise UsageError(message, "a plan begins with front matter that has 'acctplan: 1'")
    return done


def _format_plans(files: Sequence[Candidate], bench: Bench, *, align: bool) -> Iterator[_Done]:
    """Those of the files that are plans, or were named as such."""
    for each in files:
        before = read(each)
        is_ours = each.in_globs if before.unreadable else looks_like_plan(before.text)
        if is_ours or (each.named and not bench.terms.force_exclude):
            yield _format(before, each.project, each.path, bench, align=align)


def _format(before: Source, project: Project, path: Path, bench: Bench, *, align: bool) -> _Done:
    judge, ignored = bench.judge_for(project), ignored_for(project, path)
    judging = partial(checker.check, judge=judge, today=bench.terms.today, ignored=ignored)
    done = formatted(before, project.settings, judging, align=align)
    return _Done(Rewrite(before, done.source), done.reason, done.is_read)


def _say_left_alone(done: Sequence[_Done]) -> int:
    """Say which plans were not touched and why; how many of them could not be read."""
    for each in done:
        path = shown_path(each.rewrite.before.path)
        if not each.is_read:
            edge.complain(f"cannot format '{path}': {each.reason}", "acctplan check says what to mend")
        elif each.reason:
            edge.say(edge.obeyed_by_nobody(f"left as it is: {path}: {printable(each.reason)}"))
    return sum(not each.is_read for each in done)


def _summary(changed: int, unchanged: int, *, would: bool) -> str:
    what = "would be reformatted" if would else "reformatted"
    plans = f"{changed} plan{'' if changed == 1 else 's'} {what}"
    return f"{plans}, {unchanged} {'already well formatted' if would else 'left unchanged'}"
