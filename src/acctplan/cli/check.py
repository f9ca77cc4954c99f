"""`acctplan check`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from acctplan import source
from acctplan.cli import edge, options
from acctplan.cli.judging import Bench, Judged, Terms, judge_all, usable_processors
from acctplan.cli.outcome import gather
from acctplan.cli.output import annotated, exit_status, parse_targets, render_target
from acctplan.cli.terminal import is_terminal, wants_colour, width, with_progress
from acctplan.diagnostic import Severity
from acctplan.errors import UsageError
from acctplan.printable import printable
from acctplan.report import Layout
from acctplan.source import Source
from acctplan.workspace import Candidate, Workspace

Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODES", help="Judge by these codes or prefixes only.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave these rules out.")]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="The least severity that gives exit status 1.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--output-format", metavar="FORMAT", help="full, concise, json, github; or FORMAT=FILE."),
]
Notes = Annotated[bool, typer.Option("--notes", help="Show notes of plans that are no drafts, too.")]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Skip named files that are no plans or not configured ones.")
]
StdinFilename = Annotated[
    Path | None, typer.Option("--stdin-filename", metavar="FILE", help="Judge standard input as this file.")
]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help="Count findings by rule, account and owner instead of listing them; in JSON, as well.",
    ),
]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the files to judge, and stop.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="N", help="Processes to use (default: one a processor).")
]


def check(
    paths: options.Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = Severity.ERROR,
    output_format: Formats = None,
    notes: Notes = False,
    force_exclude: ForceExclude = False,
    stdin_filename: StdinFilename = None,
    show_files: ShowFiles = False,
    statistics: Statistics = False,
    jobs: Jobs = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Check plans and say what is wrong."""
    targets = parse_targets(output_format or [], as_json=as_json, on_terminal=is_terminal(sys.stdout))
    terms = Terms(options.day_or_today(as_of), _codes(select), _codes(ignore), force_exclude)
    workspace = Workspace(Path.cwd(), config)
    known: dict[str, Source] = {}
    if stdin_filename is not None:
        if paths:
            raise UsageError(
                "--stdin-filename judges standard input and takes no PATH", "leave one of them out"
            )
        known, judged = _judge_input(stdin_filename, workspace, terms)
    else:
        candidates = workspace.find(paths or (), force_exclude=force_exclude)
        if show_files:
            edge.write("".join(f"{printable(each.name)}\n" for each in candidates))
            return edge.CLEAN
        judged = _judge_files(candidates, terms, _positive(jobs), quiet=quiet or verbose)
    report = gather(judged, known, show_notes=notes or fail_on is Severity.NOTE, counted=statistics)
    layout = Layout(wants_colour(no_color, sys.stdout), width())
    for target in targets:
        text = render_target(target, report, layout)
        if target.file is not None:
            from acctplan import files

            files.replace(target.file, text)
        elif not quiet or report.visible or target.format not in ("full", "concise"):
            edge.write(annotated(text, target, report, os.environ, os.urandom(16).hex()))
    return exit_status(report.diagnostics, fail_on)


def _codes(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for value in values or () for code in value.split(",") if code.strip())


def _positive(jobs: int | None) -> int:
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs} is no number of processes", "write 1 or more")
    return jobs or usable_processors()


def _judge_files(candidates: Sequence[Candidate], terms: Terms, jobs: int, *, quiet: bool) -> list[Judged]:
    outcomes = judge_all(candidates, terms, jobs)
    judged = list(outcomes if quiet else with_progress(outcomes, "Checking", len(candidates)))
    if not any(each.is_plan for each in judged) and not terms.force_exclude:
        message = f"no plan among {len(judged)} Markdown file{'' if len(judged) == 1 else 's'}"
        raise UsageError(
            message, "a plan begins with front matter that has 'acctplan: 1'; 'acctplan new' makes one"
        )
    return judged


def _judge_input(name: Path, workspace: Workspace, terms: Terms) -> tuple[dict[str, Source], list[Judged]]:
    text = source.decode(name.as_posix(), sys.stdin.buffer.read(source.MAX_BYTES + 1))
    judged = Bench(terms).judge_source(text, workspace.project_for(name), workspace.cwd / name)
    return {text.path: text}, [judged]
